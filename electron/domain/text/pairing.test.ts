import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Passage } from '../../contract/index.ts'
import { bareHeading, correctedPairs, pairedPlace, pairHeadings, reflow } from './index.ts'

/** Headings as `level text`; a paragraph stands under each. */
function text(...headings: string[]): Passage[] {
  const passages = headings.flatMap(heading => [
    { kind: 'heading' as const, level: Number(heading[0]), text: heading.slice(2) }, { kind: 'paragraph' as const, level: 0, text: '正文。' },
  ])
  return passages.map((passage, index) => ({ ...passage, index, runs: [], markup: [] }))
}

const inWords = (a: Passage[], b: Passage[]) => pairHeadings(a, b).map(pair => `${a[pair.a]?.text} = ${b[pair.b]?.text} (${pair.reason})`)

test.each([
  ['一、2024年工作回顾', '回顾'], ['（三）全力抓项目扩投资', '全力抓项目扩投资'], ['第二章 乡村振兴', '乡村振兴'], ['2025年工作安排', '安排'], ['推项目 积蓄高质量发展新能量', '推项目积蓄高质量发展新能量'],
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

test('documents without common headings are not paired', () => {
  expect(pairHeadings(text('1 项目建设'), text('1 文旅融合'))).toEqual([])
  expect(pairHeadings([], text('1 文旅融合'))).toEqual([])
})

test('a person’s pair replaces those that share a heading with it, a parted one goes', () => {
  const a = text('1 项目建设', '1 乡村振兴', '1 民生保障')
  const pairs = pairHeadings(a, a)
  expect(correctedPairs(pairs, [{ a: 0, b: 2 }], [{ a: 4, b: 4 }]).map(({ a: x, b, reason }) => [x, b, reason])).toEqual([[0, 2, 'person']])
})

test('scrolling together keeps paired headings side by side and shares out the way between them', () => {
  const pairs = [{ a: 2, b: 4 }, { a: 6, b: 6 }]
  const lengths = { a: 10, b: 12 }
  const beside = (passage: number, fraction: number) => pairedPlace(pairs, lengths, { passage, fraction })
  expect([beside(0, 0), beside(2, 0), beside(4, 0), beside(6, 0), beside(9, 1)]).toEqual([
    { passage: 0, fraction: 0 }, { passage: 4, fraction: 0 }, { passage: 5, fraction: 0 }, { passage: 6, fraction: 0 }, { passage: 11, fraction: 1 },
  ])
  expect(pairedPlace(pairs, lengths, { passage: 5, fraction: 0 }, 'b')).toEqual({ passage: 4, fraction: 0 })
})

test('whatever the pairs, going on in one text never goes back in the other', () => {
  const pair = fc.record({ a: fc.nat(30), b: fc.nat(40) })
  fc.assert(fc.property(fc.array(pair, { maxLength: 12 }), pairs => {
    let last = -1
    for (let at = 0; at <= 310; at++) {
      const { passage, fraction } = pairedPlace(pairs, { a: 31, b: 41 }, { passage: Math.floor(at / 10), fraction: (at % 10) / 10 })
      expect(passage + fraction).toBeGreaterThanOrEqual(last - 1e-9)
      last = passage + fraction
    }
  }))
})

test('each heading is in one pair at most, and a text beside itself is paired whole', () => {
  const seeds = ['taigu-2024-plan', 'jinzhong-2025-work-report', 'xinghualing-2022'].map(id => reflow(readFileSync(new URL(`../../../seeds/${id}.txt`, import.meta.url), 'utf8')))
  for (const a of seeds) for (const b of seeds) {
    const pairs = pairHeadings(a, b)
    expect([new Set(pairs.map(pair => pair.a)).size, new Set(pairs.map(pair => pair.b)).size]).toEqual([pairs.length, pairs.length])
    if (a === b) expect(pairs.map(pair => [pair.a, pair.b])).toEqual(a.filter(({ kind }) => kind === 'heading').map(({ index }) => [index, index]))
  }
})
