import { encodeGb18030 } from './gb18030.ts'
import type { Cell, Column, FileRow } from './sheet.ts'

/** Text that a spreadsheet would take for a formula or a command: it is kept a text by an apostrophe. */
const FORMULA_START = /^[=+\-@\t\r]/
/** A figure that merely begins with a sign: -5.2%, +3个百分点. It holds nothing that could be executed. */
const SIGNED_FIGURE = /^[+-]\d[\d.,]*[%‰\p{Script=Han}]*$/u

/** A table as CSV (RFC 4180, CRLF): texts in quotes, numbers bare. */
export function csvText(columns: readonly Column[], rows: readonly FileRow[]): string {
  const lines = [columns.map(({ name }) => csvCell(name)), ...rows.map((row) => columns.map(({ cell }) => csvCell(cell(row))))]
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('')
}

/** One cell. A leading = + - @ is neutralised unless it is the sign of a figure. */
export function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? plainDigits(cell) : ''
  const text = FORMULA_START.test(cell) && !SIGNED_FIGURE.test(cell) ? `'${cell}` : cell
  return `"${text.replaceAll('"', '""').replace(/\r?\n|\r/g, ' ')}"`
}

/** The bytes: UTF-8 with the mark by which Excel and WPS know it, or GB18030. */
export function csvBytes(text: string, encoding: 'utf-8' | 'gb18030'): Uint8Array<ArrayBuffer> {
  return encoding === 'gb18030' ? encodeGb18030(text) : new TextEncoder().encode(`\uFEFF${text}`)
}

/** All digits, never 1e+21: some programs take that for a text. */
function plainDigits(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text
}
