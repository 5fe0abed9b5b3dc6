import type { Block } from './blocks.ts'
import { looksLikeHeading } from './headings.ts'
import { isOffice } from './patterns.ts'

/** Headings are set on at most so many short lines. */
const MOST_LINES = 3

/**
 * Joins headings that were set on two or three short lines, without a blank line between: 以理论之基 / 筑牢信仰根基.
 * A subtitle that ran over goes on directly: ——在东河市第八届人民代表大会 / 第五次会议上.
 */
export function mergeShortLines(raw: string, blocks: readonly Block[]): Block[] {
  const merged: Block[] = []
  for (let at = 0; at < blocks.length;) {
    let end = at + 1
    while (goesOn(blocks[end - 1] as Block, blocks[end])) end++
    if (runsOver(blocks, at)) end = at + 2
    const first = blocks[at] as Block
    const group = blocks.slice(at, Math.min(end, at + MOST_LINES + 1))
    const pieces = group.flatMap(block => block.pieces)
    if (group.length > 1 && group.length <= MOST_LINES && blocks[end] !== undefined && looksLikeHeading(raw, pieces)) {
      const spaced = group.flatMap((block, index) => index === 0 ? block.spaced : [first.kind === 'short', ...block.spaced])
      merged.push({ ...first, pieces, spaced, rough: group.map(block => block.rough).join(first.kind === 'short' ? ' ' : '') })
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

/** True for a subtitle whose end stands on a line of its own, with a blank line behind it. */
function runsOver(blocks: readonly Block[], at: number): boolean {
  const next = blocks[at + 1]
  if (blocks[at]?.kind !== 'dash' || next?.kind !== 'short' || next.blanksBefore > 0) return false
  return !/\S\s+\S/.test(next.rough) && !isOffice(next.rough) && (blocks[at + 2]?.blanksBefore ?? 0) > 0
}
