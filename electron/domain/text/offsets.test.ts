import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SourcedPassage } from '../../contract/documents.ts'
import { codePointMap, reflow, toRawSpan, toTextSpan } from './index.ts'

function passage(raw: string): SourcedPassage {
  return reflow(raw)[0] as SourcedPassage
}

test('a number that was broken over a line is found whole in the raw text', () => {
  const raw = '今年，谋划实施总投资 366亿\n元的重点项目，增长 5 %。'
  const { text } = passage(raw)
  expect(text).toBe('今年，谋划实施总投资366亿元的重点项目，增长5%。')
  const at = text.indexOf('366')
  const there = toRawSpan(passage(raw), { start: at, end: at + 5 })
  expect(raw.slice(there.start, there.end)).toBe('366亿\n元')
  expect(toTextSpan(passage(raw), there)).toEqual({ start: at, end: at + 5 })
})

test('a blank that stands for a line break leads to the place of the break', () => {
  const raw = '以理论之基\n筑牢信仰根基\n\n坚持学习，取得实效。'
  const heading = passage(raw)
  expect(heading.text).toBe('以理论之基 筑牢信仰根基')
  expect(toRawSpan(heading, { start: 5, end: 6 })).toEqual({ start: 6, end: 6 })
  expect(toRawSpan(heading, { start: 4, end: 7 })).toEqual({ start: 4, end: 7 })
})

test('raw characters that are not shown lead to no text', () => {
  const raw = '## 标题\n\n浓度PM<sub>2.5</sub>下降。'
  const [heading, paragraph] = reflow(raw) as [SourcedPassage, SourcedPassage]
  expect(toTextSpan(heading, { start: 0, end: 3 })).toBeNull()
  expect(toTextSpan(paragraph, { start: raw.indexOf('<sub>'), end: raw.indexOf('2.5') })).toBeNull()
  expect(toTextSpan(paragraph, { start: raw.indexOf('PM'), end: raw.indexOf('下') })).toEqual({ start: 2, end: 7 })
  expect(toTextSpan(heading, { start: raw.indexOf('PM'), end: raw.length })).toBeNull()
})

test('a span outside the passage is refused', () => {
  const one = passage('短文。')
  for (const span of [{ start: -1, end: 1 }, { start: 0, end: 4 }, { start: 2, end: 1 }]) expect(() => toRawSpan(one, span)).toThrow(RangeError)
})

test('an empty span stays empty', () => {
  const one = passage('太 谷 区。')
  for (let at = 0; at <= one.text.length; at++) {
    const there = toRawSpan(one, { start: at, end: at })
    expect(there.start).toBe(there.end)
  }
})

test('code points and UTF-16 lead to one another, and agree with the characters counted one by one', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('甲', 'a', '𠮷', '\ud840', '\udc00', '😀') }), text => {
    const map = codePointMap(text)
    let utf16 = 0
    ;[...text].forEach((char, codePoint) => {
      expect(map.toCodePoint(utf16)).toBe(codePoint)
      expect(map.toUtf16(codePoint)).toBe(utf16)
      utf16 += char.length
    })
    expect(map.toCodePoint(text.length)).toBe([...text].length)
    expect(map.toUtf16([...text].length)).toBe(text.length)
  }))
})
