// A textbook of examples: sentence → what each of its numbers is read as. The sentences are made up.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lexiconFrom, reading } from './testing/reading.ts'

const lexicon = lexiconFrom((name) => readFileSync(new URL(`../../../resources/lexicon/${name}.json`, import.meta.url), 'utf8'))

/** Printed for each number: its text, then subject. */
describe('whose figure it is', () => {
  test.each([
    ['全县地区生产总值205亿元。', ['205亿元 清河县']],
    ['太原市地区生产总值5500亿元，增长3.5%；清河县增长5%。', ['5500亿元 太原市', '3.5% 太原市', '5% 清河县']],
    ['太谷区完成固定资产投资56亿元，增长10%。', ['56亿元 太谷区', '10% 太谷区']],
    ['太谷区老旧小区改造项目开工。全年完成投资3亿元。', ['3亿元 太谷区']],
    ['太谷成为外贸孵化基地，祁县玻璃器皿出口突破15亿元、增长10%。', ['15亿元 祁县', '10% 祁县']],
    ['介休、灵石入围全国百强县，全县地区生产总值205亿元。', ['205亿元 清河县']],
    ['介休、榆次、平遥、寿阳4所县级医院达到三级医院水平。', ['4所 清河县']],
    ['全国社会消费品零售总额353564亿元，同比增长3.3%。', ['353564亿元 全国', '3.3% 全国']],
    ['各县办好1所职业学校。', ['1所 清河县各县']],
    ['工业类开发区规上工业增加值增长6.3%以上。', ['6.3% 清河县工业类开发区']],
    ['市城区优良天数改善率排全省第1位。', ['第1位 清河县城区']],
    ['晋中开发区新签约项目12个。', ['12个 晋中开发区']],
  ] as [string, string[]][])('%s', (sentence, expected) => {
    expect(reading(sentence, lexicon, ['subject'])).toEqual(expected)
  })
})

/** Printed for each number: its text, then subject, indicator. */
describe('regions within regions', () => {
  test.each([
    ['盐城市大丰区新增海上风电装机50万千瓦。', ['50万千瓦 大丰区 新增海上风电装机容量']],
    ['全市地区生产总值2000亿元。', ['2000亿元 全市 地区生产总值']],
    ['全省前三季度固定资产投资增长5%。', ['5% 全省 固定资产投资']],
    ['全国前三季度社会消费品零售总额353564亿元。', ['353564亿元 全国 社会消费品零售总额']],
    ['徐工集团出口收入同比增长4.8%。公司研发投入强度保持在5%以上。', ['4.8% 徐工集团 出口收入', '5% 徐工集团 研发经费投入强度']],
    ['昆山市入选全国百强。该市规上工业总产值5700亿元。', ['5700亿元 昆山市 规模以上工业总产值']],
    ['每千名老人拥有养老床位42张。', ['42张 清河县 每千名老人拥有养老床位数']],
  ] as [string, string[]][])('%s', (sentence, expected) => {
    expect(reading(sentence, lexicon, ['subject', 'indicator'])).toEqual(expected)
  })
})
