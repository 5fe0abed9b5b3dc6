import type { PassageKind } from '../../contract/documents.ts'
import type { RawSpan } from './lines.ts'
import type { Block } from './blocks.ts'
import type { Spacing } from './spacing.ts'
import { ARABIC_RANK, isCaption, isDateLine, isKicker, isOffice } from './patterns.ts'
import { CLOSING, isBlank } from './characters.ts'

/** A passage to be: its kind and level are settled, its text is still pieces of the raw file. */
export interface Part {
  readonly kind: PassageKind
  readonly level: number
  readonly pieces: readonly RawSpan[]
  readonly spaced: readonly boolean[]
  readonly spacing: Spacing
  /** Raw characters that are not shown, e.g. `## `. */
  readonly hidden: readonly RawSpan[]
}

/** A run-in heading is at most this long, in UTF-16 code units of the raw text. */
const LONGEST_RUN_IN = 60
/** What follows a title that a column layout put last: at most so many paragraphs. */
const MOST_LEAD_PARAGRAPHS = 3

interface Placed { block: Block, kind: PassageKind }

/** Settles what each block is by its place among the others, puts a misplaced title first, and gives levels. */
export function arrange(raw: string, blocks: readonly Block[]): Part[] {
  const { head, body } = splitHead(blocks)
  const placed = [...head, ...body.flatMap(block => splitRunIn(raw, block))]
  return levelled(placed).map(({ block, kind, level }) => part(raw, block, kind, level))
}

function splitHead(blocks: readonly Block[]): { head: Placed[], body: Block[] } {
  const tail = misplacedTitle(blocks)
  if (tail >= 0) {
    const moved = blocks.slice(tail)
    return { head: headOf(moved, 0), body: blocks.slice(0, tail) }
  }
  const markdown = blocks.findIndex(block => block.kind === 'markdown')
  const end = blocks.findIndex(block => block.kind === 'paragraph' || block.kind === 'numbered' || block.kind === 'row')
  const zone = blocks.slice(0, end < 0 ? blocks.length : end)
  if (markdown >= 0 && markdown < zone.length) {
    const isOnly = blocks.filter(block => block.kind === 'markdown' && block.rank <= (blocks[markdown] as Block).rank).length === 1
    if (!isOnly) return { head: [], body: [...blocks] }
    return { head: headOf(zone.slice(0, markdown + 1), markdown), body: blocks.slice(markdown + 1) }
  }
  const title = titleAt(zone)
  if (title < 0) return { head: [], body: [...blocks] }
  let stop = title + 1
  while (stop < zone.length && belongsToHead(zone[stop] as Block)) stop++
  return { head: headOf(zone.slice(0, stop), title), body: blocks.slice(stop) }
}

/** True for what may stand between a title and the text. */
function belongsToHead(block: Block): boolean {
  return isUnder(block) || block.kind === 'byline' || block.kind === 'note' || block.kind === 'credit' || (block.kind === 'short' && isOffice(block.rough))
}

function isUnder(block: Block): boolean {
  return block.kind === 'dash' || block.kind === 'under'
}

/** Where the title stands among the short lines above the first paragraph, or -1. */
function titleAt(zone: readonly Block[]): number {
  const dash = zone.findIndex((block, at) => block.kind === 'dash' && zone[at - 1]?.kind === 'short')
  if (dash > 0) return dash - 1
  const byline = zone.findIndex((block, at) => block.kind === 'byline' && zone[at - 1]?.kind === 'short')
  if (byline > 0) return byline - 1
  return zone.findIndex(block => block.kind === 'short' && !isKicker(block.rough))
}

/** Gives the blocks around a title their kinds: what stands before it is a kicker, what stands under it a subtitle. */
function headOf(blocks: readonly Block[], title: number): Placed[] {
  const kinds = blocks.map((block, at): Placed => {
    if (at === title) return { block, kind: 'title' }
    if (block.kind === 'byline' || (block.kind === 'short' && at > title && isOffice(block.rough))) return { block, kind: 'byline' }
    if (block.kind === 'credit' || block.kind === 'note') return { block, kind: block.kind }
    if (at < title) return { block, kind: 'note' }
    return { block, kind: isUnder(block) || block.kind === 'short' ? 'subtitle' : 'paragraph' }
  })
  return [...kinds.filter(({ kind }, at) => kind !== 'note' || at < title), ...kinds.filter(({ kind }, at) => kind === 'note' && at > title)]
}

