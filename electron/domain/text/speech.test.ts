import fc from 'fast-check'
import { expect, test } from 'vitest'
import { speechOf, spokenText, textSpanAt } from './index.ts'

test.each([
  // quantities
  ['2458.8亿元', '两千四百五十八点八亿元'], ['1,234.5吨', '一千二百三十四点五吨'], ['0.5个百分点', '零点五个百分点'], ['10.05万人', '十点零五万人'], ['682.6亿元', '六百八十二点六亿元'],
  ['10个', '十个'], ['12个', '十二个'], ['20余户', '二十余户'], ['100家', '一百家'], ['105家', '一百零五家'], ['110家', '一百一十家'], ['1050家', '一千零五十家'], ['10005人', '一万零五人'],
  ['100000元', '十万元'], ['120300元', '十二万零三百元'], ['200000000元', '两亿元'], ['１２３４家', '一千二百三十四家'],
  // two
  ['2个', '两个'], ['2万亩', '两万亩'], ['2000万', '两千万'], ['2年', '两年'], ['2小时', '两小时'], ['2月2日', '二月二日'], ['第2次', '第二次'], ['2号楼', '二号楼'], ['2—3个', '两到三个'], ['12户', '十二户'], ['2.5倍', '二点五倍'],
  // shares
  ['5%', '百分之五'], ['增长8.1%', '增长百分之八点一'], ['5‰', '千分之五'], ['增长-3.2%', '增长负百分之三点二'], ['5%—8%', '百分之五到百分之八'], ['5-8%', '百分之五到百分之八'], ['６．２％', '百分之六点二'], ['100%', '百分之一百'],
  // dates and times
  ['2024年', '二〇二四年'], ['2024 年', '二〇二四 年'], ['2021—2025年', '二〇二一到二〇二五年'], ['1—9月', '一到九月'], ['2025年2月26日', '二〇二五年二月二十六日'], ['2025-02-26', '二〇二五年二月二十六日'], ['8:30', '八点三十分'], ['14:05', '十四点零五分'], ['9:00', '九点'],
  ['晋政发〔2024〕3号', '晋政发二〇二四三号'],
  // ratios, fractions, ranges
  ['3.9：59.5：36.6', '三点九比五十九点五比三十六点六'], ['比例为16:10', '比例为十六比十'], ['3:2', '三比二'], ['1/3', '三分之一'], ['3-5个', '三到五个'], ['5.2～5.8', '五点二到五点八'],
  // names with digits
  ['108国道', '幺零八国道'], ['G108沿线', 'G幺零八沿线'], ['12345热线', '幺二三四五热线'], ['“1221”战略', '一二二一战略'], ['PM2.5', 'PM二点五'], ['5G基站', '五G基站'], ['4A级景区', '四A级景区'], ['1+X证书', '一加X证书'], ['“2+26”城市', '二加二十六城市'], ['Ⅲ类水质', '三类水质'],
  // units and signs
  ['25℃', '二十五摄氏度'], ['500㎡', '五百平方米'], ['12.5km', '十二点五公里'], ['32μg/m3', '三十二微克每立方米'], ['300元/亩', '三百元每亩'], ['——2024年太谷区这样干', '二〇二四年太谷区这样干'], ['《条例》', '条例'],
  // left alone
  ['全区上下', '全区上下'], ['三季度', '三季度'], ['𠮷野村', '𠮷野村'], ['', ''],
])('%s is said %s', (text, words) => {
  expect(spokenText(text).words).toBe(words)
})

test('every character of a text belongs to one part, in order, whatever the text', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.array(fc.constantFrom('2', '0', '.', '%', '—', '-', ':', '年', '亿', '个', '“', '+', '/', ','), { maxLength: 30 }).map(list => list.join(''))), text => {
    const { words, parts } = spokenText(text)
    expect(parts.map(({ text: { start, end } }) => text.slice(start, end)).join('')).toBe(text)
    expect(parts.map(({ said: { start, end } }) => words.slice(start, end)).join('')).toBe(words)
  }), { numRuns: 1000 })
})

test('no digit is left for the voice to guess at', () => {
  fc.assert(fc.property(fc.stringMatching(/^[\d.,%—:年月亿个-]{0,20}$/), text => {
    expect(spokenText(text).words).not.toMatch(/\d/)
  }), { numRuns: 1000 })
})

test('a passage is said sentence by sentence, and what is being said leads back to the text', () => {
  const text = '全市经济总量达到2458.8亿元。增长5%，好于预期。'
  const sentences = speechOf(text)
  expect(sentences.map(({ words }) => words)).toEqual(['全市经济总量达到两千四百五十八点八亿元。', '增长百分之五，好于预期。'])
  const at = (sentence: number, words: string) => {
    const span = textSpanAt(sentences[sentence]!, sentences[sentence]!.words.indexOf(words))
    return span && text.slice(span.start, span.end)
  }
  expect([at(0, '经'), at(0, '四百'), at(0, '亿'), at(1, '分之'), at(1, '预')]).toEqual(['经', '2458.8', '亿', '5%', '预'])
})

test('a text of a million digits is said in one pass', () => {
  expect(spokenText('9'.repeat(200_000)).words.length).toBeGreaterThan(0)
})
