import type { SourcedPassage, TextSpan } from '../../contract/documents.ts'
import type { RawSpan } from './lines.ts'

type Run = readonly [textStart: number, rawStart: number, length: number]
type Mapped = Pick<SourcedPassage, 'runs' | 'text'>

/**
 * The stretch of the raw text that a span of a passage was made from, UTF-16 code units on both sides. Line breaks
 * and blanks that were dropped inside the span are inside the stretch: 366亿元 → `366亿\n元`. An empty span gives an
 * empty stretch. Throws RangeError for a span outside the passage.
 */
export function toRawSpan(passage: Mapped, span: TextSpan): RawSpan {
  if (span.start < 0 || span.end < span.start || span.end > passage.text.length) throw new RangeError(`span ${span.start}–${span.end} lies outside a passage of ${passage.text.length}`)
  const { runs } = passage
  const first = runs[firstRunEndingAfter(runs, span.start, 0)]
  const final = runs[runs.length - 1]
  if (!final) return { start: 0, end: 0 }
  const start = first ? first[1] + Math.max(0, span.start - first[0]) : final[1] + final[2]
  if (!first || first[0] >= span.end || span.end === span.start) return { start, end: start }
  const last = lastRunBeginningBefore(runs, span.end, 0)
  return { start, end: last[1] + Math.min(last[2], span.end - last[0]) }
}

/**
 * The span of a passage that a stretch of the raw text became, UTF-16 code units on both sides; null where nothing
 * of the stretch is shown in this passage.
 */
export function toTextSpan(passage: Mapped, raw: RawSpan): TextSpan | null {
  const { runs } = passage
  const low = firstRunEndingAfter(runs, raw.start, 1)
  const first = runs[low]
  if (!first || first[1] >= raw.end) return null
  const start = first[0] + Math.max(0, raw.start - first[1])
  const last = lastRunBeginningBefore(runs, raw.end, 1)
  const end = last[0] + Math.min(last[2], raw.end - last[1])
  return { start, end: Math.max(start, end) }
}

/** Index of the first run that ends after a position; side 0 is the text, 1 the raw file. */
function firstRunEndingAfter(runs: SourcedPassage['runs'], position: number, side: 0 | 1): number {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    const run = runs[middle] as Run
    if (run[side] + run[2] <= position) low = middle + 1
    else high = middle
  }
  return low
}

/** The last run that begins before a position that lies after the first run's beginning. */
function lastRunBeginningBefore(runs: SourcedPassage['runs'], position: number, side: 0 | 1): Run {
  let low = 0
  let high = runs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((runs[middle] as Run)[side] < position) low = middle
    else high = middle - 1
  }
  return runs[low] as Run
}

/** Place of a raw position, both ways between UTF-16 code units and Unicode code points. */
export interface CodePointMap {
  /** Code points before a UTF-16 position. */
  readonly toCodePoint: (utf16: number) => number
  /** UTF-16 position of the code point with this number. */
  readonly toUtf16: (codePoint: number) => number
}

/**
 * Maps the positions of a whole text between UTF-16 code units and code points. One linear pass; each question then
 * costs a binary search over the surrogate pairs alone. A lone surrogate is one code point, as in `[...text]`.
 */
export function codePointMap(text: string): CodePointMap {
  const pairs: number[] = [] // UTF-16 position of the second half of each pair
  for (let at = 0; at < text.length - 1; at++) {
    const code = text.charCodeAt(at)
    if (code < 0xd800 || code > 0xdbff) continue
    const next = text.charCodeAt(at + 1)
    if (next >= 0xdc00 && next <= 0xdfff) pairs.push(++at)
  }
  const countBefore = (position: number, shift: (index: number) => number) => {
    let low = 0
    let high = pairs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (shift(middle) < position) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    toCodePoint: utf16 => utf16 - countBefore(utf16, index => pairs[index] as number),
    toUtf16: codePoint => codePoint + countBefore(codePoint, index => (pairs[index] as number) - index - 1),
  }
}
