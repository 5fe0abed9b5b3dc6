import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reflow } from './index.ts'
import { faultsOf } from './testing/cover.ts'
import { outlineLines } from './testing/outline-lines.ts'

function outline(raw: string): string[] {
  const passages = reflow(raw)
  expect(faultsOf(raw, passages)).toEqual([])
  return outlineLines(passages)
}

const words = fc.constantFrom('太谷区', '增长', '2024', ' ', '  ', '　', '\n', '\n\n', '\r\n', '\t', '。', '，', '；', '：', '“', '”', '（', '）', '（一）', '一、', '1.', '2.5', '万吨', '%',
  '# ', '## ', '——', '（下转第4版）', '（上接第1版）', '<sub>', '</sub>', '<', '图片说明：', '摄影：孙泰雁', '记者 张三', '摄', 'English', 'words', '. ', '-', '𠮷', '\ud840', '\udc00', '\u0001', '\ufeff',
  '全面落实各项政策措施着力推动高质量发展', '|', '•', '臺灣')
const someText = fc.oneof(
  fc.array(words, { maxLength: 60 }).map(parts => parts.join('')),
  fc.array(fc.array(words, { maxLength: 12 }).map(parts => parts.join('').replace(/\s/g, '')), { maxLength: 40 }).map(lines => lines.join('\n')),
  fc.string({ unit: 'binary', maxLength: 200 }),
)

test('every non-blank character of any text is in exactly one passage, and every run is equal letter by letter', () => {
  fc.assert(fc.property(someText, raw => {
    expect(faultsOf(raw, reflow(raw))).toEqual([])
  }), { numRuns: 3000 })
})

test('the same text always gives the same passages', () => {
  fc.assert(fc.property(someText, raw => {
    expect(reflow(raw)).toEqual(reflow(raw))
  }), { numRuns: 200 })
})

test.each([
  ['nothing', '', []],
  ['only blanks', ' \n\t\n　\r\n\ufeff', []],
  ['only digits', '1234567890', ['paragraph: 1234567890']],
  ['a lone half of a surrogate pair', '\ud840', ['paragraph: \ud840']],
])('%s is read without complaint', (_, raw, expected) => {
  expect(outline(raw)).toEqual(expected)
})

test('a byte-order mark and any kind of line end leave no trace', () => {
  const plain = '工作报告\n\n一、回顾\n\n全年增长5%。\n完成投资3亿元。\n'
  const expected = ['title: 工作报告', 'heading 1: 一、回顾', 'paragraph: 全年增长5%。', 'paragraph: 完成投资3亿元。']
  for (const end of ['\n', '\r\n', '\r', '\u2028']) expect(outline(`\ufeff${plain.replaceAll('\n', end)}`)).toEqual(expected)
})

test('invisible controls are kept as markup and not shown', () => {
  expect(reflow('增长\u0001\u00025%。')).toMatchObject([{ text: '增长5%。', markup: [[2, 4]] }])
})

test('the marks of markdown and tags of small print are markup', () => {
  const raw = '# 标题\n\n正文，浓度PM<sub>2.5</sub>下降。\n\n## 一节 两部分\n\n面积3m<sup>2</sup>。'
  expect(outline(raw)).toEqual(['title: 标题', 'paragraph: 正文，浓度PM2.5下降。', 'heading 1: 一节 两部分', 'paragraph: 面积3m2。'])
})

test('a power of ten keeps its tags, since without them it would be another number', () => {
  expect(outline('共10<sup>4</sup>吨。')).toEqual(['paragraph: 共10<sup>4</sup>吨。'])
  expect(outline('减排CO<sub>2</sub>12万吨，2023年<br>2024年。')).toEqual(['paragraph: 减排CO2 12万吨，2023年 2024年。'])
})

test('markdown levels count from the first one used when there is no single title', () => {
  expect(outline('## 甲章\n\n### 甲节\n\n正文。\n\n## 乙章\n\n正文。')).toEqual(['heading 1: 甲章', 'heading 2: 甲节', 'paragraph: 正文。', 'heading 1: 乙章', 'paragraph: 正文。'])
})

test('numbered headings nest by their numbering, and a run-in heading is parted from its text', () => {
  const raw = '工作要点\n\n一、总体要求\n坚持稳中求进。\n二、重点任务\n（一）突出项目建设。全年完成投资86亿元。\n（二）突出民生改善\n新增就业2800人。\n1.做优文旅。接待游客500万人次。\n三、保障措施\n加强领导。'
  expect(outline(raw)).toEqual([
    'title: 工作要点', 'heading 1: 一、总体要求', 'paragraph: 坚持稳中求进。', 'heading 1: 二、重点任务', 'heading 2: （一）突出项目建设。', 'paragraph: 全年完成投资86亿元。',
    'heading 2: （二）突出民生改善', 'paragraph: 新增就业2800人。', 'paragraph: 1.做优文旅。接待游客500万人次。', 'heading 1: 三、保障措施', 'paragraph: 加强领导。',
  ])
})

test('a paper keeps its number, its addressee, its signature and its date', () => {
  const raw = '　　某县人民政府办公室\n　　关于印发2025年工作要点的通知\n\n某政办发〔2025〕3号\n\n各乡镇人民政府：\n　　现将要点印发给你们，请认真贯彻落实。\n\n　　　　某县人民政府办公室\n　　　　2025年2月8日\n'
  expect(outline(raw)).toEqual([
    'title: 某县人民政府办公室 关于印发2025年工作要点的通知', 'subtitle: 某政办发〔2025〕3号', 'paragraph: 各乡镇人民政府：', 'paragraph: 现将要点印发给你们，请认真贯彻落实。',
    'byline: 某县人民政府办公室', 'byline: 2025年2月8日',
  ])
})

