// The table as plain text cells: for CSV, for the clipboard, and to compare what is exported with what is shown.
import type { CellFlag, ComparisonCell, ComparisonTable } from '../../contract/index.ts'
import { periodWords } from './periods.ts'
import { FLAG_WORDS, MISSING_WORDS, rowName } from './words.ts'

/** Signs of a cell's flags, e.g. 换疑; flags whose words stand in the cell or the column's head have none here. */
export function cellSigns(cell: ComparisonCell): string {
  if (cell.kind === 'missing') return ''
  return cell.flags.filter((flag) => flag !== 'other-level').filter((flag) => !(flag === 'other-period' && cell.source.period !== null))
    .map((flag) => FLAG_WORDS[flag].sign).join('')
}

/** The flags whose signs are printed somewhere in the table, in the order of the legend; the head's sign included. */
export function signsUsed(table: Pick<ComparisonTable, 'legend' | 'rows'>): CellFlag[] {
  const drawn = new Set(table.rows.flatMap((row) => row.cells.map(cellSigns)).join(''))
  return table.legend.filter((flag) => flag === 'other-level' || drawn.has(FLAG_WORDS[flag].sign))
}

/** What a cell reads as: the figure as shown, or the word for what is missing. */
export function cellText(cell: ComparisonCell): string {
  return cell.kind === 'figure' ? cell.shown : MISSING_WORDS[cell.reason].word
}

/** A column's head: 太谷区, or 太谷区 2024年 where years stand side by side. */
export function columnHead(column: { readonly name: string; readonly period: string | null }): string {
  return column.period === null ? column.name : `${column.name} ${periodWords(column.period)}`
}

/** True where a column for the rows' years is needed: under `latest`, if they differ. A year they share is in the notes. */
export function showsPeriods(table: Pick<ComparisonTable, 'spec' | 'rows'>): boolean {
  return table.spec.periods === 'latest' && new Set(table.rows.map((row) => row.period)).size > 1
}

/** A row's year in words. */
export function rowPeriod(row: { readonly period: string | null }): string {
  return row.period === null ? '未写明' : periodWords(row.period)
}

/** Head row and body rows: 指标, 单位, (时期), then one column per region. */
export function gridOf(table: ComparisonTable): string[][] {
  const withPeriods = showsPeriods(table)
  const head = ['指标', '单位', ...(withPeriods ? ['时期'] : []), ...table.columns.map(columnHead)]
  const body = table.rows.map((row) => [
    rowName(row), row.unit, ...(withPeriods ? [rowPeriod(row)] : []),
    ...row.cells.map((cell) => cellText(cell) + (cellSigns(cell) === '' ? '' : `〔${cellSigns(cell)}〕`)),
  ])
  return [head, ...body]
}
