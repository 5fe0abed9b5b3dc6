import { expect, test } from 'vitest'
import fc from 'fast-check'
import { NO_LAYERS, segment } from './segments.ts'

const text = '全年完成固定资产投资56亿元，同比增长10%以上。'
const at = (piece: string) => ({ start: text.indexOf(piece), end: text.indexOf(piece) + piece.length })

test('a passage without layers is one run', () => {
  expect(segment(text, NO_LAYERS).map(run => run.text)).toEqual([text])
})

test('a number inside a mark splits the mark in three, and only the first piece opens it', () => {
  const mark = { ...at('固定资产投资56亿元，同比'), id: 'm', meaning: 'data' as const, style: 'highlight' as const }
  const number = { ...at('56亿元'), key: 'k', state: 'certain' as const }
  const runs = segment(text, { ...NO_LAYERS, marks: [mark], numbers: [number] })
  expect(runs.map(run => [run.text, run.marks.length, run.opening.length, run.number?.key ?? null])).toEqual([
    ['全年完成', 0, 0, null], ['固定资产投资', 1, 1, null], ['56亿元', 1, 0, 'k'], ['，同比', 1, 0, null], ['增长10%以上。', 0, 0, null],
  ])
})

test('marks that overlap are both known where they overlap, the earlier one outermost', () => {
  const first = { ...at('固定资产投资56亿元'), id: 'a', meaning: 'data' as const, style: 'highlight' as const }
  const second = { ...at('56亿元，同比增长10%'), id: 'b', meaning: 'doubt' as const, style: 'highlight' as const }
  const runs = segment(text, { ...NO_LAYERS, marks: [second, first] })
  expect(runs.find(run => run.text === '56亿元')?.marks.map(mark => mark.id)).toEqual(['a', 'b'])
})

test('the current match is told from the others, and the linked place is kept apart from both', () => {
  const runs = segment(text, {
    ...NO_LAYERS, matches: [{ ...at('完成'), current: false }, { ...at('增长'), current: true }], target: at('同比增长10%'),
  })
  expect(runs.filter(run => run.match || run.target).map(run => [run.text, run.match, run.target])).toEqual([
    ['完成', 'match', false], ['同比', null, true], ['增长', 'current', true], ['10%', null, true],
  ])
})

test('a slice of a long passage shows its own characters alone', () => {
  const mark = { ...at('固定资产投资56亿元'), id: 'm', meaning: 'data' as const, style: 'highlight' as const }
  const runs = segment(text, { ...NO_LAYERS, marks: [mark] }, { start: 6, end: 12 })
  expect(runs.map(run => [run.text, run.opening.length])).toEqual([['资产投资56', 0]])
})

test('whatever the layers, the runs joined are the text', () => {
  const span = fc.tuple(fc.nat(40), fc.nat(12)).map(([start, length]) => ({ start, end: start + length }))
  const apart = fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 4 })), { maxLength: 6 }).map((steps) => {
    let place = 0
    return steps.map(([gap, length]) => { const start = place + gap; place = start + length; return { start, end: place } })
  })
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.array(span, { maxLength: 6 }), apart, apart, fc.option(span), (words, marks, numbers, matches, target) => {
    const runs = segment(words, {
      marks: marks.map((mark, i) => ({ ...mark, id: String(i), meaning: 'data' as const, style: 'highlight' as const })),
      numbers: numbers.map((number, i) => ({ ...number, key: String(i), state: 'certain' as const })),
      matches: matches.map(match => ({ ...match, current: false })), target, lit: target,
    })
    expect(runs.map(run => run.text).join('')).toBe(words)
    for (const run of runs) for (const mark of run.marks) expect(mark.start <= run.start && mark.end >= run.end).toBe(true)
  }))
})
