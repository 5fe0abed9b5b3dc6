import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalise, toNormalisedSpan, toSourceSpan } from './index.ts'

test.each([
  ['full width becomes half width', '增长１２．５％', '增长12.5%'],
  ['square units are spelled out', '面积３㎡、5km²', '面积3m2,5km2'],
  ['Chinese quotes and commas become plain ones', '“特”，‘优’。', '"特",\'优\'.'],
  ['dashes are one dash', '1—2个，3～5户', '1-2个,3-5户'],
  ['case is folded', 'PM2.5 ＩＰ', 'pm2.5 ip'],
  ['blanks beside Chinese characters vanish', '政 府　工作 2024 年', '政府工作2024年'],
  ['other blanks become one', 'two   words\tthree', 'two words three'],
  ['Roman numerals become letters', 'Ⅲ类', 'iii类'],
  ['accents typed apart are joined', 'cafe\u0301', 'café'],
  ['also where a letter was two in one', '\ufb01\ufe0f\u0301', 'fí'],
  ['a voiced kana of half width is one character', 'ｶﾞ', 'ガ'],
  ['the chosen drawing of a character does not matter', '葛\u{e0100}城', '葛城'],
])('%s', (_, source, expected) => {
  expect(normalise(source).text).toBe(expected)
})

test('every code unit keeps its place in the source', () => {
  const source = '约３㎡ 地'
  const normalised = normalise(source)
  expect(toSourceSpan(normalised, { start: 2, end: 4 })).toEqual({ start: 2, end: 3 })
  expect(toSourceSpan(normalised, { start: 1, end: 2 })).toEqual({ start: 1, end: 2 })
  expect(toNormalisedSpan(normalised, { start: 2, end: 3 })).toEqual({ start: 2, end: 4 })
  expect(toNormalisedSpan(normalised, { start: 3, end: 4 })).toEqual({ start: 4, end: 4 })
})

const anyText = fc.string({ unit: fc.constantFrom('增', '长', ' ', '　', '\t', '１', '5', '％', '“', '㎡', 'A', 'é', '\u0301', '𠮷', '\ud840', '．', '－', 'ﬁ', '㍿', '\ufe0f') })

test('what is normalised once is normalised for good', () => {
  fc.assert(fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' })), source => {
    const once = normalise(source).text
    expect(normalise(once).text).toBe(once)
  }))
})

test('starts and ends never go back and never leave the source', () => {
  fc.assert(fc.property(anyText, source => {
    const { text, starts, ends } = normalise(source)
    expect(starts).toHaveLength(text.length + 1)
    for (let at = 0; at < text.length; at++) {
      expect(starts[at]).toBeLessThan(ends[at] as number)
      expect(starts[at + 1]).toBeGreaterThanOrEqual(starts[at] as number)
      expect(ends[at]).toBeLessThanOrEqual(source.length)
    }
  }))
})

test('a text and the same text in full width normalise alike', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'增长5.2%,(A)太谷') }), source => {
    const wide = source.replace(/[!-~]/g, char => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
    expect(normalise(wide).text).toBe(normalise(source).text)
  }))
})
