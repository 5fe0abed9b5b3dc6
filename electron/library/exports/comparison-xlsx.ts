import type ExcelJS from 'exceljs'
import type { ComparisonCell, ComparisonTable, PrintLayout } from '../../contract/index.ts'
import { cellSigns, cellWithSigns, gridOf, layOut, numberSources, type LayoutLine } from '../../domain/comparison/index.ts'
import { noteSentences, paperTitle, sourceEntry, unitLine } from '../../domain/handover/index.ts'

const FONT = '宋体' // the font of Chinese office tables; every Windows has it, WPS replaces it elsewhere
const TITLE_ROWS = 2 // title and units stand above the head
const TABLE_NAME = '对比表', SOURCES_NAME = '数据出处'
/** Width of a column in digits of the sheet's font: a Chinese character takes two. */
const NARROWEST = 6, WIDEST = 40
/** Characters that XML 1.0 cannot hold. */
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu

export interface WorkbookChoice { readonly orientation: PrintLayout['orientation']; readonly sources: boolean; readonly date: string; readonly made: Date }

/**
 * The table as a workbook: numbers are numbers whose formats show what the table shows (`"约"0.0"（目标）"`), the head
 * is frozen and printed on every page, notes stand below, each quote on a second sheet.
 */
export async function comparisonXlsx(table: ComparisonTable, choice: WorkbookChoice): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded when first needed: it is the largest package of the library and most sessions export nothing.
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  Object.assign(workbook, { creator: '案头', title: paperTitle(table), created: choice.made, modified: choice.made })
  addTable(workbook, table, choice)
  if (choice.sources) addSources(workbook, table)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function addTable(workbook: ExcelJS.Workbook, table: ComparisonTable, { orientation, date }: WorkbookChoice): void {
  const { leads, lines } = layOut(table)
  const grid = gridOf(table)
  const [head = []] = grid
  const headRow = TITLE_ROWS + 1
  const sheet = workbook.addWorksheet(TABLE_NAME, {
    views: [{ state: 'frozen', ySplit: headRow, xSplit: leads.length }],
    pageSetup: { paperSize: 9, orientation, fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true, printTitlesRow: `${headRow}:${headRow}`, printTitlesColumn: 'A:A' },
    headerFooter: { oddFooter: '&R— &P —', evenFooter: '&L— &P —', differentOddEven: true },
  })
  sheet.columns = head.map((_text, column) => ({ width: widthOf(grid.map((row) => row[column] ?? '')), style: { font: { name: FONT, size: 10.5 } } }))
  line(sheet, [paperTitle(table)], head.length, { font: { name: FONT, size: 16, bold: true }, alignment: { horizontal: 'center', vertical: 'middle', wrapText: true } })
  line(sheet, [unitLine(table)], head.length, { font: { name: FONT, size: 10.5 }, alignment: { horizontal: 'right' } })
  style(sheet.addRow(head.map(clean)), { font: { name: FONT, size: 10.5, bold: true }, alignment: { horizontal: 'center', vertical: 'middle', wrapText: true } })
  lines.forEach((each, index) => addLine(sheet, each, grid[index + 1] ?? [], head.length))
  noteSentences(table, { date, sources: false, missingGlyphs: [] }).forEach((sentence, index) =>
    line(sheet, [`${index === 0 ? '注：' : '　　'}${index + 1}．${sentence}`], head.length, { font: { name: FONT, size: 9 }, alignment: { wrapText: true, vertical: 'top' } }, false))
}

/** One line of the table: its words as texts, its figures as numbers. */
function addLine(sheet: ExcelJS.Worksheet, each: LayoutLine, shown: readonly string[], columns: number): void {
  if (each.kind === 'field') return line(sheet, [each.field], columns, { font: { name: FONT, size: 10.5, bold: true }, border: BOX })
  const figures = each.cells.map(({ cell }) => numericCell(cell))
  const row = sheet.addRow(shown.map((text, column) => figures[column - each.leads.length]?.value ?? clean(text)))
  style(row, { font: { name: FONT, size: 10.5 }, alignment: { horizontal: 'center', vertical: 'middle' } })
  row.getCell(1).alignment = { horizontal: 'left', vertical: 'middle', wrapText: true }
  figures.forEach((figure, index) => { if (figure !== null) row.getCell(each.leads.length + index + 1).numFmt = figure.format })
}

