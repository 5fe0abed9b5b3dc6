import { expect, test } from 'vitest'
import { LONGEST_ROW, positionOf, rowAt, rowOfPosition, rowsOf } from './rows.ts'

const sentence = '全区上下要以更高标准抓好落实，确保完成投资56亿元。'
const long = { text: sentence.repeat(1000) }
const passages = [{ text: '标题' }, long, { text: '' }, { text: '结尾。' }]

test('short passages are one row each, an empty one too', () => {
  expect(rowsOf([{ text: '甲' }, { text: '' }])).toEqual([
    { passage: 0, start: 0, end: 1, first: true, last: true }, { passage: 1, start: 0, end: 0, first: true, last: true },
  ])
})

test('a very long passage is cut at sentence ends, without loss', () => {
  const rows = rowsOf(passages).filter(row => row.passage === 1)
  expect(rows.length).toBeGreaterThan(5)
  expect(rows.map(row => long.text.slice(row.start, row.end)).join('')).toBe(long.text)
  expect(rows.every(row => row.end - row.start <= LONGEST_ROW && long.text.slice(0, row.end).endsWith('。'))).toBe(true)
})

test('a long passage without a sentence end is cut between characters, not inside one', () => {
  const rows = rowsOf([{ text: 'a' + '𠮷'.repeat(LONGEST_ROW) }])
  expect(rows.every(row => row.first || row.start % 2 === 1)).toBe(true)
})

test('five million characters in one line are cut into rows of the longest length', () => {
  expect(rowsOf([{ text: '数'.repeat(5_000_000) }]).length).toBe(5_000_000 / LONGEST_ROW)
})

test('every character is found in its row', () => {
  const rows = rowsOf(passages)
  expect([rowAt(rows, 0, 0), rowAt(rows, 0, 2), rowAt(rows, 3, 1), rowAt(rows, 9, 0)]).toEqual([0, 0, rows.length - 1, -1])
  for (const offset of [0, 3999, 4000, 12_345, long.text.length - 1, long.text.length]) {
    const row = rows[rowAt(rows, 1, offset)]!
    expect(row.passage === 1 && row.start <= offset && offset <= row.end).toBe(true)
  }
})

test('a position and its row are two ways to say the same place', () => {
  const rows = rowsOf(passages)
  rows.forEach((row, index) => {
    if (row.end === row.start) return
    const position = positionOf(row, 0.25, passages[row.passage]!.text.length)
    const back = rowOfPosition(rows, position, passages)
    expect(back.index).toBe(index)
    expect(back.share).toBeCloseTo(0.25, 3)
  })
})

test('a position in a document that has become shorter lands on its last passage', () => {
  expect(rowOfPosition(rowsOf(passages), { passage: 99, fraction: 0 }, passages).index).toBe(rowsOf(passages).length - 1)
})
