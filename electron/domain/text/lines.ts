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
  /** A table row: cells set apart by tabs, bars or wide gaps. */
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
  let width = 0, han = 0, digits = 0, latin = 0, stops = 0, bars = 0, gaps = 0, gap = 0, tabs = 0
  for (let at = start; at < end; at++) {
    const code = raw.charCodeAt(at)
    width += widthOf(code)
    if (isBlank(code)) { gap += code === 0x3000 ? 2 : 1; if (code === 0x09) tabs++; continue }
    if (gap >= 2) gaps++
    gap = 0
    if (isHan(code)) han++
    else if (isDigit(code)) digits++
    else if (isLatin(code)) latin++
    else if (code === 0x7c) bars++
    else if (STOPS.includes(raw[at] as string)) stops++
  }
  const isRow = tabs > 0 || bars >= 2 || (gaps >= 2 && stops === 0 && digits > 0)
  return { start, end, indent, width, blanksBefore, han, digits, latin, stops, isRow }
}

/** True where a stretch ends a sentence, closing quotes and brackets after the stop included. */
export function endsSentence(raw: string, span: RawSpan): boolean {
  let at = span.end - 1
  while (at > span.start && (CLOSING.includes(raw[at] as string) || raw[at] === '"' || isBlank(raw.charCodeAt(at)))) at--
  if (SENTENCE_END.includes(raw[at] as string)) return true
  return raw[at] === '.' && at > span.start && (isLatin(raw.charCodeAt(at - 1)) || CLOSING.includes(raw[at - 1] as string))
}
