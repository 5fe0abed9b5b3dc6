import { expect, test } from 'vitest'
import { cleanText, type Spacing } from './spacing.ts'

function clean(raw: string, spacing: Spacing): string {
  const pieces = [...raw.matchAll(/[^\n]+/g)].map(line => ({ start: line.index, end: line.index + line[0].length }))
  return cleanText(raw, pieces, pieces.slice(1).map(() => false), spacing).text
}

test.each([
  ['blanks between Chinese characters are strays', '太 谷 经 开 区 2022 年 工 业 投 资', '太谷经开区2022年工业投资'],
  ['so are blanks around numbers', '投资 28.4 亿元，增长 5 %', '投资28.4亿元，增长5%'],
  ['so are blanks beside Chinese punctuation', '完成 ， 增长 “ 特 ” 优', '完成，增长“特”优'],
  ['so are blanks between Chinese and Latin letters', '文旅新 IP，乡村 e 镇，1+\nX 证书', '文旅新IP，乡村e镇，1+X证书'],
  ['a number that was broken over a line is whole again', '总投资 366亿\n元、2.\n5万吨、20\n24年', '总投资366亿元、2.5万吨、2024年'],
  ['two numbers side by side stay two', '2024 2025年', '2024 2025年'],
  ['English words stay apart', '采用 Machine Learning\nModel 技术', '采用Machine Learning Model技术'],
  ['names in brackets stay apart', '本报讯 （记者 张伟 李强）近日，', '本报讯（记者 张伟 李强）近日，'],
  ['a photographer stays apart from the verb', '正在采摘（张伟 摄）。', '正在采摘（张伟 摄）。'],
  ['the head of a news item stays apart', '新华社太原4月22日电 今年以来，', '新华社太原4月22日电 今年以来，'],
])('in running text: %s', (_, raw, expected) => {
  expect(clean(raw, 'text')).toBe(expected)
})

test.each([
  ['a blank parts the two halves of a title', '推项目  积蓄高质量发展新能量', '推项目 积蓄高质量发展新能量'],
  ['letters set wide apart are one word', '政 府 工 作 报 告 （摘要）', '政府工作报告（摘要）'],
  ['numbers join their words', '2024 年工作回顾', '2024年工作回顾'],
  ['a wide blank counts as one', '抓落实不松劲　践初心出成效', '抓落实不松劲 践初心出成效'],
])('in a title: %s', (_, raw, expected) => {
  expect(clean(raw, 'line')).toBe(expected)
})

test('among names, the characters of one name join and names stay apart', () => {
  expect(clean('晋中市人民政府市长 刘 星', 'names')).toBe('晋中市人民政府市长 刘星')
  expect(clean('2021-04-23 08:30 来源：青麓日报', 'names')).toBe('2021-04-23 08:30 来源：青麓日报')
})

test('the cells of a row stay apart', () => {
  expect(clean('生产总值\t86.4\t 5.6', 'row')).toBe('生产总值 86.4 5.6')
})

test('in English text every word keeps its blank, and a hyphen at a line end joins', () => {
  expect(clean('The “new” plan, 5 percent: a well-\nbalanced\nmix', 'text')).toBe('The “new” plan, 5 percent: a well-balanced mix')
})
