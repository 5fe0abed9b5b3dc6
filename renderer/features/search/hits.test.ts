import { expect, test } from 'vitest'
import { documentId, searchHit } from '../../shared/testing/samples.ts'
import { cutAtMarks, groupHits } from './hits.ts'

test('hits stand under their document, and positions run through the groups as shown', () => {
  const other = documentId('jinzhong')
  const groups = groupHits([searchHit({ passage: 1 }), searchHit({ documentId: other, documentTitle: '政府工作报告', passage: 2 }), searchHit({ passage: 3 })])
  expect(groups.map(group => [group.title, group.hits.map(({ hit, position }) => [hit.passage, position])])).toEqual([
    ['紧抓机遇谋发展 凝聚力量崇实干', [[1, 0], [3, 1]]],
    ['政府工作报告', [[2, 2]]],
  ])
})

test('a snippet is cut at its marks and loses no letter, whatever the marks are', () => {
  const text = '招商引资是源头活水'
  expect(cutAtMarks(text, [{ start: 5, end: 7 }, { start: 0, end: 4 }]).map(piece => `${piece.marked ? '*' : ''}${piece.text}`)).toEqual(['*招商引资', '是', '*源头', '活水'])
  for (const marks of [[], [{ start: 2, end: 5 }, { start: 3, end: 8 }], [{ start: 7, end: 99 }], [{ start: 4, end: 4 }], [{ start: 20, end: 30 }]]) {
    expect(cutAtMarks(text, marks).map(piece => piece.text).join('')).toBe(text)
  }
})