/** A row that goes over the whole width. */
function line(sheet: ExcelJS.Worksheet, texts: readonly string[], columns: number, look: Partial<ExcelJS.Style>, merged = true): void {
  const row = sheet.addRow(texts.map(clean))
  Object.assign(row.getCell(1), look)
  if (merged || columns > 1) sheet.mergeCells(row.number, 1, row.number, columns)
  const letters = sheet.columns.reduce((sum, column) => sum + (column.width ?? 0), 0)
  if (!merged) row.height = 13 * Math.ceil(1.8 * [...texts[0]!].length / Math.max(letters, 20)) // WPS does not fit merged rows by itself
}

const THIN = { style: 'thin' } as const
const BOX = { top: THIN, bottom: THIN, left: THIN, right: THIN }

function style(row: ExcelJS.Row, look: Partial<ExcelJS.Style>): void {
  row.eachCell({ includeEmpty: true }, (cell) => { Object.assign(cell, look, { border: BOX }) })
}

/**
 * A figure as a number with a format that shows exactly the cell's text; null for what is no single number (a range, a
 * word). The value is the exact one where its digits shown are those of the table, else the one that is shown.
 */
export function numericCell(cell: ComparisonCell): { value: number; format: string } | null {
  if (cell.kind === 'missing' || !/^−?\d+(\.\d+)?$/u.test(cell.parts.number)) return null
  const { before, number, after, mark } = cell.parts
  const decimals = number.split('.')[1]?.length ?? 0
  const printed = Number(number.replace('−', '-'))
  const value = cell.value.toFixed(decimals) === printed.toFixed(decimals) ? cell.value : printed
  const signs = cellSigns(cell)
  const digits = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`
  const [front, behind] = [quoted(before), quoted(after + mark + (signs === '' ? '' : `〔${signs}〕`))]
  return { value, format: `${front}${digits}${behind};${quoted(`${before}−`)}${digits}${behind}` }
}

/** A text inside a number format. */
const quoted = (text: string): string => (text === '' ? '' : `"${text.replaceAll('"', '”')}"`)

/** Heads of the second sheet and their widths in digits. */
const SOURCE_COLUMNS = [['编号', 6], ['单元格', 9], ['地区、指标', 30], ['表中所示', 18], ['原文数字', 14], ['说明', 26], ['引文', 80], ['出处', 40]] as const
/** Of the sheet's font, in points. */
const LINE_HEIGHT = 14.25

function addSources(workbook: ExcelJS.Workbook, table: ComparisonTable): void {
  const sheet = workbook.addWorksheet(SOURCES_NAME, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' },
  })
  const wrap = { vertical: 'top', wrapText: true } as const
  sheet.columns = SOURCE_COLUMNS.map(([header, width]) => ({ header, width, style: { font: { name: FONT, size: 10.5 }, alignment: wrap } }))
  sheet.getRow(1).font = { name: FONT, size: 10.5, bold: true }
  const places = placesOf(table)
  for (const numbered of numberSources(table).sources) {
    const { number, head, printed, converted, facts, quote, origin } = sourceEntry(table, numbered)
    const place = places.get(`${numbered.rowIndex} ${numbered.columnIndex}`)
    const row = sheet.addRow([
      number, place === undefined ? '' : { text: place, hyperlink: `#'${TABLE_NAME}'!${place}` }, clean(head), clean(cellWithSigns(table.rows[numbered.rowIndex]!.cells[numbered.columnIndex]!)),
      clean(printed), clean(facts.slice(1, -1) + converted), clean(quote.before + quote.number + quote.after), clean(origin),
    ])
    row.getCell(2).font = { name: FONT, size: 10.5, underline: true }
    // Not every program makes a row as high as its wrapped text by itself.
    row.height = LINE_HEIGHT * Math.max(...SOURCE_COLUMNS.map(([, width], index) => Math.ceil(2 * [...String(row.getCell(index + 1).text)].length / width)))
  }
}

/** Where each cell of the table stands on the sheet: `row column` → C5. */
function placesOf(table: ComparisonTable): Map<string, string> {
  const { leads, lines } = layOut(table)
  return new Map(lines.flatMap((each, index) => each.kind === 'field' ? [] : each.cells.map(({ row, column }, at): [string, string] =>
    [`${row} ${column}`, `${columnName(leads.length + at)}${TITLE_ROWS + 2 + index}`])))
}

/** 0 → A, 26 → AA. */
function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26)
}

function widthOf(texts: readonly string[]): number {
  const letters = (text: string): number => [...text].reduce((sum, character) => sum + (character.charCodeAt(0) < 0x2000 ? 1.1 : 2), 0)
  return Math.min(WIDEST, Math.max(NARROWEST, ...texts.map(letters)) + 2)
}

const clean = (text: string): string => text.replace(UNWRITABLE, '').toWellFormed()
