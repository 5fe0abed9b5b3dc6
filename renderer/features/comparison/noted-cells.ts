import type { CallInput, ComparisonRow, ComparisonTable } from '../../../electron/contract/index.ts'

/** A cell as the notes know it: by what it shows, and by the figure that it shows. */
export type NotedCell = CallInput<'annotation.listForCell'>

/** A cell as the notes know it; null where it can have none (a computed one). */
export function notedCell(table: Pick<ComparisonTable, 'rows' | 'columns'>, rowIndex: number, columnIndex: number): NotedCell | null {
  const row = table.rows[rowIndex]!, column = table.columns[columnIndex]!, cell = row.cells[columnIndex]!
  if (column.derived !== null) return null
  const place = { indicatorId: row.indicatorId, region: column.region, period: column.period ?? row.period }
  if (cell.kind !== 'figure') return { ...place, observation: null }
  return { ...place, observation: cell.source.key, besideGap: hasGapBeside(table, row, columnIndex) }
}

/** An amount that is given without its growth: another row shows the same of the same region and year, and has no figure. */
function hasGapBeside({ rows, columns }: Pick<ComparisonTable, 'rows' | 'columns'>, of: ComparisonRow, columnIndex: number): boolean {
  return rows.some((row) => row !== of && row.indicatorId === of.indicatorId && row.cells[columnIndex]!.kind === 'missing'
    && (columns[columnIndex]!.period !== null || row.period === null || of.period === null || row.period === of.period))
}

/** All cells that may have notes, with the key that the grid knows them by. */
export function notedCells(table: Pick<ComparisonTable, 'rows' | 'columns'>): { readonly key: string; readonly cell: NotedCell }[] {
  return table.rows.flatMap((row, rowIndex) => table.columns.flatMap((column, columnIndex) => {
    const cell = notedCell(table, rowIndex, columnIndex)
    return cell === null ? [] : [{ key: `${row.key}\n${column.key}`, cell }]
  }))
}
