import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Passage } from '../../contract/index.ts'
import { bareHeading, correctedPairs, pairedOffset, pairHeadings, pairsInOrder, reflow } from './index.ts'

/** Headings as `level text`; a paragraph stands under each. */
function text(...headings: string[]): Passage[] {
  const passages = headings.flatMap(heading => [
    { kind: 'heading' as const, level: Number(heading[0]), text: heading.slice(2) }, { kind: 'paragraph' as const, level: 0, text: '正文。' },
  ])
  return passages.map((passage, index) => ({ ...passage, index, runs: [], markup: [] }))
}

const inWords = (a: Passage[], b: Passage[]) => pairHeadings(a, b).map(pair => `${a[pair.a]?.text} = ${b[pair.b]?.text} (${pair.reason})`)

test.each([
  ['一、2024年工作回顾', '回顾'], ['（三）全力抓项目扩投资', '全力抓项目扩投资'], ['第二章 乡村振兴', '乡村振兴'], ['2025年工作安排', '安排'], ['推项目 积蓄高质量发展新能量', '推项目积蓄新能量'],
])('the core of %s is %s', (heading, core) => {
  expect(bareHeading(heading)).toBe(core)
})

test('two years of one report are paired by their words, whatever their numbers', () => {
  const a = text('1 一、2023年工作回顾', '1 二、2024年工作安排', '2 （一）狠抓项目建设', '2 （二）推进乡村振兴', '2 （三）保障和改善民生')
  const b = text('1 一、2024年工作回顾', '1 二、2025年工作安排', '2 （一）推进乡村全面振兴', '2 （二）建设生态环境', '2 （三）持续保障改善民生')
  expect(inWords(a, b)).toEqual([
    '一、2023年工作回顾 = 一、2024年工作回顾 (words)', '二、2024年工作安排 = 二、2025年工作安排 (words)',
    '（二）推进乡村振兴 = （一）推进乡村全面振兴 (words)', '（三）保障和改善民生 = （三）持续保障改善民生 (words)',
  ])
})

test('a chapter that the other report has elsewhere is paired across', () => {
  const a = text('1 一、项目建设', '1 二、乡村振兴', '1 三、民生保障')
  const b = text('1 一、民生保障', '1 二、项目建设', '1 三、乡村振兴')
  expect(inWords(a, b)).toEqual(['一、项目建设 = 二、项目建设 (words)', '二、乡村振兴 = 三、乡村振兴 (words)', '三、民生保障 = 一、民生保障 (words)'])
})

test('a heading alone between two pairs stands beside the one that is alone there', () => {
  expect(inWords(text('1 项目建设', '1 城市更新', '1 民生保障'), text('1 项目建设', '1 生态环境', '1 民生保障'))[1]).toBe('城市更新 = 生态环境 (place)')
})

const seed = (id: string): Passage[] => reflow(readFileSync(new URL(`../../../seeds/${id}.txt`, import.meta.url), 'utf8'))

test('chapters that speak of the same are paired, whatever slogans stand over them', () => {
  const [plan, city, report] = [seed('taigu-2024-plan'), seed('xinghualing-2022'), seed('jinzhong-2025-work-report')]
  const short = (a: Passage[], b: Passage[]) => pairHeadings(a, b).map(pair => `${a[pair.a]?.text.slice(0, 3)} = ${b[pair.b]?.text.slice(0, 8)}`)
  expect(short(plan, city)).toEqual(['推项目 = 聚焦重大项目建设', '兴产业 = 聚焦工业转型发展', '激活力 = 聚焦市场主体倍增', '提品质 = 聚焦城市更新改造', '惠民生 = 聚焦民生事业发展'])
  expect(short(plan, report)).toEqual(['推项目 = （一）突出项目支', '优服务 = （二）突出转型发', '兴产业 = （三）突出文旅牵', '激活力 = （四）突出改革开', '提品质 = （五）突出城乡融', '惠民生 = （七）突出民生改'])
})

test('documents without common headings are not paired', () => {
  expect(pairHeadings(text('1 项目建设'), text('1 文旅融合'))).toEqual([])
  expect(pairHeadings([], text('1 文旅融合'))).toEqual([])
})

test('a person’s pair replaces those that share a heading with it, a parted one goes', () => {
  const a = text('1 项目建设', '1 乡村振兴', '1 民生保障')
  const pairs = pairHeadings(a, a)
  expect(correctedPairs(pairs, [{ a: 0, b: 2 }], [{ a: 4, b: 4 }]).map(({ a: x, b, reason }) => [x, b, reason])).toEqual([[0, 2, 'person']])
})

test('scrolling together keeps paired headings side by side, shares out the way between them and meets at the end', () => {
  const headings = [{ a: 200, b: 400 }, { a: 600, b: 600 }, { a: 1190, b: 1500 }]
  const ends = { a: 1000, b: 1200 }
  expect([0, 100, 200, 400, 600, 800, 1000, 1300].map(offset => pairedOffset(headings, ends, offset))).toEqual([0, 200, 400, 500, 600, 900, 1200, 1200])
  expect(pairedOffset(headings, ends, 500, 'b')).toBe(400)
})

test('a text that cannot be scrolled stays where it is beside one that can', () => {
  expect([pairedOffset([{ a: 50, b: 0 }], { a: 1000, b: 0 }, 700), pairedOffset([], { a: 1000, b: 0 }, 0, 'b')]).toEqual([0, 0])
})

test('pairs that cross are left out of the scrolling, as few as can be', () => {
  expect(pairsInOrder([{ a: 1, b: 9 }, { a: 3, b: 2 }, { a: 5, b: 4 }, { a: 7, b: 6 }])).toEqual([{ a: 3, b: 2 }, { a: 5, b: 4 }, { a: 7, b: 6 }])
})

test('whatever the pairs, going on in one text never goes back in the other', () => {
  const pair = fc.record({ a: fc.nat(300), b: fc.nat(400) })
  fc.assert(fc.property(fc.array(pair, { maxLength: 12 }), fc.constantFrom<'a' | 'b'>('a', 'b'), (pairs, from) => {
    let last = 0
    for (let offset = 0; offset <= 410; offset++) {
      const there = pairedOffset(pairsInOrder(pairs), { a: 310, b: 410 }, offset, from)
      expect(there).toBeGreaterThanOrEqual(last - 1e-9)
      last = there
    }
  }))
})

test('each heading is in one pair at most, and a text beside itself is paired whole', () => {
  const seeds = ['taigu-2024-plan', 'jinzhong-2025-work-report', 'xinghualing-2022'].map(seed)
  for (const a of seeds) for (const b of seeds) {
    const pairs = pairHeadings(a, b)
    expect([new Set(pairs.map(pair => pair.a)).size, new Set(pairs.map(pair => pair.b)).size]).toEqual([pairs.length, pairs.length])
    if (a === b) expect(pairs.map(pair => [pair.a, pair.b])).toEqual(a.filter(({ kind }) => kind === 'heading').map(({ index }) => [index, index]))
  }
})
