import { describe, expect, test } from 'vitest'
import { buildComparison, defaultSpec, numberSources, PLAIN_VIEW, cellText } from './index.ts'
import { documentOf, figure, indicatorsOf, REGIONS, regionNamed, specOf } from './testing/observed.ts'

const observations = [
  figure('太谷区', '固定资产投资', '56亿元', 56e8), figure('晋中市', '固定资产投资', '682.6亿元', 682.6e8),
  figure('晋中市', '快递业务量', '4.5亿件', 4.5e8), figure('太谷区', '老旧小区改造数', '42个', 42), figure('晋中市', '老旧小区改造数', '228个', 228),
  figure('太谷区', '营业收入', '60亿元', 60e8, { subject: '东辉牧业' }),
]
const documents = [documentOf('太谷区', '2024'), documentOf('太谷区', '2021'), documentOf('晋中市', '2025-02-26'), documentOf('太谷经济技术开发区', null, '2022'), documentOf('杏花岭区', '2022')]
const input = { observations, documents, regions: REGIONS, indicators: indicatorsOf('快递业务量', '固定资产投资', '老旧小区改造数', '营业收入') }

describe('a new comparison', () => {
  test('starts with the own region, then what lies in it, what it lies in, and the others', () => {
    expect(defaultSpec(input, null).regions).toEqual(['140703', 'zone:太谷经济技术开发区', '140700', '140107'])
  })
  test('takes the region that the person set as own', () => {
    expect(defaultSpec(input, regionNamed('晋中市').code).regions[0]).toBe('140700')
  })
  test('lists shared indicators first and leaves out what no region has', () => {
    expect(defaultSpec(input, null).indicators).toEqual(['固定资产投资', '老旧小区改造数', '快递业务量'])
  })
  test('has a title that says what it is', () => {
    expect(defaultSpec(input, null).title).toBe('太谷区等4个地区主要指标对比表')
  })
  test('of an empty library is empty', () => {
    expect(defaultSpec({ observations: [], documents: [], regions: [], indicators: [] }, null)).toMatchObject({ regions: [], indicators: [], title: '主要指标对比表' })
  })
})

test('sorting by a row puts missing cells last in both directions', () => {
  const spec = specOf(['杏花岭区', '太谷区', '晋中市'], ['固定资产投资'])
  const row = buildComparison(spec, input).rows[0]!.key
  const order = (direction: 'ascending' | 'descending') => buildComparison({ ...spec, view: { ...PLAIN_VIEW, sortColumns: { row, direction } } }, input).rows[0]!.cells.map(cellText)
  expect([order('ascending'), order('descending')]).toEqual([['56', '682.6', '未提及'], ['682.6', '56', '未提及']])
})

test('sources are numbered row by row', () => {
  const { sources } = numberSources(buildComparison(specOf(['太谷区', '晋中市'], ['固定资产投资', '老旧小区改造数']), input))
  expect(sources.map(({ number, source }) => [number, source.printed])).toEqual([[1, '56亿元'], [2, '682.6亿元'], [3, '42个'], [4, '228个']])
})

test('a part larger than its whole asks for a check', () => {
  const table = buildComparison(specOf(['太谷区', '晋中市'], ['固定资产投资']), { ...input, observations: [figure('太谷区', '固定资产投资', '900亿元', 900e8), observations[1]!] })
  expect(table.notes).toContain('请核对口径：“固定资产投资”一行太谷区大于晋中市。')
})

test('growth of value added is noted as real', () => {
  const growth = [figure('晋中市', '地区生产总值', '5%', 5, { measure: 'growth' })]
  const table = buildComparison(specOf(['晋中市'], ['地区生产总值']), { ...input, observations: growth, indicators: indicatorsOf('地区生产总值') })
  expect(table.notes.at(-1)).toContain('按可比价格计算')
})
