import type { CallInput, ComparisonRow, ComparisonTable } from '../../../electron/contract/index.ts'

/** A cell as the notes know it: by what it shows, and by the figure that it shows. */
export type NotedCell = CallInput<'annotation.listForCell'>

type Table = Pick<ComparisonTable, 'rows' | 'columns'>

/** A cell as the notes know it; null where it can have none (a computed one). */
export function notedCell({ rows, columns }: Table, rowIndex: number, columnIndex: number): NotedCell | null {
  const row = rows[rowIndex]!
  return noted(row, columns[columnIndex]!, columnIndex, rows.filter(({ indicatorId }) => indicatorId === row.indicatorId))
}

/** All cells that may have notes, with the key that the grid knows them by. */
export function notedCells({ rows, columns }: Table): { readonly key: string; readonly cell: NotedCell }[] {
  const byIndicator = new Map<string, ComparisonRow[]>()
  for (const row of rows) byIndicator.set(row.indicatorId, [...byIndicator.get(row.indicatorId) ?? [], row])
  return rows.flatMap((row) => columns.flatMap((column, columnIndex) => {
    const cell = noted(row, column, columnIndex, byIndicator.get(row.indicatorId)!)
    return cell === null ? [] : [{ key: `${row.key}\n${column.key}`, cell }]
  }))
}

/** `siblings`: the rows of the same indicator, this one among them. */
function noted(row: ComparisonRow, column: ComparisonTable['columns'][number], columnIndex: number, siblings: readonly ComparisonRow[]): NotedCell | null {
  if (column.derived !== null) return null
  const place = { indicatorId: row.indicatorId, region: column.region, period: column.period ?? row.period }
  const cell = row.cells[columnIndex]!
  if (cell.kind !== 'figure') return { ...place, observation: null }
  // An amount that is given without its growth: the other row is empty for the same region and year.
  const besideGap = siblings.some((other) => other.cells[columnIndex]!.kind === 'missing'
    && (column.period !== null || other.period === null || row.period === null || other.period === row.period))
  return { ...place, observation: cell.source.key, besideGap }
}
