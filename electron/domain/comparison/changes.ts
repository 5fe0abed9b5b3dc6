// What a saved comparison read then and reads now.
import type { CellChange, ComparisonCell, ComparisonRow, ComparisonTable } from '../../contract/index.ts'
import { cellText } from './grid.ts'
import { columnHead } from './layout.ts'
import { rowName } from './words.ts'

/** A cell as it was kept: where it stands, what it read, and the sentence that it stood on (null where it had none). */
export interface KeptCell {
  readonly row: string; readonly column: string
  readonly rowName: string; readonly columnName: string
  /** With its unit: 56亿元（目标）. */
  readonly text: string
  /** Key of the observation shown; null for missing and computed cells. */
  readonly source: string | null
}

/** All cells of a table, as they are kept with the comparison. Computed ones follow from the others and are left out. */
export function keptCells(table: Pick<ComparisonTable, 'rows' | 'columns'>): KeptCell[] {
  return table.rows.flatMap((row) => row.cells.flatMap((cell, index): KeptCell[] => {
    const column = table.columns[index]!
    if (column.derived !== null) return []
    return [{ row: row.key, column: column.key, rowName: rowName(row), columnName: columnHead(column), text: textWithUnit(row, cell), source: cell.kind === 'figure' ? cell.source.key : null }]
  }))
}

/** The number with its unit before the remark in brackets: a changed unit is a changed figure. */
function textWithUnit(row: ComparisonRow, cell: ComparisonCell): string {
  if (cell.kind === 'missing') return cellText(cell)
  const { before, number, after, mark } = cell.parts
  return before + number + row.unit + after + mark
}

/**
 * The cells that read differently now, in the order of the rows now shown; then those that are gone. A cell that reads the
 * same but stands on another sentence is told as well: somebody may have to say where the figure is from.
 */
export function changesSince(kept: readonly KeptCell[], table: Pick<ComparisonTable, 'rows' | 'columns'>): CellChange[] {
  const before = new Map(kept.map((cell) => [`${cell.row}\n${cell.column}`, cell]))
  const changes: CellChange[] = []
  for (const cell of keptCells(table)) {
    const place = `${cell.row}\n${cell.column}`
    const then = before.get(place)
    before.delete(place)
    const { row, column, rowName: name, columnName } = cell
    if (then?.text !== cell.text) changes.push({ row, column, rowName: name, columnName, before: then?.text ?? null, now: cell.text, kind: 'value' })
    else if (then.source !== cell.source) changes.push({ row, column, rowName: name, columnName, before: then.text, now: cell.text, kind: 'source' })
  }
  for (const { row, column, rowName: name, columnName, text } of before.values()) {
    changes.push({ row, column, rowName: name, columnName, before: text, now: null, kind: 'value' })
  }
  // A row of missing cells that comes or goes as a whole says nothing that its figures do not.
  const saysNothing = ({ before: then, now, kind }: CellChange) => kind === 'value' && isMissingWord(then) && isMissingWord(now)
  return changes.filter((change) => !saysNothing(change))
}

/** Nothing there, or a word for nothing there. */
function isMissingWord(text: string | null): boolean {
  return text === null || text === '未提及' || text === '无文件'
}
