import { onScopeDispose, shallowRef, type Ref, type ShallowRef } from 'vue'
import { spansOfRange, type PassageSpan } from './text/selection.ts'

/** After the last change by keyboard: shorter flickers while Shift+→ is held. */
const KEYBOARD_PAUSE_MS = 200

export interface TextSelection { readonly spans: readonly PassageSpan[]; readonly rect: DOMRect }

/**
 * What is selected in the text, told when the selecting is over: on release of the pointer, or a moment after the
 * last key. Null where nothing of the text is selected.
 */
export function useSelection(root: Ref<HTMLElement | null>): { selection: ShallowRef<TextSelection | null>; read: () => TextSelection | null; clear: () => void } {
  const selection = shallowRef<TextSelection | null>(null)
  let pressed = false
  let timer: ReturnType<typeof setTimeout> | undefined

  /** The selection as it is now. */
  function read(): TextSelection | null {
    const current = document.getSelection()
    if (!root.value || !current || current.rangeCount === 0 || current.isCollapsed) return null
    const range = current.getRangeAt(0)
    if (!root.value.contains(range.commonAncestorContainer) && !range.intersectsNode(root.value)) return null
    const spans = spansOfRange(range, root.value)
    return spans.length > 0 ? { spans, rect: range.getBoundingClientRect() } : null
  }

  function settle(): void {
    clearTimeout(timer)
    selection.value = read()
  }
  function change(): void {
    clearTimeout(timer)
    if (document.getSelection()?.isCollapsed !== false) { selection.value = null; return }
    if (!pressed) timer = setTimeout(settle, KEYBOARD_PAUSE_MS)
  }
  function press(event: PointerEvent): void {
    if (!(event.target instanceof Node) || !root.value?.contains(event.target)) return
    pressed = true
    selection.value = null
  }
  function release(): void {
    if (!pressed) return
    pressed = false
    // The browser drops a selection that was clicked into only after this event.
    timer = setTimeout(settle, 0)
  }

  document.addEventListener('selectionchange', change)
  document.addEventListener('pointerdown', press)
  document.addEventListener('pointerup', release)
  document.addEventListener('pointercancel', release)
  onScopeDispose(() => {
    clearTimeout(timer)
    document.removeEventListener('selectionchange', change)
    document.removeEventListener('pointerdown', press)
    document.removeEventListener('pointerup', release)
    document.removeEventListener('pointercancel', release)
  })

  return { selection, read, clear: () => { document.getSelection()?.removeAllRanges(); selection.value = null } }
}
