import { nextTick } from 'vue'
import type { AnnotationId } from '../../../electron/contract/index.ts'
import type { ReadingPage } from './reading-page.ts'

/** A mark that has the focus, by its run or by the sign in the margin. Of several on the same words the one whose card was open last, else the innermost. */
export interface FocusedMark { readonly id: AnnotationId; readonly element: HTMLElement }

export function focusedMark(page: ReadingPage): FocusedMark | null {
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || !element.dataset['marks'] || !page.scroller.value?.contains(element)) return null
  const ids = element.dataset['marks'].split(' ') as AnnotationId[]
  return { id: ids.find(id => id === page.lastOpened.value) ?? ids.at(-1)!, element }
}

/** Moves the focus to the next or previous number or mark of the text, from the focused one or the reading line. */
export async function hop(page: ReadingPage, kind: 'number' | 'mark', step: 1 | -1): Promise<void> {
  const all = kind === 'number'
    ? [...page.numbers.spans.value.entries()].flatMap(([passage, spans]) => spans.map(span => ({ id: span.key, at: span.key, passage, start: span.start, end: span.end })))
    : page.marks.placed.value.filter(one => one.scope !== 'document').map(({ id, scope, anchor: { passage, start, end } }) => ({ id: id as string, at: `${scope} ${passage}:${start}`, passage, start, end }))
  // Marks that begin at one place share one run: they are one stop on the way, and the card leads from one to the others.
  const places = all.filter((one, i) => one.at !== all[i - 1]?.at)
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset[kind === 'number' ? 'number' : 'marks']?.split(' ').at(-1) : undefined
  const stop = all.find(one => one.id === focused)?.at
  const from = places.findIndex(one => one.at === stop)
  const line = page.list.position.value?.passage ?? 0
  const next = from >= 0 ? places[from + step] : step === 1 ? places.find(one => one.passage >= line) : places.findLast(one => one.passage < line)
  if (!next) return
  await page.list.showSpan(next, true)
  await nextTick()
  const selector = kind === 'number' ? `[data-number="${next.id}"]` : `[data-marks~="${next.id}"]`
  page.scroller.value?.querySelector<HTMLElement>(`${selector}[tabindex]`)?.focus({ preventScroll: true })
  if (kind === 'number') page.activeNumber.value = next.id
}
