// Orders of rows and columns as a person may ask for them.
import type { ComparisonCell, ComparisonTable } from '../../contract/index.ts'

export type Direction = 'ascending' | 'descending'

/** Missing cells stand last in both directions: the absence of a number is no small number. */
export function compareCells(a: ComparisonCell, b: ComparisonCell, direction: Direction): number {
  if (a.kind === 'missing' || b.kind === 'missing') return Number(a.kind === 'missing') - Number(b.kind === 'missing')
  return direction === 'ascending' ? a.value - b.value : b.value - a.value
}

/** The columns reordered by one row's figures. The sort is stable. */
export function sortColumns(table: ComparisonTable, rowIndex: number, direction: Direction): ComparisonTable {
  const row = table.rows[rowIndex]
  if (row === undefined) return table
  const order = table.columns.map((_, index) => index).sort((a, b) => compareCells(row.cells[a]!, row.cells[b]!, direction))
  return {
    ...table,
    columns: order.map((index) => table.columns[index]!),
    rows: table.rows.map((each) => ({ ...each, cells: order.map((index) => each.cells[index]!) })),
  }
}
