import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sentencesOf } from './index.ts'

function sentences(text: string): string[] {
  return sentencesOf(text).map(({ start, end }) => text.slice(start, end))
}

test.each([
  ['a full stop, a question mark and an exclamation mark end a sentence', '完成了。好吗？好！继续', ['完成了。', '好吗？', '好！', '继续']],
  ['a semicolon ends none', '投资增长5%；消费增长6%。', ['投资增长5%；消费增长6%。']],
  ['quotes and brackets that close belong to the sentence', '他说：“好。”（众人笑。）散会。', ['他说：“好。”', '（众人笑。）', '散会。']],
  ['decimals end none', '增长2.5%。达到3.6亿元。', ['增长2.5%。', '达到3.6亿元。']],
  ['several stops end one', '真的？！是。', ['真的？！', '是。']],
  ['a line end ends a sentence', '标题\n正文', ['标题', '正文']],
  ['English sentences end before a blank', 'It grew by 2.5 percent. It will grow. Yes', ['It grew by 2.5 percent.', 'It will grow.', 'Yes']],
  ['a straight quote that opens the next sentence is not taken', 'He left. "Why?" she said.', ['He left.', '"Why?"', 'she said.']],
  ['blanks belong to no sentence', ' 甲。 乙 ', ['甲。', '乙']],
  ['nothing has no sentences', '', []],
])('%s', (_, text, expected) => {
  expect(sentences(text)).toEqual(expected)
})

test('sentences cover every character that is not blank, once and in order', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'甲乙。！；”（）"\'. \nab5%') }), text => {
    expect(sentences(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    let end = 0
    for (const span of sentencesOf(text)) {
      expect(span.start).toBeGreaterThanOrEqual(end)
      end = span.end
    }
  }))
})
