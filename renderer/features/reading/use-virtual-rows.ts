import { defaultRangeExtractor, useVirtualizer, type VirtualItem } from '@tanstack/vue-virtual'
import { computed, nextTick, ref, type ComputedRef, type Ref } from 'vue'
import { useListKeys } from '../../shared/list-keys.ts'

export interface VirtualRows {
  /** What is rendered: the rows in sight, some around them, and the one that has the focus. */
  readonly items: ComputedRef<readonly VirtualItem[]>
  /** Height of all rows, CSS pixels. */
  readonly height: ComputedRef<number>
  /** Give it to every row's element as `ref`; the element carries `data-index`. */
  readonly measure: (element: Element | null) => void
  readonly scrollTo: (index: number, align?: 'auto' | 'start') => void
  /** For `@keydown`, `@focusin` and `@focusout` on the container: arrows walk the rows, Home and End go to the ends of all. */
  readonly press: (event: KeyboardEvent) => void
  readonly enter: (event: FocusEvent) => void
  readonly leave: (event: FocusEvent) => void
}

/**
 * A panel's list of which only the rows in sight are rendered, walked by keyboard. `estimate` is the height of a row
 * before it is measured, CSS pixels; what a row's key opens is an element marked `data-row` in it.
 */
export function useVirtualRows(container: Readonly<Ref<HTMLElement | null>>, options: () => { count: number; estimate: (index: number) => number; paddingStart?: number; paddingEnd?: number }): VirtualRows {
  /** The row that has the focus, which stays rendered out of sight; -1 for none. */
  const focused = ref(-1)
  const count = computed(() => options().count)
  const kept = computed(() => focused.value >= 0 && focused.value < count.value ? [focused.value] : [])
  /** Made anew when the kept row changes: the list remembers what one extractor said of a range. */
  const extractor = computed(() => {
    const own = kept.value
    return (range: Parameters<typeof defaultRangeExtractor>[0]) => [...new Set([...defaultRangeExtractor(range), ...own])].sort((a, b) => a - b)
  })
  const virtualizer = useVirtualizer(computed(() => {
    const { estimate, ...padding } = options()
    return {
      ...padding, estimateSize: estimate, getScrollElement: () => container.value, overscan: 8, rangeExtractor: extractor.value,
      measureElement: (element: Element) => element.getBoundingClientRect().height,
    }
  }))
  const move = useListKeys(container)
  const indexOf = (event: FocusEvent): number => Number((event.target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset['index'] ?? -1)

  async function toEnd(index: number): Promise<void> {
    focused.value = index
    virtualizer.value.scrollToIndex(index)
    await nextTick()
    const row = container.value?.querySelector<HTMLElement>(`[data-index="${index}"]`)
    ;(row?.matches('[data-row]') ? row : row?.querySelector<HTMLElement>('[data-row]'))?.focus({ preventScroll: true })
  }

  return {
    items: computed(() => virtualizer.value.getVirtualItems().filter(item => item.index < count.value)),
    height: computed(() => virtualizer.value.getTotalSize()),
    measure: element => { virtualizer.value.measureElement(element) },
    scrollTo: (index, align = 'auto') => { virtualizer.value.scrollToIndex(index, { align }) },
    press(event) {
      if (event.altKey || event.ctrlKey || event.metaKey || count.value === 0 || !(event.key === 'Home' || event.key === 'End')) { move(event); return }
      event.preventDefault()
      void toEnd(event.key === 'Home' ? 0 : count.value - 1)
    },
    enter(event) { focused.value = indexOf(event) },
    leave(event) { if (indexOf(event) === focused.value) focused.value = -1 },
  }
}
