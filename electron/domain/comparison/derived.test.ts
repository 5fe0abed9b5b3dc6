import { describe, expect, test } from 'vitest'
import type { Derivation } from '../../contract/index.ts'
import { numberSources, type Observed } from './index.ts'
import { documentOf, figure, specOf } from './testing/observed.ts'
import { derive, reads, tableOf } from './testing/tables.ts'

const TWO = ['太谷区', '晋中市'], INVESTMENT = '固定资产投资', GDP = '地区生产总值'
const investment = [figure('太谷区', INVESTMENT, '56亿元', 56e8), figure('晋中市', INVESTMENT, '682.6亿元', 682.6e8)]

/** The computed cell of the first row. */
function computed(derivation: Derivation, observations: Observed[], regions = TWO, changes: Parameters<typeof specOf>[2] = {}) {
  const indicator = observations[0]!.entry.reading.indicator
  return tableOf(specOf(regions, [indicator], { derived: [derivation], ...changes }), observations).rows[0]!.cells.at(-1)!
}

describe('difference', () => {
  test('is taken in the unit of the row, with a true minus sign, as exact as the printed numbers', () => {
    expect(reads(computed(derive('difference', '太谷区', '晋中市'), investment))).toBe('−626.6')
  })
  test('of percentages is in 百分点, never in %', () => {
    const growth = [figure('太谷区', GDP, '7%', 7, { measure: 'growth' }), figure('晋中市', GDP, '5.2%', 5.2, { measure: 'growth' })]
    const cell = computed(derive('difference', '太谷区', '晋中市'), growth)
    expect([reads(cell), cell.kind === 'derived' && [cell.unit, cell.formula]]).toEqual(['1.8百分点', ['百分点', '7 − 5.2 = 1.8百分点']])
  })
  test.each([
    ['a plan and a result', figure('太谷区', INVESTMENT, '56亿元', 56e8, { status: 'target' }), '一为目标数，一为完成数，不作推算'],
    ['a quarter and a year', figure('太谷区', INVESTMENT, '56亿元', 56e8, { period: '2024Q1' }), '一为季度数，一为全年数，不作推算'],
    ['a range', figure('太谷区', INVESTMENT, '50—60亿元', 50e8, { valueMax: 60e8, unit: '元' }), '区间数不作推算'],
  ])('is never taken of %s', (_what, odd, why) => {
    expect(reads(computed(derive('difference', '太谷区', '晋中市'), [odd, investment[1]!]))).toBe(`not-applicable：${why}`)
  })
  test('of something missing is missing for the same reason', () => {
    expect(reads(computed(derive('difference', '太谷区', '晋中市'), [investment[1]!, figure('太谷区', GDP, '1亿元', 1e8)]))).toBe('not-mentioned：太谷区没有可用的数')
  })
  test('of ranks makes no sense', () => {
    expect(reads(computed(derive('difference', '太谷区', '晋中市'), [figure('太谷区', GDP, '第2位', 2, { measure: 'rank', unit: '位' }), figure('晋中市', GDP, '第5位', 5, { measure: 'rank', unit: '位' })]))).toBe('not-applicable：位次不能相减、相除')
  })
  test('of two plans is a plan', () => {
    const plans = investment.map(({ entry }, index) => figure(TWO[index]!, INVESTMENT, entry.raw, entry.value, { status: 'target' }))
    expect(reads(computed(derive('difference', '晋中市', '太谷区'), plans))).toBe('626.6（目标）')
  })
})

describe('quotients', () => {
  test('a ratio is a percentage of the base', () => {
    expect(reads(computed(derive('ratio', '太谷区', '晋中市'), investment))).toBe('8.2%')
  })
  test('percentages are not divided by each other', () => {
    expect(reads(computed(derive('ratio', '太谷区', '晋中市'), [figure('太谷区', '城镇化率', '50%', 50, { measure: 'share' }), figure('晋中市', '城镇化率', '60%', 60, { measure: 'share' })]))).toBe('not-applicable：百分数之间只比百分点，不相除')
  })
  test('nothing is divided by zero', () => {
    expect(reads(computed(derive('ratio', '太谷区', '晋中市'), [investment[0]!, figure('晋中市', INVESTMENT, '0亿元', 0)]))).toBe('not-applicable：基数为零')
  })
  test('a change divides by the absolute start value, so that a rise from a loss is a rise', () => {
    const years = [figure('晋中市', '利润总额', '5亿元', 5e8, { period: '2024' }), figure('晋中市', '利润总额', '-10亿元', -10e8, { period: '2023' })]
    expect(reads(computed(derive('change', '晋中市@2024', '晋中市@2023'), years, ['晋中市'], { periods: ['2023', '2024'] }))).toBe('150%')
  })
})

