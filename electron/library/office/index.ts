// Office files that leave the app: Word documents and workbooks of plain tables; the comparison lays out its own.
export { OFFICIAL_MARGINS_MM } from './word.ts'
export type { WordAlign, WordBlock, WordCell, WordDocument, WordFont, WordHeading, WordParagraph, WordRun, WordTable } from './word.ts'
export { writeWord } from './write-word.ts'
export { LONGEST_CELL, workbookBytes, type Sheet, type SheetCell } from './workbook.ts'
