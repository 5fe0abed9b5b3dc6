import fc from 'fast-check'
import { expect, test } from 'vitest'
import { difference } from './difference.ts'

const shown = (pieces: readonly { text: string; differs: boolean }[]): string => pieces.map(piece => piece.differs ? `[${piece.text}]` : piece.text).join('')

test('a revised number is marked whole, on both sides', () => {
  const { old, now } = difference('增长12.5%，投资56亿元', '增长13.5%，投资56亿元')
  expect([shown(old), shown(now)]).toEqual(['增长[12.5%]，投资56亿元', '增长[13.5%]，投资56亿元'])
})

test('a word put in or left out is marked on its side alone', () => {
  const { old, now } = difference('全年完成投资', '全年累计完成')
  expect([shown(old), shown(now)]).toEqual(['全年完成[投资]', '全年[累计]完成'])
})

test('the pieces joined are the texts, and what is not marked is common to both', () => {
  const words = fc.array(fc.constantFrom('增长', '下降', '12%', '3.5亿元', '，', '全区', 'GDP', '𠮷', ' '), { maxLength: 30 }).map(parts => parts.join(''))
  fc.assert(fc.property(words, words, (a, b) => {
    const found = difference(a, b)
    const common = (pieces: readonly { text: string; differs: boolean }[]) => pieces.filter(piece => !piece.differs).map(piece => piece.text).join('')
    expect([found.old.map(piece => piece.text).join(''), found.now.map(piece => piece.text).join(''), common(found.old)]).toEqual([a, b, common(found.now)])
  }))
})
