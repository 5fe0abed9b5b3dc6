import { expect, test } from 'vitest'
import { otherScales } from './scales.ts'
import { expansionOf, termsOf } from './terms.ts'

test.each([
  ['0.3亿元', ['3000万元']],
  ['3000万元', ['0.3亿元']],
  ['682.6亿元', ['6826000万元', '0.0683万亿元'].slice(0, 1)],
  ['1.2万亿元', ['12000亿元']],
  ['25000人', ['2.5万人']],
  ['2.5万人', ['25000人']],
  ['366亿', ['3660000万', '0.0366万亿']],
])('%s is also written %j', (term, others) => {
  expect(otherScales(term)).toEqual(others)
})

test.each(['2024', '2024年', '15个', '8%', '增长8.5%', '108国道', '招商', '万亿', '0亿元', '1.23456亿元人'])('%s has no other spelling, or none that anybody writes', (term) => {
  expect(otherScales(term).filter((other) => /\.\d{5}/.test(other))).toEqual([])
  if (!/亿|万/.test(term)) expect(otherScales(term)).toEqual([])
})

test('a query is cut at blanks, quotes keep a phrase, width and case do not matter, repeats count once', () => {
  const texts = (query: string) => termsOf(query).map(({ text }) => text)
  expect(texts('太谷　玛钢')).toEqual(['太谷', '玛钢'])
  expect(texts('“推项目 积蓄” 2.5％')).toEqual(['2.5%', '推项目积蓄'])
  expect(texts('ＧＤＰ gdp')).toEqual(['gdp'])
  expect(texts(' “” " ')).toEqual([])
})

test('what was widened is said in Chinese', () => {
  expect(expansionOf(termsOf('招商 0.3亿元'))).toBe('亦查“3000万元”')
  expect(expansionOf(termsOf('招商'))).toBe(null)
})
