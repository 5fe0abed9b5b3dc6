import { expect, test } from 'vitest'
import { passageNumbers } from '../../../../electron/domain/text/index.ts'
import { askedPassage } from './asked-passage.ts'

test.each([['17', 16], ['第17段', 16], [' 第 １７ 段 ', 16], ['第3—5段', 2], ['第3、7段', 2], ['1', 0], ['61', 60]])('%s is a passage', (words, passage) => {
  expect(askedPassage(words, 61)).toBe(passage)
})

test.each(['', '0', '62', '第段', '十七', '1.5', '17条', '-3'])('“%s” is none of 61 passages', words => {
  expect(askedPassage(words, 61)).toBeNull()
})

test('what a citation names is found again', () => {
  const span = (passage: number) => ({ passage, start: 0, end: 1 })
  for (const spans of [[span(4)], [span(4), span(5), span(6)], [span(4), span(9)]]) expect(askedPassage(passageNumbers(spans), 10)).toBe(4)
})
