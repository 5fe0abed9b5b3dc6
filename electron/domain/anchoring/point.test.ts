import { expect, test } from 'vitest'
import { compareEditions } from './judge.ts'
import { relocatePoint } from './point.ts'

const passagesOf = (texts: readonly string[]) => texts.map((text, index) => ({ index, kind: 'paragraph' as const, level: 0, text }))
/** The words at which reading goes on, and the passage that they stand in. */
function goesOn(old: readonly string[], now: readonly string[], words: string): [number, string] | null {
  const passage = old.findIndex((text) => text.includes(words))
  const point = relocatePoint({ passage, offset: old[passage]!.indexOf(words) }, compareEditions(passagesOf(old), passagesOf(now), []))
  return point && [point.passage, now[point.passage]!.slice(point.offset, point.offset + 4)]
}
const OLD = ['一、回顾。', '全年完成投资12.5亿元。新建学校三所，改造老旧小区十五个。', '各部门要压实责任，抓好落实。']

test('reading goes on at the same words, where paragraphs came before them or their sentence moved', () => {
  expect(goesOn(OLD, ['说明。', ...OLD], '改造老旧')).toEqual([2, '改造老旧'])
  expect(goesOn(OLD, [OLD[0]!, '全年完成投资12.5亿元。', OLD[2]!, '新建学校三所，改造老旧小区十五个。'], '改造老旧')).toEqual([3, '改造老旧'])
})

test('where the sentence was edited it goes on at the words themselves, where it went at the nearest that are left', () => {
  expect(goesOn(OLD, OLD.map((text) => text.replace('三所', '四所')), '改造老旧')).toEqual([1, '改造老旧'])
  expect(goesOn(OLD, [OLD[0]!, '全年完成投资12.5亿元。', OLD[2]!], '改造老旧')).toEqual([1, '。'])
  expect(goesOn(OLD, OLD.slice(2), '一、回顾')).toEqual([0, '各部门要'])
})

test('nothing left of the text is no place, and so is a passage that never was', () => {
  expect(goesOn(OLD, ['另外材料'.repeat(3)], '改造老旧')).toBe(null)
  expect(relocatePoint({ passage: 9, offset: 0 }, compareEditions(passagesOf(OLD), passagesOf(OLD), []))).toBe(null)
  expect(relocatePoint({ passage: 2, offset: OLD[2]!.length }, compareEditions(passagesOf(OLD), passagesOf(OLD), []))).toEqual({ passage: 2, offset: 13 })
})
