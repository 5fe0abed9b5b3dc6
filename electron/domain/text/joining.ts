import { EM, OPENING } from './characters.ts'
import { columnWidths, hangsQuotes, isFull, LOOSE, opensIndented, PARAGRAPH_INDENT, TIGHT, usesIndents } from './columns.ts'
import { isTwoPart, looksLikeHeading, standaloneHeadings } from './headings.ts'
import { endsSentence, type Line } from './lines.ts'

/** What is known of a whole file before its lines are joined. */
export interface Page {
  readonly raw: string
  readonly lines: readonly Line[]
  /** Width of the column that each line is set in; 0 outside columns. */
  readonly columns: Float64Array
  /** Paragraphs begin with blanks in the file. */
  readonly hasIndents: boolean
  /** A blank line before an opening quote says nothing in this file. */
  readonly hangsQuotes: boolean
  /** Numbered headings that do not run on into the next line. */
  readonly standalone: ReadonlySet<Line>
}

/** Lines joined so far that may go on. */
export interface Joined {
  /** True for lines that never go on: markdown headings, table rows, bylines. */
  readonly isClosed: boolean
  readonly pieces: readonly Line[]
  /** Index of the last line among the lines of the page. */
  readonly last: number
  /** Commas and full stops so far. */
  readonly stops: number
}

/** A last line with more room than this share of its column ends its paragraph even without a full stop. */
const SHORT_LAST_LINE = 1 / 3

/** A page breaks paragraphs; shorter lines than 30 characters, in quarters of an em, end by themselves. */
const LEAST_BROKEN = 30 * EM

/** Measures a file once, before its lines are joined. */
export function pageOf(raw: string, lines: readonly Line[]): Page {
  const columns = columnWidths(raw, lines)
  return {
    raw, lines, columns, hasIndents: usesIndents(lines), hangsQuotes: hangsQuotes(raw, lines, columns),
    standalone: standaloneHeadings(raw, lines, columns),
  }
}

/** True where line `at` goes on with what is joined; `isInterrupted` where a page note stands between them. */
export function continues(page: Page, joined: Joined, at: number, isInterrupted: boolean): boolean {
  const { raw, lines, columns } = page
  const line = lines[at] as Line
  const last = joined.pieces[joined.pieces.length - 1] as Line
  const column = columns[joined.last] as number
  const isFirst = joined.pieces.length === 1
  if (joined.isClosed || (isFirst && page.standalone.has(last))) return false
  const opensWithMark = OPENING.includes(raw[line.start] as string)
  const isHanging = page.hangsQuotes && opensWithMark
  const isParted = (line.blanksBefore > 0 && !isHanging) || isInterrupted
  const opensParagraph = opensIndented(raw, line, lines[at + 1], columns[at] as number)
  if (endsSentence(raw, last)) {
    if (isParted || opensParagraph) return false
    return isFull(raw, last, line, column, { opensParagraph: isFirst, slack: TIGHT })
  }
  if (page.hasIndents && line.indent >= PARAGRAPH_INDENT / 2 && last.indent < line.indent && introduces(raw, last)) return false
  if (page.hasIndents && !isParted && line.indent === 0 && (joined.pieces[0] as Line).indent > 0 && joined.stops > 0) return true
  if (column === 0) return goesOnOutsideColumns(page, joined, at)
  if (isFull(raw, last, line, column, { opensParagraph: isFirst, slack: LOOSE })) {
    return !(isParted && isFirst && looksLikeHeading(raw, [last]) && !goesOnAfterBlank(page, at, opensParagraph, isTwoPart(raw, last)))
  }
  if (introduces(raw, last)) return false
  return joined.stops > 0 && (!isParted || column - last.width < column * SHORT_LAST_LINE)
}

/** Ends in a colon or semicolon: a short line of this kind introduces a list or is an item of one. */
function introduces(raw: string, line: Line): boolean {
  return /[；：;:]/.test(raw[line.end - 1] as string)
}

/** True where a full line without stops, then a blank line, are the beginning of a paragraph and no heading. */
function goesOnAfterBlank({ raw, lines }: Page, at: number, opensParagraph: boolean, isTwoParts: boolean): boolean {
  const line = lines[at] as Line
  if (OPENING.includes(raw[line.start] as string)) return true
  const isHeadingItself = looksLikeHeading(raw, [line]) && (lines[at + 1]?.blanksBefore ?? 1) > 0
  return !isTwoParts && !opensParagraph && !isHeadingItself
}

/** Outside columns each line is a paragraph, unless its sentence plainly goes on after a page break. */
function goesOnOutsideColumns({ raw, lines }: Page, joined: Joined, at: number): boolean {
  const last = joined.pieces[joined.pieces.length - 1] as Line
  const line = lines[at] as Line
  if (joined.stops === 0 || introduces(raw, last) || line.indent >= PARAGRAPH_INDENT) return false
  if (line.blanksBefore > 0 && last.width < LEAST_BROKEN) return false
  return !(looksLikeHeading(raw, [line]) && lines[at + 1] !== undefined)
}
