import { onScopeDispose, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { AnnotationId, Passage } from '../../../electron/contract/index.ts'
import { beforeClose } from '../../shared/before-close.ts'
import { movePlace, type CaretUnit } from './text/caret.ts'
import { placeOf, type PassageSpan } from './text/selection.ts'
import type { Marks } from './use-marks.ts'

/** Steps of the keyboard within such a time are one change of the mark, and one step of the history. */
const STORE_DELAY_MS = 600

export type MarkEnd = 'start' | 'end'
/** A mark whose ends are being moved: where it would stand now. */
export interface Pulled extends PassageSpan { readonly id: AnnotationId }

export interface Range {
  readonly pulled: ShallowRef<Pulled | null>
  /** True while a pointer holds an end: nothing may lie over the text. */
  readonly dragging: Ref<boolean>
  /** Moves an end by the keyboard; it is stored a moment after the last step. */
  readonly step: (id: AnnotationId, end: MarkEnd, unit: CaretUnit, by: 1 | -1) => void
  /** Moves an end to a point of the window, while a pointer drags it. */
  readonly drag: (id: AnnotationId, end: MarkEnd, x: number, y: number) => void
  /** Stores where the mark stands now. */
  readonly store: () => Promise<void>
  /** Leaves the mark where it was. */
  readonly cancel: () => void
}

const KEY_ENDS: Readonly<Record<string, readonly [end: MarkEnd, by: 1 | -1]>> = {
  ArrowRight: ['end', 1], ArrowLeft: ['end', -1], BracketRight: ['start', 1], BracketLeft: ['start', -1],
}

/** What Alt+Shift and an arrow (the last word) or a bracket (the first) do to a mark; with Ctrl by sentences. Null for other keys. */
export function rangeStep(event: KeyboardEvent): { readonly end: MarkEnd; readonly unit: CaretUnit; readonly by: 1 | -1 } | null {
  const found = event.altKey && event.shiftKey ? KEY_ENDS[event.code] : undefined
  return found ? { end: found[0], unit: event.ctrlKey ? 'sentence' : 'character', by: found[1] } : null
}

/** Changing which words a mark stands on, by its ends. A mark stays in its passage and never becomes empty. */
export function useRange(passages: ComputedRef<readonly Passage[]>, marks: Marks, root: Ref<HTMLElement | null>): Range {
  const pulled = shallowRef<Pulled | null>(null)
  const dragging = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  /** What is on its way to the notebook. */
  let storing: Pulled | null = null

  function now(id: AnnotationId): Pulled | null {
    if (pulled.value?.id === id) return pulled.value
    const mark = marks.byId.value.get(id)
    return mark?.scope === 'span' ? { id, passage: mark.anchor.passage, start: mark.anchor.start, end: mark.anchor.end } : null
  }

  function put(span: Pulled, end: MarkEnd, offset: number): void {
    const { length } = passages.value[span.passage]?.text ?? ''
    pulled.value = end === 'start'
      ? { ...span, start: Math.max(0, Math.min(offset, span.end - 1)) }
      : { ...span, end: Math.min(length, Math.max(offset, span.start + 1)) }
  }

  async function store(): Promise<void> {
    clearTimeout(timer)
    dragging.value = false
    const wanted = pulled.value
    if (wanted && wanted === storing) return // closing waits for what is under way
    const mark = wanted && marks.byId.value.get(wanted.id)
    storing = wanted
    if (wanted && mark && (mark.anchor.start !== wanted.start || mark.anchor.end !== wanted.end)) await marks.moveRange(wanted.id, wanted)
    if (storing === wanted) storing = null
    // Where it could not be stored the mark goes back to where it is on disk; the line at the foot offers to try again.
    if (pulled.value === wanted) pulled.value = null
  }

  const release = beforeClose(store)
  onScopeDispose(() => { void store().finally(release) })
  return {
    pulled, dragging, store,
    step(id, end, unit, by) {
      if (pulled.value && pulled.value.id !== id) void store()
      const span = now(id)
      if (!span) return
      const to = movePlace(passages.value, { passage: span.passage, offset: span[end] }, unit, by)
      if (to.passage === span.passage) put(span, end, to.offset)
      clearTimeout(timer)
      timer = setTimeout(() => { void store() }, STORE_DELAY_MS)
    },
    drag(id, end, x, y) {
      dragging.value = true
      const span = now(id)
      const point = document.caretPositionFromPoint?.(x, y)
      const place = point && root.value?.contains(point.offsetNode) ? placeOf(point.offsetNode, point.offset) : null
      if (!span || !place) return
      // Dragged beyond its passage, an end stays at that edge.
      const { length } = passages.value[span.passage]!.text
      put(span, end, place.passage < span.passage ? 0 : place.passage > span.passage ? length : place.offset)
    },
    cancel() {
      clearTimeout(timer)
      dragging.value = false
      pulled.value = null
    },
  }
}
