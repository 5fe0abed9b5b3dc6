// Numbered sources: the appendix 数据出处 and the numbers that point to it.
import type { CellSource, ComparisonTable, ObservationKey } from '../../contract/index.ts'

/** A source with its number, and where in the table it is used. */
export interface NumberedSource { readonly number: number; readonly source: CellSource; readonly rowIndex: number; readonly columnIndex: number }

/** The sources of all figures shown, numbered from 1 row by row; a figure used twice keeps its first number. */
export function numberSources(table: Pick<ComparisonTable, 'rows'>): { sources: NumberedSource[]; numberOf: ReadonlyMap<ObservationKey, number> } {
  const sources: NumberedSource[] = []
  const numberOf = new Map<ObservationKey, number>()
  table.rows.forEach((row, rowIndex) => row.cells.forEach((cell, columnIndex) => {
    if (cell.kind !== 'figure' || numberOf.has(cell.source.key)) return
    numberOf.set(cell.source.key, sources.length + 1)
    sources.push({ number: sources.length + 1, source: cell.source, rowIndex, columnIndex })
  }))
  return { sources, numberOf }
}
