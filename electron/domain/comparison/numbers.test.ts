import { describe, expect, test } from 'vitest'
import { cellNumber, formatNumber, printedNumeral } from './numbers.ts'
import { chooseDisplayUnit, convert, isConverted, printedScale, sameNumber, unitSize } from './units.ts'
import { documentYears, filedUnder, periodFit, periodWords, yearOf } from './periods.ts'

test.each([[0.1 + 0.2, '0.3'], [68260000000 / 1e8, '682.6'], [-3.5, '−3.5'], [0, '0'], [-0, '0'], [1e20, '100000000000000000000'], [0.0000012, '0.0000012'], [12000, '12000']])('%d is written %s', (value, written) => {
  expect(formatNumber(value)).toBe(written)
})

test.each([['6.50％', '6.50'], ['1,234.5亿元', '1234.5'], ['２０２万', '202'], ['1—2个', null], ['千余名', null], ['2.5\n万吨', '2.5']])('the numeral in %j is %s', (printed, numeral) => {
  expect(printedNumeral(printed)).toBe(numeral)
})

test.each([[6.5, '6.50%', '6.50'], [56, '560000万元', '56'], [100 / 15, '100亩', '6.667'], [-5, '5%', '−5'], [0.10001, '1000.1亩', '0.10001']])('%d printed as %s is shown as %s', (value, printed, shown) => {
  expect(cellNumber(value, printed)).toBe(shown)
})

describe('units', () => {
  test.each([['1.2万亿元', 1e12], ['2400多亿元', 1e8], ['4万多盏', 1e4], ['18万', 1e4], ['8357名', 1], ['20.4万亩', 1e4], ['万元产值能耗3吨', 1]])('%s has the scale %d', (printed, scale) => {
    expect(printedScale(printed)).toBe(scale)
  })
  test('家 and 户 count the same, 户 and 人 do not, 百分点 is not %', () => {
    expect([sameNumber('家', '户'), sameNumber('户', '人'), sameNumber('百分点', '%'), sameNumber('人', '人次')]).toEqual([true, false, false, false])
  })
  test('15 mu are a hectare', () => {
    expect(convert(15, '亩', { name: '公顷', size: unitSize('公顷').size })).toBe(1)
  })
  test('the row takes the larger scale only where the middle figure fills it', () => {
    const sized = (...printed: [number, string][]) => chooseDisplayUnit(printed.map(([base, text]) => ({ base, unit: '元', printed: text }))).name
    expect([sized([24e6, '2400万元'], [366e8, '366亿元']), sized([24e6, '2400万元'], [12e7, '1.2亿元']), sized([12e11, '1.2万亿元'])]).toEqual(['亿元', '万元', '亿元'])
  })
  test('no figures, no unit', () => {
    expect(chooseDisplayUnit([]).name).toBe('')
  })
  test('a figure in the unit of its row is not converted', () => {
    expect(isConverted('元', '682.6亿元', { name: '亿元', size: 1e8 })).toBe(false)
  })
})

describe('periods', () => {
  test.each([['2024', '2024'], ['2024Q1', '2024'], ['2024-06', '2024'], ['2021-2025', '2025'], ['十四五', '2025'], ['constructor', null], [null, null]])('%s lies in %s', (period, year) => {
    expect(yearOf(period)).toBe(year)
  })
  test.each([['2024', 'exact'], ['2024H1', 'within'], ['2023', 'other'], [null, 'undated']])('%s fits 2024: %s', (period, fit) => {
    expect(periodFit(period, '2024')).toBe(fit)
  })
  test.each([['2024Q1', '2024年一季度'], ['2024Q1-Q3', '2024年前三季度'], ['2024H2', '2024年下半年'], ['2024-06', '2024年6月'], ['十四五', '“十四五”'], ['2021-2025', '2021—2025年'], ['近三年', '近三年']])('%s in words is %s', (period, inWords) => {
    expect(periodWords(period)).toBe(inWords)
  })
  test('a document speaks of its years and of the year of its publication', () => {
    expect([documentYears({ date: '2025-02-26', speaksOf: '2024-2025' }), documentYears({ date: null, speaksOf: '' }), filedUnder({ date: null, speaksOf: '2022' })]).toEqual([['2024', '2025'], [], '2022'])
  })
})
