import { expect, test } from 'vitest'
import { targetOf } from './use-place.ts'

test('a link names a passage, or a span of one', () => {
  expect(targetOf({ passage: '5' })).toEqual({ passage: 5, span: null })
  expect(targetOf({ passage: '5', start: '2', end: '9' })).toEqual({ passage: 5, span: { passage: 5, start: 2, end: 9 } })
})

test('nonsense in a link is left out', () => {
  expect(targetOf({})).toBe(null)
  expect(targetOf({ passage: '-1' })).toBe(null)
  expect(targetOf({ passage: '1e3', start: '0', end: '1' })).toBe(null)
  expect(targetOf({ passage: '5', start: '9', end: '2' })).toEqual({ passage: 5, span: null })
  expect(targetOf({ passage: '5', start: 'x', end: ['1', '2'] })).toEqual({ passage: 5, span: null })
})
