import { expect, test } from 'vitest'
import type { EditionItem, EditionPlace } from '../../../electron/contract/index.ts'
import { editionId } from '../../shared/testing/samples.ts'
import { placesOfWords, searchedText, warningOf } from './places.ts'
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

const passagesOf = (texts: readonly string[]) =>
  texts.map((text, index) => ({ index, kind: index === 0 ? 'heading' as const : 'paragraph' as const, level: index === 0 ? 1 : 0, text, runs: [], markup: [] }))
const look = (words: string, texts: readonly string[]) => placesOfWords(words, searchedText(editionId('b'), passagesOf(texts)))

test('words are found in the new text with their sentences; blanks around them do not count', () => {
  const passages = ['一、回顾', '全年增长10%。出口增长10%，𠮷林增长10%。']
  const places = look(' 增长10% ', passages)
  expect(places.map(({ passage, start, quote, headings, around }) => [passage, start, quote, headings, around.text.slice(around.start, around.end)])).toEqual(
    [2, 10, 19].map(start => [1, start, '增长10%', ['一、回顾'], '增长10%']))
  expect([look('  ', passages), look('没有', passages)]).toEqual([[], []])
})

test('words are found as the search finds them, and the place is of exactly the text’s own characters', () => {
  const text = '“三个一”工程投资１２．５亿元，建成 Ｈ轴 36 ㎡，GDP 增长——8％。'
  const quotes = (words: string): string[] => look(words, ['一', text]).map(({ start, end, quote }) => {
    expect(text.slice(start, end)).toBe(quote)
    return quote
  })
  expect([
    quotes('"三个一"'), quotes('12.5亿元'), quotes('h轴'), quotes('36㎡'), quotes('36m2'), quotes('gdp增长--8%'), quotes('建成H轴'), quotes('投 资 １2.5'), quotes('１２ 亿'), quotes('GDP增长——8 %'),
  ]).toEqual([['“三个一”'], ['１２．５亿元'], ['Ｈ轴'], ['36 ㎡'], ['36 ㎡'], ['GDP 增长——8％'], ['建成 Ｈ轴'], ['投资１２．５'], [], ['GDP 增长——8％']])
})

test('blanks part two numbers and two Latin words, and nothing else', () => {
  const found = (words: string, text: string): number => look(words, ['一', text]).length
  expect([found('12', '共1 2处'), found('1 2', '共12处'), found('deep seek', 'DeepSeek模型'), found('ai 模型', 'AI模型'), found('AI模型', 'ＡＩ　模 型')]).toEqual([0, 0, 0, 1, 1])
})

test('half of a character is no place, whatever it folds to', () => {
  expect([look('2', ['一', '共36㎡、⑫号。']).map(({ quote }) => quote), look('⑫', ['一', '共12处、⑫号。']).map(({ quote }) => quote)]).toEqual([[], ['12', '⑫']])
})

test('a place with other numbers, unit, direction or region is told as such; other words alone are the person’s own', () => {
  const regions = ['太谷区', '祁县']
  const at = (text: string, quote: string): EditionPlace => look(quote, ['一', text])[0]!
  const told = (old: EditionPlace, now: EditionPlace) => warningOf(old, now, regions)
  expect([
    told(at('投资682.6亿元。', '投资682.6亿元'), at('投资683.1亿元。', '投资683.1亿元')), told(at('投资15亿元。', '15'), at('投资15万元。', '15')),
    told(at('增长10%。', '增长10%'), at('下降10%。', '下降10%')), told(at('太谷区增长10%。', '增长10%'), at('祁县增长10%。', '增长10%')),
    told(at('太谷区增长10%。', '太谷区增长'), at('祁县增长10%。', '祁县增长')), told(at('增长１０％。', '增长10%'), at('增长10%。', '增长10%')),
    told(at('铁路开通。', '铁路'), at('公路延长。', '公路')), told(at('太谷铁路开通。', '铁路'), at('铁路开通客运。', '铁路')),
  ]).toEqual(['numbers', 'unit', 'direction', 'region', 'region', null, null, null])
})
