import { expect, test } from 'vitest'
import type { DocumentId, Meaning, RegionCode } from '../../../electron/contract/index.ts'
import { annotation, annotationId, documentId, listedAnnotation } from '../../shared/testing/samples.ts'
import { arrangeAnnotations, matchesFilter, type AnnotationFilter } from './listing.ts'

const everything: AnnotationFilter = { meanings: new Set(), region: '', document: '', text: '' }
const at = (id: string, passage: number, modified: string, around: Parameters<typeof listedAnnotation>[1] = {}, changes: Parameters<typeof listedAnnotation>[0] = {}) =>
  listedAnnotation({ id: annotationId(id), anchor: { ...annotation().anchor, passage, quote: `第${id}条` }, modified, ...changes }, around)

const LIST = [
  at('1', 9, '2024-03-03T04:00:00.000Z'),
  at('2', 2, '2024-03-01T04:00:00.000Z', {}, { meaning: 'doubt', note: '口径不同', tags: ['固投'] }),
  at('3', 5, '2024-03-03T05:00:00.000Z', { documentTitle: '政府工作报告', regionCode: '140700' as RegionCode, regionName: '晋中市' }, { documentId: documentId('jinzhong') }),
]
const told = (groups: ReturnType<typeof arrangeAnnotations>): string[] => groups.map(group => `${group.title}: ${group.items.map(item => item.annotation.anchor.quote).join(' ')}`)

test('by place: region by region, in the order of the text', () => {
  expect(told(arrangeAnnotations(LIST, everything, 'place'))).toEqual(['政府工作报告: 第3条', '紧抓机遇谋发展 凝聚力量崇实干: 第2条 第1条'])
})

test('by time: day by day, the newest first', () => {
  expect(told(arrangeAnnotations(LIST, everything, 'time'))).toEqual(['2024年3月3日: 第3条 第1条', '2024年3月1日: 第2条'])
})

test('filters narrow together, and words are found in quote, note and tags', () => {
  const left = (filter: Partial<AnnotationFilter>): string[] => LIST.filter(item => matchesFilter(item, { ...everything, ...filter })).map(item => item.annotation.id.at(-1)!)
  expect(left({ meanings: new Set<Meaning>(['data']) })).toEqual(['1', '3'])
  expect(left({ region: '140700' as RegionCode })).toEqual(['3'])
  expect(left({ document: 'jinzhong' as DocumentId, meanings: new Set<Meaning>(['doubt']) })).toEqual([])
  expect(left({ text: '固投 口径' })).toEqual(['2'])
  expect(left({ text: '第3条' })).toEqual(['3'])
})
