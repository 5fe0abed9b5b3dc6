import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reflow } from '../text/index.ts'
import { rawRelocator } from './index.ts'

const REGIONS = ['太谷', '祁县', '晋中']
const raw = readFileSync(new URL('../../../seeds/taigu-2024-plan.txt', import.meta.url), 'utf8')

function relocator(old: string, now: string) {
  return rawRelocator({ raw: old, passages: reflow(old) }, { raw: now, passages: reflow(now) }, REGIONS)
}

/** What becomes of the first place of some words. */
function become(old: string, words: string, now: string): string {
  const start = old.indexOf(words)
  const found = relocator(old, now)({ start, end: start + words.length })
  return 'span' in found ? `${found.outcome}: ${now.slice(found.span.start, found.span.end)}` : found.outcome
}

test('in the same text every stretch stays where it is, wherever it begins and ends', () => {
  const relocate = relocator(raw, raw)
  fc.assert(fc.property(fc.nat(raw.length - 1), fc.integer({ min: 1, max: 300 }), (from, length) => {
    const span = { start: from, end: Math.min(raw.length, from + length) }
    expect(relocate(span)).toEqual({ outcome: 'same', span })
  }), { numRuns: 500 })
})

test('behind a new first paragraph every stretch is moved by its length', () => {
  const added = '新增的一段说明文字，与其他内容无关。\n\n'
  const at = raw.indexOf('2024 年，太谷区将')
  const relocate = relocator(raw, raw.slice(0, at) + added + raw.slice(at))
  fc.assert(fc.property(fc.integer({ min: at, max: raw.length - 1 }), fc.integer({ min: 1, max: 300 }), (from, length) => {
    const span = { start: from, end: Math.min(raw.length, from + length) }
    expect(relocate(span)).toEqual({ outcome: 'moved', span: { start: span.start + added.length, end: span.end + added.length } })
  }), { numRuns: 500 })
})

test.each([
  ['a mark over a line break', '完成投资366亿\n元，增长8%。\n', '366亿\n元', '完成投资366亿元，增长8%。\n', 'moved: 366亿元'],
  ['a mark with blanks at its ends', '开头。\n\n 增长8% ，很好。\n', ' 增长8% ', '新段。\n\n开头。\n\n 增长8% ，很好。\n', 'moved:  增长8% '],
  ['blanks at its ends that went', '开头。\n\n 增长8% ，很好。\n', ' 增长8% ', '开头。\n\n增长8%，很好。\n', 'moved: 增长8%'],
  ['a mark with its markup', '# 报告\n\n## 一、回顾\n\n增长8%。\n', '## 一、回顾', '# 报告\n\n新段落在此。\n\n## 一、回顾\n\n增长8%。\n', 'moved: ## 一、回顾'],
  ['a mark over two paragraphs', '甲方面增长8%。\n\n乙方面增长9%。\n', '8%。\n\n乙方面', '前言在此。\n\n甲方面增长8%。\n\n乙方面增长9%。\n', 'moved: 8%。\n\n乙方面'],
  ['two paragraphs with a new one between', '甲方面增长8%。\n\n乙方面增长9%。\n', '8%。\n\n乙方面', '甲方面增长8%。\n\n插入的一段。\n\n乙方面增长9%。\n', 'changed'],
  ['a mark on a changed digit', '甲方面增长8%。\n', '增长8%', '甲方面增长9%。\n', 'changed'],
  ['a mark whose text is gone', '甲方面增长8%。\n\n乙方面持平，与上年相同。\n', '增长8%', '乙方面持平，与上年相同。\n', 'gone'],
  ['a mark on a comma', '甲方面，增长8%。\n', '，', '新的一段。\n\n甲方面，增长8%。\n', 'moved: ，'],
  ['a mark on a blank line', '甲方面。\n\n乙方面。\n', '\n\n', '新的一段。\n\n甲方面。\n\n乙方面。\n', 'moved: \n\n'],
  ['full width', '甲方面增长8.5%。\n', '增长8.5%', '甲方面增长８．５％。\n', 'moved: 增长８．５％'],
  ['a rare character', '𠮷野县增长8%。\n', '𠮷野县', '前言在此。\n\n𠮷野县增长8%。\n', 'moved: 𠮷野县'],
])('%s', (_, old, words, now, expected) => {
  expect(become(old, words, now)).toBe(expected)
})

test('a text of a million characters is compared in one pass', () => {
  const long = Array.from({ length: 20_000 }, (_, index) => `第${index}项工作全面完成，投资增长${index % 97}.${index % 7}%，同比提高${index % 11}个百分点。`).join('\n\n')
  const relocate = relocator(long, `新增的一段。\n\n${long.replace('投资增长50.', '投资增长51.')}`)
  const start = long.lastIndexOf('投资增长')
  expect(relocate({ start, end: start + 6 }).outcome).toBe('moved')
})
