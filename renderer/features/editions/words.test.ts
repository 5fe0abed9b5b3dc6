import { expect, test } from 'vitest'
import type { EditionItem, EditionPlace } from '../../../electron/contract/index.ts'
import { editionId } from '../../shared/testing/samples.ts'
import { placesOfWords } from './places.ts'
import { changeInWords } from './words.ts'

const place = (quote: string): EditionPlace => ({ edition: editionId('a'), passage: 0, start: 0, end: quote.length, quote, headings: [], around: { text: quote, start: 0, end: quote.length } })
const change = (reason: EditionItem['reason'], old: string, now: string) => changeInWords({ reason, old: place(old) }, place(now))

test('a change is told by what differs, where that is short', () => {
  expect([
    change('numbers', '完成固定资产投资682.6亿元', '完成固定资产投资683.1亿元'), change('unit', '15亿元', '15万元'), change('direction', '增长10%', '下降10%'),
    change('numbers', '增长8.1%，达到12亿元', '增长8.4%，达到13亿元'), change('surroundings', '增长10%', '增长10%'), change('numbers', '增长10%', '增长10%'),
    change('wording', '这是很长的一句话而且写得完全不同于后来', '后来改成了另外一种说法并且同样非常冗长'),
  ]).toEqual(['682.6 → 683.1', '亿 → 万', '增长 → 下降', '8.1%、12 → 8.4%、13', null, null, null])
})

test('words are found in the new text with their sentences; blanks around them do not count', () => {
  const passages = ['一、回顾', '全年增长10%。出口增长10%，𠮷林增长10%。'].map((text, index) => ({ index, kind: index === 0 ? 'heading' as const : 'paragraph' as const, level: index === 0 ? 1 : 0, text, runs: [], markup: [] }))
  const places = placesOfWords(' 增长10% ', editionId('b'), passages)
  expect(places.map(({ passage, start, quote, headings, around }) => [passage, start, quote, headings, around.text.slice(around.start, around.end)])).toEqual(
    [2, 10, 19].map(start => [1, start, '增长10%', ['一、回顾'], '增长10%']))
  expect([placesOfWords('  ', editionId('b'), passages), placesOfWords('没有', editionId('b'), passages)]).toEqual([[], []])
})
