import { parseMarkdown, type Block, type Inline } from '../../electron/domain/markdown/index.ts'
import { element } from './dom.ts'

/** The signs before list items: written as text, so that their font is there and a reader of the PDF can copy them. */
export const LIST_SIGNS = '•.0123456789 '

/** A note as it is printed. Elements are made one by one and never from HTML. */
export function printedMarkdown(source: string): HTMLElement {
  return element('div', { class: 'note-body' }, ...parseMarkdown(source).map(printedBlock))
}

function printedBlock(block: Block): HTMLElement {
  switch (block.kind) {
    case 'paragraph': return element('p', {}, ...printedInline(block.children))
    case 'heading': return element('p', { class: 'note-heading' }, ...printedInline(block.children))
    case 'quote': return element('blockquote', {}, ...block.children.map(printedBlock))
    case 'code': return element('pre', {}, element('code', {}, block.text))
    case 'list': return element(block.ordered ? 'ol' : 'ul', {}, ...block.items.map((item, index) =>
      element('li', {}, element('span', { class: 'note-sign' }, block.ordered ? `${block.first + index}.` : '•'), ...printedInline(item))))
    default: return block satisfies never
  }
}

function printedInline(parts: readonly Inline[]): (Node | string)[] {
  return parts.map((part) => {
    switch (part.kind) {
      case 'text': return part.text
      case 'code': return element('code', {}, part.text)
      case 'bold': return element('strong', {}, ...printedInline(part.children))
      case 'italic': return element('em', {}, ...printedInline(part.children))
      case 'break': return element('br')
      default: return part satisfies never
    }
  })
}
