import type { Passage } from '../../../../electron/contract/index.ts'
import { outlineOf, type OutlineEntry } from '../../../../electron/domain/text/index.ts'

/** A line of the outline; `depth` is how far it is set in, from 0. */
export interface OutlineLine { readonly passage: number; readonly text: string; readonly depth: number }

/** The headings as lines, in reading order. */
export function outlineLines(passages: readonly Passage[]): OutlineLine[] {
  const lines: OutlineLine[] = []
  const walk = (entries: readonly OutlineEntry[], depth: number): void => {
    for (const entry of entries) {
      lines.push({ passage: entry.passage, text: entry.text, depth })
      walk(entry.children, depth + 1)
    }
  }
  walk(outlineOf(passages), 0)
  return lines
}

/** Place in `lines` of the section that a passage stands in; -1 above the first heading. Binary search. */
export function sectionOf(lines: readonly OutlineLine[], passage: number): number {
  let low = 0, high = lines.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (lines[middle]!.passage <= passage) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Characters of a heading that stand in one line of the panel at its usual width. */
const LINE_CHARACTERS = 12

/** Height of an outline line before it is laid out, CSS pixels: lines of 21 and a padding of 10. */
export const estimateLineHeight = ({ text, depth }: OutlineLine): number =>
  10 + 21 * Math.max(1, Math.ceil(text.length / Math.max(1, LINE_CHARACTERS - Math.min(3, depth))))
