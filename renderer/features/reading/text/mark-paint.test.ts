import { expect, test } from 'vitest'
import { markBands, markClasses, symbolsOf } from './mark-paint.ts'
import type { MarkSpan } from './segments.ts'

const mark = (meaning: MarkSpan['meaning'], style: MarkSpan['style'] = 'highlight'): MarkSpan => ({ id: meaning, start: 0, end: 4, meaning, style })

test('one mark is painted by its classes alone', () => {
  expect([markClasses([mark('doubt')]).filter(Boolean), markClasses([mark('doubt', 'underline')]).filter(Boolean), markBands([mark('doubt')])])
    .toEqual([['marked', 'washed', 'meaning-doubt'], ['marked', 'lined', 'meaning-doubt'], undefined])
})

test('every meaning of overlapping marks can be seen: a band each, and a line in its own colour', () => {
  expect(markBands([mark('data'), mark('problem'), mark('quote', 'underline')])).toEqual({
    backgroundImage: 'linear-gradient(var(--mark-data) 0.0% 50.0%, var(--mark-problem) 50.0% 100.0%)', borderBottomColor: 'var(--mark-quote-ink)',
  })
})

test('where no colour is printed, the signs tell the meanings apart', () => {
  expect([symbolsOf([mark('data'), mark('doubt'), mark('data')]), symbolsOf([])]).toEqual(['数疑', undefined])
})
