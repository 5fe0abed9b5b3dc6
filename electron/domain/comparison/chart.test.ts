import { expect, test } from 'vitest'
import { chartPanelsOf } from './index.ts'
import { figure, specOf } from './testing/observed.ts'
import { derive, tableOf, viewWith } from './testing/tables.ts'

const INVESTMENT = '固定资产投资', TRADE = '外贸进出口总额', ESTATES = '老旧小区改造数'
const figures = [
  figure('太谷区', INVESTMENT, '56亿元', 56e8, { status: 'target' }), figure('晋中市', INVESTMENT, '682.6亿元', 682.6e8), figure('晋中市', INVESTMENT, '650亿元', 650e8, { period: '2023' }),
  figure('太谷区', TRADE, '9亿元', 9e8), figure('晋中市', TRADE, '80亿元', 80e8), figure('太谷区', ESTATES, '42个', 42), figure('晋中市', ESTATES, '228个', 228),
]
const panels = (kind: 'multiples' | 'grouped' | 'lines', changes = {}) => chartPanelsOf(tableOf({ ...specOf(['太谷区', '晋中市'], [INVESTMENT, TRADE, ESTATES]), ...changes, view: viewWith({ chart: { kind, rows: null } }) }, figures), 6)

test('small multiples have a picture per row, on the scale of that row, in the order of the columns', () => {
  expect(panels('multiples').map((panel) => [panel.title, panel.kind === 'bars' && panel.groups[0]!.bars.map(({ label, shown, status }) => [label, shown, status])])[0])
    .toEqual(['固定资产投资（亿元）', [['太谷区', '56（目标）', 'target'], ['晋中市', '682.6', 'actual']]])
})
test('grouped bars share a scale only within one measure and unit', () => {
  expect(panels('grouped').map((panel) => [panel.title, panel.kind === 'bars' && panel.groups.map(({ name }) => name)])).toEqual([['单位：亿元', [INVESTMENT, TRADE]], ['老旧小区改造数（个）', ['']]])
})
test('lines go over the years, one per region; a year without a figure has no point', () => {
  const [first] = panels('lines', { periods: ['2023', '2024'] })
  expect(first!.kind === 'lines' && [first!.years, first!.lines.map(({ name, points }) => [name, ...points.map(({ value }) => value)])]).toEqual([['2023', '2024'], [['太谷区', null, 56], ['晋中市', 650, 682.6]]])
})
test('without years side by side lines become bars', () => {
  expect(panels('lines').map(({ kind }) => kind)).toEqual(['bars', 'bars', 'bars'])
})
test('computed columns have no bar, and a region keeps its pattern whatever the order', () => {
  const bars = panels('multiples', { derived: [derive('difference', '太谷区', '晋中市')] })[0]!
  expect(bars.kind === 'bars' && bars.groups[0]!.bars.map(({ columnIndex, regionIndex }) => [columnIndex, regionIndex])).toEqual([[0, 0], [1, 1]])
})
