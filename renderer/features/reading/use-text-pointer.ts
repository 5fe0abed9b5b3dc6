import { onScopeDispose, shallowRef } from 'vue'
import type { AnnotationId } from '../../../electron/contract/index.ts'
import type { ReadingPage } from './reading-page.ts'

/** The pointer rests so long on a number before its reading is shown: crossing the text must not flicker. */
const TIP_DELAY_MS = 220

/** The number whose reading is shown beside it. */
export const hovered = shallowRef<{ readonly key: string; readonly rect: DOMRect } | null>(null)

/** The rectangle of a run's first line: a run that wraps has a box as wide as the column. */
export const firstLine = (element: Element): DOMRect => element.getClientRects()[0] ?? element.getBoundingClientRect()

/** What pointing at the text and clicking it does. One listener each for the whole column. */
export function useTextPointer(page: ReadingPage) {
  let timer: ReturnType<typeof setTimeout> | undefined

  const leave = (): void => {
    clearTimeout(timer)
    hovered.value = null
  }

  function over(event: Event): void {
    const number = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-number]') : null
    leave()
    if (!number || !page.settings.settings.showMetrics) return
    const key = number.dataset['number']!
    timer = setTimeout(() => { hovered.value = { key, rect: firstLine(number) } }, event.type === 'focusin' ? 0 : TIP_DELAY_MS)
  }

  /** Shows how a number was read: in the panel, or beside it where the panel would lie over the text. */
  function showReading(key: string, run: HTMLElement): void {
    leave()
    page.activeNumber.value = key
    page.panels.tab.value = 'metrics'
    if (page.panels.overlay.value) hovered.value = { key, rect: firstLine(run) }
    else page.panels.side.value = true
  }

  /** Whether a mark has words outside a number. */
  function standsBeyond(mark: AnnotationId, number: string): boolean {
    const anchor = page.marks.byId.value.get(mark)?.anchor, entry = page.numbers.byKey.value.get(number)
    return !anchor || !entry || anchor.start < entry.start || anchor.end > entry.end
  }

  function click(event: MouseEvent): void {
    page.place.clearTarget()
    page.caret.stop()
    if (document.getSelection()?.isCollapsed === false || !(event.target instanceof Element)) return
    const run = event.target.closest<HTMLElement>('[data-marks], [data-number]')
    if (!run) return
    const number = page.settings.settings.showMetrics ? run.dataset['number'] : undefined
    const mark = run.dataset['marks']?.split(' ').at(-1) as AnnotationId | undefined
    if (number) showReading(number, run)
    // Where a number lies under a mark, the mark's own words open the mark and the number the number; a mark that has no other words is opened with it.
    if (mark && (!number || !standsBeyond(mark, number))) page.openMark.value = { id: mark, rect: firstLine(run), toNote: false }
  }

  onScopeDispose(leave)
  return { over, leave, click }
}
