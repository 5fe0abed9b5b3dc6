import type ExcelJS from 'exceljs'
import type { Cell, Column, FileRow } from './sheet.ts'

/** A sheet: a table under a head that stays in sight. */
export interface Sheet { readonly name: string; readonly columns: readonly Column[]; readonly rows: readonly FileRow[]; readonly wrap: readonly string[] }

const FONT = '宋体' // the font of Chinese office tables; every Windows has it, WPS replaces it elsewhere

/**
 * A workbook of tables and a last sheet of plain lines. Numbers are numbers with as many decimals as they have; heads
 * are frozen, filtered and printed on every page.
 */
export async function workbookBytes(sheets: readonly Sheet[], notes: readonly (readonly [name: string, words: string])[], made: Date): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded when first needed: it is the largest package of the library and most sessions export nothing.
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  Object.assign(workbook, { creator: '案头', created: made, modified: made })
  for (const sheet of sheets) addTable(workbook, sheet)
  addNotes(workbook, notes)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function addTable(workbook: ExcelJS.Workbook, { name, columns, rows, wrap }: Sheet): void {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1, xSplit: 2 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' },
    headerFooter: { oddFooter: '第 &P 页，共 &N 页' },
  })
  sheet.columns = columns.map((column) => ({
    header: column.name, width: column.width,
    style: { font: { name: FONT, size: 10.5 }, alignment: { vertical: 'top', wrapText: wrap.includes(column.name) } },
  }))
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } }
  const head = sheet.getRow(1)
  head.font = { name: FONT, size: 10.5, bold: true }
  head.alignment = { vertical: 'middle', horizontal: 'center' }
  head.border = { bottom: { style: 'thin' } }
  for (const row of rows) {
    const cells = columns.map(({ cell }) => cell(row))
    const added = sheet.addRow(cells.map(xlsxCell))
    for (const [i, cell] of cells.entries()) if (typeof cell === 'number') added.getCell(i + 1).numFmt = numberFormat(cell)
  }
}

function addNotes(workbook: ExcelJS.Workbook, notes: readonly (readonly [string, string])[]): void {
  const sheet = workbook.addWorksheet('说明', { pageSetup: { paperSize: 9, orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } })
  sheet.columns = [
    { width: 14, style: { font: { name: FONT, size: 10.5, bold: true }, alignment: { vertical: 'top' } } },
    { width: 76, style: { font: { name: FONT, size: 10.5 }, alignment: { vertical: 'top', wrapText: true } } },
  ]
  for (const note of notes) sheet.addRow([...note].map(xlsxCell))
}

/** Characters that XML 1.0 cannot hold, halves of surrogate pairs among them. */
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Texts without what XML cannot hold; a text never becomes a formula here, whatever it begins with. */
function xlsxCell(cell: Cell): Cell {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null
  return cell?.replace(UNWRITABLE, '') ?? null
}

/** Thousands grouped, as many decimals as the number has (at most six). */
function numberFormat(value: number): string {
  const decimals = Math.min(6, /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0)
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
}
