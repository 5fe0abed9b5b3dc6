import { describe, expect, test } from 'vitest'
import { cellText, gridOf, layOut } from './index.ts'
import { inGivenOrder } from './view.ts'
import { figure, specOf } from './testing/observed.ts'
import { derive, tableOf, viewWith } from './testing/tables.ts'

const INVESTMENT = '固定资产投资', ESTATES = '老旧小区改造数', GDP = '地区生产总值'
const figures = [
  figure('太谷区', INVESTMENT, '56亿元', 56e8), figure('晋中市', INVESTMENT, '682.6亿元', 682.6e8),
  figure('晋中市', ESTATES, '228个', 228), figure('太谷区', ESTATES, '42个', 42),
  figure('太谷区', GDP, '7%', 7, { measure: 'growth' }), figure('太谷区', '外贸进出口总额', '9亿元', 9e8),
]
const spec = specOf(['太谷区', '晋中市'], [INVESTMENT, ESTATES, GDP, '外贸进出口总额'])
const names = (view: Parameters<typeof viewWith>[0], changes = {}) => {
  const built = tableOf({ ...spec, ...changes, view: viewWith(view) }, figures)
  return { rows: built.rows.map((row) => row.indicator), columns: built.columns.map(({ name }) => name) }
}
const keyOf = (indicator: string) => tableOf(spec, figures).rows.find((row) => row.indicator === indicator)!.key

describe('sorting', () => {
  test('rows are ordered within one measure and unit; amounts are never ordered against percentages', () => {
    expect(names({ sortRows: { column: '140703', direction: 'ascending' } }).rows).toEqual(['外贸进出口总额', INVESTMENT, ESTATES, GDP])
  })
  test('rows without a figure in the column stand last in both directions', () => {
    const of = (direction: 'ascending' | 'descending') => names({ sortRows: { column: '140700', direction } }).rows.slice(2)
    expect([of('ascending'), of('descending')]).toEqual([[GDP, '外贸进出口总额'], [GDP, '外贸进出口总额']])
  })
  test('columns are ordered by a row; computed ones stay behind', () => {
    expect(names({ sortColumns: { row: keyOf(INVESTMENT), direction: 'descending' } }, { derived: [derive('difference', '太谷区', '晋中市')] }).columns).toEqual(['晋中市', '太谷区', '太谷区−晋中市'])
  })
  test('rows sort by a computed column in the unit of its cells', () => {
    expect(names({ sortRows: { column: 'difference:140700-140703', direction: 'descending' } }, { derived: [derive('difference', '晋中市', '太谷区')] }).rows.slice(0, 2)).toEqual([INVESTMENT, ESTATES])
  })
  test('a column that is no longer there sorts nothing', () => {
    expect(names({ sortRows: { column: 'gone', direction: 'ascending' } }).rows).toEqual([INVESTMENT, ESTATES, GDP, '外贸进出口总额'])
  })
})

describe('order given by a person', () => {
  const lines = (keys: string) => [...keys].map((key) => ({ key }))
  test.each([['abcd', 'dcba', 'dcba'], ['abcd', 'ba', 'bcda'], ['abXcd', 'dcba', 'dcbXa'], ['abc', '', 'abc'], ['Xab', 'ba', 'Xba'], ['ab', 'zab', 'ab']])('%s in the order %s is %s', (now, order, expected) => {
    expect(inGivenOrder(lines(now), [...order]).map(({ key }) => key).join('')).toBe(expected)
  })
  test('holds for rows and columns', () => {
    expect(names({ rowOrder: [GDP, INVESTMENT, ESTATES, '外贸进出口总额'].map(keyOf), columnOrder: ['140700', '140703'] })).toEqual({ rows: [GDP, INVESTMENT, ESTATES, '外贸进出口总额'], columns: ['晋中市', '太谷区'] })
  })
})

describe('hiding', () => {
  test('hidden rows and columns are in no export', () => {
    const built = tableOf({ ...spec, view: viewWith({ hidden: ['140700', keyOf(GDP)] }) }, figures)
    expect(gridOf(built)).toEqual([['指标', '单位', '太谷区'], [INVESTMENT, '亿元', '56'], [ESTATES, '个', '42'], ['外贸进出口总额', '亿元', '9']])
  })
  test('a column without any figure can be left out', () => {
    expect(names({ hideEmptyColumns: true }, { regions: [...spec.regions, '140107'] }).columns).toEqual(['太谷区', '晋中市'])
  })
  test('the sign of another level refers to the first region chosen, whatever is sorted or hidden', () => {
    const built = tableOf({ ...spec, view: viewWith({ hidden: ['140703'] }) }, figures)
    expect(built.columns.map(({ otherLevel }) => otherLevel)).toEqual([true])
  })
})

describe('layout', () => {
  test('turned, regions are rows and indicators carry unit and year in their heads', () => {
    const built = tableOf({ ...spec, indicators: spec.indicators.slice(0, 2), view: viewWith({ transposed: true }) }, figures)
    expect(gridOf(built)).toEqual([['地区', `${INVESTMENT}（亿元）`, `${ESTATES}（个）`], ['太谷区', '56', '42'], ['晋中市', '682.6', '228']])
  })
  test('turned with years side by side, each line has its year', () => {
    const built = tableOf({ ...spec, indicators: spec.indicators.slice(0, 1), regions: spec.regions.slice(0, 1), periods: ['2023', '2024'], view: viewWith({ transposed: true }) }, figures)
    expect(gridOf(built).map((line) => line.slice(0, 2))).toEqual([['地区', '年份'], ['太谷区', '2023年'], ['太谷区', '2024年']])
  })
  test('the cells of a layout know their place in the table', () => {
    const built = tableOf({ ...spec, view: viewWith({ transposed: true }) }, figures)
    for (const line of layOut(built).lines) if (line.kind === 'cells') for (const { cell, row, column } of line.cells) expect(built.rows[row]!.cells[column]).toBe(cell)
  })
  test('every figure of the table stands in the grid once, turned or not', () => {
    for (const transposed of [false, true]) {
      const built = tableOf({ ...spec, view: viewWith({ transposed }) }, figures)
      const shown = gridOf(built).slice(1).flatMap((line) => line.slice(transposed ? 1 : 2))
      expect(shown.sort()).toEqual(built.rows.flatMap((row) => row.cells.map(cellText)).sort())
    }
  })
  test('by field, each field has a heading and its rows below it', () => {
    const built = tableOf({ ...spec, view: viewWith({ byField: true }) }, figures)
    const fields = layOut(built).lines.map((line) => line.kind === 'field' ? `〔${line.field}〕` : '·').join('')
    expect([fields, gridOf(built)[1]]).toEqual(['〔经济〕····', ['经济', '', '', '']])
  })
})
