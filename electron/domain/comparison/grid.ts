// The table as plain text cells: for CSV, for the clipboard, and to compare what is exported with what is shown.
import type { CellFlag, ComparisonCell, ComparisonTable } from '../../contract/index.ts'
import { layOut } from './layout.ts'
import { FLAG_WORDS, MISSING_WORDS } from './words.ts'

/** Signs of a cell's flags, e.g. 换疑; flags whose words stand in the cell or the column's head have none here. */
export function cellSigns(cell: ComparisonCell): string {
  if (cell.kind === 'missing') return ''
  // A computed cell has no year in brackets, and compares levels that no column's head can tell.
  if (cell.kind === 'derived') return cell.flags.map((flag) => FLAG_WORDS[flag].sign).join('')
  return cell.flags.filter((flag) => flag !== 'other-level').filter((flag) => !(flag === 'other-period' && cell.source.period !== null))
    .map((flag) => FLAG_WORDS[flag].sign).join('')
}

/** The flags whose signs are printed somewhere in the table, in the order of the legend; the heads' sign included. */
export function signsUsed(table: Pick<ComparisonTable, 'legend' | 'rows' | 'columns'>): CellFlag[] {
  const drawn = new Set(table.rows.flatMap((row) => row.cells.map(cellSigns)).join(''))
  if (table.columns.some(({ otherLevel }) => otherLevel)) drawn.add(FLAG_WORDS['other-level'].sign)
  return table.legend.filter((flag) => drawn.has(FLAG_WORDS[flag].sign))
}

/** What a cell reads as: the figure as shown, or the word for what is missing. */
export function cellText(cell: ComparisonCell): string {
  return cell.kind === 'missing' ? MISSING_WORDS[cell.reason].word : cell.shown
}

/** A cell with its signs: 56（目标）〔换〕. */
export function cellWithSigns(cell: ComparisonCell): string {
  const signs = cellSigns(cell)
  return cellText(cell) + (signs === '' ? '' : `〔${signs}〕`)
}

/** Head row and body rows as they are shown, turned or not; a field's heading is a row with its first cell filled. */
export function gridOf(table: ComparisonTable): string[][] {
  const { leads, heads, lines } = layOut(table)
  const between = table.spec.view.transposed ? (beneath: string) => `（${beneath}）` : (beneath: string) => ` ${beneath}`
  return [
    [...leads, ...heads.map(({ title, beneath }) => beneath === '' ? title : title + between(beneath))],
    ...lines.map((line) => line.kind === 'field'
      ? [line.field, ...Array.from({ length: leads.length + heads.length - 1 }, () => '')]
      : [...line.leads, ...line.cells.map(({ cell }) => cellWithSigns(cell))]),
  ]
}
