import { beforeEach, expect, test } from 'vitest'
import { placeOf, rangeOfSpan, selectSpan, spansOfRange, wholeSpans, withHidden } from './selection.ts'

const root = document.createElement('div')
beforeEach(() => {
  root.innerHTML = `
    <div><p data-row-passage="0" data-row-start="0"><span>一、</span><span>工业</span></p></div>
    <div><p data-row-passage="1" data-row-start="0"><span>完成投资</span><span>56亿元</span><span>，增长10%。</span></p></div>
    <div><p data-row-passage="2" data-row-start="0"><span>𠮷县也有。</span></p></div>
    <div><p data-row-passage="2" data-row-start="6"><span>后半段。</span></p></div>`
  document.body.replaceChildren(root)
})

const text = (selector: string, child: number) => root.querySelectorAll(selector)[child]!.firstChild!
const range = (start: Node, startOffset: number, end: Node, endOffset: number) => {
  const made = document.createRange()
  made.setStart(start, startOffset)
  made.setEnd(end, endOffset)
  return made
}

test('a selection inside one run counts from the passage’s start', () => {
  const node = text('[data-row-passage="1"] span', 2)
  expect(spansOfRange(range(node, 1, node, 3), root)).toEqual([{ passage: 1, start: 9, end: 11 }])
})

test('a selection over two passages is one span for each', () => {
  const spans = spansOfRange(range(text('[data-row-passage="0"] span', 1), 0, text('[data-row-passage="1"] span', 1), 4), root)
  expect(spans).toEqual([{ passage: 0, start: 2, end: 4 }, { passage: 1, start: 0, end: 8 }])
})

test('rows of one long passage make one span, counted in UTF-16 units', () => {
  const spans = spansOfRange(range(text('[data-row-passage="2"] span', 0), 2, text('[data-row-passage="2"] span', 1), 3), root)
  expect(spans).toEqual([{ passage: 2, start: 2, end: 9 }])
})

test('a collapsed selection covers nothing', () => {
  const node = text('[data-row-passage="1"] span', 0)
  expect(spansOfRange(range(node, 1, node, 1), root)).toEqual([])
})

test('a span becomes a range with exactly its text, over the seams of runs', () => {
  expect(rangeOfSpan(root, { passage: 1, start: 2, end: 10 })?.toString()).toBe('投资56亿元，增')
  expect(rangeOfSpan(root, { passage: 2, start: 4, end: 8 })?.toString().replace(/\s+/g, '')).toBe('有。后半')
})

test('a span whose passage is not on the page has no range', () => {
  expect(rangeOfSpan(root, { passage: 7, start: 0, end: 1 })).toBe(null)
})

test('what is selected is read back as the same span', () => {
  for (const span of [{ passage: 0, start: 0, end: 4 }, { passage: 1, start: 4, end: 8 }, { passage: 1, start: 3, end: 14 }]) {
    selectSpan(root, span)
    expect(spansOfRange(document.getSelection()!.getRangeAt(0), root)).toEqual([span])
  }
})

test('a point of the page knows its place in the passage; a point outside the text has none', () => {
  expect(placeOf(text('[data-row-passage="1"] span', 1), 2)).toEqual({ passage: 1, offset: 6 })
  expect(placeOf(document.body, 0)).toBe(null)
})

test('between the first and the last span everything is selected, rendered or not; passages that say nothing are left out', () => {
  const passages = ['一、工业', ' 完成投资。', '', '增长10%。 ', '二、农业'].map(text => ({ text }))
  expect(withHidden(passages, [{ passage: 0, start: 2, end: 4 }, { passage: 4, start: 0, end: 2 }])).toEqual([
    { passage: 0, start: 2, end: 4 }, { passage: 1, start: 1, end: 6 }, { passage: 3, start: 0, end: 6 }, { passage: 4, start: 0, end: 2 },
  ])
  expect(withHidden(passages, [{ passage: 1, start: 2, end: 4 }])).toEqual([{ passage: 1, start: 2, end: 4 }])
  expect(wholeSpans(passages).map(({ passage }) => passage)).toEqual([0, 1, 3, 4])
})
