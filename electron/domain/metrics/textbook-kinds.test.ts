// A textbook of examples: sentence → what each of its numbers is read as. The sentences are made up.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lexiconFrom, reading } from './testing/reading.ts'

const lexicon = lexiconFrom((name) => readFileSync(new URL(`../../../resources/lexicon/${name}.json`, import.meta.url), 'utf8'))

/** Printed for each number: its text, then reason. */
describe('numbers that are no metrics', () => {
  test.each([
    ['沿108国道布局', ['108 name']],
    ['创建5A级景区', ['5A级 name']],
    ['新建5G网络', ['5 name']],
    ['深入推进“15661”工作体系', ['15661 name']],
    ['1030专项行动', ['1030 name']],
    ['“12345”热线', ['12345 name']],
    ['12345政务服务便民热线', ['12345 name']],
    ['中国空间技术研究院第518研究所', ['第518 name']],
    ['洛政发〔2022〕14号', ['2022 document-number', '14号 document-number']],
    ['召开第六届艺术节', ['第六届 ordinal']],
    ['第十九届人民代表大会第三次会议', ['第十九届 ordinal', '第三次 ordinal']],
    ['党的二十大精神', ['二十大 slogan']],
    ['神舟16号', ['16号 name']],
    ['“1+X”证书', ['1 name']],
    ['220千伏变电站', ['220千伏 specification']],
    ['80岁以上老年人', ['80岁 threshold']],
    ['500人以上行政村', ['500人 threshold']],
    ['打造五大集群', ['五大 slogan']],
    ['晋中“十大名菜”', ['十大 slogan']],
    ['聚焦“六个一体化”', ['六个 slogan']],
    ['实施三年行动', ['三年 duration']],
    ['连续7年领跑', ['7年 duration']],
    ['（一）坚持稳中求进', ['（一） list-number']],
    ['（3）加强管理', ['3 list-number']],
    ['1.加强领导', ['1 list-number']],
    ['2024年1月12日', ['2024年1月12日 date']],
    ['7月15日上午9:30', ['7月15日 date', '9:30 date']],
    ['2021—2025年', ['2021—2025年 date']],
    ['“十四五”规划', ['十四五 date']],
    ['一季度集中开工', ['一季度 date']],
    ['上午8时30分', ['8时30分 date']],
    ['世界500强', ['500强 name']],
    ['入围中国企业500强', ['500强 name']],
    ['3号楼', ['3号 ordinal']],
    ['G108高速', ['108 name']],
    ['S210省道', ['210 name']],
    ['A4纸', ['4 name']],
    ['PM2.5', ['2.5 name']],
    ['CO2排放', ['2 name']],
    ['第三污水处理厂', ['第三 ordinal']],
    ['“双百”工程', ['双百 slogan']],
    ['两个健康发展', ['两个 slogan']],
    ['Ⅲ类水质', ['Ⅲ类 name']],
    ['年销售收入2000万元以上工业企业', ['2000万元 threshold']],
    ['亿元以上项目', ['亿元 threshold']],
    ['20万人以上的县', ['20万人 threshold']],
  ] as [string, string[]][])('%s', (sentence, expected) => {
    expect(reading(sentence, lexicon, ['reason'])).toEqual(expected)
  })
})
