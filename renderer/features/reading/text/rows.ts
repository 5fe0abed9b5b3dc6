import type { Passage, ReadingPosition } from '../../../../electron/contract/index.ts'
import type { Span } from './segments.ts'

// The reading list shows rows, not passages: a passage is one row, except where it is so long that laying it out
// at once would hold the page up. Such a one is cut at sentence ends into rows that follow each other without
// indent or gap, so that a text of five million characters in one line still opens at once.

/** Longest stretch that is one row, UTF-16 code units: about four screens of text at the widest setting. */
export const LONGEST_ROW = 4000

/** One row of the reading list: `start`–`end` of the passage at `passage` (its place in the array of passages). */
export interface Row extends Span { readonly passage: number; readonly first: boolean; readonly last: boolean }

/** The rows of a document, in reading order; every character of every passage is in exactly one. */
export function rowsOf(passages: readonly Pick<Passage, 'text'>[]): Row[] {
  const rows: Row[] = []
  passages.forEach(({ text }, passage) => {
    let start = 0
    do {
      const end = text.length - start <= LONGEST_ROW ? text.length : cutBefore(text, start + LONGEST_ROW, start)
      rows.push({ passage, start, end, first: start === 0, last: end === text.length })
      start = end
    } while (start < text.length)
  })
  return rows
}

/** A sentence end at or before `limit`, looked for in the last quarter; else `limit`, never inside a surrogate pair. */
function cutBefore(text: string, limit: number, start: number): number {
  for (let place = limit; place > limit - LONGEST_ROW / 4 && place > start; place--) {
    if ('。！？；\n'.includes(text[place - 1]!)) return place
  }
  const splitsPair = /[\uD800-\uDBFF]/.test(text[limit - 1]!) && /[\uDC00-\uDFFF]/.test(text[limit] ?? '')
  return splitsPair ? limit - 1 : limit
}

/** Place in `rows` of the row that holds character `offset` of a passage; -1 where there is no such passage. Binary search. */
export function rowAt(rows: readonly Row[], passage: number, offset: number): number {
  let low = 0, high = rows.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const row = rows[middle]!
    if (row.passage < passage || (row.passage === passage && row.end <= offset && !row.last)) low = middle + 1
    else if (row.passage > passage || row.start > offset) high = middle - 1
    else return middle
  }
  return -1
}

/** The place `share` (0..1 of the row's height) down a row, as a position in the document. */
export function positionOf(row: Row, share: number, passageLength: number): ReadingPosition {
  const within = Math.min(1, Math.max(0, share))
  const fraction = passageLength === 0 ? within : (row.start + within * (row.end - row.start)) / passageLength
  return { passage: row.passage, fraction: Math.min(1, Math.max(0, fraction)) }
}

/** The row of a position and how far down it the position stands: the inverse of `positionOf`. Clamped to what exists. */
export function rowOfPosition(rows: readonly Row[], position: ReadingPosition, passages: readonly Pick<Passage, 'text'>[]): { index: number; share: number } {
  const passage = Math.min(position.passage, passages.length - 1)
  const length = passages[passage]?.text.length ?? 0
  const offset = position.fraction * length
  const index = Math.max(0, rowAt(rows, passage, Math.floor(offset)))
  const row = rows[index]
  if (!row || row.end === row.start) return { index, share: position.fraction }
  return { index, share: Math.min(1, Math.max(0, (offset - row.start) / (row.end - row.start))) }
}

export interface TypeMetrics { readonly fontSize: number; readonly lineHeight: number; readonly lineWidth: number }

/**
 * Height of a row before it is laid out, CSS pixels. Chinese prose is nearly monospaced, so characters divided by
 * characters a line is right within a line; the list corrects itself when the row is measured.
 */
export function estimateHeight(row: Row, kind: Passage['kind'], type: TypeMetrics): number {
  const lines = Math.max(1, Math.ceil((row.end - row.start + 2) / type.lineWidth))
  const line = type.fontSize * type.lineHeight
  if (kind === 'title') return Math.ceil((row.end - row.start) / (type.lineWidth / 1.6)) * line * 1.4 + line
  if (kind === 'heading') return lines * line * 1.15 + line * 1.2
  return lines * line + (row.last ? type.fontSize * 0.35 : 0)
}
