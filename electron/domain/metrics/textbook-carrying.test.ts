// A textbook of examples: what a number takes from the words and numbers before it. The sentences are made up.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lexiconFrom, reading } from './testing/reading.ts'

const lexicon = lexiconFrom((name) => readFileSync(new URL(`../../../resources/lexicon/${name}.json`, import.meta.url), 'utf8'))

describe('a change from one value to another gives both to the indicator, each with its own year', () => {
  test.each([
    ['企业亏损面由上年同期的28.3%降至19.6%，订单增长6%。', ['28.3% 2023', '19.6% 2024']],
    ['办件审批环节由11个减至5个。', ['11个 办件审批环节数 –', '5个 办件审批环节数 2024']],
    ['城乡居民收入比由上年的2.05缩小为2.01。', ['2.05 城乡居民收入比 2023', '2.01 城乡居民收入比 2024']],
    ['低保标准由每人每月620元提高到680元。', ['620元', '680元']],
  ] as [string, string[]][])('%s', (sentence, expected) => {
    const rows = reading(sentence, lexicon, ['indicator', 'period']).slice(0, expected.length)
    for (const [i, words] of expected.entries()) for (const word of words.split(' ')) expect(rows[i]).toContain(word)
  })
})

describe('a time that is only compared with is not of when the figure is', () => {
  test.each([
    ['2024年接待游客人次恢复到2019年同期的九成左右。', '2024'],
    ['2024年，工业增加值增长6%（去年同期为下降2%），比全省快1.1个百分点。', '2024'],
    ['受去年同期低基数影响，投资增长9%。', '2024'],
  ] as [string, string][])('%s', (sentence, period) => {
    expect(reading(sentence, lexicon, ['period']).at(-1)!.split(' ').at(-1)).toBe(period)
  })
})

describe('groups of projects carry to their bare figures', () => {
  test.each([
    ['“签约一批”项目5个，签约金额3.2亿元，预计年产值4亿元，5个项目全部落地，开工率100%。',
      ['5个 签约项目数 actual', '3.2亿元 签约金额 actual', '4亿元 签约项目年产值 expected', '5个 签约项目落地数 actual', '100% 签约项目开工率 actual']],
    ['12个项目竣工投产。', ['12个 竣工投产项目数 actual']],
    ['对接项目9个，投资额32亿元；其中4个已落地开工。', ['9个 对接项目数 actual', '32亿元 对接项目投资额 actual', '4个 落地开工对接项目数 actual']],
  ] as [string, string[]][])('%s', (sentence, expected) => {
    expect(reading(sentence, lexicon, ['indicator', 'status'])).toEqual(expected)
  })
})

describe('what a list leaves out', () => {
  test.each([
    ['固定资产投资增长5.1%。分产业看，第二产业增长9.2%，其中工业增长10.2%。', ['5.1% 固定资产投资 growth', '9.2% 第二产业投资 growth', '10.2% 工业投资 growth']],
    ['全县居民人均可支配收入21300元，其中城镇居民29800元、农村居民14200元。', ['21300元 居民人均可支配收入 level', '29800元 城镇居民人均可支配收入 level', '14200元 农村居民人均可支配收入 level']],
    ['41个行业大类中29个实现增长，增长面达70.7%。', ['41个 行业数 level', '29个 增长的行业数 level', '70.7% 行业增长面 share']],
    ['亩均税收19万元，是全省平均水平的1.4倍。', ['19万元 亩均税收金额 level', '1.4倍 亩均税收金额 ratio']],
    ['现有高新技术企业52家，其中新认定9家。', ['52家 高新技术企业数 level', '9家 新认定高新技术企业数 delta']],
    ['在全省开发区综合考评中列第7位，较上年前移4位。', ['第7位 开发区综合考评排名 rank', '4位 开发区综合考评排名 delta']],
    ['工业投资、民间投资分别增长8%、6%，快于全省2.1个和1.6个百分点。', ['8% 工业投资 growth', '6% 民间投资 growth', '2.1个 工业投资 delta', '1.6个百分点 民间投资 delta']],
    ['新增股份公司上市2户。', ['2户 新增股份公司上市企业数 delta']],
    ['实施1000亩高标准农田建设项目。', ['1000亩 高标准农田面积 level']],
  ] as [string, string[]][])('%s', (sentence, expected) => {
    const rows = reading(sentence, lexicon, ['indicator', 'measure'])
    for (const [i, row] of expected.entries()) expect(rows[i] ?? '').toContain(row)
  })
})

describe('whose figure it is, and whether it is done', () => {
  test('全市 takes a sentence back from the part of a city that opened it', () => {
    expect(reading('市城区3万多盏路灯完成更换，全市更新管网120公里，改造96个老旧小区。', lexicon, ['subject'], { region: '晋中市', regionCode: '140700', date: '2025-02', speaksOf: '2024' }))
      .toEqual(['3万多盏 晋中市城区', '120公里 晋中市', '96个 晋中市'])
  })
  test('将 before a number that is moved somewhere is 把', () => {
    expect(reading('将380家工业企业纳入综合评价。', lexicon, ['status'])).toEqual(['380家 actual'])
  })
  test('the closing paragraph of a review sets out for the year ahead', () => {
    expect(reading('# 2024年工作总结\n新的一年，新建人才公寓800套。', lexicon, ['status', 'period'])).toContain('800套 target 2025')
  })
})

describe('numbers that name or divide', () => {
  test.each(['位于50%的临界点以上。', '两个10万吨级泊位通过验收。', '推出“惠企27条”。'])('%s', (sentence) => {
    expect(reading(sentence, lexicon, ['indicator']).filter((row) => /^[0-9]/.test(row))).toEqual([])
  })
})
