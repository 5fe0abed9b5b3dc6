import { expect, test } from 'vitest'
import type { LedgerEntry } from '../../contract/index.ts'
import { countByReview, filterEntries, groupEntries, nextRow, NO_FILTER, sortEntries, type LedgerContext } from './rows.ts'
import { makeDocument, makeEntry, makeIndicator, makeReading } from '../../../renderer/features/metrics/testing/entries.ts'

const context: LedgerContext = {
  documents: new Map([
    ['taigu-2024-plan', makeDocument()],
    ['jinzhong-2025', makeDocument({ id: 'jinzhong-2025', title: '政府工作报告', region: { code: '140700', name: '晋中市', fullName: '山西省晋中市', level: 'city', parent: '140000' } })],
  ]),
  indicators: new Map([['fixed-investment', makeIndicator()]]),
}
const investment = makeEntry(10)
const roads = makeEntry(50, { raw: '37公里', quote: '新建农村公路37公里。', value: 37, unit: '公里', review: 'doubtful', confidence: 0.4, reading: makeReading({ indicatorId: null, indicator: '农村公路', measure: 'delta', period: null }) })
const gdp = makeEntry(90, { raw: '6.5%', quote: '地区生产总值增长6.5%。', documentId: 'jinzhong-2025', value: 6.5, unit: '%', review: 'confirmed', reading: makeReading({ indicatorId: 'gdp', indicator: '地区生产总值', measure: 'growth', status: 'actual', period: '2025', subject: '晋中市' }) })
const entries = [investment, roads, gdp]
const raws = (list: readonly LedgerEntry[]) => list.map(entry => entry.raw)

test('filters narrow by document, region, field, state and words, all together', () => {
  expect(raws(filterEntries(entries, { ...NO_FILTER, documentId: 'jinzhong-2025' }, context))).toEqual(['6.5%'])
  expect(raws(filterEntries(entries, { ...NO_FILTER, region: '140703' }, context))).toEqual(['56亿元', '37公里'])
  expect(raws(filterEntries(entries, { ...NO_FILTER, field: '经济' }, context))).toEqual(['56亿元'])
  expect(raws(filterEntries(entries, { ...NO_FILTER, field: '其他' }, context))).toEqual(['37公里', '6.5%'])
  expect(raws(filterEntries(entries, { ...NO_FILTER, review: 'doubtful' }, context))).toEqual(['37公里'])
  expect(raws(filterEntries(entries, { ...NO_FILTER, text: '公路 ３７' }, context))).toEqual(['37公里'])
  expect(raws(filterEntries(entries, { ...NO_FILTER, text: '工作报告', review: 'doubtful' }, context))).toEqual([])
})

test('sorting keeps the order of the documents where entries are equal', () => {
  expect(raws(sortEntries(entries, { by: 'value', descending: true }, context))).toEqual(['56亿元', '37公里', '6.5%'])
  expect(raws(sortEntries(entries, { by: 'indicator', descending: false }, context))).toEqual(['6.5%', '56亿元', '37公里'])
  expect(raws(sortEntries(entries, { by: 'review', descending: false }, context))).toEqual(['37公里', '56亿元', '6.5%'])
  expect(raws(sortEntries(entries, { by: 'subject', descending: false }, context)).slice(1)).toEqual(['56亿元', '37公里'])
})

test('groups carry their number of entries and of doubtful ones', () => {
  const rows = groupEntries(entries, 'document', context)
  expect(rows.map(row => row.type === 'group' ? [row.name, row.count, row.doubtful] : row.entry.raw))
    .toEqual([['2024年太谷区这样干', 2, 1], '56亿元', '37公里', ['政府工作报告', 1, 0], '6.5%'])
})

test('moving skips the heads of groups, and looking for a doubtful one goes round', () => {
  const rows = groupEntries(entries, 'document', context)
  expect(nextRow(rows, -1, 1)).toBe(1)
  expect(nextRow(rows, 2, 1)).toBe(4)
  expect(nextRow(rows, 1, -1)).toBe(-1)
  expect(nextRow(rows, 4, 1, entry => entry.review === 'doubtful', true)).toBe(2)
  expect(nextRow(rows, 2, 1, entry => entry.review === 'dismissed', true)).toBe(-1)
})

test('states are counted', () => {
  expect(countByReview(entries)).toEqual({ doubtful: 1, certain: 1, confirmed: 1, corrected: 0, dismissed: 0 })
})

test('50,000 entries are filtered, sorted and grouped, none lost', () => {
  const many = Array.from({ length: 50_000 }, (_, i) => makeEntry(i, { value: (i * 7919) % 50_000, reading: makeReading({ indicator: `指标${i % 300}` }) }))
  const rows = groupEntries(sortEntries(filterEntries(many, { ...NO_FILTER, text: '指标2' }, context), { by: 'indicator', descending: true }, context), 'indicator', context)
  const wanted = many.filter(entry => entry.reading.indicator.startsWith('指标2'))
  const shown = rows.flatMap(row => row.type === 'entry' ? [row.entry] : [])
  expect(new Set(shown)).toEqual(new Set(wanted))
  expect(rows.length - shown.length).toBe(new Set(wanted.map(entry => entry.reading.indicator)).size)
})
