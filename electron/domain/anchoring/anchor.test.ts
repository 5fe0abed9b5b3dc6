import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Anchor, type EditionId, type Passage } from '../../contract/index.ts'
import { makeAnchor, verify } from './index.ts'

function passagesOf(...texts: [kind: Passage['kind'], level: number, text: string][]): Passage[] {
  return texts.map(([kind, level, text], index) => ({ index, kind, level, text }))
}

test('an anchor holds the quote, 32 characters around it and the headings above', () => {
  const text = `${'前'.repeat(40)}固定资产投资增长8.1%${'后'.repeat(40)}`
  const passages = passagesOf(['title', 0, '报告'], ['heading', 1, '一、回顾'], ['heading', 2, '（一）投资'], ['paragraph', 0, text])
  expect(makeAnchor(passages, 3, { start: 46, end: 52 })).toEqual({
    passage: 3, start: 46, end: 52, quote: '增长8.1%', before: `${'前'.repeat(26)}固定资产投资`, after: '后'.repeat(32), headings: ['一、回顾', '（一）投资'],
  })
})

test('characters outside the basic plane are never cut in half', () => {
  const text = '𠮷'.repeat(60)
  const anchor = makeAnchor(passagesOf(['paragraph', 0, text]), 0, { start: 61, end: 63 })
  expect(anchor).toMatchObject({ start: 60, end: 64, quote: '𠮷𠮷', before: '𠮷'.repeat(30), after: '𠮷'.repeat(28) })
})

test('an empty span, or one outside the passage, is refused', () => {
  const passages = passagesOf(['paragraph', 0, '短文'])
  for (const [index, start, end] of [[0, 1, 1], [0, 1, 9], [0, -1, 1], [1, 0, 1], [0, 2, 1]] as const) {
    expect(() => makeAnchor(passages, index, { start, end })).toThrow(RangeError)
  }
})

test('every anchor that is made meets the contract and verifies, and fails on any other text', () => {
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 })
  fc.assert(fc.property(text, fc.nat(), fc.nat(), text, (body, from, length, other) => {
    const start = from % body.length
    const end = Math.min(body.length, start + 1 + length % body.length)
    const passages = passagesOf(['heading', 1, other.slice(0, 300)], ['paragraph', 0, body])
    const anchor = { edition: '0'.repeat(64) as EditionId, ...makeAnchor(passages, 1, { start, end }) }
    expect(Anchor.parse(anchor)).toEqual(anchor)
    expect(verify(anchor, passages)).toBe(true)
    expect(verify(anchor, passagesOf(['heading', 1, ''], ['paragraph', 0, `一${body}`]))).toBe(body.slice(anchor.start - 1 < 0 ? 0 : anchor.start - 1, anchor.end - 1) === anchor.quote && anchor.start > 0)
  }))
})

test('a mark whose passage is missing does not verify', () => {
  expect(verify({ passage: 2, start: 0, end: 1, quote: '字' }, [{ text: '字' }])).toBe(false)
  expect(verify({ passage: 0, start: 0, end: 2, quote: '字' }, [{ text: '字号' }])).toBe(false)
})
