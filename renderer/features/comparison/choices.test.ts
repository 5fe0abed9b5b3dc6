import { describe, expect, test } from 'vitest'
import type { IndicatorId, IndicatorSummary, RegionCode } from '../../../electron/contract/index.ts'
import { REGIONS, regionNamed, specOf } from '../../../electron/domain/comparison/testing/observed.ts'
import { offerIndicators, orderChosen } from './indicator-choice.ts'
import { movePlace, withRegions, withStatus, yearsChanged, yearsOf } from './spec-changes.ts'

const indicator = (name: string, field: string, regions: string[], aliases: string[] = []): IndicatorSummary =>
  ({ id: name as IndicatorId, name, field, aliases, unitFamily: 'count', usualMeasure: 'level', regions: regions as RegionCode[], observations: 1 })
const LIST = [indicator('路灯数', '城建', ['a']), indicator('地区生产总值', '经济', ['a', 'b'], ['GDP']), indicator('税收收入', '经济', ['b'])]
const AB = ['a', 'b'] as RegionCode[]

describe('the picker of indicators', () => {
  test('lists by field in the order of reports, shared ones first', () => {
    expect(offerIndicators(LIST, AB, '', 0).map(({ field, offered }) => [field, ...offered.map((each) => `${each.indicator.name} ${each.sharedBy}`)])).toEqual([['经济', '地区生产总值 2', '税收收入 1'], ['城建', '路灯数 1']])
  })
  test('finds by alias, whatever the case', () => {
    expect(offerIndicators(LIST, AB, 'gdp', 0).flatMap(({ offered }) => offered.map((each) => each.indicator.name))).toEqual(['地区生产总值'])
  })
  test('lists what at least two of the chosen regions have', () => {
    expect(offerIndicators(LIST, AB, '', 2).flatMap(({ offered }) => offered.length)).toEqual([1])
  })
  test('keeps the order of the rows and puts new ones after them', () => {
    const now = new Set(['路灯数', '税收收入', '地区生产总值'] as IndicatorId[])
    expect(orderChosen(['路灯数'] as IndicatorId[], now, offerIndicators(LIST, AB, '', 0))).toEqual(['路灯数', '地区生产总值', '税收收入'])
  })
})

describe('changes of a choice', () => {
  const spec = specOf(['太谷区', '晋中市'], ['地区生产总值'], { title: '太谷区与晋中市主要指标对比表' })
  test('a title written by a person stays when regions change', () => {
    const own = withRegions({ ...spec, title: '给区委的表' }, [regionNamed('太谷区').code], REGIONS)
    expect([own.title, withRegions(spec, [regionNamed('太谷区').code], REGIONS).title]).toEqual(['给区委的表', '太谷区主要指标表'])
  })
  test('the last status and the last year stay on', () => {
    const one = { ...spec, statuses: ['actual' as const], periods: ['2024'] }
    expect([withStatus(one, 'actual'), yearsChanged(one, '2024')]).toEqual([one, one])
  })
  test('years stand in order whatever the order of the clicks', () => {
    expect(yearsChanged(yearsChanged(spec, '2025'), '2022').periods).toEqual(['2022', '2025'])
  })
  test('years to choose from are those that the documents speak of, newest first', () => {
    expect(yearsOf([{ date: '2025-02-26', speaksOf: '2024-2025' }, { date: null, speaksOf: '2022' }])).toEqual(['2025', '2024', '2022'])
  })
})

test('the focus stays inside the table', () => {
  const table = { rows: [{}, {}], columns: [{}, {}, {}] } as unknown as Parameters<typeof movePlace>[1]
  expect([movePlace({ row: 0, column: 0 }, table, -1, -1), movePlace({ row: 1, column: 1 }, table, 10, 10)]).toEqual([{ row: 0, column: 0 }, { row: 1, column: 2 }])
})
