import { expect, test } from 'vitest'
import { isBefore, movePlace, type CaretUnit } from './caret.ts'

const passages = [{ text: '标题' }, { text: '' }, { text: '投资𠮷元。增长10%。' }]
const walk = (passage: number, offset: number, unit: CaretUnit, by: 1 | -1, steps: number) => {
  let place = { passage, offset }
  return Array.from({ length: steps }, () => { place = movePlace(passages, place, unit, by); return [place.passage, place.offset] })
}

test('a caret goes by characters, over the edge of a passage, past empty ones, never into a surrogate pair', () => {
  expect(walk(0, 1, 'character', 1, 6)).toEqual([[0, 2], [2, 0], [2, 1], [2, 2], [2, 4], [2, 5]])
  expect(walk(2, 4, 'character', -1, 5)).toEqual([[2, 2], [2, 1], [2, 0], [0, 2], [0, 1]])
})

test('a caret goes by sentences, to their ends and to their starts', () => {
  expect(walk(2, 0, 'sentence', 1, 3)).toEqual([[2, 6], [2, 12], [2, 12]])
  expect(walk(2, 9, 'sentence', -1, 3)).toEqual([[2, 6], [2, 0], [0, 0]])
})

test('a number is one word for the caret', () => {
  expect(walk(2, 8, 'word', 1, 1)).toEqual([[2, 10]])
})

test('places are in text order', () => {
  expect([isBefore({ passage: 0, offset: 9 }, { passage: 1, offset: 0 }), isBefore({ passage: 1, offset: 1 }, { passage: 1, offset: 1 })]).toEqual([true, false])
})
