import { onScopeDispose, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { Passage } from '../../../electron/contract/index.ts'
import { placeOf, spansOfRange, wholeSpans, withHidden, type PassageSpan } from './text/selection.ts'
import type { TextPlace } from './text/sentence-walk.ts'

/** After the last change by keyboard: shorter flickers while Shift+→ is held. */
const KEYBOARD_PAUSE_MS = 200

export interface TextSelection { readonly spans: readonly PassageSpan[]; readonly rect: DOMRect }

export interface Selecting {
  /** What is selected, told when the selecting is over; null where nothing of the text is. */
  readonly selection: ShallowRef<TextSelection | null>
  /** Both ends of the selection, or where the cursor stands: Shift+click selects from there. Their rows must stay rendered. */
  readonly held: ShallowRef<readonly TextPlace[]>
  /** The selection as it is now; the whole document after `all`. */
  readonly read: () => TextSelection | null
  /** Selects the whole document, rows that are not rendered included. */
  readonly all: () => void
  readonly clear: () => void
}

/**
 * The selection in the text. It is told on release of the pointer, or a moment after the last key. The browser can
 * only select what is rendered, so “all” is kept beside its selection until that changes.
 */
export function useSelection(root: Ref<HTMLElement | null>, passages: ComputedRef<readonly Passage[]>): Selecting {
  const selection = shallowRef<TextSelection | null>(null)
  const held = shallowRef<readonly TextPlace[]>([])
  let pressed = false
  let whole = false
  /** Where the pointer is while it selects. */
  let pointer: { readonly x: number; readonly y: number } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function read(): TextSelection | null {
    const current = document.getSelection()
    if (!root.value || !current || current.rangeCount === 0 || current.isCollapsed) return null
    const range = current.getRangeAt(0)
    if (whole) return { spans: wholeSpans(passages.value), rect: range.getBoundingClientRect() }
    if (!root.value.contains(range.commonAncestorContainer) && !range.intersectsNode(root.value)) return null
    const spans = withHidden(passages.value, spansOfRange(range, root.value))
    return spans.length > 0 ? { spans, rect: range.getBoundingClientRect() } : null
  }

  function hold(): void {
    const current = document.getSelection()
    const nodes = whole || !current ? [] : [current.anchorNode, current.focusNode].filter(node => node && root.value?.contains(node))
    const ends = nodes.map(node => placeOf(node!, 0)).filter(place => place !== null)
    // Told only when it is other rows: this comes with every letter that the pointer passes.
    if (JSON.stringify(ends) !== JSON.stringify(held.value)) held.value = ends
  }

  /** Pulled out of the text, over the panel or another text, a selection would take in all that is rendered below: it ends at the line beside the pointer. */
  function keepInside(): void {
    const column = root.value, current = document.getSelection()
    if (!pressed || !pointer || !column || !current?.anchorNode || !column.contains(current.anchorNode) || column.contains(current.focusNode)) return
    const frame = column.getBoundingClientRect(), text = (column.firstElementChild ?? column).getBoundingClientRect()
    const x = Math.min(text.right - 1, Math.max(text.left + 1, pointer.x)), y = Math.min(frame.bottom - 1, Math.max(frame.top + 1, pointer.y))
    const point = document.caretPositionFromPoint?.(x, y)
    if (point && column.contains(point.offsetNode)) current.extend(point.offsetNode, point.offset)
  }

  function settle(): void {
    clearTimeout(timer)
    selection.value = whole ? null : read()
  }
  function change(): void {
    clearTimeout(timer)
    keepInside()
    whole &&= document.getSelection()?.focusNode === root.value
    hold()
    if (document.getSelection()?.isCollapsed !== false) { selection.value = null; return }
    if (!pressed) timer = setTimeout(settle, KEYBOARD_PAUSE_MS)
  }
  function press(event: PointerEvent): void {
    if (!(event.target instanceof Node) || !root.value?.contains(event.target)) return
    pressed = true
    pointer = null
    selection.value = null
  }
  function move(event: PointerEvent): void {
    if (pressed) pointer = { x: event.clientX, y: event.clientY }
  }
  function release(): void {
    if (!pressed) return
    keepInside()
    pressed = false
    // The browser drops a selection that was clicked into only after this event.
    timer = setTimeout(settle, 0)
  }

  document.addEventListener('selectionchange', change)
  document.addEventListener('pointerdown', press)
  document.addEventListener('pointermove', move)
  document.addEventListener('pointerup', release)
  document.addEventListener('pointercancel', release)
  onScopeDispose(() => {
    clearTimeout(timer)
    document.removeEventListener('selectionchange', change)
    document.removeEventListener('pointerdown', press)
    document.removeEventListener('pointermove', move)
    document.removeEventListener('pointerup', release)
    document.removeEventListener('pointercancel', release)
  })

  return {
    selection, held, read,
    all() {
      if (!root.value) return
      whole = true
      document.getSelection()?.setBaseAndExtent(root.value, 0, root.value, root.value.childNodes.length)
    },
    clear() {
      whole = false
      document.getSelection()?.removeAllRanges()
      selection.value = null
    },
  }
}
