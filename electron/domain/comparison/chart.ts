// What a chart of the table shows: small multiples, one per row, since rows differ in unit and size.
import type { ComparisonCell, ComparisonTable, Status } from '../../contract/index.ts'
import { columnHead } from './layout.ts'
import { figureCount } from './rows.ts'
import { MISSING_WORDS, rowName } from './words.ts'

/** One bar: a region's figure, or the word for what is missing (then no bar). */
export interface ChartBar {
  readonly columnIndex: number
  readonly label: string
  readonly value: number | null
  /** What stands at the bar's end: the cell's own words. */
  readonly shown: string
  /** Targets and forecasts are drawn hollow, so that no plan is taken for a result. */
  readonly status: Status | null
}

export interface ChartPanel { readonly rowIndex: number; readonly title: string; readonly bars: readonly ChartBar[] }

/** Bars per panel; more are no longer read one by one. */
const MOST_BARS = 30

/** Rows that a chart can show: at least two figures, and no rank (a shorter bar would look worse than a longer one). */
export function chartableRows(table: Pick<ComparisonTable, 'rows'>): number[] {
  return table.rows.flatMap((row, index) => row.measure !== 'rank' && figureCount(row) >= 2 ? [index] : [])
}

/** The rows that a chart shows unless a person chooses: those with the most figures, in the table's order. */
export function defaultChartRows(table: Pick<ComparisonTable, 'rows'>, most: number): number[] {
  return chartableRows(table).sort((a, b) => figureCount(table.rows[b]!) - figureCount(table.rows[a]!) || a - b).slice(0, most).sort((a, b) => a - b)
}

/** The panels of the given rows, bars in the order of the columns. */
export function chartPanels(table: Pick<ComparisonTable, 'rows' | 'columns'>, rowIndices: readonly number[]): ChartPanel[] {
  return rowIndices.flatMap((rowIndex) => {
    const row = table.rows[rowIndex]
    if (row === undefined) return []
    const bars = table.columns.flatMap((column, columnIndex) => column.derived === null ? [barOf(row.cells[columnIndex]!, columnHead(column), columnIndex)] : []).slice(0, MOST_BARS)
    return [{ rowIndex, title: row.unit === '' ? rowName(row) : `${rowName(row)}（${row.unit}）`, bars }]
  })
}

/** Computed columns have units of their own and no bar. */
function barOf(cell: ComparisonCell, label: string, columnIndex: number): ChartBar {
  return cell.kind === 'figure'
    ? { columnIndex, label, value: cell.value, shown: cell.shown, status: cell.source.status }
    : { columnIndex, label, value: null, shown: cell.kind === 'missing' ? MISSING_WORDS[cell.reason].word : '', status: null }
}
