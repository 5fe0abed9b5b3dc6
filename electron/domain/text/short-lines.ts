import type { Block } from './blocks.ts'
import { looksLikeHeading } from './headings.ts'
import { isOffice } from './patterns.ts'

/** Headings are set on at most so many short lines. */
const MOST_LINES = 3

/** Joins headings that were set on two or three short lines, without a blank line between: 以理论之基 / 筑牢信仰根基. */
export function mergeShortLines(raw: string, blocks: readonly Block[]): Block[] {
  const merged: Block[] = []
  for (let at = 0; at < blocks.length;) {
    let end = at + 1
    while (goesOn(blocks[end - 1] as Block, blocks[end])) end++
    const group = blocks.slice(at, Math.min(end, at + MOST_LINES + 1))
    const pieces = group.flatMap(block => block.pieces)
    const isHeading = group.length > 1 && group.length <= MOST_LINES && blocks[end] !== undefined && looksLikeHeading(raw, pieces)
    if (isHeading) {
      const spaced = group.flatMap((block, index) => index === 0 ? block.spaced : [true, ...block.spaced])
      merged.push({ ...(group[0] as Block), pieces, spaced, rough: group.map(block => block.rough).join(' ') })
    } else for (let each = at; each < end; each++) merged.push(blocks[each] as Block)
    at = end
  }
  return merged
}

/** True where a second short line belongs to the first. An office signs for itself, unless it issues what follows: 某县人民政府 / 关于…的通知. */
function goesOn(block: Block, next: Block | undefined): boolean {
  if (block.kind !== 'short' || next?.kind !== 'short' || next.blanksBefore > 0 || isOffice(next.rough)) return false
  return !isOffice(block.rough) || next.rough.startsWith('关于')
}
