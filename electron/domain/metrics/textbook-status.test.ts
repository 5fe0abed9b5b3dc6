// A textbook of examples: sentence → what each of its numbers is read as. The sentences are made up.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lexiconFrom, reading } from './testing/reading.ts'

const lexicon = lexiconFrom((name) => readFileSync(new URL(`../../../resources/lexicon/${name}.json`, import.meta.url), 'utf8'))

/** Printed for each number: its text, then status, period. */
describe('status and period', () => {
  test.each([
    ['2024年，地区生产总值205亿元。', ['205亿元 actual 2024']],
    ['去年，地区生产总值205亿元。', ['205亿元 actual 2024']],
    ['今年，地区生产总值增长6%。', ['6% actual 2025']],
    ['预计全年地区生产总值增长6%左右。', ['6% expected 2024']],
    ['力争规模工业总产值突破430亿元。', ['430亿元 target 2024']],
    ['今年将新建5G基站100座。', ['100座 target 2025']],
    ['确保粮食产量稳定在6.2万吨以上。', ['6.2万吨 target 2024']],
    ['到2025年，苹果产业总产值突破200亿元。', ['200亿元 target 2025']],
    ['截至6月底，各项存款余额186.5亿元。', ['186.5亿元 actual 2024-06']],
    ['前三季度，固定资产投资增长6.2%。', ['6.2% actual 2024Q1-Q3']],
    ['1—9月，规上工业增加值增长2.6%。', ['2.6% actual 2024-01..09']],
    ['上半年，社会消费品零售总额增长5.8%。', ['5.8% actual 2024H1']],
    ['一季度，地区生产总值50亿元。', ['50亿元 actual 2024Q1']],
    ['2023年5月，园区企业总数达到3200家。', ['3200家 actual 2023-05']],
    ['比2020年增长12.5%，粮食产量6.3万吨。', ['6.3万吨 actual 2024']],
    ['“十四五”期间，累计建成高标准农田24万亩。', ['24万亩 actual 十四五']],
    ['达产后可实现年营业收入60亿元。', ['60亿元 expected 2024']],
    ['项目建成后预计年产值可达150亿元。', ['150亿元 expected 2024']],
    ['空气质量优良天数比率由2017年的64.9%提高到2022年的74.2%。', ['64.9% actual 2017', '74.2% actual 2022']],
    ['# 2025年工作安排\n规模以上工业增加值增长4%以上。', ['4% target 2025']],
    ['# 2025年工作安排\n用好全县14个帮扶车间。', ['14个 actual 2025']],
    ['# 2025年工作安排\n在全县54家高新技术企业的基础上，继续培育。', ['54家 actual 2025']],
    ['# 2024年工作回顾\n改造老旧小区228个。', ['228个 actual 2024']],
    ['# 下一步工作打算\n改造老旧小区42个。', ['42个 target 2025']],
  ] as [string, string[]][])('%s', (sentence, expected) => {
    expect(reading(sentence, lexicon, ['status', 'period'])).toEqual(expected)
  })
})
