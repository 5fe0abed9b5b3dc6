import { describe, expect, test } from 'vitest'
import type { ComparisonSpec } from '../../../electron/contract/index.ts'
import { layOut } from '../../../electron/domain/comparison/index.ts'
import { figure, regionNamed, REGIONS, specOf } from '../../../electron/domain/comparison/testing/observed.ts'
import { derive, tableOf, viewWith } from '../../../electron/domain/comparison/testing/tables.ts'
import { axisOf, cellAt, fittedWidths, jumpInGrid, moveInGrid, naturalWidths, placeInGrid } from './grid-places.ts'
import { headActions } from './head-actions.ts'
import { hiddenNames } from './hidden-names.ts'
import { copyName, hintFor } from './spec-changes.ts'
import { sortOf, withDerived, withMeasure, withMoved, withPeriods, withSort, withWidth } from './view-changes.ts'

const A = '固定资产投资', B = '老旧小区改造数'
const figures = [figure('太谷区', A, '56亿元', 56e8), figure('晋中市', A, '682.6亿元', 682.6e8), figure('太谷区', B, '42个', 42), figure('晋中市', B, '228个', 228)]
const spec = specOf(['太谷区', '晋中市'], [A, B])
const built = (changes: Partial<ComparisonSpec> = {}) => tableOf({ ...spec, ...changes }, figures)

describe('changes of the view', () => {
  test('a line that is moved by hand ends the sorting, as it stands', () => {
    const sorted = withSort(spec, 'column', '140703', 'ascending')
    const table = tableOf(sorted, figures)
    const moved = withMoved(sorted, table, 'row', table.rows[1]!.key, 0)
    expect([moved.view.sortRows, tableOf(moved, figures).rows.map(({ indicator }) => indicator)]).toEqual([null, [B, A]])
  })
  test('asking for the same order again goes back to the given one', () => {
    const once = withSort(spec, 'row', built().rows[0]!.key, 'descending')
    expect([sortOf(once, 'row', built().rows[0]!.key), withSort(once, 'row', built().rows[0]!.key, 'descending').view.sortColumns]).toEqual(['descending', null])
  })
  test('computed columns go with the years that they were computed from', () => {
    const years = withDerived({ ...spec, periods: ['2023', '2024'] }, derive('change', '晋中市@2024', '晋中市@2023'))
    expect([withPeriods(years, ['2023', '2024', '2025']).derived.length, withPeriods(years, ['2024']).derived.length, withPeriods(years, 'latest').derived.length]).toEqual([1, 0, 0])
  })
  test('without any measure chosen the usual ones are shown again', () => {
    expect([withMeasure(spec, 'growth').measures, withMeasure({ ...spec, measures: ['growth'] }, 'growth').measures]).toEqual([['growth'], null])
  })
  test('a width stays within what the contract allows, and null takes it away', () => {
    const wide = withWidth(spec, 'name', 5000)
    expect([wide.view.widths, withWidth(spec, 'name', 1).view.widths, withWidth(wide, 'name', null).view.widths]).toEqual([{ name: 800 }, { name: 40 }, {}])
  })
  test('a copy has a name of its own, never too long', () => {
    expect([copyName('表', []), copyName('表', ['表 副本']), copyName('表 副本', ['表 副本']), copyName('长'.repeat(200), []).length]).toEqual(['表 副本', '表 副本 2', '表 副本 2', 200])
  })
  test('what is hidden is named so that it can be brought back', () => {
    const hidden = { ...spec, derived: [derive('rank', '太谷区')], view: viewWith({ hidden: ['140700', 'rank:140703', `${A} growth percent`, 'gone'] }) }
    const known = { regions: REGIONS, indicators: [{ id: A, name: A }] as never }
    expect(hiddenNames(hidden, known).map(({ name }) => name)).toEqual(['晋中市', '太谷区位次', '固定资产投资增速'])
  })
})

describe('hints', () => {
  const documents = new Map([[regionNamed('太谷区').code, 1], [regionNamed('晋中市').code, 1]])
  test('a region without documents is named', () => {
    expect(hintFor(tableOf({ ...spec, regions: [...spec.regions, regionNamed('杏花岭区').code] }, figures), documents)).toContain('没有杏花岭区的文件')
  })
  test('no common indicator is said, with the way out', () => {
    expect(hintFor(tableOf(spec, [figures[0]!, figures[3]!]), documents)).toContain('没有共有的数据')
  })
  test('a table with common indicators needs no hint', () => {
    expect(hintFor(built(), documents)).toBeNull()
  })
})

describe('places in the grid', () => {
  const byField = layOut(built({ view: viewWith({ byField: true }) }))
  test('headings of fields are stepped over, the corner is no place', () => {
    expect([moveInGrid({ line: 1, head: 0 }, byField, -1, 0), moveInGrid({ line: -1, head: 0 }, byField, 0, -1), moveInGrid({ line: -1, head: 1 }, byField, 1, 0)])
      .toEqual([{ line: -1, head: 0 }, { line: -1, head: 0 }, { line: 1, head: 1 }])
  })
  test('a cell is found in the grid and back, turned or not', () => {
    for (const transposed of [false, true]) {
      const layout = layOut(built({ view: viewWith({ transposed, byField: true }) }))
      for (const row of [0, 1]) for (const column of [0, 1]) expect(cellAt(placeInGrid({ row, column }, layout, transposed), layout)).toEqual({ row, column })
    }
  })
  test('Home and End go to figures, not to heads', () => {
    expect([jumpInGrid({ line: 2, head: 1 }, byField, 'Home', true), jumpInGrid({ line: 1, head: 0 }, byField, 'End', true), jumpInGrid({ line: 2, head: 1 }, byField, 'Home', false)])
      .toEqual([{ line: 1, head: 0 }, { line: 2, head: 1 }, { line: 2, head: 0 }])
  })
  test('heads name columns, or rows where the table is turned', () => {
    expect([axisOf({ line: -1, head: 0 }, false), axisOf({ line: -1, head: 0 }, true), axisOf({ line: 0, head: -1 }, false)]).toEqual(['column', 'row', 'row'])
  })
  test('room left over goes to columns that nobody dragged', () => {
    const layout = layOut(built()), natural = naturalWidths(layout)
    expect(fittedWidths(layout, natural, { 140703: 200 }, 500)).toEqual([200, 300])
  })
})

test('the menu of a head offers what is possible there', () => {
  const table = built({ derived: [derive('difference', '太谷区', '晋中市')] })
  const names = (axis: 'row' | 'column', key: string, isShownAsColumn: boolean) => headActions(table.spec, table, { axis, key, isShownAsColumn, width: 100 }, () => {}).map(({ name }) => name)
  expect(names('column', '140703', true)).toEqual(['各行按此从大到小', '各行按此从小到大', '右移', '加宽', '变窄', '不显示'])
  expect(names('column', 'difference:140703-140700', true)).toEqual(['各行按此从大到小', '各行按此从小到大', '左移', '加宽', '变窄', '删除这个推算栏'])
  expect(names('row', table.rows[0]!.key, false)).toEqual(['各栏按此从大到小', '各栏按此从小到大', '下移', '不显示'])
})
