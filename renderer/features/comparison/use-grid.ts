import { computed, nextTick, ref, watch, type Ref } from 'vue'
import type { ComparisonSpec, ComparisonTable } from '../../../electron/contract/index.ts'
import { layOut, type TableLayout } from '../../../electron/domain/comparison/index.ts'
import { axisOf, cellAt, fittedWidths, jumpInGrid, moveInGrid, naturalWidths, placeInGrid, type GridPlace } from './grid-places.ts'
import { headActions, type HeadAction } from './head-actions.ts'
import type { CellPlace } from './spec-changes.ts'
import { shownKeys, withMoved } from './view-changes.ts'

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], PageDown: [10, 0], PageUp: [-10, 0], Home: [0, -1], End: [0, 1],
}

/** A menu that is open beside a head. */
export interface OpenMenu { readonly label: string; readonly anchor: DOMRect; readonly actions: readonly HeadAction[] }

/** The table as a grid: its layout, the place that the keyboard stands on, and what keys and menus do. */
export function useGrid(options: {
  table: Ref<ComparisonTable>; place: Ref<CellPlace>; room: Ref<number>; dragging: Ref<Readonly<Record<string, number>>>
  element: Ref<HTMLElement | null>; show: (line: number, head: number) => void
  emit: { move: (place: CellPlace) => void; open: (place: CellPlace) => void; read: (place: CellPlace) => void; note: (place: CellPlace) => void; change: (spec: ComparisonSpec) => void; leave: () => void }
}): {
  layout: Ref<TableLayout>; widths: Ref<readonly number[]>; at: Ref<GridPlace>; menu: Ref<OpenMenu | null>
  focus: () => void; press: (event: KeyboardEvent) => void; openMenu: (place: GridPlace) => void; go: (place: GridPlace) => void; drop: (scope: 'col' | 'row', from: string, to: string) => void
} {
  const { table, place, room, dragging, element, show, emit } = options
  const layout = computed(() => layOut(table.value))
  const natural = computed(() => naturalWidths(layout.value))
  const widths = computed(() => fittedWidths(layout.value, natural.value, { ...table.value.spec.view.widths, ...dragging.value }, room.value))
  const isTurned = computed(() => table.value.spec.view.transposed)
  const at = ref<GridPlace>({ line: 0, head: 0 })
  const menu = ref<OpenMenu | null>(null)
  watch([place, layout], ([wanted], [before]) => {
    // A head keeps the focus while the table is built anew.
    if (wanted === before && (at.value.line === -1 || at.value.head === -1) && at.value.line < layout.value.lines.length && at.value.head < layout.value.heads.length) return
    const now = cellAt(at.value, layout.value)
    if (now?.row !== wanted.row || now.column !== wanted.column) at.value = placeInGrid(wanted, layout.value, isTurned.value)
  }, { immediate: true })

  const elementAt = ({ line, head }: GridPlace): HTMLElement | null | undefined => element.value?.querySelector<HTMLElement>(`[data-line="${line}"][data-head="${head}"]`)
  /** A cell that is not drawn yet is scrolled to first. */
  function focus(): void {
    const wanted = at.value
    void nextTick(() => {
      const there = elementAt(wanted)
      if (there) { there.focus(); return }
      show(wanted.line, wanted.head)
      requestAnimationFrame(() => requestAnimationFrame(() => elementAt(wanted)?.focus()))
    })
  }
  /** A table built anew moves its cells about, and a moved cell loses the focus. */
  let wantsFocus = false
  function change(spec: ComparisonSpec): void {
    wantsFocus = true
    emit.change(spec)
  }
  watch(layout, () => {
    if (wantsFocus) focus()
    wantsFocus = false
  }, { flush: 'post' })
  function go(to: GridPlace): void {
    at.value = to
    const cell = cellAt(to, layout.value)
    if (cell) emit.move(cell)
  }
  function keyAt({ line, head }: GridPlace): string | undefined {
    return line === -1 ? layout.value.heads[head]?.key : layout.value.lines[line]?.key
  }
  function openMenu(to: GridPlace): void {
    const key = keyAt(to), anchor = elementAt(to)?.getBoundingClientRect()
    if (key === undefined || anchor === undefined) return
    go(to)
    const actions = headActions(table.value.spec, table.value, { axis: axisOf(to, isTurned.value), key, isShownAsColumn: to.line === -1, width: widths.value[to.head] ?? 0 }, change)
    menu.value = { label: elementAt(to)?.querySelector('.title')?.textContent ?? '', anchor, actions }
  }
  /** Ctrl+Shift+arrow takes the line or column along. */
  function carry(lines: number, heads: number): void {
    const head: GridPlace = lines === 0 ? { line: -1, head: at.value.head } : { line: at.value.line, head: -1 }
    const key = keyAt(head), axis = axisOf(head, isTurned.value)
    if (key === undefined || (lines === 0 ? at.value.head : at.value.line) === -1) return
    const keys = shownKeys(table.value, axis), from = keys.indexOf(key), to = from + lines + heads
    if (to < 0 || to >= keys.length) return
    change(withMoved(table.value.spec, table.value, axis, key, to))
    go(moveInGrid(at.value, layout.value, lines, heads))
  }
  function drop(scope: 'col' | 'row', from: string, to: string): void {
    const axis = (scope === 'col') === isTurned.value ? 'row' : 'column'
    change(withMoved(table.value.spec, table.value, axis, from, shownKeys(table.value, axis).indexOf(to)))
  }
  function press(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey) return
    const step = STEPS[event.key], cell = cellAt(at.value, layout.value)
    if (event.key === 'Escape') { emit.leave(); return }
    if (step && event.ctrlKey && event.shiftKey && event.key.startsWith('Arrow')) carry(...step)
    else if (step) {
      go(event.ctrlKey || event.key === 'Home' || event.key === 'End' ? jumpInGrid(at.value, layout.value, event.key, event.ctrlKey) : moveInGrid(at.value, layout.value, ...step))
      focus()
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (cell) emit.open(cell)
      else openMenu(at.value)
    } else if (event.key.toLowerCase() === 'o' && cell && !event.ctrlKey) emit.read(cell)
    else if (event.key.toLowerCase() === 'n' && cell && !event.ctrlKey) emit.note(cell)
    else return
    event.preventDefault()
  }
  return { layout, widths, at, menu, focus, press, openMenu, go, drop }
}