describe('rank', () => {
  const growth = (name: string, value: number, options = {}) => figure(name, GDP, `${value}%`, value, { measure: 'growth', ...options })
  test('says of how many, from the largest down', () => {
    const cell = computed(derive('rank', '太谷区'), [growth('太谷区', 5), growth('晋中市', 5.2), growth('杏花岭区', 4)], ['太谷区', '晋中市', '杏花岭区', '太原市'])
    expect([reads(cell), cell.kind === 'derived' && cell.formula]).toEqual(['第2（共3地）', '由大到小：晋中市5.2、太谷区5、杏花岭区4，第2位，共3地'])
  })
  test('equal figures share a place', () => {
    expect(reads(computed(derive('rank', '太谷区'), [growth('太谷区', 5), growth('晋中市', 5), growth('杏花岭区', 6)], ['太谷区', '晋中市', '杏花岭区']))).toBe('第2（共3地）')
  })
  test('plans are not ranked among results', () => {
    expect(reads(computed(derive('rank', '太谷区'), [growth('太谷区', 5), growth('晋中市', 9, { status: 'target' }), growth('杏花岭区', 4)], ['太谷区', '晋中市', '杏花岭区']))).toBe('第1（共2地）')
  })
  test('a rank of plans is called one', () => {
    expect(reads(computed(derive('rank', '太谷区'), [growth('太谷区', 5, { status: 'target' }), growth('晋中市', 6, { status: 'target' })]))).toBe('第2（目标，共2地）')
  })
  test('amounts are ranked among regions of one level only', () => {
    expect([
      reads(computed(derive('rank', '太谷区'), investment)),
      reads(computed(derive('rank', '太谷区'), [...investment, figure('杏花岭区', INVESTMENT, '60亿元', 60e8)], ['太谷区', '晋中市', '杏花岭区'])),
    ]).toEqual(['not-applicable：没有同级、同类的其他地区可以排位', '第2（共2地）'])
  })
  test('a rank is not ranked again', () => {
    expect(reads(computed(derive('rank', '太谷区'), [figure('太谷区', GDP, '第2位', 2, { measure: 'rank', unit: '位' })]))).toBe('not-applicable：本身已是位次')
  })
})

describe('per head', () => {
  const people = figure('太谷区', '常住人口', '28万人', 28e4, { unit: '人' })
  test('divides by the population of the same year, in the base unit', () => {
    const cell = computed(derive('per-head', '太谷区'), [investment[0]!, people])
    expect([reads(cell), cell.kind === 'derived' && cell.inputs.map(({ label, source }) => [label, source.printed])]).toEqual(['20000元/人', [['太谷区', '56亿元'], ['太谷区常住人口', '28万人']]])
  })
  test('without a population says so', () => {
    expect(reads(computed(derive('per-head', '太谷区'), [investment[0]!]))).toBe('not-mentioned：没有可用的太谷区常住人口数')
  })
  test('a population of another year is marked', () => {
    const cell = computed(derive('per-head', '太谷区'), [investment[0]!, figure('太谷区', '常住人口', '28万人', 28e4, { unit: '人', period: '2020' })])
    expect(cell.kind === 'derived' && cell.flags).toEqual(['other-period'])
  })
  test.each([['脱贫人口数', '1200人', 1200, 'level'], ['居民收入', '5%', 5, 'growth']] as const)('%s has none', (name, raw, value, measure) => {
    expect(reads(computed(derive('per-head', '太谷区'), [figure('太谷区', name, raw, value, { measure }), people]))).toMatch(/^not-applicable：/u)
  })
  test('the population has a number among the sources, though no cell shows it', () => {
    const built = tableOf(specOf(['太谷区'], [INVESTMENT], { derived: [derive('per-head', '太谷区')] }), [investment[0]!, people])
    expect(numberSources(built).sources.map(({ source }) => source.printed)).toEqual(['56亿元', '28万人'])
  })
})

