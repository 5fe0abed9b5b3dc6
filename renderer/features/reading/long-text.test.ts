import { afterEach, beforeEach, expect, test } from 'vitest'
import { failing } from '../../shared/testing/fake-bridge.ts'
import type { DocumentGlimpse, OpenedDocument, Passage } from '../../../electron/contract/index.ts'
import { packEntry } from '../../../electron/domain/ledger/index.ts'
import { annotationId, listedAnnotation } from '../../shared/testing/samples.ts'
import { pointAt } from './text/selection.ts'
import { AMOUNT, COUNT, GROWTH, mountReading, OPENED, PASSAGES, settled, texts, type ReadingTest } from './testing/mount-reading.ts'

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

test('its first sight is shown before the text has come, and nothing moves when it comes', async () => {
  reading.wrapper.unmount()
  const sight: DocumentGlimpse = {
    summary: LONG.summary, position: null,
    passages: passages.map(({ index, kind, level, text }) => index < 60 || kind === 'heading' ? [kind, level, text.length, text] : [kind, level, text.length]),
    entries: [],
  }
  let comes = (_document: OpenedDocument): void => {}
  reading = await mountReading({ 'document.glimpse': () => sight, 'document.open': () => new Promise(resolve => { comes = resolve }) })
  const seen = () => ({ rows: texts('.column .passage'), height: document.querySelector<HTMLElement>('.column .text')!.style.height, outline: texts('.outline-panel .line') })
  const before = seen()
  expect([before.rows.slice(0, 2), before.outline[2]]).toEqual([['第0节', '第1段，全区经济稳中向好。'], '第4节'])
  expect(reading.host.inputsOf('metric.listForDocument')).toHaveLength(0)
  comes(LONG)
  await settled()
  expect(seen()).toEqual(before)
  expect(reading.host.inputsOf('metric.listForDocument')).toHaveLength(1)
})

test('the figures of the first sight are painted with it and can be looked into, but none on words that say otherwise, and the list waits for the text', async () => {
  reading.wrapper.unmount()
  let comes = (_document: OpenedDocument): void => {}
  const revised = PASSAGES.map(one => one.index === 2 ? { ...one, text: one.text.replace('24个', '25个') } : one)
  reading = await mountReading({
    'document.glimpse': () => ({ summary: OPENED.summary, position: null, passages: revised.map(({ kind, level, text }) => [kind, level, text.length, text]), entries: [GROWTH, AMOUNT, COUNT].map(packEntry) }),
    'document.open': () => new Promise(resolve => { comes = resolve }), 'metric.review': () => ({ entry: { ...AMOUNT, review: 'confirmed' }, undo: { kind: 'reset' } }),
  })
  expect([texts('.run.number'), texts('.numbers .option')]).toEqual([['10%', '56亿元'], []])
  document.querySelector<HTMLElement>(`[data-number="${AMOUNT.key}"]`)!.click()
  await settled()
  expect(texts('.detail .value')).toEqual(['56亿元'])
  // A review asks for the list; it is held until there is a text to compare it with.
  ;[...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === '确认')!.click()
  await settled()
  expect([reading.host.inputsOf('metric.listForDocument').length, texts('.run.number'), texts('.numbers .option, .numbers [role=alert]')]).toEqual([1, ['10%', '56亿元'], []])
  comes(OPENED)
  await settled()
  expect([texts('.run.number'), texts('.numbers .option').length]).toEqual([['10%', '56亿元', '24个'], 3])
})

test('a text whose first sight came but which itself cannot be read says so', async () => {
  reading.wrapper.unmount()
  reading = await mountReading({ 'document.glimpse': () => ({ summary: LONG.summary, position: null, passages: [['title', 0, 2, '长文']], entries: [] }), 'document.open': () => failing('document-missing') })
  expect([document.body.textContent.includes('找不到这份文件'), texts('.column')]).toEqual([true, []])
})

test('of ten thousand marks beside the text only those in sight are rendered', async () => {
  reading.wrapper.unmount()
  const marked = Array.from({ length: 10_000 }, (_, index) => {
    const { text } = passages[2 * index]!
    return listedAnnotation({ id: annotationId(String(index)), anchor: { edition: LONG.summary.edition, passage: 2 * index, start: 0, end: 3, quote: text.slice(0, 3), before: '', after: text.slice(3), headings: [] } })
  })
  reading = await mountReading({ 'document.open': () => LONG, 'annotation.listForDocument': () => marked })
  ;[...document.querySelectorAll<HTMLElement>('[role=tab]')].find(tab => tab.textContent.startsWith('批注'))!.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }))
  await settled()
  expect(document.querySelector('[role=tab][data-state=active]')?.textContent).toBe('批注10000')
  expect(document.querySelectorAll('.marks article').length).toBeLessThan(MOST)
  expect(texts('.marks .near .words')).toEqual(['第0节'])
})

test('from a click to a Shift+click many screens on, all between is selected and copied, and few rows are rendered', async () => {
  const { column } = reading
  const from = pointAt(column, 1, 2, false)!
  document.getSelection()!.collapse(from.node, from.offset)
  document.dispatchEvent(new Event('selectionchange'))
  column.scrollTop = 40_000
  column.dispatchEvent(new Event('scroll'))
  await settled()
  const last = Math.max(...[...column.querySelectorAll<HTMLElement>('[data-row-passage]')].map(row => Number(row.dataset['rowPassage'])))
  expect(last).toBeGreaterThan(500)
  const to = pointAt(column, last, 2, true)!
  document.getSelection()!.extend(to.node, to.offset)
  document.dispatchEvent(new Event('selectionchange'))
  const copied = new DataTransfer()
  column.dispatchEvent(Object.assign(new Event('copy', { bubbles: true, cancelable: true }), { clipboardData: copied }))
  const lines = copied.getData('text/plain').split('\n')
  expect([lines.length, lines[0], lines[1], lines.at(-1)]).toEqual([last, passages[1]!.text.slice(2), passages[2]!.text, passages[last]!.text.slice(0, 2)])
  expect(column.querySelectorAll('[data-row]').length).toBeLessThan(MOST)
})
