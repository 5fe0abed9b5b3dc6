import Excel from 'exceljs'

/** A workbook as Excel would read it; `table` answers the cells of a sheet, row by row. */
export async function readWorkbook(bytes: Uint8Array) {
  const book = new Excel.Workbook()
  await book.xlsx.load(Buffer.from(bytes) as unknown as Excel.Buffer)
  const table = (name: string): Excel.CellValue[][] => {
    const rows: Excel.CellValue[][] = []
    book.getWorksheet(name)!.eachRow((row) => { rows.push((row.values as Excel.CellValue[]).slice(1)) })
    return rows
  }
  return { book, table }
}
