import { describe, expect, test } from 'vitest'
import type { ComparisonSpec } from '../../contract/index.ts'
import { buildComparison, cellText, gridOf, type Observed } from './index.ts'
import { documentOf, figure, indicatorsOf, REGIONS, specOf } from './testing/observed.ts'

const table = (spec: ComparisonSpec, observations: Observed[]) => buildComparison(spec, {
  observations, documents: observations.map(({ document }) => document), regions: REGIONS, indicators: indicatorsOf(...new Set(observations.map(({ entry }) => entry.reading.indicator)), ...spec.indicators),
})
const firstRow = (spec: ComparisonSpec, observations: Observed[]) => table(spec, observations).rows[0]!
const words = (spec: ComparisonSpec, observations: Observed[]) => firstRow(spec, observations).cells.map(cellText)
const TWO = ['太谷区', '晋中市'], GDP = '地区生产总值', INVESTMENT = '固定资产投资', ESTATES = '老旧小区改造数'

describe('1. units within a row', () => {
  test('amounts are shown in one unit, and the converted one says so', () => {
    const row = firstRow(specOf(TWO, [INVESTMENT]), [figure('太谷区', INVESTMENT, '560000万元', 56e8), figure('晋中市', INVESTMENT, '682.6亿元', 682.6e8)])
    expect({ unit: row.unit, cells: row.cells.map((cell) => cell.kind === 'figure' && [cell.shown, cell.flags.includes('converted-unit'), cell.source.printed]) })
      .toEqual({ unit: '亿元', cells: [['56', true, '560000万元'], ['682.6', false, '682.6亿元']] })
  })
  test('万亿 becomes 亿, since readers slip between the two', () => {
    expect(words(specOf(['山西省', '晋中市'], [GDP]), [figure('山西省', GDP, '1.2万亿元', 1.2e12), figure('晋中市', GDP, '2458.8亿元', 2458.8e8)])).toEqual(['12000', '2458.8'])
  })
  test('a scale that no text prints is not invented', () => {
    const row = firstRow(specOf(['太谷区'], ['脱贫户数']), [figure('太谷区', '脱贫户数', '44150户', 44150)])
    expect([row.unit, cellText(row.cells[0]!)]).toEqual(['户', '44150'])
  })
  test('mu and hectares convert, and the conversion is disclosed', () => {
    const row = firstRow(specOf(TWO, ['造林面积']), [figure('太谷区', '造林面积', '3000亩', 3000), figure('晋中市', '造林面积', '2000公顷', 2000)])
    expect([row.unit, ...row.cells.map(cellText)]).toEqual(['亩', '3000', '30000'])
  })
  test('classifiers of the same count share a row without a mark', () => {
    const row = firstRow(specOf(TWO, ['高新技术企业数']), [figure('太谷区', '高新技术企业数', '54家', 54), figure('晋中市', '高新技术企业数', '109户', 109)])
    expect(row.cells.map((cell) => cell.kind === 'figure' && cell.flags.includes('converted-unit'))).toEqual([false, false])
  })
  test('units that do not convert stand in rows of their own', () => {
    const rows = table(specOf(TWO, ['农村公路建设']), [figure('太谷区', '农村公路建设', '12公里', 12), figure('晋中市', '农村公路建设', '8条', 8)]).rows
    expect(rows.map((row) => [row.unit, ...row.cells.map(cellText)])).toEqual([['公里', '12', '未提及'], ['条', '未提及', '8']])
  })
  test('and a note says that they are not compared', () => {
    const { notes } = table(specOf(TWO, ['农村公路建设']), [figure('太谷区', '农村公路建设', '12公里', 12), figure('晋中市', '农村公路建设', '8条', 8)])
    expect(notes).toContain('“农村公路建设”有公里、条两种不能换算的单位，各列一行，不相比较。')
  })
})

describe('2. kinds', () => {
  test('growth never stands in the row of the amount, and 百分点 never in the row of %', () => {
    const rows = table(specOf(['晋中市'], [GDP], { measures: ['level', 'growth', 'delta'] }), [
      figure('晋中市', GDP, '2458.8亿元', 2458.8e8), figure('晋中市', GDP, '5%', 5, { measure: 'growth' }), figure('晋中市', GDP, '0.5个百分点', 0.5, { measure: 'delta', unit: '百分点' }),
    ]).rows
    expect(rows.map((row) => [row.measure, row.unit])).toEqual([['level', '亿元'], ['growth', '%'], ['delta', '百分点']])
  })
  test('a target is called one', () => {
    expect(words(specOf(TWO, [INVESTMENT]), [figure('太谷区', INVESTMENT, '56亿元', 56e8, { status: 'target' }), figure('晋中市', INVESTMENT, '682.6亿元', 682.6e8)])).toEqual(['56（目标）', '682.6'])
  })
  test('a result among targets is called a result', () => {
    expect(words(specOf(['太谷区', '杏花岭区', '晋中市'], [GDP]), [figure('太谷区', GDP, '7%', 7, { measure: 'growth', status: 'target' }), figure('杏花岭区', GDP, '6%', 6, { measure: 'growth', status: 'target' }), figure('晋中市', GDP, '5%', 5, { measure: 'growth' })]))
      .toEqual(['7（目标）', '6（目标）', '5（完成）'])
  })
  test('only the wanted statuses are used', () => {
    expect(words(specOf(['太谷区'], [INVESTMENT], { statuses: ['actual'] }), [figure('太谷区', INVESTMENT, '56亿元', 56e8, { status: 'target' })])).toEqual(['未提及'])
  })
})

