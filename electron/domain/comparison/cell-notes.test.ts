import { expect, test } from 'vitest'
import type { DocumentId } from '../../contract/index.ts'
import { documentsForCell, type CellDocument } from './cell-notes.ts'
import { regionNamed } from './testing/observed.ts'

const document = (id: string, speaksOf: string, date: string | null, region = '太谷区'): CellDocument => ({ id: id as DocumentId, title: id, speaksOf, date, region: regionNamed(region) })
const DOCUMENTS = [
  document('centenary', '2021', '2021'), document('five-years', '2021-2025', '2021-03'), document('report', '2024', '2025-02-26'),
  document('plan', '2024', '2024'), document('city', '2024', '2024', '晋中市'), document('zone', '2022', null, '太谷经济技术开发区'),
]
const choose = (period: string | null, more: { region?: string; alternatives?: string[] } = {}) => {
  const { documents, ofPeriod } = documentsForCell(DOCUMENTS, {
    region: regionNamed(more.region ?? '太谷区').code, period, alternatives: (more.alternatives ?? []).map((documentId) => ({ documentId: documentId as DocumentId })),
  })
  return [documents.map(({ id }) => id), ofPeriod]
}

test('those of the region that speak of the year are offered: the most particular first, the newer before the older', () => {
  expect(choose('2024')).toEqual([['report', 'plan', 'five-years'], true])
  expect(choose('2021')).toEqual([['centenary', 'five-years'], true])
  expect(choose('2022', { region: '太谷经济技术开发区' })).toEqual([['zone'], true])
})

test('a document that came out in the year stands behind those that speak of it', () => {
  expect(choose('2025')).toEqual([['five-years', 'report'], true])
})

test('a quarter or a plan asks for the year that it lies in or ends with', () => {
  expect(choose('2021Q1')).toEqual(choose('2021'))
  expect(choose('十四五')).toEqual(choose('2025'))
})

test('where none speaks of the year all of the region are offered, the nearest first, and it is said', () => {
  expect(choose('2018')).toEqual([['centenary', 'five-years', 'report', 'plan'], false])
  expect(choose('2024', { region: '太谷经济技术开发区' })).toEqual([['zone'], false])
})

test('a cell without a year takes any document of the region', () => {
  expect(choose(null)).toEqual([['report', 'plan', 'centenary', 'five-years'], true])
})

test('of two that fit alike, the one that holds what was not taken comes first', () => {
  expect(choose('2024', { alternatives: ['plan'] })).toEqual([['plan', 'report', 'five-years'], true])
})

test('a region without documents: those that hold what was not taken, else none', () => {
  expect(choose('2024', { region: '杏花岭区', alternatives: ['city'] })).toEqual([['city'], true])
  expect(choose('2024', { region: '杏花岭区' })).toEqual([[], false])
})
