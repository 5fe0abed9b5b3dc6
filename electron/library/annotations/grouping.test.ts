import { expect, test } from 'vitest'
import type { AnnotationGrouping, AnnotationSort, ListedAnnotation } from '../../contract/index.ts'
import { groupMarks } from './grouping.ts'

const mark = (id: string, changes: object, title = '甲', regionCode = '140700'): ListedAnnotation => ({
  annotation: { id, documentId: title, meaning: 'data', tags: [], modified: '2024-03-01T04:00:00.000Z', created: '2024-02-01T04:00:00.000Z', ...changes }, documentTitle: title, regionCode, regionName: regionCode,
} as unknown as ListedAnnotation)
const MARKS = [
  mark('1', { meaning: 'quote', tags: ['固投', '口径'] }), mark('2', { tags: ['口径'], modified: '2024-03-02T04:00:00.000Z' }, '乙', '140100'), mark('3', { meaning: 'doubt', created: '2024-02-02T04:00:00.000Z' }),
]
const told = (grouping: AnnotationGrouping, sort: AnnotationSort = 'place'): string => {
  const { groups, items } = groupMarks(MARKS, grouping, sort)
  let from = 0
  return groups.map(({ name, count }) => `${name} ${items.slice(from, from += count).map(({ annotation: { id } }) => id).join('')}`).join(' | ')
}

test('documents stand by region, meanings in their order, days newest first', () => {
  expect([told('document'), told('meaning'), told('day'), told('day', 'created')]).toEqual(['乙 2 | 甲 13', '数据 2 | 存疑 3 | 引用 1', '2024年3月2日 2 | 2024年3月1日 13', '2024年2月2日 3 | 2024年2月1日 12'])
})

test('a mark stands under each of its tags, those without come last', () => {
  expect(told('tag')).toBe('口径 12 | 固投 1 | 没有标签 3')
})