/** Place of a title that the column layout printed after the text, or -1: 002 and 004 of the bundled texts. */
function misplacedTitle(blocks: readonly Block[]): number {
  let paragraphs = 0
  for (let at = blocks.length - 1; at > 0; at--) {
    const block = blocks[at] as Block
    if (block.kind === 'numbered' || block.kind === 'markdown' || block.kind === 'row') return -1
    if (block.kind === 'paragraph' && ++paragraphs > MOST_LEAD_PARAGRAPHS) return -1
    if (block.kind !== 'short' || isUnder(block)) continue
    if (!blocks.slice(0, at).some(before => before.kind === 'paragraph')) return -1
    if (blocks[at + 1]?.kind === 'dash') return at
    const isAlone = paragraphs === 0 && blocks[0]?.kind !== 'short' && blocks[0]?.kind !== 'markdown'
    return isAlone && !isOffice(block.rough) && !isKicker(block.rough) ? at : -1
  }
  return -1
}

/** Parts a run-in heading from the text that follows on its line: （一）…持续向好。全面落实…. */
function splitRunIn(raw: string, block: Block): Placed[] {
  if (block.kind === 'note' || block.kind === 'byline' || block.kind === 'credit') return [{ block, kind: block.kind }]
  if (block.kind === 'markdown') return [{ block, kind: 'heading' }]
  if (block.kind === 'under') return [{ block, kind: isDateLine(block.rough) ? 'byline' : 'note' }]
  if (block.kind === 'short') return [{ block, kind: isOffice(block.rough) ? 'byline' : isCaption(block.rough) ? 'paragraph' : isKicker(block.rough) ? 'note' : 'heading' }]
  if (block.kind !== 'numbered') return [{ block, kind: 'paragraph' }]
  const cut = sentenceCut(raw, block.pieces)
  if (cut === null) {
    const text = block.rough.replace(/[\s\u3000]/g, '')
    const isHeading = text.length > 0 && text.length <= LONGEST_RUN_IN && !/[，、；：,;:。！？!?]$/.test(text) && !text.includes('。')
    return [{ block, kind: isHeading ? 'heading' : 'paragraph' }]
  }
  if (block.rank >= ARABIC_RANK) return [{ block, kind: 'paragraph' }]
  const before = { ...block, pieces: cut.before, spaced: block.spaced.slice(0, cut.before.length - 1) }
  const after: Block = { ...block, kind: 'paragraph', rank: -1, pieces: cut.after, spaced: block.spaced.slice(block.pieces.length - cut.after.length) }
  return [{ block: before, kind: 'heading' }, { block: after, kind: 'paragraph' }]
}

/** Cuts pieces after their first full stop, if that comes early and text follows; else null. */
function sentenceCut(raw: string, pieces: readonly RawSpan[]): { before: RawSpan[], after: RawSpan[] } | null {
  let length = 0
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index] as RawSpan
    const limit = Math.min(piece.end, piece.start + LONGEST_RUN_IN - length)
    let stop = raw.slice(piece.start, limit).indexOf('。')
    if (stop < 0) {
      length += piece.end - piece.start
      if (length >= LONGEST_RUN_IN) return null
      continue
    }
    stop += piece.start + 1
    while (stop < piece.end && CLOSING.includes(raw[stop] as string)) stop++
    let start = stop
    while (start < piece.end && isBlank(raw.charCodeAt(start))) start++
    const rest = [...(start < piece.end ? [{ start, end: piece.end }] : []), ...pieces.slice(index + 1)]
    return rest.length === 0 ? null : { before: [...pieces.slice(0, index), { start: piece.start, end: stop }], after: rest }
  }
  return null
}

/** Levels by nesting: a style seen for the first time below an open heading is one deeper. */
function levelled(placed: readonly Placed[]): (Placed & { level: number })[] {
  const open: number[] = []
  return placed.map(item => {
    if (item.kind !== 'heading') return { ...item, level: 0 }
    const style = styleOf(item.block)
    const known = open.indexOf(style)
    if (known >= 0) open.length = known + 1
    else {
      while (style !== PLAIN && open.some(other => other !== PLAIN && other > style)) open.pop()
      open.push(style)
    }
    return { ...item, level: Math.min(6, open.length) }
  })
}

const PLAIN = -1

/** Styles in their natural order: markdown by its marks, then numberings from the outermost in; plain has no rank. */
function styleOf(block: Block): number {
  if (block.kind === 'markdown') return block.rank
  return block.kind === 'numbered' ? 10 + block.rank : PLAIN
}

function part(raw: string, block: Block, kind: PassageKind, level: number): Part {
  const first = block.pieces[0] as RawSpan
  const isCells = block.kind === 'row' || (block.kind === 'short' && isCaption(block.rough))
  const spacing: Spacing = isCells ? 'row' : block.kind === 'byline' ? 'names' : kind === 'paragraph' ? 'text' : 'line'
  const whole = { kind, level, spacing, pieces: block.pieces, spaced: block.spaced, hidden: [] }
  if (block.kind !== 'markdown') return whole
  let start = first.start
  while (start < first.end && (raw[start] === '#' || isBlank(raw.charCodeAt(start)))) start++
  return { ...whole, pieces: [{ start, end: first.end }, ...block.pieces.slice(1)], hidden: [{ start: first.start, end: start }] }
}
