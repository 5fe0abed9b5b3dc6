import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extract, extractionLines, guessContext } from './index.ts'
import { lexiconFrom, passage, REPORT } from './testing/reading.ts'

const lexicon = lexiconFrom((name) => readFileSync(new URL(`../../../resources/lexicon/${name}.json`, import.meta.url), 'utf8'))
const read = (text: string) => extract([passage(text)], REPORT, lexicon)

/** Pieces that texts of this kind are made of, so that random texts hit the rules. */
const PIECES = [
  '地区生产总值', '增长', '下降', '同比', '分别', '，', '。', '、', '；', '：', '（', '）', '“', '”', '12', '3.5', '2024', '年', '月', '亿元', '%', '个百分点', '万', '多', '个', '第', '前', '位', '-', '—', '至',
  '5G', 'PM2.5', '１２３', '八成', '以上', '全市', '太谷区', '其中', '占', '的', '新增', '改造', '老旧小区', '千余名', '两', ' ', '\n', 'A', '\ud83d', '〔', '〕', '総', '億', '3.9：59.5：36.6', '1,234',
]

describe('whatever the text', () => {
  test('every Arabic numeral is in exactly one quantity, quantities are in order and do not overlap', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => {
      const text = pieces.join('')
      const { quantities, count } = read(text)
      const digits = [...text.matchAll(/[0-9０-９]+/g)]
      const inside = digits.map((digit) => quantities.filter((quantity) => quantity.start <= digit.index && quantity.end >= digit.index + digit[0].length).length)
      expect(inside).toEqual(digits.map(() => 1))
      for (const [i, quantity] of quantities.entries()) {
        expect(quantity.raw).toBe(text.slice(quantity.start, quantity.end))
        expect(quantity.end).toBeGreaterThan(quantity.start)
        if (i > 0) expect(quantity.start).toBeGreaterThanOrEqual(quantities[i - 1]!.end)
        expect(Number.isFinite(quantity.value)).toBe(true)
      }
      expect(count.metrics + count.other).toBe(count.numbers)
    }), { numRuns: 600 })
  })

  test('the same input gives the same output', () => {
    const text = '全年地区生产总值205.71亿元，比上年增长5.2%，改造老旧小区228个，惠及千余名群众。'
    expect(read(text)).toEqual(read(text))
  })

  test.each([
    ['an empty text', ''], ['a text without numbers', '坚持稳中求进工作总基调。'], ['digits only', '1234567890'.repeat(2000)], ['blanks', ' \t\n '], ['English', 'GDP grew by 5.2% to 205 billion in Q3 2024.'],
    ['traditional characters', '地區生產總值205.71億元，比上年增長5.2%。'], ['full-width figures', '增长５．２％，完成１２３亿元'], ['broken surrogates', '\ud83d增长5%\udc00，完成3亿元\ud83d'], ['open brackets', '（'.repeat(5000) + '3个'],
  ])('%s is read without complaint', (_, text) => {
    expect(() => read(text)).not.toThrow()
  })

  test.each([
    ['one sentence without an end', '全市新增就业3万人、'], ['bare figures', '12亿元，'], ['closing brackets', '1）'], ['opening quotes', '“5'], ['spelled runs', '一二三'], ['dates', '2024年'], ['regions', '太谷区、'], ['分别', '分别增长5%、'],
  ])('time grows with the length of %s, not with its square', (_, piece) => {
    const timed = (length: number): number => {
      const text = piece.repeat(Math.ceil(length / piece.length))
      const started = performance.now()
      read(text)
      return performance.now() - started
    }
    timed(20_000)
    const [small, large] = [timed(20_000), timed(200_000)]
    expect(large).toBeLessThan(small * 60 + 400) // ten times the text; a square would be a hundred times
  })
})

test('lines give offsets of the original file in code points, line breaks inside the number included', () => {
  const raw = '😀全年完成固定资产投资 682.6\n亿元，增长5%。'
  const passages = [{ ...passage('全年完成固定资产投资682.6亿元，增长5%。'), runs: [[0, 2, 10], [10, 13, 5], [15, 19, 9]] as [number, number, number][] }]
  const lines = extractionLines(raw, passages, extract(passages, REPORT, lexicon))
  const letters = [...raw]
  expect(lines.map((line) => [line.raw, letters.slice(line.start, line.end).join(''), line.value, line.unit, line['indicator']])).toEqual([
    ['682.6\n亿元', '682.6\n亿元', 68260000000, '元', '固定资产投资'], ['5%', '5%', 5, '%', '固定资产投资'],
  ])
})

test.each([
  ['祁县2023年国民经济和社会发展统计公报', { region: '祁县', regionCode: '140727', date: '2023', speaksOf: '2023' }],
  ['太谷经济技术开发区2022年工作总结', { region: '太谷经济技术开发区', regionCode: null, date: '2022', speaksOf: '2022' }],
  ['政府工作报告（2025年2月26日在晋中市第五届人民代表大会上）', { region: '晋中市', regionCode: '140700', date: '2025-02-26', speaksOf: null }],
  ['春天', { region: '', regionCode: null, date: null, speaksOf: null }],
])('%s tells what it is about', (title, expected) => {
  expect(guessContext([passage(title, 0, 'title')], lexicon)).toEqual(expected)
})
