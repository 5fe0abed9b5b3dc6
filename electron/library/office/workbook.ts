import type ExcelJS from 'exceljs'

/** What a cell holds: words, a number, a day (its UTC date counts), or nothing. */
export type SheetCell = string | number | Date | null

/** A sheet: a table under a head that stays in sight and can be filtered. */
export interface Sheet {
  readonly name: string
  /** Widths in digits of the sheet's font; a Chinese character takes two. */
  readonly columns: readonly { readonly name: string; readonly width: number }[]
  readonly rows: readonly (readonly SheetCell[])[]
  /** Names of columns whose texts go over several lines. */
  readonly wrap: readonly string[]
  /** Columns that stay in sight as well. */
  readonly frozenColumns: number
  /** Columns from the first that go on paper; all of them where it is not said. */
  readonly printedColumns?: number
}

/** What Excel takes in one cell, in UTF-16 code units; a file with more is “repaired” by losing the text. */
export const LONGEST_CELL = 32_767
const CUT_OFF = '……（超过单元格的上限，后文略）'

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

/** A table of many columns is set smaller to fit the width of the paper: what the margins leave counts. */
const MARGINS_INCHES = { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 }
/** A line of 10.5 pt, and the most that Excel lets a row have. */
const LINE_PT = 14.25, HIGHEST_ROW_PT = 409

/**
 * Lines that a text takes in a column, counted on the safe side. Excel finds the height of a row when it opens the file,
 * LibreOffice leaves it at one line and lets the texts run into each other: so the file says it.
 */
function linesOf(text: string, width: number): number {
  return text.trimEnd().split(/\r\n?|\n/).reduce((lines, line) => lines + Math.max(1, Math.ceil(digitsOf(line) / (width - 2))), 0)
}

/** Characters that take the width of two digits: Chinese ones, their punctuation, Chinese quotation marks. */
const WIDE = /[\u2e80-\uffff“”]/g

/** Width in digits. */
function digitsOf(line: string): number {
  return line.length + (line.match(WIDE)?.length ?? 0)
}

function addTable(workbook: ExcelJS.Workbook, { name, columns, rows, wrap, frozenColumns, printedColumns = columns.length }: Sheet): void {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1, xSplit: frozenColumns }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1', margins: MARGINS_INCHES },
    headerFooter: { oddFooter: '第 &P 页，共 &N 页' },
  })
  if (printedColumns < columns.length) sheet.pageSetup.printArea = `A$1:${sheet.getColumn(printedColumns).letter}$${rows.length + 1}` // the writer puts the first $ itself
  sheet.columns = columns.map((column) => ({
    header: column.name, width: column.width,
    style: { font: { name: FONT, size: 10.5 }, alignment: { vertical: 'top', wrapText: wrap.includes(column.name) } },
  }))
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } }
  const head = sheet.getRow(1)
  head.font = { name: FONT, size: 10.5, bold: true }
  head.alignment = { vertical: 'middle', horizontal: 'center' }
  head.border = { bottom: { style: 'thin' } }
  for (const cells of rows) {
    const added = sheet.addRow(cells.map(xlsxCell))
    const lines = Math.max(...cells.map((cell, i) => (typeof cell === 'string' && wrap.includes(columns[i]!.name) ? linesOf(cell, columns[i]!.width) : 1)))
    if (lines > 1) added.height = Math.min(HIGHEST_ROW_PT, lines * LINE_PT + 2)
    for (const [i, cell] of cells.entries()) {
      const format = formatOf(cell)
      if (format !== null) added.getCell(i + 1).numFmt = format
    }
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

/** What Excel reads as the code of a character, `_x0041_` as A, where a person wrote just that. */
const CODE_OF_CHARACTER = /_(?=x[0-9a-f]{4}_)/gi

/** Begins like a formula. Written as a text it is one, but it would become a formula when a person edits the cell. */
const FORMULA_START = /^\s*[=+\-@]/

/** Texts as they were written, as far as a cell can hold them; a text never becomes a formula here, whatever it begins with. */
function xlsxCell(cell: SheetCell): SheetCell {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null
  if (typeof cell !== 'string') return cell
  const text = cell.replace(/\r\n?/g, '\n').replace(UNWRITABLE, '')
  const fitting = text.length <= LONGEST_CELL ? text : `${text.slice(0, LONGEST_CELL - CUT_OFF.length).replace(/[\ud800-\udbff]$/, '')}${CUT_OFF}`
  return fitting.replace(CODE_OF_CHARACTER, '_x005F_')
}

/** The number format of a cell; null for the usual one. `@` keeps a text a text when it is edited. */
function formatOf(cell: SheetCell): string | null {
  if (typeof cell === 'number') return numberFormat(cell)
  if (cell instanceof Date) return 'yyyy-mm-dd'
  return cell !== null && FORMULA_START.test(cell) ? '@' : null
}

/** Thousands grouped, as many decimals as the number has (at most six). */
function numberFormat(value: number): string {
  const decimals = Math.min(6, /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0)
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
}