describe('3. periods', () => {
  test('latest takes the newest year that most regions have in common', () => {
    const row = firstRow(specOf(TWO, [ESTATES]), [figure('太谷区', ESTATES, '42个', 42), figure('晋中市', ESTATES, '228个', 228), figure('晋中市', ESTATES, '39个', 39, { period: '2025', status: 'target' })])
    expect([row.period, ...row.cells.map(cellText)]).toEqual(['2024', '42', '228'])
  })
  test('a region without that year shows its newest, with the year beside it', () => {
    const row = firstRow(specOf(['太谷区', '晋中市', '杏花岭区'], [ESTATES]), [figure('太谷区', ESTATES, '42个', 42), figure('晋中市', ESTATES, '228个', 228), figure('杏花岭区', ESTATES, '30个', 30, { period: '2022' })])
    expect([cellText(row.cells[2]!), row.cells[2]!.kind === 'figure' && row.cells[2]!.flags]).toEqual(['30（2022年）', ['other-period']])
  })
  test('years side by side take each its own year only', () => {
    const spec = specOf(['晋中市'], [ESTATES], { periods: ['2023', '2024'] })
    expect(words(spec, [figure('晋中市', ESTATES, '228个', 228, { document: documentOf('晋中市', '2025-01', '2023-2024') })])).toEqual(['未提及', '228'])
  })
  test('part of a year is marked as such', () => {
    expect(words(specOf(['晋中市'], [GDP]), [figure('晋中市', GDP, '500亿元', 500e8, { period: '2024Q1' })])).toEqual(['500（2024年一季度）'])
  })
  test('an undated figure is filed under its document and marked', () => {
    const cell = firstRow(specOf(['太谷区'], ['金融网点数']), [figure('太谷区', '金融网点数', '59个', 59, { period: null })]).cells[0]!
    expect(cell.kind === 'figure' && [cell.shown, cell.flags]).toEqual(['59', ['other-period']])
  })
})

describe('5. levels of regions, 6. what is missing', () => {
  test('a city beside a district is marked and noted', () => {
    const built = table(specOf(TWO, [INVESTMENT]), [figure('太谷区', INVESTMENT, '56亿元', 56e8), figure('晋中市', INVESTMENT, '682.6亿元', 682.6e8)])
    expect([built.legend, built.notes.slice(1)]).toEqual([['other-level'], [
      '各地区层级不同：太谷区为县（区、市）级，晋中市为市级，总量不宜直接比较大小。', '晋中市的数可能包含太谷区；因四舍五入，分项之和与合计可能不等。',
    ]])
  })
  test('not mentioned differs from no document', () => {
    expect(words(specOf(['太谷区', '晋中市', '杏花岭区'], [GDP]), [figure('太谷区', INVESTMENT, '56亿元', 56e8), figure('晋中市', GDP, '2458.8亿元', 2458.8e8)])).toEqual(['未提及', '2458.8', '无文件'])
  })
  test('a company is no region: its figure is offered, never taken', () => {
    const cell = firstRow(specOf(['太谷区'], ['营业收入']), [figure('太谷区', '营业收入', '60亿元', 60e8, { subject: '东辉牧业' })]).cells[0]!
    expect(cell.kind === 'missing' && [cell.reason, cell.alternatives[0]?.subject]).toEqual(['not-mentioned', '东辉牧业'])
  })
  test("a district's figure never stands for its city", () => {
    const cell = firstRow(specOf(TWO, [GDP]), [figure('太谷区', GDP, '300亿元', 300e8), figure('晋中市', INVESTMENT, '1亿元', 1e8)]).cells[1]!
    expect(cell).toEqual({ kind: 'missing', reason: 'not-mentioned', alternatives: [] })
  })
  test('a place inside the region is taken with a mark where the region itself has none', () => {
    const cell = firstRow(specOf(['晋中市'], ['节能路灯数']), [figure('晋中市', '节能路灯数', '4万多盏', 40000, { subject: '晋中市城区', qualifier: '多' })]).cells[0]!
    expect(cell.kind === 'figure' && [cell.shown, cell.flags]).toEqual(['4余', ['part-of-region', 'hedged']])
  })
  test('a doubtful figure more likely wrong than right is not shown', () => {
    expect(words(specOf(['太谷区'], [GDP]), [figure('太谷区', GDP, '300亿元', 300e8, { review: 'doubtful', confidence: 0.3 })])).toEqual(['存疑'])
  })
  test('a dismissed reading is never used, not even as an alternative', () => {
    expect(firstRow(specOf(['太谷区'], [GDP]), [figure('太谷区', GDP, '300亿元', 300e8, { review: 'dismissed' })]).cells[0]).toEqual({ kind: 'missing', reason: 'not-mentioned', alternatives: [] })
  })
})

