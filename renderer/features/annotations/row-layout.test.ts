import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layoutRows, type NoteGroup } from './row-layout.ts'

const group = (name: string, count: number): NoteGroup => ({ key: name, name, aside: '', count })
const told = (groups: readonly NoteGroup[], total: number): (string | number)[] => {
  const layout = layoutRows(groups, total)
  return Array.from({ length: layout.count }, (_, index) => {
    const row = layout.at(index)
    return row.kind === 'group' ? row.group.name : row.offset
  })
}

test('each group has its head before its marks', () => {
  expect(told([group('甲', 2), group('乙', 1)], 3)).toEqual(['甲', 0, 1, '乙', 2])
})

test('without groups the list is the marks', () => {
  expect(told([], 3)).toEqual([0, 1, 2])
})

test('whatever the groups, a mark is found again at its index', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 12 }), counts => {
    const total = counts.reduce((sum, count) => sum + count, 0)
    const layout = layoutRows(counts.map((count, i) => group(`${i}`, count)), total)
    for (let offset = 0; offset < total; offset++) expect(layout.at(layout.indexOf(offset))).toEqual({ kind: 'item', offset })
  }))
})
