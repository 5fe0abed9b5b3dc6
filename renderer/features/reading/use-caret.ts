import { nextTick, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { Passage } from '../../../electron/contract/index.ts'
import { isBefore, movePlace, type CaretUnit } from './text/caret.ts'
import { pointAt } from './text/selection.ts'
import type { TextPlace } from './text/sentence-walk.ts'
import type { ReadingList } from './use-reading-list.ts'
import type { Sentence } from './use-sentence.ts'

export interface Caret {
  /** Where the caret stands while one selects by keyboard; null at other times. */
  readonly place: ShallowRef<TextPlace | null>
  /** True once the beginning of the selection is set: arrows select from there. */
  readonly selecting: Ref<boolean>
  /** Begins at the sentence that is being read. */
  readonly start: () => Promise<void>
  readonly stop: () => void
  /** Takes a key while the caret is there; answers whether it did. */
  readonly press: (event: KeyboardEvent) => boolean
}

const STEPS: Readonly<Record<string, { readonly unit: CaretUnit; readonly by: 1 | -1 }>> = {
  ArrowRight: { unit: 'character', by: 1 }, ArrowLeft: { unit: 'character', by: -1 },
  ArrowDown: { unit: 'sentence', by: 1 }, ArrowUp: { unit: 'sentence', by: -1 },
}

/**
 * Selecting by keyboard: a caret in the text that arrows move by characters (with Ctrl by words) and by sentences;
 * with Shift, or after a second V, they select.
 */
export function useCaret(root: Ref<HTMLElement | null>, passages: ComputedRef<readonly Passage[]>, list: ReadingList, sentence: Sentence): Caret {
  const place = shallowRef<TextPlace | null>(null)
  const selecting = ref(false)
  let anchor: TextPlace | null = null

  /** Selects from the anchor to the caret, or sets a caret; answers whether both places are rendered. */
  function select(): boolean {
    const element = root.value, focus = place.value
    if (!element || !focus || !anchor) return false
    const back = isBefore(focus, anchor)
    // At the very end of a passage there is no letter after the place, at its beginning none before.
    const at = ({ passage, offset }: TextPlace, asEnd: boolean) => pointAt(element, passage, offset, asEnd) ?? pointAt(element, passage, offset, !asEnd)
    const from = at(anchor, back), to = at(focus, !back)
    if (!from || !to) return false
    document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
    return true
  }
  /** Selects at once, so that the next key finds the selection however soon it comes; then brings the caret into sight. */
  async function show(): Promise<void> {
    const focus = place.value
    if (!focus || !anchor) return
    const selected = select()
    await list.showSpan({ passage: focus.passage, start: Math.max(0, focus.offset - 1), end: Math.max(1, focus.offset) }, true)
    if (selected) return
    await nextTick()
    if (place.value === focus) select()
  }

  function go(to: TextPlace, extend: boolean): void {
    place.value = to
    if (!extend) anchor = to
    void show()
  }

  function stop(): void {
    place.value = null
    selecting.value = false
    anchor = null
  }

  return {
    place, selecting, stop,
    async start() {
      const here = sentence.here()
      if (!here) return
      selecting.value = false
      anchor = place.value = { passage: here.passage, offset: here.start }
      await show()
    },
    press(event) {
      const from = place.value
      if (!from || event.altKey) return false
      const step = STEPS[event.key]
      if (step) {
        const extend = event.shiftKey || selecting.value
        const unit = event.ctrlKey && step.unit === 'character' ? 'word' : step.unit
        go(movePlace(passages.value, from, unit, step.by), extend)
        return true
      }
      if (event.key === 'Home' || event.key === 'End') {
        go({ passage: from.passage, offset: event.key === 'Home' ? 0 : passages.value[from.passage]!.text.length }, event.shiftKey || selecting.value)
        return true
      }
      if (!event.ctrlKey && (event.key.toLowerCase() === 'v' || event.key === ' ')) {
        selecting.value = !selecting.value
        if (selecting.value) anchor = from
        return true
      }
      if (event.key !== 'Escape') return false
      stop()
      document.getSelection()?.removeAllRanges()
      return true
    },
  }
}
