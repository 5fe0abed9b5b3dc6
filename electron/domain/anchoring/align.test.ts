import fc from 'fast-check'
import { expect, test } from 'vitest'
import { align } from './align.ts'

const noBreaks = (text: string) => ({ text, breaks: new Uint8Array(text.length + 1) })

/** The old text as the new one shows it: aligned characters as they are, others as ·. */
function shown(old: string, now: string): string {
  const map = align(noBreaks(old), noBreaks(now))
  return [...old].map((char, at) => (map[at] as number) >= 0 ? char : '·').join('')
}

test.each([
  ['固定资产投资增长8.1%', '固定资产投资增长8.4%', '固定资产投资增长8.·%'],
  ['太谷区增长5%祁县增长5%', '祁县增长5%', '·······祁县增长5%'],
  ['甲乙丙丁', '甲乙丙丁', '甲乙丙丁'],
  ['甲乙丙丁', '', '····'],
])('of %s there stands in %s: %s', (old, now, expected) => {
  expect(shown(old, now)).toBe(expected)
})

test('aligned characters are equal, in order, and each is used once', () => {
  const words = fc.array(fc.constantFrom('投资', '增长', '8.1%', '太谷', '祁县', '项目', '建设', '个'), { maxLength: 60 }).map(list => list.join(''))
  fc.assert(fc.property(words, words, (old, now) => {
    const map = [...align(noBreaks(old), noBreaks(now))]
    const pairs = map.flatMap((to, from) => to >= 0 ? [[from, to] as const] : [])
    for (const [from, to] of pairs) expect(old[from]).toBe(now[to])
    expect(pairs.map(([, to]) => to)).toEqual([...new Set(pairs.map(([, to]) => to))].sort((a, b) => a - b))
  }), { numRuns: 2000 })
})

test('a long text that repeats itself is aligned through edits far apart', () => {
  const sentence = '全市固定资产投资完成682.6亿元增长8.1%'
  const old = sentence.repeat(2_000)
  const now = `${sentence.repeat(10)}新增${sentence.repeat(1_900)}再增${sentence.repeat(90)}`
  const map = align(noBreaks(old), noBreaks(now))
  expect(map.every((to, from) => old[from] === now[to])).toBe(true)
})

test('two unlike texts of half a million characters are compared in seconds', () => {
  const text = (seed: number) => Array.from({ length: 500_000 }, (_, at) => String.fromCharCode(0x4e00 + (Math.imul(at + 1, seed) >>> 7) % 3000)).join('')
  expect(align(noBreaks(text(2654435761)), noBreaks(text(1597334677))).length).toBe(500_000)
})
