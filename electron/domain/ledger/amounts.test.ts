import { expect, test } from 'vitest'
import fc from 'fast-check'
import { formatNumber, formatValue, parseAmount } from './amounts.ts'
import { confidenceWords, periodWords } from './words.ts'

test('large values are read in 万 and 亿, as the documents print them', () => {
  expect([68_260_000_000, 30_000_000, 4415, 12_345, 0.9, -1_500_000, 12_345_678_901].map(formatNumber))
    .toEqual(['682.6亿', '3,000万', '4,415', '1.2345万', '0.9', '-150万', '12,345,678,901'])
})

test('a figure shows its range and its unit', () => {
  expect(formatValue({ value: 63, valueMax: 68, unit: '%' })).toBe('63%～68%')
  expect(formatValue({ value: 2, valueMax: 3, unit: '个' })).toBe('2～3个')
  expect(formatValue({ value: 5_600_000_000, valueMax: null, unit: '元' })).toBe('56亿元')
})

test('typed numbers may carry 万 and 亿, commas and full-width digits', () => {
  expect(['682.6亿', '1,200', '３万', '－5.2', ' 56 ', '1.2万亿'].map(parseAmount)).toEqual([68_260_000_000, 1200, 30_000, -5.2, 56, 1.2e12])
  expect(['', '亿', '五十', '1.2.3', '12元'].map(parseAmount)).toEqual([null, null, null, null, null])
})

test('what is shown can be typed back without changing the value', () => {
  fc.assert(fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 4 }), (digits, decimals) => {
    const value = Number((digits / 10 ** decimals).toPrecision(12))
    expect(parseAmount(formatNumber(value))).toBe(value)
  }))
})

test('periods are read out, and unknown forms are left alone', () => {
  expect(['2024', '2024Q1', '2024H2', '2024-06', '2024-06-30', '2021-2025', '十四五', null].map(periodWords))
    .toEqual(['2024年', '2024年一季度', '2024年下半年', '2024年6月', '2024年6月30日', '2021—2025年', '十四五', '未写明'])
})

test('confidence is said in words', () => {
  expect([0.99, 0.75, 0.5, 0.1].map(confidenceWords)).toEqual(['有把握', '较有把握', '把握不大', '没有把握'])
})
