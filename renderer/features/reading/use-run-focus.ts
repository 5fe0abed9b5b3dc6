import { onScopeDispose, watch } from 'vue'
import type { ReadingPage } from './reading-page.ts'

/** The run of a mark or number in the text that can take the focus. */
export const runOf = (column: HTMLElement, kind: 'marks' | 'number', id: string): HTMLElement | null =>
  column.querySelector<HTMLElement>(`[data-${kind}~="${CSS.escape(id)}"][tabindex]`)

/** Marks and numbers take the focus without standing in the way of selecting, and keep it while the text is drawn anew. */
export function useRunFocus(page: ReadingPage): void {
  keepFocus(page)
  selectFromFirstLetter(page)
}

/**
 * The text is drawn anew whenever a mark changes or a row leaves, and the browser lets go of a focus whose element is
 * gone: then no key would reach the page. The focus goes to the same mark or number where it stands now, else to the text.
 */
function keepFocus({ scroller, marks, range, list }: ReadingPage): void {
  let kept: { readonly kind: 'marks' | 'number'; readonly id: string } | 'column' | null = null

  function note({ target }: FocusEvent): void {
    if (!(target instanceof HTMLElement)) return
    const mark = target.dataset['marks']?.split(' ').at(-1), number = target.dataset['number']
    if (!scroller.value?.contains(target)) kept = null
    else kept = mark ? { kind: 'marks', id: mark } : number ? { kind: 'number', id: number } : 'column'
  }
  document.addEventListener('focusin', note)
  onScopeDispose(() => { document.removeEventListener('focusin', note) })

  watch([marks.spans, range.pulled, list.shown], () => {
    const column = scroller.value
    if (!column || !kept || document.activeElement !== document.body) return
    const run = kept === 'column' ? null : runOf(column, kept.kind, kept.id)
    ;(run ?? column).focus({ preventScroll: true })
  }, { flush: 'post' })
}

/**
 * Chromium selects nothing where the pointer is pressed at the first letter of an inline element that can take the
 * focus: whoever pulled from the 3 of 366亿元 got no selection. So a run is no place for the focus while the pointer is
 * pressed, and a click without a selection gives it the focus afterwards.
 */
function selectFromFirstLetter({ scroller }: ReadingPage): void {
  const runAt = ({ target }: MouseEvent): HTMLElement | null => {
    const run = target instanceof Element ? target.closest<HTMLElement>('.run') : null
    return run && (run.dataset['number'] || run.dataset['marks']) && scroller.value?.contains(run) ? run : null
  }
  function press(event: MouseEvent): void {
    const run = runAt(event)
    if (!run?.hasAttribute('tabindex')) return
    run.removeAttribute('tabindex')
    setTimeout(() => { run.setAttribute('tabindex', '-1') }, 0)
  }
  function click(event: MouseEvent): void {
    if (document.getSelection()?.isCollapsed !== false) runAt(event)?.focus({ preventScroll: true })
  }
  document.addEventListener('mousedown', press, { capture: true })
  document.addEventListener('click', click, { capture: true })
  onScopeDispose(() => {
    document.removeEventListener('mousedown', press, { capture: true })
    document.removeEventListener('click', click, { capture: true })
  })
}
