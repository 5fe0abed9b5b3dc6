import { expect, test } from 'vitest'
import { PackedMetrics, type DocumentMetrics } from '../../contract/index.ts'
import { makeEntry, makeOther, makeReading } from '../../../renderer/features/metrics/testing/entries.ts'
import { packMetrics, unpackEntries, unpackMetrics, type TextOnPage } from './packed.ts'

const FIRST = '2024年太谷区投资87亿元。今年固定资产投资完成56亿元，增长10%。'
const at = (raw: string) => ({ raw, passage: 0, start: FIRST.indexOf(raw), end: FIRST.indexOf(raw) + raw.length })
const key = (raw: string) => `${'a'.repeat(64)}:0:${at(raw).start}-${at(raw).end}`
const sentence = FIRST.slice(FIRST.indexOf('今年'))
const entryOf = (raw: string, parts: Parameters<typeof makeEntry>[1] = {}) =>
  makeEntry(0, { ...at(raw), key: key(raw), quote: sentence, quoteStart: sentence.indexOf(raw), ...parts })

const entries = [
  entryOf('56亿元', { review: 'corrected', machine: { value: 56, valueMax: null, unit: '亿', reading: null }, byHand: true }),
  entryOf('10%', { valueMax: 12, reading: makeReading({ measure: 'growth', indicatorId: null, period: null, subjectRegion: null, qualifier: '以上' }) }),
]
const metrics: DocumentMetrics = {
  documentId: entries[0]!.documentId, edition: entries[0]!.edition, entries, others: [makeOther(0, { ...at('2024年') })], count: { numbers: 3, metrics: 2, other: 1, doubtful: 0 },
}
const text: TextOnPage = { documentId: metrics.documentId, edition: metrics.edition, passages: [{ text: FIRST }] }
const packed = PackedMetrics.parse(JSON.parse(JSON.stringify(packMetrics(metrics))))

test('numbers come out of their rows as they went in, with the sentence read from the text', () => {
  expect(unpackMetrics(packed, text)).toEqual(metrics)
})

test('a number that does not stand at its place is left out, never moved to where the same words stand', () => {
  const shifted = FIRST.replace('今年固定资产投资', '今年固定资产总投资')
  expect(unpackMetrics(packed, { ...text, passages: [{ text: shifted }] })).toEqual({ ...metrics, entries: [] })
  const revised = FIRST.replace('56亿元', '57亿元')
  expect(unpackEntries(packed.entries, { ...text, passages: [{ text: revised }] }).map(({ raw }) => raw)).toEqual(['10%'])
  expect(unpackEntries(packed.entries, { ...text, passages: [] })).toEqual([])
})

test('of the numbers of another edition none is taken, even where the words are the same', () => {
  expect(unpackMetrics({ ...packed, edition: 'b'.repeat(64) as typeof packed.edition }, text)).toEqual({ ...metrics, entries: [], others: [] })
})
