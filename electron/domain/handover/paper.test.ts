import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paginateRows, splitColumns, typeArea } from './paper.ts'

const heights = (count: number, height = 10) => Array.from({ length: count }, () => height)

test('the type area of the annex is that of GB/T 9704', () => {
  expect([typeArea({ style: 'official', orientation: 'portrait' }), typeArea({ style: 'official', orientation: 'landscape' })]).toEqual([{ width: 156, height: 225 }, { width: 225, height: 156 }])
})

describe('rows on pages', () => {
  test('the first page has room for the title, the others for more rows', () => {
    expect(paginateRows(heights(20), { first: 40, following: 20, page: 100, tail: 0 })).toEqual([[0, 6], [6, 14], [14, 20]])
  })
  test('a last page of one row gets some from the page before', () => {
    expect(paginateRows(heights(9), { first: 20, following: 20, page: 100, tail: 0 })).toEqual([[0, 5], [5, 9]])
  })
  test('notes that do not fit under the last rows take some rows with them', () => {
    expect(paginateRows(heights(10), { first: 0, following: 0, page: 110, tail: 40 })).toEqual([[0, 6], [6, 10]])
  })
  test('notes that fit stay where the table ends', () => {
    expect(paginateRows(heights(10), { first: 0, following: 0, page: 150, tail: 40 })).toEqual([[0, 10]])
  })
  test('a row taller than a page stands alone', () => {
    expect(paginateRows([10, 500, 10], { first: 0, following: 0, page: 100, tail: 0 })).toEqual([[0, 1], [1, 2], [2, 3]])
  })
  test('the heading of a field never ends a page', () => {
    const keepsWithNext = (index: number) => index === 5 || index === 13
    expect(paginateRows(heights(20), { first: 40, following: 20, page: 100, tail: 0, keepsWithNext })).toEqual([[0, 5], [5, 13], [13, 20]])
  })
  test('every row is on exactly one page, in order, and no page is overfull', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 5, max: 90 }), { minLength: 1, maxLength: 400 }), fc.integer({ min: 0, max: 200 }), (rows, tail) => {
      const pages = paginateRows(rows, { first: 60, following: 20, page: 250, tail })
      expect(pages.flatMap(([from, to]) => rows.slice(from, to))).toEqual(rows)
      pages.forEach(([from, to], index) => {
        const used = (index === 0 ? 60 : 20) + rows.slice(from, to).reduce((sum, each) => sum + each, 0)
        expect(used <= 250 || to - from <= 4).toBe(true)
      })
    }))
  })
})

describe('columns of a wide table', () => {
  test('what fits stays together', () => {
    expect(splitColumns([30, 30, 30], 100)).toEqual([[0, 1, 2]])
  })
  test('parts are about equally full', () => {
    expect(splitColumns(heights(7, 30), 130)).toEqual([[0, 1, 2, 3], [4, 5, 6]])
  })
  test('a column wider than the paper stands alone rather than vanish', () => {
    expect(splitColumns([300, 30], 100)).toEqual([[0], [1]])
  })
  test('the years of one region stay together where they fit', () => {
    expect(splitColumns(heights(9, 30), 130, (index) => index % 3 !== 0)).toEqual([[0, 1, 2], [3, 4, 5], [6, 7, 8]])
    expect(splitColumns(heights(6, 60), 130, (index) => index % 3 !== 0)).toEqual([[0, 1], [2], [3, 4], [5]])
  })
  test('every column is in exactly one part, in order, and no part is too wide', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 20, max: 160 }), { minLength: 1, maxLength: 60 }), (widths) => {
      const groups = splitColumns(widths, 200, (index) => index % 3 !== 0)
      expect(groups.flat()).toEqual(widths.map((_, index) => index))
      expect(groups.filter((group) => group.reduce((sum, index) => sum + widths[index]!, 0) > 200)).toEqual([])
    }))
  })
})
