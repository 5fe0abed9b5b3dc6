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
