import { expect, test } from 'vitest'
import type { ComparisonSpec } from '../../../electron/contract/index.ts'
import { buildComparison } from '../../../electron/domain/comparison/index.ts'
import { documentOf, figure, indicatorsOf, REGIONS, regionNamed, specOf } from '../../../electron/domain/comparison/testing/observed.ts'
import { cellLink, type CellAddress } from '../../shared/links.ts'
import { askedCell, choicesWith, placeOfCell } from './asked-cell.ts'

const INVESTMENT = '固定资产投资', ESTATES = '老旧小区改造数'
const [investment, estates] = indicatorsOf(INVESTMENT, ESTATES)
const taigu = regionNamed('太谷区').code, jinzhong = regionNamed('晋中市').code
const observations = [
  figure('太谷区', INVESTMENT, '56亿元', 56e8), figure('太谷区', INVESTMENT, '51亿元', 51e8, { period: '2021' }), figure('晋中市', INVESTMENT, '682.6亿元', 682.6e8), figure('晋中市', ESTATES, '228个', 228),
]
const build = (spec: ComparisonSpec) => buildComparison(spec, { observations, documents: [documentOf('太谷区', '2025'), documentOf('晋中市', '2025')], regions: REGIONS, indicators: indicatorsOf(INVESTMENT, ESTATES) })
const asked = (changes: Partial<CellAddress> = {}): CellAddress => ({ indicatorId: investment!.id, region: taigu, period: null, ...changes })
const addressOf = (cell: CellAddress) => (cellLink(cell) as { query: Record<string, string> }).query

test('an address names a cell and is read back; what is none names nothing', () => {
  for (const cell of [asked(), asked({ period: '2025' }), asked({ gap: true }), asked({ region: regionNamed('太谷经济技术开发区').code })]) expect(askedCell(addressOf(cell))).toEqual(cell)
  for (const query of [{}, { indicator: 'a' }, { indicator: '', region: taigu }, { indicator: 'a', region: '<script>' }, { indicator: ['a', 'b'], region: taigu }]) expect(askedCell(query)).toBeNull()
})

test('a cell is found by what it shows, whatever way rows and columns are ordered', () => {
  const spec = specOf(['晋中市', '太谷区'], [ESTATES, INVESTMENT])
  const table = build(spec)
  const at = placeOfCell(table, asked())!
  expect([table.rows[at.row]!.indicatorId, table.columns[at.column]!.region]).toEqual([investment!.id, taigu])
  expect(placeOfCell(table, asked({ period: '1999' }))).toBeNull()
})

test('where an indicator has a figure in one row and none in another, the figure is gone to, or the gap where that is asked for', () => {
  const growth = figure('晋中市', INVESTMENT, '10%', 10, { measure: 'growth' })
  const table = buildComparison(specOf(['太谷区', '晋中市'], [INVESTMENT]), { observations: [...observations, growth], documents: [documentOf('太谷区', '2025')], regions: REGIONS, indicators: indicatorsOf(INVESTMENT) })
  const kindAt = (cell: CellAddress) => { const place = placeOfCell(table, cell)!; return table.rows[place.row]!.cells[place.column]!.kind }
  expect([kindAt(asked({ period: '2024' })), kindAt(asked({ period: '2024', gap: true })), kindAt(asked({ region: jinzhong, gap: true }))]).toEqual(['figure', 'missing', 'figure'])
})

test('region, indicator, year and hidden lines are taken in with the least change that shows the cell', () => {
  const spec = specOf(['晋中市'], [ESTATES])
  const steps = (cell: CellAddress, from: ComparisonSpec = spec) => choicesWith(build(from), cell).findIndex((choice) => placeOfCell(build(choice), cell) !== null)
  expect(placeOfCell(build(spec), asked())).toBeNull()
  expect([steps(asked()), steps(asked({ period: '2021' })), steps(asked({ indicatorId: estates!.id, region: taigu }))]).toEqual([0, 1, 0])
  const hidden = specOf(['太谷区', '晋中市'], [INVESTMENT])
  const away = { ...hidden, view: { ...hidden.view, hidden: [build(hidden).rows[0]!.key, taigu] } }
  expect([placeOfCell(build(away), asked()), steps(asked(), away)]).toEqual([null, 0])
  // A row without any figure is shown only where empty rows are.
  expect(steps(asked({ indicatorId: estates!.id, region: taigu }), specOf(['太谷区'], [INVESTMENT], { hideEmptyRows: true }))).toBe(2)
  expect(choicesWith(build(spec), asked({ region: jinzhong }))[0]!.regions).toEqual([jinzhong])
  // The year comes beside the one that was shown, not in its place.
  expect(choicesWith(build(hidden), asked({ period: '2021' }))[1]!.periods).toEqual(['2021', '2024'])
})
