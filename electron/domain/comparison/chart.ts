// What a chart of the table shows. Pictures are small multiples, since rows differ in unit and size.
import type { ComparisonCell, ComparisonColumn, ComparisonRow, ComparisonTable, Status } from '../../contract/index.ts'
import { columnHead } from './layout.ts'
import { figureCount } from './rows.ts'
import { MISSING_WORDS, rowName } from './words.ts'

/** A bar or point: a region's figure, or the word for what is missing (then nothing is drawn). */
export interface ChartBar {
  readonly rowIndex: number
  readonly columnIndex: number
  /** Place of the region among those of the table: it keeps its pattern in every picture. */
  readonly regionIndex: number
  readonly label: string
  readonly value: number | null
  /** What stands at the bar's end: the cell's own words. */
  readonly shown: string
  /** Targets and forecasts are drawn hollow, so that no plan is taken for a result. */
  readonly status: Status | null
}

/** Bars of one or more rows on one scale; each row is a group under its name. */
export interface BarPanel { readonly kind: 'bars'; readonly title: string; readonly groups: readonly { readonly name: string; readonly bars: readonly ChartBar[] }[] }

/** One row over the years: a line per region. */
export interface LinePanel { readonly kind: 'lines'; readonly title: string; readonly years: readonly string[]; readonly lines: readonly { readonly name: string; readonly regionIndex: number; readonly points: readonly ChartBar[] }[] }

export type ChartPanel = BarPanel | LinePanel

/** Bars per row; more are no longer read one by one. */
const MOST_BARS = 30

/** Rows that share one picture in the grouped chart; more and the region names repeat beyond reading. */
const MOST_GROUPS = 8

type Rows = Pick<ComparisonTable, 'rows'>
type Table = Pick<ComparisonTable, 'rows' | 'columns' | 'spec'>

/** Rows that a chart can show: at least two figures, and no rank (a shorter bar would look worse than a longer one). */
export function chartableRows(table: Rows): number[] {
  return table.rows.flatMap((row, index) => row.measure !== 'rank' && figureCount(row) >= 2 ? [index] : [])
}

/** The rows that a chart shows unless a person chooses: those with the most figures, in the table's order. */
export function defaultChartRows(table: Rows, most: number): number[] {
  return mostFigures(table, chartableRows(table), most)
}

function mostFigures(table: Rows, rows: readonly number[], most: number): number[] {
  return [...rows].sort((a, b) => figureCount(table.rows[b]!) - figureCount(table.rows[a]!) || a - b).slice(0, most).sort((a, b) => a - b)
}

/** Rows that lines can show: some region has figures in two years. */
export function lineableRows(table: Pick<ComparisonTable, 'rows' | 'columns'>): number[] {
  const own = ownColumns(table)
  return chartableRows(table).filter((index) => {
    const regions = own.filter((each) => table.rows[index]!.cells[each.index]!.kind === 'figure').map(({ column }) => column.region)
    return new Set(regions).size < regions.length
  })
}

/** Rows that the wanted kind of chart can show. */
export function possibleChartRows(table: Table): number[] {
  return table.spec.view.chart.kind === 'lines' && hasYears(table) ? lineableRows(table) : chartableRows(table)
}

/** The rows that the choice names and that can be drawn; without a choice those with the most figures. */
export function chosenChartRows(table: Table, most: number): number[] {
  const possible = possibleChartRows(table), wanted = table.spec.view.chart.rows
  if (wanted === null) return mostFigures(table, possible, most)
  const keys = new Set(wanted)
  return possible.filter((index) => keys.has(table.rows[index]!.key))
}

/** True where years stand side by side, so that lines have somewhere to go. */
export function hasYears(table: Pick<ComparisonTable, 'columns'>): boolean {
  return new Set(table.columns.flatMap(({ derived, period }) => derived === null && period !== null ? [period] : [])).size >= 2
}

/** The pictures of the table as its view wants them; lines without years become bars. `most` rows where none are chosen. */
export function chartPanelsOf(table: Table, most: number): ChartPanel[] {
  const rows = chosenChartRows(table, most), { kind } = table.spec.view.chart
  if (kind === 'lines' && hasYears(table)) return linePanels(table, rows)
  return kind === 'grouped' ? groupedPanels(table, rows) : chartPanels(table, rows)
}

