import { csvCell } from '../ledger-files/index.ts'
import type { SheetCell } from '../office/index.ts'
import { NOTE_COLUMNS } from './columns.ts'
import type { FiledNote } from './words.ts'

/** Notes as CSV, one a line. */
export function notesCsv(notes: readonly FiledNote[]): string {
  const lines = [NOTE_COLUMNS.map(({ name }) => csvCell(name)), ...notes.map((note) => NOTE_COLUMNS.map(({ cell }) => csvCell(plain(cell(note)))))]
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('')
}

const plain = (cell: SheetCell): string | number | null => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)
