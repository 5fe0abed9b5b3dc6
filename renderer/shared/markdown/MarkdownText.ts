import { defineComponent, h, type VNode } from 'vue'
import { parseMarkdown, type Block, type Inline } from '../../../electron/domain/markdown/index.ts'
import './markdown.css'

const inline = (parts: readonly Inline[]): (VNode | string)[] => parts.map(part => {
  switch (part.kind) {
    case 'text': return part.text
    case 'code': return h('code', part.text)
    case 'bold': return h('strong', inline(part.children))
    case 'italic': return h('em', inline(part.children))
    case 'break': return h('br')
    default: return part satisfies never
  }
})

const block = (one: Block): VNode => {
  switch (one.kind) {
    case 'paragraph': return h('p', inline(one.children))
    case 'heading': return h('p', { class: 'markdown-heading' }, inline(one.children))
    case 'quote': return h('blockquote', one.children.map(block))
    case 'code': return h('pre', h('code', one.text))
    case 'list': {
      const items = one.items.map(item => h('li', inline(item)))
      return one.ordered ? h('ol', { start: one.first }, items) : h('ul', items)
    }
    default: return one satisfies never
  }
}

/** A note as it reads. Elements are made one by one and never from HTML, so that nothing in a note can act. */
export default defineComponent({
  name: 'MarkdownText',
  props: { source: { type: String, required: true } },
  setup: props => () => h('div', { class: 'markdown' }, parseMarkdown(props.source).map(block)),
})
