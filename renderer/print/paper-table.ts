import type { ComparisonTable, ObservationKey } from '../../electron/contract/index.ts'
import { layOut, numberSources, type NumberedSource, type TableLayout } from '../../electron/domain/comparison/index.ts'
import { sourceNumbers } from '../../electron/domain/handover/index.ts'

/** A table ready to be printed: as it lies, and which sources its cells point to. */
export interface PaperTable {
  readonly table: ComparisonTable
  readonly layout: TableLayout
  /** The entries of the appendix; empty where none is wanted. */
  readonly sources: readonly NumberedSource[]
  /** Numbers that a cell points to. */
  readonly numbersAt: (row: number, column: number) => readonly number[]
  /** Numbers that some cell points to: only to those can an entry point back. */
  readonly cited: ReadonlySet<number>
  /** True where this cell is the first that points to the number: the entry points back here. */
  readonly isFirst: (number: number, row: number, column: number) => boolean
}

/** Looks a table over once, so that parts and pages can be made of it piece by piece. */
export function paperTable(table: ComparisonTable, withSources: boolean): PaperTable {
  const { sources, numberOf } = withSources ? numberSources(table) : { sources: [], numberOf: new Map<ObservationKey, number>() }
  const first = new Map<number, string>()
  const numbers = table.rows.map((row, rowIndex) => row.cells.map((cell, columnIndex) => {
    const cited = sourceNumbers(cell, numberOf)
    for (const number of cited) if (!first.has(number)) first.set(number, `${rowIndex} ${columnIndex}`)
    return cited
  }))
  return {
    table, layout: layOut(table), sources, cited: new Set(first.keys()),
    numbersAt: (row, column) => numbers[row]![column]!, isFirst: (number, row, column) => first.get(number) === `${row} ${column}`,
  }
}
