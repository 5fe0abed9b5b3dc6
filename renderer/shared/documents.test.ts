import { expect, test } from 'vitest'
import { filterDocuments } from './documents.ts'
import { documentSummary, JINZHONG, TAIGU } from './testing/samples.ts'

test('the filter looks at title, region, year and kind, and wants all words', () => {
  const list = [
    documentSummary({ title: '政府工作报告', region: JINZHONG, date: '2025', kind: 'work-report' }), documentSummary({ title: '干部谈发展', region: TAIGU, date: '2024', kind: 'plan' }),
  ]
  expect(['发展', '太谷 发展', '2025', '工作报告', '杏花岭 2024'].map(filter => filterDocuments(list, filter).length)).toEqual([1, 1, 1, 1, 0])
})
