import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OpenedDocument, Passage } from '../../../electron/contract/index.ts'
import { mountReading, OPENED, texts, type ReadingTest } from './testing/mount-reading.ts'

// What is rendered of a text depends on the window, never on the length of the text.

const passages = Array.from({ length: 20_000 }, (_, index): Passage =>
  index % 4 === 0 ? { index, kind: 'heading', level: 1, text: `第${index}节` } : { index, kind: 'paragraph', level: 0, text: `第${index}段，全区经济稳中向好。` })
const LONG: OpenedDocument = { ...OPENED, summary: { ...OPENED.summary, passages: passages.length }, passages }
const MOST = 40

let reading: ReadingTest
beforeEach(async () => { reading = await mountReading({ 'document.open': () => LONG }) })
afterEach(() => { reading.wrapper.unmount() })

test('a text of twenty thousand passages renders no more rows and outline lines than a short one fills', () => {
  expect(document.querySelectorAll('.column [data-row]').length).toBeLessThan(MOST)
  expect(document.querySelectorAll('.outline-panel .line').length).toBeLessThan(MOST)
  expect(texts('.outline-panel .line').slice(0, 3)).toEqual(['开头', '第0节', '第4节'])
})

test('End in the outline goes to its last line, which has the focus', async () => {
  const first = document.querySelector<HTMLElement>('.outline-panel .line')!
  first.focus()
  first.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true, cancelable: true }))
  await new Promise(resolve => setTimeout(resolve, 100))
  expect(document.activeElement?.textContent).toBe('第19996节')
})