test('a sentence goes on behind the page notes that interrupt it', () => {
  const raw = '经济工作会议召开\n本报记者 张伟 李 娜\n\n会议指出，去年全区生产总值增长5.2%，固定资产（下转第2版）\n（上接第1版）投资增长8.1%。\n\n会议要求，各部门要抓好落实。'
  expect(outline(raw)).toEqual([
    'title: 经济工作会议召开', 'byline: 本报记者 张伟 李娜', 'paragraph: 会议指出，去年全区生产总值增长5.2%，固定资产投资增长8.1%。',
    'note: （下转第2版）', 'note: （上接第1版）', 'paragraph: 会议要求，各部门要抓好落实。',
  ])
})

test('a subtitle that runs over two lines is one, and the source of a news item is no text', () => {
  expect(outline('政府工作报告\n——2025年1月9日在东河市第八届人民代表大会\n第五次会议上\n\n各位代表：\n\n一、回顾\n\n增长5%。')).toEqual([
    'title: 政府工作报告', 'subtitle: ——2025年1月9日在东河市第八届人民代表大会第五次会议上', 'paragraph: 各位代表：', 'heading 1: 一、回顾', 'paragraph: 增长5%。',
  ])
  expect(outline('# 经济良好开局\n\n2021-04-23 08:30 来源：青麓日报\n\n本报讯 4月22日，记者获悉，生产总值增长5%。')).toEqual([
    'title: 经济良好开局', 'byline: 2021-04-23 08:30 来源：青麓日报', 'paragraph: 本报讯 4月22日，记者获悉，生产总值增长5%。',
  ])
})

test('the cells of a table stay apart and its rows stay rows', () => {
  const raw = '统计公报\n\n全年增长5%。\n\n表1 主要指标\n指标\t数值\t增速（%）\n生产总值\t86.4\t5.6\n乡镇 2023 2024\n\n年末人口18万人。'
  expect(outline(raw)).toEqual([
    'title: 统计公报', 'paragraph: 全年增长5%。', 'paragraph: 表1 主要指标', 'paragraph: 指标 数值 增速（%）', 'paragraph: 生产总值 86.4 5.6', 'paragraph: 乡镇 2023 2024', 'paragraph: 年末人口18万人。',
  ])
})

test('two numbers on two lines never become one', () => {
  expect(outline('2024 100\n2025 110\n')).toEqual(['paragraph: 2024 100', 'paragraph: 2025 110'])
})

test('English text keeps its blanks, and wrapped lines are joined', () => {
  const raw = 'Annual Report of the County\n\nThe county made steady progress in 2024. Output of the large industrial\nenterprises grew by 5.2 percent, and fixed asset investment rose to 1.2\nbillion yuan. Small and medium-sized enterprises kept their lead in job\ncreation. The county improved its roads, its schools and its hospitals,\nand the people of the county noticed.\n\nLooking ahead, the county will pursue a well-\nbalanced plan.\n'
  expect(reflow(raw).map(passage => passage.text)).toEqual([
    'Annual Report of the County',
    'The county made steady progress in 2024. Output of the large industrial enterprises grew by 5.2 percent, and fixed asset investment rose to 1.2 billion yuan. Small and medium-sized enterprises kept their lead in job creation. The county improved its roads, its schools and its hospitals, and the people of the county noticed.',
    'Looking ahead, the county will pursue a well-balanced plan.',
  ])
})

test('traditional characters and full-width digits stay as printed', () => {
  expect(outline('臺北市政府施政報告\n\n　　一、經濟發展\n　　登記工廠達１，２３４家，較上年增加 5.6%。')).toEqual(['title: 臺北市政府施政報告', 'heading 1: 一、經濟發展', 'paragraph: 登記工廠達１，２３４家，較上年增加5.6%。'])
})

test('a title that a column layout printed last comes first, with what belongs to it', () => {
  const raw = '2024年工作回顾\n\n全年增长5%。\n\n2025年工作安排\n\n增长6%左右。（下转第4版）\n\n政 府 工 作 报 告\n\n—— 2025年2月26日在人民代表大会上\n\n某市人民政府市长 刘 星\n'
  expect(outline(raw)).toEqual([
    'title: 政府工作报告', 'subtitle: ——2025年2月26日在人民代表大会上', 'byline: 某市人民政府市长 刘星', 'heading 1: 2024年工作回顾', 'paragraph: 全年增长5%。',
    'heading 1: 2025年工作安排', 'paragraph: 增长6%左右。', 'note: （下转第4版）',
  ])
})

test('a signature at the end is no title', () => {
  expect(outline('关于项目建设的报告\n\n全年完成投资3亿元。\n\n某县发展和改革局\n2025年1月6日')).toEqual(['title: 关于项目建设的报告', 'paragraph: 全年完成投资3亿元。', 'byline: 某县发展和改革局', 'byline: 2025年1月6日'])
})

test.each([
  ['five million characters in one line', '全市固定资产投资完成682.6亿元，增长8.1%。'.repeat(200_000), 1],
  ['a million lines', '短行\n'.repeat(1_000_000), 1_000_000],
  ['five million blanks between characters', '太 谷 '.repeat(1_250_000), 1],
  ['half a million opened tags', '<sub'.repeat(500_000), 1],
])('%s are read in one pass', (_, raw, passages) => {
  expect(reflow(raw)).toHaveLength(passages)
})
