// Office files that leave the app: Word documents here, workbooks where their rows are made.
export { OFFICIAL_MARGINS_MM } from './word.ts'
export type { WordAlign, WordBlock, WordCell, WordDocument, WordFont, WordHeading, WordParagraph, WordRun, WordTable } from './word.ts'
export { writeWord } from './write-word.ts'
