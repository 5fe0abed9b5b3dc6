// Numbered sources: the appendix 数据出处 and the numbers that point to it.
import type { CellSource, ComparisonTable, ObservationKey } from '../../contract/index.ts'

/** A source with its number, and where in the table it is used. */
export interface NumberedSource { readonly number: number; readonly source: CellSource; readonly rowIndex: number; readonly columnIndex: number }

/**
 * The sources of all figures shown, numbered from 1 row by row; a figure used twice keeps its first number. After them
 * those that only computed cells rest on.
 */
export function numberSources(table: Pick<ComparisonTable, 'rows'>): { sources: NumberedSource[]; numberOf: ReadonlyMap<ObservationKey, number> } {
  const sources: NumberedSource[] = []
  const numberOf = new Map<ObservationKey, number>()
  const add = (source: CellSource, rowIndex: number, columnIndex: number): void => {
    if (numberOf.has(source.key)) return
    numberOf.set(source.key, sources.length + 1)
    sources.push({ number: sources.length + 1, source, rowIndex, columnIndex })
  }
  table.rows.forEach((row, rowIndex) => row.cells.forEach((cell, columnIndex) => { if (cell.kind === 'figure') add(cell.source, rowIndex, columnIndex) }))
  // What a computed cell rests on and no cell shows: a population, a column out of sight.
  table.rows.forEach((row, rowIndex) => row.cells.forEach((cell, columnIndex) => {
    if (cell.kind === 'derived') for (const { source } of cell.inputs) add(source, rowIndex, columnIndex)
  }))
  return { sources, numberOf }
}
