import { mount } from '@vue/test-utils'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import MarkdownText from './MarkdownText.ts'
import { parseMarkdown, plainWords } from '../../../electron/domain/markdown/index.ts'

const html = (source: string): string => mount(MarkdownText, { props: { source } }).element.innerHTML

test('bold, italic, code, lists and quotes are shown as such', () => {
  expect(html('**固投**与*增速*，`56亿元`\n第二行')).toBe('<p><strong>固投</strong>与<em>增速</em>，<code>56亿元</code><br>第二行</p>')
  expect(html('- 甲\n- 乙\n\n3. 丙\n4、丁')).toBe('<ul><li>甲</li><li>乙</li></ul><ol start="3"><li>丙</li><li>丁</li></ol>')
  expect(html('- **甲**多少\n* *乙*')).toBe('<ul><li><strong>甲</strong>多少</li><li><em>乙</em></li></ul>')
  expect(html('**甲**与乙')).toBe('<p><strong>甲</strong>与乙</p>')
  expect(html('> 引\n> 文\n\n# 小结')).toBe('<blockquote><p>引<br>文</p></blockquote><p class="markdown-heading">小结</p>')
  expect(html('```\n**原样**\n```')).toBe('<pre><code>**原样**</code></pre>')
})

test('a figure is no markup: a minus sign opens no list, a decimal point neither, and lone stars are stars', () => {
  expect([html('-5%的增速'), html('1.5亿元'), html('2 * 3 * 4'), html('**没有收尾')]).toEqual(['<p>-5%的增速</p>', '<p>1.5亿元</p>', '<p>2 * 3 * 4</p>', '<p>**没有收尾</p>'])
})

test('links keep words and address as text: nothing in a note can be followed', () => {
  expect(html('见[公报](https://example.invalid/a)和![图](x.png)')).toBe('<p>见公报（https://example.invalid/a）和图（x.png）</p>')
  expect(html('[点我](javascript:alert(1))')).not.toContain('<a')
})

test('whatever a note holds, no element is made but the few that notes may use', () => {
  const pieces = fc.array(fc.constantFrom('<img src=x onerror=alert(1)>', '<script>', '</p>', '**', '*', '`', '\n', '> ', '- ', '1. ', '[', '](', ')', '甲', '\\', '# ', '```', '&lt;', '<!--'), { maxLength: 40 })
  fc.assert(fc.property(pieces, words => {
    const element = mount(MarkdownText, { props: { source: words.join('') } }).element as Element
    const allowed = new Set(['P', 'STRONG', 'EM', 'CODE', 'UL', 'OL', 'LI', 'BLOCKQUOTE', 'PRE', 'BR'])
    for (const child of element.querySelectorAll('*')) {
      expect(allowed.has(child.tagName)).toBe(true)
      expect(child.getAttributeNames().filter(name => name !== 'class' && name !== 'start')).toEqual([])
    }
  }))
})

test('a long hostile note is read to its end', () => {
  for (const piece of ['*', '**a', '[', '`', '> ', '[](', '- ']) {
    const source = piece.repeat(Math.floor(20_000 / piece.length))
    expect(() => parseMarkdown(source)).not.toThrow()
  }
})

test('in a list a note is one line of bare words', () => {
  expect(plainWords('**核对**：\n- 固投\n- 增速')).toBe('核对： 固投 增速')
})
