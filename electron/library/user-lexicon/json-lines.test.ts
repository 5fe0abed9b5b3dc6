import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstMistake, lineAt, lineOfPath } from './json-lines.ts'

test('a path is found on the line where its value begins, whatever stands in strings', () => {
  const text = '{\n "a": "x[0].b \\" :",\n "list": [\n  1,\n  { "b": [true,\n   null] }\n ]\n}'
  expect(['a', 'list', 'list[0]', 'list[1]', 'list[1].b', 'list[1].b[1]', 'nothing'].map((path) => lineOfPath(text, path))).toEqual([2, 3, 4, 5, 5, 6, null])
})

test('JSON has no mistake before its end', () => {
  fc.assert(fc.property(fc.json(), (text) => { expect(firstMistake(text)).toBe(text.length) }))
})

test('one broken character is found at or before the place where V8 stumbles, and on the same line or earlier', () => {
  const whole = JSON.stringify({ indicators: [{ id: 'a', name: '甲', aliases: ['乙', '丙'] }, { id: 'b', n: 1.5 }] }, null, 1)
  for (let at = 0; at < whole.length; at++) {
    const broken = whole.slice(0, at) + whole.slice(at + 1)
    try {
      JSON.parse(broken)
    } catch (error) {
      const place = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? broken.length)
      expect([at, lineAt(broken, firstMistake(broken)) <= lineAt(broken, place)]).toEqual([at, true])
    }
  }
})

test.each([
  ['{"a": 1,}', 8], ['[1 2]', 3], ['{"a" 1}', 5], ['{a: 1}', 1], ['[1, tru]', 4], ['[1]]', 3], ['{"a": "b', 6], ['{"a"，1}', 4], ['[1', 2], ['', 0],
])('the mistake in %s stands at %i', (text, place) => {
  expect(firstMistake(text)).toBe(place)
})