describe('marks of computed cells follow from their inputs', () => {
  test.each([
    ['converted-unit', figure('太谷区', INVESTMENT, '560000万元', 56e8), ''],
    ['other-period', figure('太谷区', INVESTMENT, '56亿元', 56e8, { period: null }), ''],
    ['part-of-region', figure('太谷区', INVESTMENT, '56亿元', 56e8, { subject: '太谷区城区' }), ''],
    ['doubtful', figure('太谷区', INVESTMENT, '56亿元', 56e8, { review: 'doubtful', confidence: 0.7 }), ''],
    ['hedged', figure('太谷区', INVESTMENT, '超过56亿元', 56e8, { qualifier: '超过' }), '约'],
  ] as const)('%s', (flag, odd, before) => {
    const cell = computed(derive('difference', '晋中市', '太谷区'), [odd, investment[1]!])
    expect(cell.kind === 'derived' && [cell.flags, cell.parts.before]).toEqual([[flag, 'other-level'].sort(), before].map((each) => Array.isArray(each) ? expect.arrayContaining(each) : each))
  })
  test('a comparison of two cities is not marked because the own region is a district', () => {
    const cell = computed(derive('difference', '太原市', '晋中市'), [investment[0]!, investment[1]!, figure('太原市', INVESTMENT, '1000亿元', 1000e8)], ['太谷区', '晋中市', '太原市'])
    expect(cell.kind === 'derived' && cell.flags).toEqual([])
  })
  test('conflict and revision', () => {
    const newer = [figure('晋中市', GDP, '2458.8亿元', 2458.8e8, { document: documentOf('晋中市', '2025-01') }), figure('晋中市', GDP, '2470.1亿元', 2470.1e8, { document: documentOf('晋中市', '2026-01') })]
    const rival = [figure('太原市', GDP, '5000亿元', 5000e8, { review: 'confirmed' }), figure('太原市', GDP, '5100亿元', 5100e8)]
    const cell = computed(derive('difference', '太原市', '晋中市'), [...newer, ...rival], ['晋中市', '太原市'])
    expect(cell.kind === 'derived' && cell.flags).toEqual(['conflict', 'revised'])
  })
})

test('the formula keeps the hedges of what it computes with', () => {
  const cell = computed(derive('difference', '晋中市', '太谷区'), [figure('太谷区', INVESTMENT, '56亿元以上', 56e8, { qualifier: '以上', unit: '元' }), investment[1]!])
  expect(cell.kind === 'derived' && [cell.shown, cell.formula]).toEqual(['约626.6', '682.6 − 56以上 = 626.6亿元'])
})

describe('computed columns of a table', () => {
  test('stand after the regions, are named, and are noted as computed', () => {
    const built = tableOf(specOf(TWO, [INVESTMENT], { derived: [derive('difference', '太谷区', '晋中市'), derive('rank', '太谷区')] }), investment)
    expect([built.columns.map(({ name }) => name), built.notes.slice(-2)]).toEqual([['太谷区', '晋中市', '太谷区−晋中市', '太谷区位次'], [
      '“太谷区−晋中市”“太谷区位次”为按表中数推算，不见于原文；性质、时段不同的不作推算，百分数之差为百分点。', '位次由大到小排，只在本表所列、有数的地区中排；总量、增量只在同级地区间排。',
    ]])
  })
  test('of years of one region name the region once', () => {
    expect(tableOf(specOf(['晋中市'], [GDP], { periods: ['2023', '2024'], derived: [derive('change', '晋中市@2024', '晋中市@2023')] }), [figure('晋中市', GDP, '1亿元', 1e8)]).columns.at(-1)!.name).toBe('晋中市2024年比2023年增减')
  })
  test('whose region has gone are left out with a note', () => {
    const built = tableOf(specOf(['太谷区'], [INVESTMENT], { derived: [derive('difference', '太谷区', '晋中市')] }), investment)
    expect([built.columns.length, built.notes.at(-1)]).toEqual([1, '有 1 个推算栏所用的地区或年份不在表中，未列入。'])
  })
  test('a growth recomputed from amounts warns that published growth differs', () => {
    const years = [figure('晋中市', GDP, '105亿元', 105e8), figure('晋中市', GDP, '100亿元', 100e8, { period: '2023' })]
    expect(tableOf(specOf(['晋中市'], [GDP], { periods: ['2023', '2024'], derived: [derive('change', '晋中市@2024', '晋中市@2023')] }), years).notes.at(-1)).toContain('以公布的为准')
  })
})
