import { expect, test } from 'vitest'
import fc from 'fast-check'
import { breakPieces } from './breaks.ts'

test('a line may end before and after a number in quotes', () => {
  expect(breakPieces('市委“1221”战略举措和太谷区委“12345”战略部署')).toEqual(['市委', '“1221”', '战略举措和太谷区委', '“12345”', '战略部署'])
})

test('words in quotes, and numbers without them, are left to the browser', () => {
  for (const text of ['打好“五张牌”，', '增长10%以上', '完成56亿元', '“5G”']) expect(breakPieces(text)).toEqual([text])
})

test('the pieces joined are the text', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('“', '”', '1', '区', 'G', '，', '𠮷', '%') }), text => { expect(breakPieces(text).join('')).toBe(text) }))
})
