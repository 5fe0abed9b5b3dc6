import type { ComparisonTable } from '../../contract/index.ts'
import { gridOf } from '../../domain/comparison/index.ts'
import { csvBytes, csvCell } from '../ledger-files/index.ts'

/** A cell that is a number and nothing else; with a mark or a hedge it is a text. */
const PLAIN_NUMBER = /^−?\d+(\.\d+)?$/u

/** The table as it is shown, as CSV (RFC 4180, CRLF): plain numbers bare with the digits shown, all else quoted. */
export function comparisonCsv(table: ComparisonTable): string {
  return gridOf(table).map((row) => `${row.map((text) => PLAIN_NUMBER.test(text) ? text.replace('−', '-') : csvCell(text)).join(',')}\r\n`).join('')
}

/** The bytes: UTF-8 with the mark by which Excel and WPS know it, or GB18030. */
export function comparisonCsvBytes(table: ComparisonTable, encoding: 'utf-8' | 'gb18030'): Uint8Array<ArrayBuffer> {
  return csvBytes(comparisonCsv(table), encoding)
}
