import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Anchor, EditionId, Passage } from '../../contract/index.ts'
import { reflow, sentencesOf } from '../text/index.ts'
import { compareEditions, makeAnchor, relocate as relocateIn, verify, type Relocation } from './index.ts'

const EDITION = '0'.repeat(64) as EditionId
const REGIONS = ['太谷', '介休', '灵石', '平遥', '祁县', '榆次', '榆社', '寿阳', '昔阳', '左权', '和顺', '晋中', '太原']

const editions = ['taigu-2024-plan', 'taigu-zone-2022-summary', 'jinzhong-2025-work-report'].map(id =>
  reflow(readFileSync(new URL(`../../../seeds/${id}.txt`, import.meta.url), 'utf8')))

/** Passages of plain paragraphs, as a small edition. */
function edition(...texts: string[]): Passage[] {
  return texts.map((text, index) => ({ index, kind: 'paragraph', level: 0, text }))
}

function mark(passages: readonly Passage[], quote: string, occurrence = 0): Anchor {
  let left = occurrence
  for (const { index, text } of passages) {
    for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
      if (left-- === 0) return { edition: EDITION, ...makeAnchor(passages, index, { start: at, end: at + quote.length }) }
    }
  }
  throw new Error(`no ${quote}`)
}

/** Finds a mark again; `old` are the passages that it was made in. */
function relocate(anchor: Anchor, old: readonly Passage[], now: readonly Passage[]): Relocation {
  return relocateIn(anchor, compareEditions(old, now, REGIONS))
}

/** What becomes of marked words; `occurrence` says which ones where they stand several times. */
function become(old: Passage[], quote: string, now: Passage[], occurrence = 0): Relocation {
  return relocate(mark(old, quote, occurrence), old, now)
}

function inWords(found: Relocation): string {
  if (found.outcome === 'gone') return 'gone'
  return `${found.outcome}${found.outcome === 'changed' ? ` (${found.reason})` : ''}: ${found.place.passage} ${found.place.quote}`
}

const SENTENCE = '太谷区固定资产投资增长8.1%，祁县固定资产投资增长6.2%。'

test('a mark in the same text stays', () => {
  expect(inWords(become(edition(SENTENCE), '增长8.1%', edition(SENTENCE)))).toBe('same: 0 增长8.1%')
})

test('a mark moves with its paragraph', () => {
  const found = become(edition('开头。', SENTENCE), '增长8.1%', edition('开头。', '新插入的一段。', SENTENCE))
  expect(inWords(found)).toBe('moved: 2 增长8.1%')
})

test('full width, other commas and blanks move a mark, since they say the same', () => {
  const found = become(edition(SENTENCE), '投资增长8.1%，祁县固定资产投资', edition('太谷区固定资产投资增长８．１％、祁县 固定资产投资增长６．２％。'))
  expect(inWords(found)).toBe('moved: 0 投资增长８．１％、祁县 固定资产投资')
})

test.each([
  ['a revised number', '太谷区固定资产投资增长8.4%，祁县固定资产投资增长6.2%。', 'changed (numbers): 0 增长8.4%'],
  ['another unit', '太谷区固定资产投资增长8.1个百分点，祁县固定资产投资增长6.2%。', 'changed (unit): 0 增长8.1个百分点'],
  ['the other direction', '太谷区固定资产投资下降8.1%，祁县固定资产投资增长6.2%。', 'changed (direction): 0 下降8.1%'],
  ['another region before it', '榆次区固定资产投资增长8.1%，祁县固定资产投资增长6.2%。', 'changed (region): 0 增长8.1%'],
  ['another indicator before it', '太谷区工业增加值增长8.1%，祁县固定资产投资增长6.2%。', 'changed (surroundings): 0 增长8.1%'],
  ['a hedge after it', '太谷区固定资产投资增长8.1%左右，祁县固定资产投资增长6.2%。', 'changed (direction): 0 增长8.1%'],
])('%s never moves silently', (_, text, expected) => {
  expect(inWords(become(edition(SENTENCE), '增长8.1%', edition(text)))).toBe(expected)
})

test('the same words in a sibling’s clause are not the marked ones', () => {
  const old = edition('太谷区项目个数全市第一，投资增长5%，祁县项目个数全市第二，投资增长5%。')
  const cut = edition('祁县项目个数全市第二，投资增长5%。')
  expect(['changed', 'gone']).toContain(become(old, '投资增长5%', cut).outcome)
})

