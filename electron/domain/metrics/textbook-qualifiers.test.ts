// A textbook of examples: sentence → what each of its numbers is read as. The sentences are made up.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lexiconFrom, reading } from './testing/reading.ts'

const lexicon = lexiconFrom((name) => readFileSync(new URL(`../../../resources/lexicon/${name}.json`, import.meta.url), 'utf8'))

/** Printed for each number: its text, then qualifier. */
describe('hedges', () => {
  test.each([
    ['近10万人', []],
    ['惠及消费者近10万人次', ['10万人次 近']],
    ['快递业务量突破4.5亿件', ['4.5亿件 超过']],
    ['产值超过30亿元', ['30亿元 超过']],
    ['税收逾5亿元', ['5亿元 超过']],
    ['约200家企业', ['200家 约']],
    ['新增就业1.3万人以上', ['1.3万人 以上']],
    ['增长5%左右', []],
    ['失业率控制在5.5%以内', ['5.5% 以内']],
    ['粮食产量不低于6万吨', ['6万吨 不低于']],
    ['每县至少壮大1个主导产业、培育1个优势产业', ['1个 至少', '1个 至少']],
    ['总产值突破1000亿元大关', ['1000亿元 超过']],
    ['位居全省前10位', []],
    ['帮助企业融资超30亿元', ['30亿元 超过']],
    ['投资将近50亿元', ['50亿元 近']],
    ['不超过5%', []],
  ] as [string, string[]][])('%s', (sentence, expected) => {
    expect(reading(sentence, lexicon, ['qualifier'])).toEqual(expected)
  })
})
