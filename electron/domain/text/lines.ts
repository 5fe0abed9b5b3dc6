import { CLOSING, EM, SENTENCE_END, isBlank, isDigit, isHan, isLatin, isLineEnd, widthOf } from './characters.ts'

/** A stretch of the raw text, UTF-16 code units, end exclusive. */
export interface RawSpan { readonly start: number; readonly end: number }

/** A non-blank line of the raw file, without the blanks at its ends. */
export interface Line extends RawSpan {
  /** Blanks before the first character, in quarters of an em. */
  readonly indent: number
  /** Printed width, in quarters of an em. */
  readonly width: number
  /** Blank lines between the line before and this one. */
  readonly blanksBefore: number
  /** Chinese characters in the line. */
  readonly han: number
  /** Digits in the line. */
  readonly digits: number
  /** Letters of alphabets in the line. */
  readonly latin: number
  /** Commas, full stops and their like: signs of running text. */
  readonly stops: number
  /** A table row: cells set apart by tabs, bars or wide gaps, or mostly numbers. */
  readonly isRow: boolean
}

const STOPS = '，。；！？：、,;'

/** Splits a raw text into its non-blank lines, in one pass. \r\n, \r, \n and the Unicode line ends all count. */
export function linesOf(raw: string): Line[] {
  const lines: Line[] = []
  let at = 0
  let blanks = 0
  while (at < raw.length) {
    let end = at
    while (end < raw.length && !isLineEnd(raw.charCodeAt(end))) end++
    const line = measure(raw, at, end, blanks)
    if (line) { lines.push(line); blanks = 0 } else if (at > 0) blanks++
    at = end + (raw.charCodeAt(end) === 0x0d && raw.charCodeAt(end + 1) === 0x0a ? 2 : 1)
  }
  return lines
}

function measure(raw: string, from: number, to: number, blanksBefore: number): Line | null {
  let start = from
  let indent = 0
  for (; start < to && isBlank(raw.charCodeAt(start)); start++) {
    indent += raw.charCodeAt(start) === 0x09 ? 2 * EM : widthOf(raw.charCodeAt(start))
  }
  return start < to ? measureContent(raw, start, to, indent, blanksBefore) : null
}

function measureContent(raw: string, start: number, to: number, indent: number, blanksBefore: number): Line {
  let end = to
  while (isBlank(raw.charCodeAt(end - 1))) end--
  let width = 0, han = 0, digits = 0, latin = 0, stops = 0
  for (let at = start; at < end; at++) {
    const code = raw.charCodeAt(at)
    width += widthOf(code)
    if (isHan(code)) han++
    else if (isDigit(code)) digits++
    else if (isLatin(code)) latin++
    else if (isRunningStop(raw, at)) stops++
  }
  const isRow = end - start <= LONGEST_ROW && isTableRow(raw.slice(start, end), stops)
  return { start, end, indent, width, blanksBefore, han, digits, latin, stops, isRow }
}

/** A comma or full stop; a Latin full stop counts before a blank only, so that decimals do not. */
function isRunningStop(raw: string, at: number): boolean {
  const char = raw[at] as string
  if (char !== '.') return STOPS.includes(char)
  return (at + 1 >= raw.length || isBlank(raw.charCodeAt(at + 1))) && (isLatin(raw.charCodeAt(at - 1)) || isLatin(raw.charCodeAt(at + 2)))
}

/** No row of a table is longer, in UTF-16 code units. */
const LONGEST_ROW = 400
/** At least this share of the cells of a row without tabs are numbers. */
const NUMBERS_IN_ROW = 0.4

function isTableRow(text: string, stops: number): boolean {
  if (text.includes('\t') || (text.match(/\|/g)?.length ?? 0) >= 2) return true
  if (stops > 0 || !/\s/.test(text)) return false
  const cells = text.split(/\s+/)
  // 太 谷 经 开 区 2022 年 is a justified line, not a row.
  if (cells.some(cell => cell.length === 1 && isHan(cell.charCodeAt(0)))) return false
  const numbers = cells.filter(cell => /^[-+−]?[\d０-９][\d０-９.,．，]*[%％‰]?$/.test(cell)).length
  return numbers >= 2 ? numbers >= NUMBERS_IN_ROW * cells.length : numbers > 0 && /\s{2}/.test(text)
}

/** True where a stretch ends a sentence, closing quotes and brackets after the stop included. */
export function endsSentence(raw: string, span: RawSpan): boolean {
  let at = span.end - 1
  while (at > span.start && (CLOSING.includes(raw[at] as string) || raw[at] === '"' || isBlank(raw.charCodeAt(at)))) at--
  if (SENTENCE_END.includes(raw[at] as string)) return true
  return raw[at] === '.' && at > span.start && (isLatin(raw.charCodeAt(at - 1)) || CLOSING.includes(raw[at - 1] as string))
}