test('a unit outside the mark counts as well', () => {
  expect(become(edition('完成投资12亿元，超额完成。'), '12', edition('完成投资12万元，超额完成。')).outcome).toBe('changed')
})

test('part of another number is not the marked number', () => {
  expect(become(edition('增长5%。'), '5%', edition('增长15%。')).outcome).toBe('changed')
})

test('words that are gone without trace are gone', () => {
  expect(become(edition(SENTENCE), '固定资产投资增长8.1%', edition('全县上下团结奋斗。'))).toEqual({ outcome: 'gone' })
  expect(become(edition(SENTENCE), '固定资产投资增长8.1%', [])).toEqual({ outcome: 'gone' })
})

test('a mark that was cut out of its sentence is not put onto its neighbours', () => {
  const found = become(edition('会议听取了汇报，观看了专题片，研究了方案，部署了工作。'), '观看了专题片，', edition('会议听取了汇报，研究了方案，部署了工作。'))
  expect(['changed', 'gone']).toContain(found.outcome)
})

test('of two places of the same words the one with the same surroundings is meant', () => {
  const old = edition('一季度完成投资3亿元，进展顺利。', '二季度完成投资3亿元，进展较慢。')
  const now = edition('新的一段。', '一季度完成投资3亿元，进展顺利。', '二季度完成投资3亿元，进展较慢。')
  expect(inWords(become(old, '完成投资3亿元', now, 1))).toBe('moved: 2 完成投资3亿元')
})

test('a copy put beside its original leaves the mark on the first of the two', () => {
  const sentence = '完成投资3亿元，进展顺利，超出预期，全市领先。'
  expect(inWords(become(edition(sentence, '别的内容。'), '完成投资3亿元', edition('甲。', sentence, sentence)))).toBe('moved: 1 完成投资3亿元')
})

test('a sentence that was taken away and now stands in two other places is left to a person', () => {
  const sentence = '完成投资3亿元，进展顺利，超出预期，全市领先。'
  const [a, b, c] = ['各部门认真组织开展调查研究。', '持续改善城乡人居环境，新增绿地若干，群众反映良好，居民普遍满意。', '下一步抓好安全生产工作落实，开展隐患排查，守牢安全底线不放松。']
  expect(become(edition(a, sentence, b, c), '完成投资3亿元', edition(a, b, sentence, c, sentence))).toMatchObject({ outcome: 'changed', reason: 'several' })
})

test('a sentence that moved away takes its mark along', () => {
  const sentence = '完成投资3亿元，进展顺利，超出预期，全市领先。'
  const [a, b, c] = ['各部门认真组织开展调查研究。', '持续改善城乡人居环境，新增绿地若干，群众反映良好，居民普遍满意。', '下一步抓好安全生产工作落实，开展隐患排查，守牢安全底线不放松。']
  expect(inWords(become(edition(a, sentence, b, c), '完成投资3亿元', edition(a, b, c, sentence)))).toBe('moved: 3 完成投资3亿元')
})

test('a mark does not flee from its edited sentence to a copy elsewhere', () => {
  const old = edition('太谷区固定资产投资增长8.1%。', '全区上下团结奋斗。')
  const now = edition('太谷区固定资产投资增长8.4%。', '全区上下团结奋斗。', '太谷区固定资产投资增长8.1%。')
  expect(inWords(become(old, '增长8.1%', now))).toBe('changed (numbers): 0 增长8.4%')
})

test('of two equal sentences of which one was edited, the mark on the other keeps its own', () => {
  const old = edition('固定资产投资增长8.1%。', '别的内容，别的事情。', '固定资产投资增长8.1%。')
  const now = edition('固定资产投资增长8.4%。', '别的内容，别的事情。', '固定资产投资增长8.1%。')
  expect([0, 1].map(occurrence => inWords(become(old, '增长8.1%', now, occurrence)))).toEqual(['changed (numbers): 0 增长8.4%', 'same: 2 增长8.1%'])
})

