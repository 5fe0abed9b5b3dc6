import { useVirtualizer } from '@tanstack/vue-virtual'
import { computed, watch, type Ref } from 'vue'

/** What of a long list is drawn: the items, and the room before and after them in CSS pixels. */
export interface DrawnItems { readonly indices: readonly number[]; readonly before: number; readonly after: number }

const LINE_HEIGHT = 41 // of a line without remarks, in CSS pixels; drawn ones are measured
const LINES_BESIDE = 6
const HEADS_BESIDE = 3

/** The part of a large grid that is near the window, in both directions; all of a small one. */
export function useGridWindow(options: {
  scroller: Ref<HTMLElement | null>; whole: Ref<boolean>; lines: Ref<number>; widths: Ref<readonly number[]>; headHeight: number; frozenWidth: Ref<number>
}): {
  lines: Ref<DrawnItems>; heads: Ref<DrawnItems>; measure: (element: unknown) => void; show: (line: number, head: number) => void
} {
  const { scroller, whole, lines, widths, headHeight, frozenWidth } = options
  const down = useVirtualizer(computed(() => ({
    count: whole.value ? 0 : lines.value, getScrollElement: () => scroller.value, estimateSize: () => LINE_HEIGHT,
    overscan: LINES_BESIDE, scrollPaddingStart: headHeight, scrollPaddingEnd: 24, scrollMargin: headHeight,
  })))
  const across = useVirtualizer(computed(() => ({
    count: whole.value ? 0 : widths.value.length, getScrollElement: () => scroller.value, estimateSize: (index: number) => widths.value[index] ?? 100,
    horizontal: true, overscan: HEADS_BESIDE, scrollPaddingStart: frozenWidth.value, scrollPaddingEnd: 24, scrollMargin: frozenWidth.value,
  })))
  watch(widths, () => { across.value.measure() })

  const drawn = (count: number, window: typeof down): DrawnItems => {
    if (whole.value) return { indices: Array.from({ length: count }, (_, index) => index), before: 0, after: 0 }
    const items = window.value.getVirtualItems(), margin = window.value.options.scrollMargin
    const first = items[0], last = items.at(-1)
    if (first === undefined || last === undefined) return { indices: [], before: 0, after: window.value.getTotalSize() }
    return { indices: items.map(({ index }) => index), before: first.start - margin, after: window.value.getTotalSize() - (last.end - margin) }
  }
  // The same part is the same object, so that lines which stay are not drawn again.
  const steady = (count: () => number, window: typeof down): Ref<DrawnItems> => computed<DrawnItems>(before => {
    const now = drawn(count(), window)
    return before !== undefined && before.before === now.before && before.after === now.after && before.indices.length === now.indices.length && before.indices[0] === now.indices[0] ? before : now
  })
  return {
    lines: steady(() => lines.value, down),
    heads: steady(() => widths.value.length, across),
    measure: element => { if (!whole.value && element instanceof HTMLElement) down.value.measureElement(element) },
    show: (line, head) => {
      if (whole.value) return
      if (line >= 0) down.value.scrollToIndex(line)
      if (head >= 0) across.value.scrollToIndex(head)
    },
  }
}