describe('7. sources, 8. revisions', () => {
  test('each figure knows its sentence and where the number stands in it', () => {
    const cell = firstRow(specOf(['晋中市'], [GDP]), [figure('晋中市', GDP, '2458.8亿元', 2458.8e8)]).cells[0]!
    const source = cell.kind === 'figure' ? cell.source : undefined
    expect(source?.quote.slice(source.quoteSpan.start, source.quoteSpan.end)).toBe('2458.8亿元')
  })
  test('two equal sources that disagree leave the choice to a person', () => {
    const both = [figure('晋中市', GDP, '2458.8亿元', 2458.8e8), figure('晋中市', GDP, '2500亿元', 2500e8)]
    const spec = specOf(['晋中市'], [GDP])
    expect([words(spec, both), words({ ...spec, chosen: [both[1]!.entry.key] }, both)]).toEqual([['冲突'], ['2500']])
  })
  test('the same number rounded differently is no conflict', () => {
    const cell = firstRow(specOf(['晋中市'], [GDP]), [figure('晋中市', GDP, '2458.8亿元', 2458.8e8), figure('晋中市', GDP, '2459亿元', 2459e8)]).cells[0]!
    expect(cell.kind === 'figure' && [cell.shown, cell.flags]).toEqual(['2458.8', []])
  })
  test('a newer document revises an older one', () => {
    const cell = firstRow(specOf(['晋中市'], [GDP]), [
      figure('晋中市', GDP, '2458.8亿元', 2458.8e8, { document: documentOf('晋中市', '2025-01') }), figure('晋中市', GDP, '2470.1亿元', 2470.1e8, { document: documentOf('晋中市', '2026-01') }),
    ]).cells[0]!
    expect(cell.kind === 'figure' && [cell.shown, cell.flags, cell.alternatives[0]?.notChosen]).toEqual(['2470.1', ['revised'], '另有较新文件'])
  })
})

describe('9. hedges, 10. codes, 12. export equals display', () => {
  test.each([
    ['约', '约3'], ['近', '近3'], ['超过', '超过3'], ['至少', '至少3'], ['以上', '3以上'], ['左右', '3左右'], ['以内', '3以内'], ['余', '3余'], ['多', '3余'],
  ])('%s stays with the number', (qualifier, shown) => {
    expect(words(specOf(['晋中市'], ['新增']), [figure('晋中市', '新增', '3个', 3, { qualifier })])).toEqual([shown])
  })
  test('a range keeps both ends', () => {
    expect(words(specOf(['晋中市'], ['每个开发区主导产业数']), [figure('晋中市', '每个开发区主导产业数', '1—2个', 1, { valueMax: 2, unit: '个' })])).toEqual(['1～2'])
  })
  test('a rank reads as one', () => {
    expect(words(specOf(['晋中市'], ['进出口总额']), [figure('晋中市', '进出口总额', '第2位', 2, { measure: 'rank', unit: '位' })])).toEqual(['第2'])
  })
  test('an unknown region is named in a note, not guessed', () => {
    const built = table(specOf(['太谷区', '朝阳区'], [GDP]), [figure('太谷区', GDP, '300亿元', 300e8)])
    expect([built.columns.length, built.notes.at(-1)]).toEqual([1, '资料库中已没有所选的“朝阳区”，未列入。'])
  })
  test('the grid has the rows, the order, the units and the words of the table', () => {
    expect(gridOf(table(specOf(TWO, [INVESTMENT]), [figure('太谷区', INVESTMENT, '560000万元', 56e8, { status: 'target' }), figure('晋中市', INVESTMENT, '682.6亿元', 682.6e8)])))
      .toEqual([['指标', '单位', '太谷区', '晋中市'], [INVESTMENT, '亿元', '56（目标）〔换〕', '682.6']])
  })
})

test('the same ledger gives the same table whatever its order', () => {
  const figures = [figure('太谷区', GDP, '1亿元', 1e8), figure('太谷区', GDP, '2亿元', 2e8), figure('晋中市', GDP, '5%', 5, { measure: 'growth' }), figure('晋中市', GDP, '9%', 9, { measure: 'growth' })]
  expect(table(specOf(TWO, [GDP]), [...figures].reverse())).toEqual(table(specOf(TWO, [GDP]), figures))
})

test('nothing chosen gives an empty table, not an error', () => {
  expect(table(specOf([], []), [])).toMatchObject({ columns: [], rows: [], legend: [], notes: [] })
})