test('an edited sentence with its old wording right behind it is left to a person; a new sibling beside it is not', () => {
  const old = edition('太谷区固定资产投资增长8.1%。全区上下团结奋斗。')
  expect(inWords(become(old, '增长8.1%', edition('太谷区固定资产投资增长8.4%。太谷区固定资产投资增长8.1%。全区上下团结奋斗。')))).toMatch(/^changed \(several\)/)
  expect(inWords(become(old, '增长8.1%', edition('祁县固定资产投资增长8.4%。太谷区固定资产投资增长8.1%。全区上下团结奋斗。')))).toBe('moved: 0 增长8.1%')
})

test('sibling regions that exchange their figures are both left to a person', () => {
  const old = edition('太谷区增长8.1%，祁县增长6.2%。')
  const now = edition('太谷区增长6.2%，祁县增长8.1%。')
  expect([become(old, '增长8.1%', now).outcome, become(old, '6.2%', now).outcome]).toEqual(['changed', 'changed'])
})

test('a figure or a region far ahead in a long sentence is seen', () => {
  const sentence = (region: string, year: string) => `${year}年，${region}坚持稳中求进工作总基调，完整准确全面贯彻新发展理念，加快构建新发展格局，着力推动高质量发展，固定资产投资增长8.1%。`
  const old = edition(sentence('太谷区', '2024'))
  expect(inWords(become(old, '8.1%', edition(sentence('祁县', '2024'))))).toBe('changed (region): 0 8.1%')
  expect(become(old, '8.1%', edition(sentence('太谷区', '2023'))).outcome).toBe('changed')
})

test('the region that an earlier sentence of the paragraph named governs the figures after it', () => {
  const old = edition('太谷区经济稳中向好。固定资产投资增长8.1%。')
  expect(inWords(become(old, '增长8.1%', edition('祁县经济稳中向好。固定资产投资增长8.1%。')))).toBe('changed (region): 0 增长8.1%')
})

test('a sentence that moved under the heading of another year is left to a person', () => {
  const heading = (text: string): Passage => ({ index: 0, kind: 'heading', level: 1, text })
  const build = (...passages: Passage[]) => passages.map((passage, index) => ({ ...passage, index }))
  const [figure, filler] = edition('固定资产投资增长8.1%左右，进展顺利。', '别的内容，别的事情，与此无关。') as [Passage, Passage]
  const old = build(heading('2024年工作回顾'), figure, heading('2025年工作安排'), filler)
  const now = build(heading('2024年工作回顾'), heading('2025年工作安排'), filler, figure)
  expect(become(old, '增长8.1%', now).outcome).toBe('changed')
})

test('paragraphs may be split and joined around a mark', () => {
  const [a, b] = ['太谷区经济稳中向好。', '固定资产投资增长8.1%，进展顺利。']
  expect(inWords(become(edition(a, b), '增长8.1%', edition(a + b)))).toBe('moved: 0 增长8.1%')
  expect(inWords(become(edition(a + b), '增长8.1%', edition(a, b)))).toBe('moved: 1 增长8.1%')
})

test.each([
  ['one character', '资'], ['a comma', '，'], ['a full stop', '。'], ['a rare character', '𠮷'], ['across clauses', '增长8.1%，祁县'], ['㎡', '㎡'], ['with quotes', '“双碳”'],
])('a mark on %s moves with its text', (_, quote) => {
  const text = '太谷区𠮷野村固定资产投资增长8.1%，祁县“双碳”项目面积５㎡。'
  const found = become(edition(text), quote, edition('新的一段。', text))
  expect(inWords(found)).toBe(`moved: 1 ${quote}`)
})

test('letters whose folded form is longer than they are are taken whole or not at all', () => {
  expect(inWords(become(edition('面积5m2，绿化率高。'), '5m2', edition('面积５㎡，绿化率高。')))).toBe('moved: 0 ５㎡')
  expect(become(edition('面积5m2，绿化率高。'), '2', edition('面积５㎡，绿化率高。')).outcome).not.toMatch(/same|moved/)
})

/** A mark on a clause or sentence with a number, somewhere in the bundled texts. */
const marks = editions.flatMap(passages => passages.filter(passage => passage.kind === 'paragraph').flatMap(passage =>
  sentencesOf(passage.text).flatMap(sentence => [...passage.text.slice(sentence.start, sentence.end).matchAll(/[^，。；、]*\d[^，。；、]*/g)].map(clause => ({
    passages, passage: passage.index, start: sentence.start + clause.index, end: sentence.start + clause.index + clause[0].length,
  })))))
