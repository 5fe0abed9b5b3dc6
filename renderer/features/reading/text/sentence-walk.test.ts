import { expect, test } from 'vitest'
import { sentenceAt, sentenceBeside, sentencesIn } from './sentence-walk.ts'

const passages = [{ text: '标题' }, { text: '' }, { text: '第一句。第二句！' }, { text: '末段' }]

test('a place stands in its sentence, or in the next one that there is', () => {
  expect([sentenceAt(passages, { passage: 2, offset: 1 }), sentenceAt(passages, { passage: 2, offset: 4 }), sentenceAt(passages, { passage: 1, offset: 0 }), sentenceAt(passages, { passage: 3, offset: 2 })])
    .toEqual([{ passage: 2, start: 0, end: 4 }, { passage: 2, start: 4, end: 8 }, { passage: 2, start: 0, end: 4 }, { passage: 3, start: 0, end: 2 }])
  expect(sentenceAt([{ text: '' }], { passage: 0, offset: 0 })).toBeNull()
})

test('walking on and back again visits every sentence once', () => {
  const there = [{ passage: 0, ...sentencesIn(passages, 0)[0]! }]
  for (let next = sentenceBeside(passages, there[0]!, 1); next; next = sentenceBeside(passages, next, 1)) there.push(next)
  expect(there.map(span => passages[span.passage]!.text.slice(span.start, span.end))).toEqual(['标题', '第一句。', '第二句！', '末段'])
  const back = [there.at(-1)!]
  for (let next = sentenceBeside(passages, back[0]!, -1); next; next = sentenceBeside(passages, next, -1)) back.unshift(next)
  expect(back).toEqual(there)
})
