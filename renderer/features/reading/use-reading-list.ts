import { useVirtualizer, type VirtualItem } from '@tanstack/vue-virtual'
import { computed, nextTick, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { Passage, ReadingPosition } from '../../../electron/contract/index.ts'
import { estimateHeight, positionOf, rowAt, rowOfPosition, rowsOf, type Row, type TypeMetrics } from './text/rows.ts'
import { rangeOfSpan, type PassageSpan } from './text/selection.ts'
import type { TextPlace } from './text/sentence-walk.ts'

/**
 * How far below the top of the column the reading line lies, CSS pixels: the line that a position names. The text
 * begins as far down, so that its first line is at the reading line when nothing is scrolled.
 */
const READING_LINE = 32
/** Most rounds of scroll, render and measure until a place lies where it should; three are usual. */
const MOST_ROUNDS = 12
/** Rows rendered beyond the visible ones: two screens of a key press on PageDown without a white flash. */
const OVERSCAN = 8
/** While a window is pulled wider its column is laid out again only when it rests for so long. */
const WIDTH_DELAY_MS = 60

export interface ReadingList {
  readonly rows: ComputedRef<readonly Row[]>
  readonly shown: ComputedRef<readonly { readonly row: Row; readonly item: VirtualItem }[]>
  /** Height of the whole text, CSS pixels. */
  readonly height: ComputedRef<number>
  /** Give it to every row's element as `ref`. */
  readonly measure: (element: Element | null) => void
  /** What stands at the reading line; null before the first layout. */
  readonly position: ShallowRef<ReadingPosition | null>
  /** True where the last line is in sight. */
  readonly atEnd: Ref<boolean>
  /** Scrolls so that a position stands at the reading line, to the pixel; the very end stands at the foot of the column. */
  readonly showPosition: (position: ReadingPosition) => Promise<void>
  /** Scrolls a span into the upper third; with `onlyIfHidden` nothing moves while it can be seen. */
  readonly showSpan: (span: PassageSpan, onlyIfHidden?: boolean) => Promise<void>
  /** How far the text is scrolled where a passage stands at the reading line, CSS pixels; estimated where it was never rendered. */
  readonly offsetOf: (passage: number) => number
  /** Turns to the next screen or the one before; the last line of the one stays in sight as the first of the other. */
  readonly turnPage: (by: 1 | -1) => Promise<void>
  /** How far it is scrolled where the last line stands at the foot of the column. */
  readonly endOffset: () => number
  /** Keeps the rows of these places rendered, e.g. of both ends of the selection, and lets go of those before. */
  readonly pin: (places: readonly TextPlace[]) => void
}

const nextFrame = (): Promise<unknown> => new Promise(resolve => requestAnimationFrame(resolve))

/**
 * The rows of a document that are rendered: those in sight and a few around them, so that a document of a million
 * characters opens as quickly as a page. Heights are estimated from the characters and corrected when measured.
 */
export function useReadingList(scroller: Ref<HTMLElement | null>, passages: ComputedRef<readonly Passage[]>, type: ComputedRef<TypeMetrics>): ReadingList {
  const rows = computed(() => rowsOf(passages.value))
  const pinned = shallowRef<readonly number[]>([])
  const position = shallowRef<ReadingPosition | null>(null)
  const atEnd = ref(false)
  /** The column's width that the rows were laid out for, CSS pixels; 0 before the first layout. */
  let width = 0

  const virtualizer = useVirtualizer(computed(() => ({
    count: rows.value.length,
    getScrollElement: () => scroller.value,
    estimateSize: (index: number) => {
      const row = rows.value[index]!
      return estimateHeight(row, passages.value[row.passage]!.kind, type.value)
    },
    getItemKey: (index: number) => index,
    measureElement: (element: Element) => element.getBoundingClientRect().height,
    overscan: OVERSCAN,
    paddingStart: READING_LINE,
    indexAttribute: 'data-row',
    rangeExtractor: ({ startIndex, endIndex, overscan, count }: { startIndex: number; endIndex: number; overscan: number; count: number }) => {
      const indexes = new Set<number>()
      for (let i = Math.max(0, startIndex - overscan); i <= Math.min(count - 1, endIndex + overscan); i++) indexes.add(i)
      for (const index of pinned.value) if (index < count) indexes.add(index)
      return [...indexes].sort((a, b) => a - b)
    },
  })))

  function follow(): void {
    const element = scroller.value
    if (!element || rows.value.length === 0) return
    // In a column of another width rows are measured and the text moves under the line before it is laid out again: what was read is what stood there before.
    if (width !== 0 && element.clientWidth !== width) return
    const line = element.scrollTop + READING_LINE
    const item = virtualizer.value.getVirtualItemForOffset(line)
    const row = item && rows.value[item.index]
    if (!item || !row) return
    position.value = positionOf(row, item.size > 0 ? (line - item.start) / item.size : 0, passages.value[row.passage]!.text.length)
    atEnd.value = element.scrollTop + element.clientHeight >= virtualizer.value.getTotalSize()
  }

  let settling = 0

  /** Scrolls until `offBy` (pixels that the place lies too low) is nil; the row of `index` is rendered on the way. A later call ends this one. */
  async function settle(index: number, guess: number, offBy: (rowElement: HTMLElement) => number): Promise<void> {
    const element = scroller.value
    if (!element || index < 0) return
    const own = ++settling
    const start = virtualizer.value.getOffsetForIndex(index, 'start')?.[0] ?? 0
    element.scrollTop = start + guess
    for (let round = 0, quiet = 0; round < MOST_ROUNDS && quiet < 2; round++) {
      await nextTick()
      await nextFrame()
      if (own !== settling) return
      const rowElement = element.querySelector<HTMLElement>(`[data-row="${index}"]`)
      if (!rowElement) { element.scrollTop = (virtualizer.value.getOffsetForIndex(index, 'start')?.[0] ?? 0) + guess; continue }
      const off = offBy(rowElement)
      const before = element.scrollTop
      if (Math.abs(off) >= 1) element.scrollTop = before + off
      // At either end of the text the place can't come nearer.
      quiet = Math.abs(off) < 1 || element.scrollTop === before ? quiet + 1 : 0
    }
    follow()
  }

  async function showPosition(wanted: ReadingPosition): Promise<void> {
    const element = scroller.value
    if (!element) return
    const atTheEnd = wanted.passage >= passages.value.length - 1 && wanted.fraction === 1
    const { index, share } = rowOfPosition(rows.value, wanted, passages.value)
    const size = virtualizer.value.measurementsCache[index]?.size ?? 0
    await settle(index, share * size - READING_LINE, rowElement => {
      const box = rowElement.getBoundingClientRect()
      if (atTheEnd) return box.bottom - element.getBoundingClientRect().bottom + READING_LINE
      return box.top + share * box.height - element.getBoundingClientRect().top - READING_LINE
    })
  }

  async function showSpan(span: PassageSpan, onlyIfHidden = false): Promise<void> {
    const element = scroller.value
    if (!element) return
    const target = (): DOMRect | undefined => rangeOfSpan(element, span)?.getBoundingClientRect()
    const frame = element.getBoundingClientRect()
    const now = target()
    if (onlyIfHidden && now && now.height > 0 && now.top >= frame.top + READING_LINE && now.bottom <= frame.bottom - READING_LINE) return
    const upperThird = element.clientHeight / 3
    await settle(rowAt(rows.value, span.passage, span.start), -upperThird, rowElement =>
      (target() ?? rowElement.getBoundingClientRect()).top - element.getBoundingClientRect().top - upperThird)
  }

  async function turnPage(by: 1 | -1): Promise<void> {
    const element = scroller.value
    if (!element) return
    const page = element.clientHeight - 2 * READING_LINE
    settling++
    const line = element.scrollTop + READING_LINE
    const item = virtualizer.value.getVirtualItemForOffset(line)
    if (by === 1 || !item || element.scrollTop <= page) { element.scrollTop += by * page; return }
    // What comes in above has guessed heights: the line that was read is held instead, until they are measured.
    const down = line - item.start
    await settle(item.index, down - READING_LINE - page, rowElement => rowElement.getBoundingClientRect().top + down - element.getBoundingClientRect().top - READING_LINE - page)
  }

  function pin(places: readonly TextPlace[]): void {
    pinned.value = places.map(({ passage, offset }) => rowAt(rows.value, passage, offset)).filter(index => index >= 0)
  }

  /** Lays all rows out anew; the line that was read stays. */
  async function layOutAgain(kept: ReadingPosition | null): Promise<void> {
    virtualizer.value.measure()
    await nextTick()
    // The rows that are rendered already have their heights. Left to itself the list asks for them only when the scrolling below is over, and moves the text then.
    for (const element of scroller.value?.querySelectorAll<HTMLElement>('[data-row]') ?? []) virtualizer.value.resizeItem(Number(element.dataset['row']), element.getBoundingClientRect().height)
    await nextTick()
    if (kept) await showPosition(kept)
  }
  // Blanks of a text on its way are cut into rows where sentences are not: the text itself may have more rows or fewer.
  watch(rows, (now, before) => {
    if (before.length > 0 && now.length > 0 && now.length !== before.length) void layOutAgain(position.value)
  })
  // Another size of letters or of the column makes every measured height wrong; the line that was read stays.
  watch(type, () => { void layOutAgain(position.value) })
  // So does another width of the column, as when a panel or a second text comes beside it.
  let kept: ReadingPosition | null = null
  let widening: ReturnType<typeof setTimeout> | undefined
  function widen(): void {
    const now = scroller.value?.clientWidth ?? 0
    if (now === 0 || now === width) return
    const first = width === 0
    width = now
    if (first) return
    kept ??= position.value
    clearTimeout(widening)
    widening = setTimeout(() => {
      const wanted = kept
      kept = null
      void layOutAgain(wanted)
    }, WIDTH_DELAY_MS)
  }
  watch(scroller, (element, _before, cleanUp) => {
    if (!element) return
    const observer = new ResizeObserver(widen)
    observer.observe(element)
    cleanUp(() => { observer.disconnect(); clearTimeout(widening); width = 0 })
  }, { immediate: true })
  watch(scroller, (element, _before, cleanUp) => {
    if (!element) return
    element.addEventListener('scroll', follow, { passive: true })
    cleanUp(() => element.removeEventListener('scroll', follow))
  }, { immediate: true })

  return {
    rows, position, atEnd, showPosition, showSpan, turnPage, pin,
    offsetOf: passage => Math.max(0, (virtualizer.value.measurementsCache[rowAt(rows.value, passage, 0)]?.start ?? 0) - READING_LINE),
    endOffset: () => Math.max(0, virtualizer.value.getTotalSize() - (scroller.value?.clientHeight ?? 0) + READING_LINE),
    shown: computed(() => virtualizer.value.getVirtualItems().flatMap(item => {
      const row = rows.value[item.index]
      return row ? [{ row, item }] : []
    })),
    height: computed(() => virtualizer.value.getTotalSize()),
    measure: element => { virtualizer.value.measureElement(element) },
  }
}
