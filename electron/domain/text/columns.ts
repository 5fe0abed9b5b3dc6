import { EM, OPENING, isDigit, isLatin, widthOf } from './characters.ts'
import { endsSentence, type Line } from './lines.ts'
import { numberedRank } from './patterns.ts'

// A newspaper column is set to one width, so a line that is full was broken by the type-setter and its sentence
// goes on; a line that leaves room for the next word was ended by the author. The width is read from the lines
// themselves, around each line, since one page has columns of several widths.

/** Lines looked at on each side. Wide enough to outvote a heading of two lines, narrow enough for a short column. */
const REACH = 6
/** Wider lines are paragraphs of their own, not columns: 60 Chinese characters, in quarters of an em. */
const WIDEST_COLUMN = 60 * EM
/** Where the column's edge lies among the sorted widths around a line: above most last lines, below odd wide ones. */
const EDGE_QUANTILE = 0.7
/** Lines this much narrower or wider still vouch for the edge, in quarters of an em. */
const EDGE_SPREAD = 2.5 * EM
/** The same in texts of alphabets, whose lines end with whole words. */
const RAGGED_SPREAD = 6 * EM
/** Fewer lines at the edge whose sentence goes on are chance: lines of a list end where they like. */
const FEWEST_WITNESSES = 4
/** At most this share of the lines around may be wider than their column, as titles across columns are. */
const WIDER_SHARE = 0.2
/** Narrower lines are a list: 8 Chinese characters, in quarters of an em. */
const NARROWEST_COLUMN = 8 * EM
/** Fewer commas and stops a line are a list or a table, not running text. Column text has about one a line. */
const FEWEST_STOPS = 0.3
/** What justifying may leave open at the end of a line whose sentence goes on, in quarters of an em. */
export const LOOSE = 1.5 * EM
/** The same for a line that ends with a full stop, where a new paragraph is the likelier reading. */
export const TIGHT = 0.5 * EM
/** How far justified lines of one column differ, in quarters of an em. */
const JUSTIFIED = 0.5 * EM
/** The blank of two characters before a paragraph, which extraction drops. */
export const PARAGRAPH_INDENT = 2 * EM

/** Width of the column that each line is set in, in quarters of an em; 0 where the lines are not a column. */
export function columnWidths(raw: string, lines: readonly Line[]): Float64Array {
  const widths = new Float64Array(lines.length)
  const goesOn = Uint8Array.from(lines, line => endsSentence(raw, line) || numberedRank(raw.slice(line.start, line.start + 12)) >= 0 ? 0 : 1)
  const span = 2 * REACH + 1
  for (let at = 0; at < lines.length; at++) {
    const from = Math.max(0, Math.min(at - REACH, lines.length - span))
    widths[at] = edgeOf(lines, goesOn, from, Math.min(lines.length, from + span))
  }
  return widths
}

function edgeOf(lines: readonly Line[], goesOn: Uint8Array, from: number, to: number): number {
  const sorted: number[] = []
  let stops = 0, rows = 0, han = 0, latin = 0
  for (let at = from; at < to; at++) {
    const line = lines[at] as Line
    sorted.push(line.width)
    stops += line.stops
    han += line.han
    latin += line.latin
    if (line.isRow) rows++
  }
  sorted.sort((a, b) => a - b)
  const edge = sorted[Math.floor((sorted.length - 1) * EDGE_QUANTILE)] as number
  if (edge > WIDEST_COLUMN || edge < NARROWEST_COLUMN || stops < FEWEST_STOPS * sorted.length || rows * 2 > sorted.length) return 0
  const spread = isMainlyHan({ han, latin }) ? EDGE_SPREAD : RAGGED_SPREAD
  const wider = sorted.filter(width => width > edge + spread).length
  if (wider > WIDER_SHARE * sorted.length) return 0
  let witnesses = 0
  for (let at = from; at < to; at++) if (goesOn[at] === 1 && Math.abs((lines[at] as Line).width - edge) <= spread) witnesses++
  return witnesses >= FEWEST_WITNESSES ? edge : 0
}

/** True for a line in which Chinese characters lead. */
function isMainlyHan(line: { readonly han: number, readonly latin: number }): boolean {
  return line.han * 3 >= line.latin
}

/**
 * Width of what must stay together at the start of a line, in quarters of an em: one Chinese character, a whole
 * number or word, with an opening quote before it. Where the line before had less room, it was full.
 */
export function firstTokenWidth(raw: string, line: Line): number {
  let at = line.start
  let width = 0
  while (at < line.end && OPENING.includes(raw[at] as string)) width += widthOf(raw.charCodeAt(at++))
  const isTight = (code: number) => isDigit(code) || isLatin(code) || code === 0x2e || code === 0x25
  if (!isTight(raw.charCodeAt(at))) return width + widthOf(raw.charCodeAt(at))
  for (; at < line.end && isTight(raw.charCodeAt(at)) && width < 10 * EM; at++) width += widthOf(raw.charCodeAt(at))
  return width
}

/** True where `line` reaches the edge of its column, so that the type-setter had to break it before `next`. */
export function isFull(raw: string, line: Line, next: Line, column: number, room: { opensParagraph: boolean, slack: number }): boolean {
  if (column === 0) return false
  const hidden = room.opensParagraph && isMainlyHan(line) && line.width + PARAGRAPH_INDENT <= column + 2 ? PARAGRAPH_INDENT : 0
  return column - (line.width + hidden) < firstTokenWidth(raw, next) + room.slack
}

/** True where a line is too wide to be the indented first line of a paragraph in its column. */
export function isTooWideForIndent(line: Line, column: number): boolean {
  return column > 0 && line.width + PARAGRAPH_INDENT > column + 2
}

/**
 * True where a line looks like the first of a paragraph: it begins with blanks, or it is short by the two characters
 * that extraction dropped although its sentence goes on into `next`.
 */
export function opensIndented(raw: string, line: Line, next: Line | undefined, column: number): boolean {
  if (line.indent >= PARAGRAPH_INDENT / 2) return true
  if (column === 0 || next === undefined || !isMainlyHan(line) || endsSentence(raw, line)) return false
  const room = column - line.width
  return room >= Math.max(PARAGRAPH_INDENT - JUSTIFIED, firstTokenWidth(raw, next)) && room <= PARAGRAPH_INDENT + firstTokenWidth(raw, next) + LOOSE
}

/** True where the author wrote the text with blanks before paragraphs, so that a blank means a new one. */
export function usesIndents(lines: readonly Line[]): boolean {
  let indented = 0
  for (const line of lines) if (line.indent >= PARAGRAPH_INDENT / 2 && !line.isRow) indented++
  return indented >= 3 && indented < lines.length
}

/** Fewer blanks before quotes are chance, not the habit of a file. */
const FEWEST_HANGING = 2

/**
 * True where the extraction puts a blank line before lines that begin with an opening quote, as it does when the
 * quote hangs over the column's edge: then such a blank says nothing.
 */
export function hangsQuotes(raw: string, lines: readonly Line[], columns: Float64Array): boolean {
  let hanging = 0
  for (let at = 1; at < lines.length && hanging < FEWEST_HANGING; at++) {
    const line = lines[at] as Line
    const before = lines[at - 1] as Line
    if (columns[at] === 0 || line.blanksBefore === 0 || !OPENING.includes(raw[line.start] as string) || before.stops === 0) continue
    if (!endsSentence(raw, before)) hanging++
  }
  return hanging >= FEWEST_HANGING
}
