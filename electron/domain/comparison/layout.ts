// A built table as it stands on screen or paper: heads, lines, cells, turned or not. Whatever is shown or exported goes
// through here, so that the two are equal.
import type { ComparisonCell, ComparisonColumn, ComparisonRow, ComparisonTable } from '../../contract/index.ts'
import { periodWords } from './periods.ts'
import { rowName } from './words.ts'

/** The head of a column of cells. */
export interface LayoutHead {
  /** Key of the table's column, or of its row where the table is turned. */
  readonly key: string
  readonly title: string
  /** Below the title, smaller: the year of a column; unit and year of an indicator. Empty where there is none. */
  readonly beneath: string
  readonly otherLevel: boolean
  /** True for a column that is computed from others. */
  readonly derived: boolean
}

/** A cell with its place in `table.rows[row].cells[column]`. */
export interface LayoutCell { readonly cell: ComparisonCell; readonly row: number; readonly column: number }

/** A body line: its head cells (as many as `leads`) and its cells; or the heading of a field, over all columns. */
export type LayoutLine =
  | { readonly kind: 'cells'; readonly key: string; readonly leads: readonly string[]; readonly otherLevel: boolean; readonly derived: boolean; readonly cells: readonly LayoutCell[] }
  | { readonly kind: 'field'; readonly key: string; readonly field: string }

export interface TableLayout {
  /** Words over the head cells of the lines: 指标, 单位, 时期; turned: 地区, 年份. The first is the name and stays in view. */
  readonly leads: readonly string[]
  readonly heads: readonly LayoutHead[]
  readonly lines: readonly LayoutLine[]
}

/** True where a column for the rows' years is needed: under `latest`, if they differ. A year they share is in the notes. */
export function showsPeriods(table: Pick<ComparisonTable, 'spec' | 'rows'>): boolean {
  return table.spec.periods === 'latest' && new Set(table.rows.map((row) => row.period)).size > 1
}

/** A row's year in words. */
export function rowPeriod(row: { readonly period: string | null }): string {
  return row.period === null ? '未写明' : periodWords(row.period)
}

/** A column's head: 太谷区, or 太谷区 2024年 where years stand side by side. */
export function columnHead(column: { readonly name: string; readonly period: string | null }): string {
  return column.period === null ? column.name : `${column.name} ${periodWords(column.period)}`
}

/** Lays a table out, upright or turned, with a heading over each field where the view wants it. */
export function layOut(table: ComparisonTable): TableLayout {
  return table.spec.view.transposed ? turned(table) : upright(table)
}

function upright(table: ComparisonTable): TableLayout {
  const withPeriods = showsPeriods(table)
  return {
    leads: ['指标', '单位', ...(withPeriods ? ['时期'] : [])],
    heads: table.columns.map(headOfColumn),
    lines: withFields(table, table.rows.map((row, rowIndex): LayoutLine => ({
      kind: 'cells', key: row.key, leads: [rowName(row), row.unit, ...(withPeriods ? [rowPeriod(row)] : [])], otherLevel: false, derived: false,
      cells: row.cells.map((cell, column) => ({ cell, row: rowIndex, column })),
    }))),
  }
}

function turned(table: ComparisonTable): TableLayout {
  const withYears = table.columns.some(({ period }) => period !== null), withPeriods = showsPeriods(table)
  return {
    leads: ['地区', ...(withYears ? ['年份'] : [])],
    heads: table.rows.map((row) => headOfRow(row, withPeriods)),
    lines: table.columns.map((column, columnIndex): LayoutLine => ({
      kind: 'cells', key: column.key, leads: [column.name, ...(withYears ? [column.period === null ? '' : periodWords(column.period)] : [])],
      otherLevel: column.otherLevel, derived: column.derived !== null,
      cells: table.rows.map((row, rowIndex) => ({ cell: row.cells[columnIndex]!, row: rowIndex, column: columnIndex })),
    })),
  }
}

function headOfColumn(column: ComparisonColumn): LayoutHead {
  return { key: column.key, title: column.name, beneath: column.period === null ? '' : periodWords(column.period), otherLevel: column.otherLevel, derived: column.derived !== null }
}

function headOfRow(row: ComparisonRow, withPeriods: boolean): LayoutHead {
  const beneath = [row.unit, ...(withPeriods ? [rowPeriod(row)] : [])].filter((word) => word !== '').join('，')
  return { key: row.key, title: rowName(row), beneath, otherLevel: false, derived: false }
}

/** A heading before the first row of each field. */
function withFields(table: ComparisonTable, lines: readonly LayoutLine[]): LayoutLine[] {
  if (!table.spec.view.byField) return [...lines]
  return lines.flatMap((line, index): LayoutLine[] => {
    const { field } = table.rows[index]!
    return index > 0 && table.rows[index - 1]!.field === field ? [line] : [{ kind: 'field', key: `field:${field}`, field }, line]
  })
}