/** One picture per row, bars in the order of the columns. */
export function chartPanels(table: Pick<ComparisonTable, 'rows' | 'columns'>, rowIndices: readonly number[]): BarPanel[] {
  return rowIndices.flatMap((rowIndex): BarPanel[] => {
    const row = table.rows[rowIndex]
    return row === undefined ? [] : [{ kind: 'bars', title: withUnit(row), groups: [{ name: '', bars: barsOf(table, row, rowIndex) }] }]
  })
}

/** One picture per measure and unit: its rows as groups of bars on one scale. */
export function groupedPanels(table: Pick<ComparisonTable, 'rows' | 'columns'>, rowIndices: readonly number[]): BarPanel[] {
  const kinds = new Map<string, number[]>()
  for (const index of rowIndices) {
    const row = table.rows[index]!
    const kind = `${row.measure} ${row.unit}`
    kinds.set(kind, [...kinds.get(kind) ?? [], index])
  }
  return [...kinds.values()].flatMap((ofKind) => Array.from({ length: Math.ceil(ofKind.length / MOST_GROUPS) }, (_, part): BarPanel => {
    const rows = ofKind.slice(part * MOST_GROUPS, (part + 1) * MOST_GROUPS)
    const first = table.rows[rows[0]!]!
    if (rows.length === 1) return { kind: 'bars', title: withUnit(first), groups: [{ name: '', bars: barsOf(table, first, rows[0]!) }] }
    return { kind: 'bars', title: first.unit === '' ? '（无单位）' : `单位：${first.unit}`, groups: rows.map((index) => ({ name: rowName(table.rows[index]!), bars: barsOf(table, table.rows[index]!, index) })) }
  }))
}

/** One picture per row, a line per region over the years. */
export function linePanels(table: Pick<ComparisonTable, 'rows' | 'columns'>, rowIndices: readonly number[]): LinePanel[] {
  const own = ownColumns(table)
  const years = [...new Set(own.flatMap(({ column }) => column.period ?? []))].sort()
  return rowIndices.map((rowIndex) => {
    const row = table.rows[rowIndex]!
    const lines = regionsOf(table).map((region, regionIndex) => ({
      name: own.find(({ column }) => column.region === region)!.column.name, regionIndex,
      points: years.flatMap((year) => {
        const at = own.find(({ column }) => column.region === region && column.period === year)
        return at === undefined ? [] : [barOf(row.cells[at.index]!, { rowIndex, columnIndex: at.index, regionIndex, label: year })]
      }),
    }))
    return { kind: 'lines', title: withUnit(row), years, lines: lines.filter(({ points }) => points.some(({ value }) => value !== null)) }
  })
}

function withUnit(row: ComparisonRow): string {
  return row.unit === '' ? rowName(row) : `${rowName(row)}（${row.unit}）`
}

/** The regions' own columns: computed ones have units of their own and no bar. */
function ownColumns({ columns }: Pick<ComparisonTable, 'columns'>): { column: ComparisonColumn; index: number }[] {
  return columns.flatMap((column, index) => column.derived === null ? [{ column, index }] : [])
}

function regionsOf(table: Pick<ComparisonTable, 'columns'>): string[] {
  return [...new Set(ownColumns(table).map(({ column }) => column.region))]
}

function barsOf(table: Pick<ComparisonTable, 'columns'>, row: ComparisonRow, rowIndex: number): ChartBar[] {
  const regions = regionsOf(table)
  return ownColumns(table).slice(0, MOST_BARS).map(({ column, index }) =>
    barOf(row.cells[index]!, { rowIndex, columnIndex: index, regionIndex: regions.indexOf(column.region), label: columnHead(column) }))
}

function barOf(cell: ComparisonCell, place: Pick<ChartBar, 'rowIndex' | 'columnIndex' | 'regionIndex' | 'label'>): ChartBar {
  return cell.kind === 'figure'
    ? { ...place, value: cell.value, shown: cell.shown, status: cell.source.status }
    : { ...place, value: null, shown: cell.kind === 'missing' ? MISSING_WORDS[cell.reason].word : '', status: null }
}
