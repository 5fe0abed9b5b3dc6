import { nextTick } from 'vue'
import type { AnnotationId } from '../../../electron/contract/index.ts'
import type { ReadingPage } from './reading-page.ts'

/** A mark that has the focus, by its run or by the sign in the margin. */
export interface FocusedMark { readonly id: AnnotationId; readonly element: HTMLElement }

export function focusedMark(page: ReadingPage): FocusedMark | null {
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || !element.dataset['marks'] || !page.scroller.value?.contains(element)) return null
  return { id: element.dataset['marks'].split(' ').at(-1) as AnnotationId, element }
}

/** Moves the focus to the next or previous number or mark of the text, from the focused one or the reading line. */
export async function hop(page: ReadingPage, kind: 'number' | 'mark', step: 1 | -1): Promise<void> {
  const places = kind === 'number'
    ? [...page.numbers.spans.value.entries()].flatMap(([passage, spans]) => spans.map(span => ({ id: span.key, passage, start: span.start, end: span.end })))
    : page.marks.placed.value.filter(one => one.scope !== 'document').map(({ id, anchor }) => ({ id: id as string, passage: anchor.passage, start: anchor.start, end: anchor.end }))
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset[kind === 'number' ? 'number' : 'marks']?.split(' ').at(-1) : undefined
  const from = places.findIndex(one => one.id === focused)
  const line = page.list.position.value?.passage ?? 0
  const next = from >= 0 ? places[from + step] : step === 1 ? places.find(one => one.passage >= line) : places.findLast(one => one.passage < line)
  if (!next) return
  await page.list.showSpan(next, true)
  await nextTick()
  const selector = kind === 'number' ? `[data-number="${next.id}"]` : `[data-marks~="${next.id}"]`
  page.scroller.value?.querySelector<HTMLElement>(`${selector}[tabindex]`)?.focus({ preventScroll: true })
  if (kind === 'number') page.activeNumber.value = next.id
}