const someMark = fc.nat(marks.length - 1)

type Mark = (typeof marks)[number]

function anchorOf({ passages, passage, start, end }: Mark): Anchor {
  return { edition: EDITION, ...makeAnchor(passages, passage, { start, end }) }
}

function withText(passages: readonly Passage[], index: number, text: string): Passage[] {
  return passages.map(passage => passage.index === index ? { ...passage, text } : passage)
}

test('whatever a harmless edit does elsewhere, every mark is found at its own words', () => {
  fc.assert(fc.property(someMark, fc.nat(), fc.boolean(), (which, place, insert) => {
    const chosen = marks[which] as Mark
    const at = place % chosen.passages.length
    const others = insert
      ? [...chosen.passages.slice(0, at), { ...(chosen.passages[0] as Passage), text: '全区上下进一步统一思想。' }, ...chosen.passages.slice(at)]
      : chosen.passages.filter(passage => passage.index !== at || passage.index === chosen.passage || passage.kind === 'heading')
    const now = others.map((passage, index) => ({ ...passage, index }))
    const found = relocate(anchorOf(chosen), chosen.passages, now)
    const target = now.findIndex(passage => passage.text === chosen.passages[chosen.passage]?.text)
    expect(found).toMatchObject({ outcome: expect.stringMatching(/same|moved/), place: { passage: target, start: chosen.start, end: chosen.end } })
  }), { numRuns: 400 })
})

test('full-width digits and other commas are harmless', () => {
  fc.assert(fc.property(someMark, which => {
    const chosen = marks[which] as Mark
    const text = (chosen.passages[chosen.passage] as Passage).text
    const wide = text.replace(/[0-9]/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).replaceAll('，', ',').replaceAll('“', '"').replaceAll('”', '"')
    const found = relocate(anchorOf(chosen), chosen.passages, withText(chosen.passages, chosen.passage, wide))
    expect(found).toMatchObject({ outcome: expect.stringMatching(/same|moved/), place: { passage: chosen.passage, start: chosen.start, end: chosen.end } })
  }), { numRuns: 300 })
})

const DANGEROUS: readonly [string, (quote: string) => string][] = [
  ['number', quote => quote.replace(/\d(?!.*\d)/, digit => String((Number(digit) + 3) % 10))],
  ['digit added', quote => quote.replace(/\d/, '1$&')],
  ['unit', quote => quote.replace(/亿|万|%|个|家|户|项|次|亩/, unit => unit === '亿' ? '万' : unit === '万' ? '亿' : unit === '%' ? '个百分点' : '座')],
  ['direction', quote => quote.replace(/增长|新增|达到|完成|提升/, '下降')],
  ['deleted', () => ''],
]

test.each(DANGEROUS)('a mark whose %s changed never moves silently', (_, change) => {
  fc.assert(fc.property(someMark, which => {
    const chosen = marks[which] as Mark
    const text = (chosen.passages[chosen.passage] as Passage).text
    const quote = text.slice(chosen.start, chosen.end)
    fc.pre(change(quote) !== quote)
    const now = withText(chosen.passages, chosen.passage, text.slice(0, chosen.start) + change(quote) + text.slice(chosen.end))
    expect(['changed', 'gone']).toContain(relocate(anchorOf(chosen), chosen.passages, now).outcome)
  }), { numRuns: 300 })
})

test('where a word of the mark changed, the person is shown the words that stand there now', () => {
  fc.assert(fc.property(someMark, which => {
    const chosen = marks[which] as Mark
    const text = (chosen.passages[chosen.passage] as Passage).text
    const now = withText(chosen.passages, chosen.passage, `${text.slice(0, chosen.start)}全面${text.slice(chosen.start)}`)
    const found = relocate(anchorOf(chosen), chosen.passages, now)
    if (found.outcome !== 'gone') expect(found.place.passage).toBe(chosen.passage)
  }), { numRuns: 200 })
})

test('whatever is found verifies at its place', () => {
  fc.assert(fc.property(someMark, fc.nat(editions.length - 1), (which, at) => {
    const chosen = marks[which] as Mark
    const other = editions[at] as Passage[]
    const found = relocate(anchorOf(chosen), chosen.passages, other)
    if (found.outcome !== 'gone') expect(verify(found.place, other)).toBe(true)
  }), { numRuns: 200 })
})
