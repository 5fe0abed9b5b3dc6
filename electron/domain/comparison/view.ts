// The order in which a table's rows and columns stand, and which of them are out of sight.
import type { ComparisonCell, ComparisonColumn, ComparisonRow, ComparisonTable, TableView } from '../../contract/index.ts'
import { FIELD_ORDER } from './words.ts'
import { orderByKind, orderOfCells } from './sort.ts'

/** A view that changes nothing. */
export const PLAIN_VIEW: TableView = {
  transposed: false, byField: false, hideEmptyColumns: false, sortRows: null, sortColumns: null, rowOrder: [], columnOrder: [], hidden: [], widths: {},
  chart: { kind: 'multiples', rows: null },
}

/** The lines in the order that a person gave them: named ones where they were put, the others behind the line before them. */
export function inGivenOrder<Line extends { readonly key: string }>(lines: readonly Line[], order: readonly string[]): Line[] {
  if (order.length === 0) return [...lines]
  const place = new Map(order.map((key, index) => [key, index]))
  let last = -1
  // A line that came later (a new region) stays behind its neighbour rather than at the very end.
  const placed = lines.map((line, index) => { last = place.get(line.key) ?? last; return { line, at: place.get(line.key) ?? last, isNew: !place.has(line.key), index } })
  return placed.sort((a, b) => a.at - b.at || Number(a.isNew) - Number(b.isNew) || a.index - b.index).map(({ line }) => line)
}

/** The place of a field in reports; fields that no report orders stand last. */
export function fieldPlace(field: string): number {
  const place = FIELD_ORDER.indexOf(field)
  return place === -1 ? FIELD_ORDER.length : place
}

/** Rows and columns as the view wants them. What is hidden is left out, so that nothing exports it. */
export function arrange(columns: readonly ComparisonColumn[], rows: readonly ComparisonRow[], view: TableView): Pick<ComparisonTable, 'columns' | 'rows'> {
  const hidden = new Set(view.hidden)
  const arrangedRows = arrangedRowsOf(columns, rows.filter((row) => !hidden.has(row.key)), view)
  const order = arrangedColumnsOf(columns, arrangedRows, view).filter((index) =>
    !hidden.has(columns[index]!.key) && !(view.hideEmptyColumns && arrangedRows.every((row) => row.cells[index]!.kind === 'missing')))
  if (order.every((index, place) => index === place) && order.length === columns.length) return { columns: [...columns], rows: arrangedRows }
  return {
    columns: order.map((index) => columns[index]!),
    rows: arrangedRows.map((row) => ({ ...row, cells: order.map((index) => row.cells[index]!) })),
  }
}

function arrangedRowsOf(columns: readonly ComparisonColumn[], rows: readonly ComparisonRow[], { rowOrder, byField, sortRows }: TableView): ComparisonRow[] {
  const given = inGivenOrder(rows, rowOrder)
  const column = sortRows === null ? -1 : columns.findIndex(({ key }) => key === sortRows.column)
  const sorted = sortRows === null || column === -1 ? given : orderByKind(given, (row) => row.cells[column]!, unitOfCell, sortRows.direction)
  return byField ? sorted.map((row, index) => ({ row, index })).sort((a, b) => fieldPlace(a.row.field) - fieldPlace(b.row.field) || (a.row.field < b.row.field ? -1 : Number(a.row.field > b.row.field)) || a.index - b.index).map(({ row }) => row) : sorted
}

/** Figures compare within one measure and unit, so that no amount is ordered against a percentage. */
function unitOfCell(row: ComparisonRow, cell: ComparisonCell): string {
  return cell.kind === 'derived' ? cell.unit : `${row.measure} ${row.unit}`
}

/** Indices of the columns in their order. Computed columns have units of their own and stay behind the regions in a sort. */
function arrangedColumnsOf(columns: readonly ComparisonColumn[], rows: readonly ComparisonRow[], { columnOrder, sortColumns }: TableView): number[] {
  const given = inGivenOrder(columns.map((column, index) => ({ key: column.key, index })), columnOrder).map(({ index }) => index)
  const row = sortColumns === null ? undefined : rows.find(({ key }) => key === sortColumns.row)
  if (row === undefined || sortColumns === null) return given
  const own = given.filter((index) => columns[index]!.derived === null), computed = given.filter((index) => columns[index]!.derived !== null)
  return [...orderOfCells(own, (index) => row.cells[index]!, sortColumns.direction), ...computed]
}
