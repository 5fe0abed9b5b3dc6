import { expect, test } from 'vitest'
import { findAll, foldAhead } from './find.ts'

const passages = [{ text: '推项目 积蓄新动能' }, { text: '增长１２．５％，投资12.5亿元，占地3000㎡。' }, { text: '抓项目、抓项目、再抓项目' }]
const words = (needle: string) => findAll(passages, needle).map(({ passage, start, end }) => [passage, passages[passage]!.text.slice(start, end)])

test('every place is found, in text order', () => {
  expect(findAll(passages, '项目')).toEqual([
    { passage: 0, start: 1, end: 3 }, { passage: 2, start: 1, end: 3 }, { passage: 2, start: 5, end: 7 }, { passage: 2, start: 10, end: 12 },
  ])
})

test('width, blanks and composed signs make no difference, and the span is the text as printed', () => {
  expect(words('12.5')).toEqual([[1, '１２．５'], [1, '12.5']])
  expect(words('12.5%')).toEqual([[1, '１２．５％']])
  expect(words('项目积蓄')).toEqual([[0, '项目 积蓄']])
  expect(words('3000M2')).toEqual([[1, '3000㎡']])
})

test('places do not overlap', () => {
  expect(findAll([{ text: '哈哈哈哈哈' }], '哈哈')).toEqual([{ passage: 0, start: 0, end: 2 }, { passage: 0, start: 2, end: 4 }])
})

test('nothing and blanks find nothing', () => {
  expect([findAll(passages, ''), findAll(passages, '  ')]).toEqual([[], []])
})

test('folding ahead stops when the time is up, goes on from there, and changes nothing that is found', () => {
  const fresh = passages.map(({ text }) => ({ text }))
  let moments = 2
  expect([foldAhead(fresh, 0, () => moments-- > 0), foldAhead(fresh, 2, () => true), foldAhead(fresh, 3, () => true)]).toEqual([2, 3, 3])
  expect(findAll(fresh, '12.5%')).toEqual(findAll(passages, '12.5%'))
})
