import type { AnnotationId } from '../../../electron/contract/index.ts'
import { sentencesOf } from '../../../electron/domain/text/index.ts'
import { meaningOfKey } from '../../shared/meanings.ts'
import { nextTick } from 'vue'
import type { ReadingPage } from './reading-page.ts'
import { placeOf, selectSpan } from './text/selection.ts'
import { firstLine } from './use-text-pointer.ts'

const isField = (target: EventTarget | null): boolean => target instanceof Element && target.matches('input, textarea, select, [contenteditable]')

/** The keys of the reading view. Answers a handler for `@keydown` on the view. */
export function useReadingKeys(page: ReadingPage): (event: KeyboardEvent) => void {
  /** Moves the focus to the next or previous number or mark of the text, from the focused one or the reading line. */
  async function hop(kind: 'number' | 'mark', step: 1 | -1): Promise<void> {
    const places = kind === 'number'
      ? [...page.numbers.spans.value.entries()].flatMap(([passage, spans]) => spans.map(span => ({ id: span.key, passage, start: span.start, end: span.end })))
      : page.marks.placed.value.map(({ id, anchor }) => ({ id: id as string, passage: anchor.passage, start: anchor.start, end: anchor.end }))
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

  /** Selects the sentence at the cursor, the focused run or the reading line, so that Shift+arrows can go on from it. */
  function selectSentence(): void {
    const root = page.scroller.value
    if (!root) return
    const cursor = document.getSelection()
    const at = (cursor?.focusNode && root.contains(cursor.focusNode) ? placeOf(cursor.focusNode, cursor.focusOffset) : null)
      ?? (document.activeElement && root !== document.activeElement && root.contains(document.activeElement) ? placeOf(document.activeElement, 0) : null)
    const passage = at?.passage ?? page.list.position.value?.passage ?? 0
    const sentences = sentencesOf(page.passages.value[passage]?.text ?? '')
    const selected = page.selecting.read()?.spans.at(-1)
    // Pressed again: the next sentence.
    const offset = selected?.passage === passage ? selected.end : at?.offset ?? 0
    const sentence = sentences.find(span => span.end > offset) ?? sentences.at(-1)
    if (sentence) selectSpan(root, { passage, start: sentence.start, end: sentence.end })
  }

  function focusedMark(): { id: AnnotationId; element: HTMLElement } | null {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || !element.dataset['marks']) return null
    return { id: element.dataset['marks'].split(' ').at(-1) as AnnotationId, element }
  }

  function keyOnText(event: KeyboardEvent): boolean {
    const meaning = meaningOfKey(event.key)
    const mark = focusedMark()
    if (meaning && page.selecting.read()) void page.mark(meaning.meaning)
    else if (event.key.toLowerCase() === 'n' && page.selecting.read()) void page.mark(page.lastMeaning.value, true)
    else if (event.key.toLowerCase() === 's') selectSentence()
    else if (mark && (event.key === 'Delete' || event.key === 'Backspace')) {
      void page.marks.remove(mark.id)
      page.scroller.value?.focus({ preventScroll: true })
    } else if (event.key === 'Enter' && event.target instanceof HTMLElement && (event.target.dataset['number'] || mark)) event.target.click()
    else if (mark && event.key.toLowerCase() === 'n') page.openMark.value = { id: mark.id, rect: firstLine(mark.element), toNote: true }
    else return false
    return true
  }

  function escape(): boolean {
    if (page.find.open.value) { page.find.close(); page.scroller.value?.focus({ preventScroll: true }) }
    else if (page.panels.covering.value) page.panels.closeOverlays()
    else if (page.selecting.read()) page.selecting.clear()
    else if (page.place.target.value) page.place.clearTarget()
    else return false
    return true
  }

  return (event) => {
    const control = event.ctrlKey || event.metaKey
    const key = event.key.toLowerCase()
    let taken = true
    if (control && !event.altKey && key === 'f') {
      const selected = page.selecting.read()?.spans
      const first = selected?.length === 1 ? selected[0]! : null
      page.find.start(first && first.end - first.start <= 40 ? page.passages.value[first.passage]!.text.slice(first.start, first.end) : undefined)
    } else if (event.key === 'F3') page.find.step(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') taken = escape()
    else if (isField(event.target)) taken = false
    else if (control && key === 'z' && !event.shiftKey) void page.undo.undo()
    else if (control && key === 'a') page.selecting.all()
    else if (event.altKey && !control && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) void hop(event.shiftKey ? 'mark' : 'number', event.key === 'ArrowDown' ? 1 : -1)
    else if (!control && !event.altKey && page.scroller.value?.contains(event.target as Node)) taken = keyOnText(event)
    else taken = false
    if (taken) event.preventDefault()
  }
}
