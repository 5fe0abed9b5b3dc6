import type { ComparisonTable } from '../../../electron/contract/index.ts'
import type { TableLayout } from '../../../electron/domain/comparison/index.ts'
import type { CellPlace } from './spec-changes.ts'
import type { Axis } from './view-changes.ts'

/** A place in the grid as it is shown: line −1 is the head row, head −1 the first column. */
export interface GridPlace { readonly line: number; readonly head: number }

/** Where a cell of the table stands in the grid. */
export function placeInGrid({ row, column }: CellPlace, layout: TableLayout, transposed: boolean): GridPlace {
  const [at, head] = transposed ? [column, row] : [row, column]
  // Headings of fields are lines of their own.
  let cells = -1
  const line = layout.lines.findIndex((each) => each.kind === 'cells' && ++cells === at)
  return { line: Math.max(line, 0), head }
}

/** The cell of the table at a place of the grid; null on heads. */
export function cellAt({ line, head }: GridPlace, layout: TableLayout): CellPlace | null {
  const shown = layout.lines[line]
  const cell = shown?.kind === 'cells' ? shown.cells[head] : undefined
  return cell === undefined ? null : { row: cell.row, column: cell.column }
}

/** The row or column of the table that a head of the grid names. */
export function axisOf(place: GridPlace, transposed: boolean): Axis {
  return (place.line === -1) === transposed ? 'row' : 'column'
}

/** `lines` down and `heads` to the right, kept inside the grid; headings of fields are stepped over. */
export function moveInGrid(place: GridPlace, layout: TableLayout, lines: number, heads: number): GridPlace {
  const head = Math.max(-1, Math.min(layout.heads.length - 1, place.head + heads))
  let line = Math.max(-1, Math.min(layout.lines.length - 1, place.line + lines))
  const step = lines < 0 ? -1 : 1
  while (layout.lines[line]?.kind === 'field') line += step
  if (line >= layout.lines.length) line = place.line
  // The corner is no place to stand.
  return line === -1 && head === -1 ? place : { line, head }
}

/** To the first or last figure: of the line by Home and End, of the column or line by Ctrl and an arrow, of all by Ctrl+Home and Ctrl+End. */
export function jumpInGrid({ line, head }: GridPlace, layout: TableLayout, key: string, control: boolean): GridPlace {
  const first = layout.lines.findIndex(({ kind }) => kind === 'cells'), last = layout.lines.findLastIndex(({ kind }) => kind === 'cells')
  const end = layout.heads.length - 1
  switch (key) {
    case 'Home': return { line: control ? first : line, head: 0 }
    case 'End': return { line: control ? last : line, head: end }
    case 'ArrowUp': case 'PageUp': return { line: first, head: Math.max(head, 0) }
    case 'ArrowDown': case 'PageDown': return { line: last, head: Math.max(head, 0) }
    case 'ArrowLeft': return { line, head: 0 }
    default: return { line, head: end }
  }
}

const LETTER = 16 // the cells' size in CSS pixels
const CELL_ROOM = 34 // padding, and a sign or two
const NARROWEST_COLUMN = 96
const WIDEST_COLUMN = 190

/** Width of a text in letters of its size: digits and Latin letters count a little over half. */
function letters(text: string): number {
  let sum = 0
  for (const character of text) sum += character.charCodeAt(0) < 0x2000 ? 0.58 : 1
  return sum
}

/** What each column needs in CSS pixels so that its numbers stay on one line; heads may take two lines. */
export function naturalWidths(layout: TableLayout): number[] {
  return layout.heads.map((head, index) => {
    let widest = Math.max(letters(head.title) * 15 / (head.title.length > 7 ? 2 : 1) + 20, letters(head.beneath) * 13)
    for (const line of layout.lines) {
      const cell = line.kind === 'cells' ? line.cells[index]!.cell : undefined
      if (cell !== undefined && cell.kind !== 'missing') widest = Math.max(widest, letters(cell.parts.before + cell.parts.number + cell.parts.after) * LETTER, letters(cell.parts.mark) * 13)
    }
    return Math.round(Math.max(NARROWEST_COLUMN, Math.min(WIDEST_COLUMN, widest + CELL_ROOM)))
  })
}

/** Widths with what a person dragged put in, and what room is left shared by the columns that nobody dragged. */
export function fittedWidths(layout: TableLayout, natural: readonly number[], dragged: Readonly<Record<string, number>>, room: number): number[] {
  const widths = layout.heads.map(({ key }, index) => dragged[key] ?? natural[index]!)
  const free = layout.heads.filter(({ key }) => dragged[key] === undefined).length
  const spare = room - widths.reduce((sum, width) => sum + width, 0)
  if (spare <= 0 || free === 0) return widths
  const share = Math.floor(spare / free)
  return widths.map((width, index) => dragged[layout.heads[index]!.key] === undefined ? width + share : width)
}

/** Cells up to which the whole table is drawn: the browser's own search then finds all of it. */
const WHOLE_CELLS = 1500

export function isDrawnWhole(table: Pick<ComparisonTable, 'rows' | 'columns'>): boolean {
  return table.rows.length * table.columns.length <= WHOLE_CELLS
}
