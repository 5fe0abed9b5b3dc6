import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CallInput, ListedAnnotation } from '../../../electron/contract/index.ts'
import { setBridge } from '../../shared/bridge.ts'
import { annotation, annotationId } from '../../shared/testing/samples.ts'
import { dismissToast, toasts } from '../../shared/ui/toasts.ts'
import { MARK, mountReading, press, settled, texts, type ReadingTest } from './testing/mount-reading.ts'

// Keys on marks where several stand on the same words, and in the card of one.

beforeEach(() => { document.body.innerHTML = '' })
afterEach(() => { setBridge(null); for (const toast of toasts.value) { toast.cross?.run(); dismissToast(toast.id) } })

/** Another mark on the words of MARK, or on `quote`, which begins `from` letters after them. */
const beside = (id: string, quote = MARK.annotation.anchor.quote, from = 0): ListedAnnotation => {
  const start = MARK.annotation.anchor.start + from
  return { ...MARK, annotation: annotation({ ...MARK.annotation, id: annotationId(id), note: `附注${id}`, anchor: { ...MARK.annotation.anchor, start, end: start + quote.length, quote } }) }
}
const THREE = [MARK, beside('2'), beside('3')]
const changed = (input: CallInput<'annotation.update'>) => ({ ...MARK.annotation, ...input })
const hop = (column: HTMLElement, key: 'ArrowDown' | 'ArrowUp') => press(column, key, { altKey: true, shiftKey: true })
const focused = (): string => document.activeElement!.textContent
/** Presses a key in the open card, on the first of its buttons. */
async function inCard(key: string, more: KeyboardEventInit = {}): Promise<void> {
  document.querySelector('.editor .meaning-choice')!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
  await settled()
}
async function openCard(): Promise<void> {
  document.querySelector<HTMLElement>('.run.marked')!.click()
  await settled()
}

test('Alt+Shift+arrows go past marks on the same words, in both directions', async () => {
  const { wrapper, column } = await mountReading({ 'annotation.listForDocument': () => [...THREE, beside('4', '固投'), beside('5', '的目标', 7)] })
  await hop(column, 'ArrowDown')
  expect(focused()).toBe('固投')
  await hop(column, 'ArrowDown')
  expect(focused()).toBe('的目标')
  await hop(column, 'ArrowUp')
  expect(focused()).toBe('固投')
  wrapper.unmount()
})

test('of three marks on the same words, keys are for the one whose card was open last', async () => {
  const { wrapper, host, column }: ReadingTest = await mountReading({ 'annotation.listForDocument': () => THREE, 'annotation.remove': () => null })
  await openCard()
  const other = [...document.querySelectorAll<HTMLElement>('.neighbour')].find(({ textContent }) => textContent.includes('附注2'))!
  other.focus()
  other.click()
  await settled()
  expect(document.activeElement?.closest('.editor')).not.toBeNull()
  await inCard('Escape')
  await press(column, 'Delete')
  expect(host.inputsOf('annotation.remove')).toEqual([{ id: annotationId('2') }])
  wrapper.unmount()
})

test('the keys of a mark work in its card as they do in the text, and are letters where a note is written', async () => {
  const { wrapper, host, column } = await mountReading({ 'annotation.listForDocument': () => [MARK], 'annotation.update': changed, 'annotation.remove': () => null, 'history.undo': () => null })
  await openCard()
  await inCard('3')
  await inCard('u')
  expect(host.inputsOf('annotation.update').map(({ id: _id, ...part }) => part)).toEqual([{ meaning: 'problem' }, { style: 'underline' }])
  await inCard('z', { ctrlKey: true })
  expect(host.inputsOf('history.undo')).toHaveLength(1)
  await inCard('n')
  expect(document.activeElement?.getAttribute('aria-label')).toBe('附注')
  for (const key of ['3', 'Delete']) document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  await settled()
  expect([host.inputsOf('annotation.update').length, host.inputsOf('annotation.remove').length]).toEqual([2, 0])
  await inCard('Delete')
  expect([host.inputsOf('annotation.remove'), texts('.editor, .run.marked')]).toEqual([[{ id: MARK.annotation.id }], []])
  expect(document.activeElement).toBe(column)
  wrapper.unmount()
})

test('Shift+N is for the whole document, also from a mark', async () => {
  const { wrapper, host, column } = await mountReading({ 'annotation.listForDocument': () => [MARK], 'annotation.add': input => annotation({ ...input, id: annotationId('9') } as never) })
  document.querySelector<HTMLElement>('.run.marked')!.focus()
  await press(column, 'N', { shiftKey: true })
  expect(host.inputsOf('annotation.add').map(({ scope }) => scope)).toEqual(['document'])
  wrapper.unmount()
})

test('Esc that gives up what an input method composes leaves the card open', async () => {
  const { wrapper } = await mountReading({ 'annotation.listForDocument': () => [MARK] })
  await openCard()
  await inCard('Escape', { isComposing: true })
  expect(document.querySelector('.editor')).not.toBeNull()
  await inCard('Escape')
  expect(document.querySelector('.editor')).toBeNull()
  wrapper.unmount()
})
