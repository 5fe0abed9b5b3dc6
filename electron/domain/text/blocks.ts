import { isBlank } from './characters.ts'
import type { Line, RawSpan } from './lines.ts'
import { endsSentence } from './lines.ts'
import { columnWidths, isFull, isTooWideForIndent, LOOSE, PARAGRAPH_INDENT, TIGHT, usesIndents } from './columns.ts'
import { isBullet, isByline, isCredit, isDashLine, isFirstOfSeries, isPageNote, leadingPageNote, numberedRank, trailingPageNote } from './patterns.ts'

/** What a line or block says it is before its place among the others is known. */
export type BlockKind = 'markdown' | 'numbered' | 'short' | 'paragraph' | 'dash' | 'byline' | 'credit' | 'note' | 'row'

/** A stretch of lines that belong together. `spaced[i]` is true where pieces i and i+1 are parted by the author's line break. */
export interface Block {
  readonly kind: BlockKind
  readonly pieces: readonly RawSpan[]
  readonly spaced: readonly boolean[]
  /** Rank of the numbering, or number of `#`; -1 where there is none. */
  readonly rank: number
  /** Blank lines before the block. */
  readonly blanksBefore: number
  /** Rough text of a short block (see ROUGH), empty for a long one: what the patterns are asked of. */
  readonly rough: string
}

/** Blocks longer than this are running text, in UTF-16 code units of the raw file. */
const ROUGH = 200
/** A heading is at most this long, in characters without blanks: two full lines of a wide newspaper column. */
const LONGEST_HEADING = 60
/** A short line that ends in one of these goes on or introduces what follows: no heading. */
const NO_HEADING_END = /[，、；：,;:。！？!?…]$/

type LineKind = 'text' | BlockKind | 'bullet'

interface Context { readonly raw: string, readonly lines: readonly Line[], readonly columns: Float64Array, readonly indents: boolean, readonly standalone: ReadonlySet<Line> }

/** Joins the lines of a raw text into blocks, in the order of the file. */
export function blocksOf(raw: string, found: readonly Line[]): Block[] {
  const lines = found.flatMap(line => splitPageNotes(raw, line))
  const columns = columnWidths(lines)
  const context: Context = { raw, lines, columns, indents: usesIndents(lines), standalone: standaloneHeadings(raw, lines, columns) }
  const blocks: Block[] = []
  let open: Draft | null = null
  let notes: Block[] = []
  const close = () => {
    if (open) blocks.push(finish(raw, open))
    blocks.push(...notes)
    open = null
    notes = []
  }
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line
    const current = open as Draft | null
    if (isPageNote(textOf(raw, line))) { notes.push(finish(raw, draftOf('note', at, line))); continue }
    const kind = kindOf(context, line, current)
    if (current && kind === 'text' && continues(context, current, at, notes.length > 0)) {
      const last = current.pieces[current.pieces.length - 1] as Line
      current.spaced.push(current.kind === 'short' && !isFull(raw, last, line, columns[at - 1] ?? 0, { opensParagraph: false, slack: LOOSE }))
      current.pieces.push(line)
      current.last = at
      current.stops += line.stops
    } else {
      close()
      open = draftOf(kind, at, line)
      open.rank = kind === 'markdown' ? hashes(raw, line) : kind === 'numbered' ? numberedRank(textOf(raw, line)) : -1
    }
  }
  close()
  return mergeTwoLineHeadings(blocks, raw)
}

interface Draft { kind: LineKind, pieces: Line[], spaced: boolean[], last: number, rank: number, stops: number }

function draftOf(kind: LineKind, at: number, line: Line): Draft {
  return { kind, pieces: [line], spaced: [], last: at, rank: -1, stops: line.stops }
}

function textOf(raw: string, span: RawSpan): string {
  return span.end - span.start > ROUGH ? '' : raw.slice(span.start, span.end)
}

/** Cuts （下转第4版） off the end, and （上接第1版） off the start, of the line that carries it. */
function splitPageNotes(raw: string, line: Line): Line[] {
  const tail = trailingPageNote(raw.slice(Math.max(line.start, line.end - 30), line.end))
  const cut = tail < 0 ? line.end : Math.max(line.start, line.end - 30) + tail
  const head = leadingPageNote(raw.slice(line.start, Math.min(line.end, line.start + 30)))
  if (cut === line.end && head === 0) return [line]
  const parts: Line[] = []
  if (head > 0) parts.push({ ...line, end: line.start + head, stops: 0 })
  let end = cut
  while (end > line.start && isBlank(raw.charCodeAt(end - 1))) end--
  if (end > line.start + head) parts.push({ ...line, start: line.start + head, end, blanksBefore: head > 0 ? 0 : line.blanksBefore })
  if (cut < line.end) parts.push({ ...line, start: cut, blanksBefore: 0, stops: 0 })
  return parts
}

function hashes(raw: string, line: Line): number {
  let count = 0
  while (raw[line.start + count] === '#') count++
  return count
}

function kindOf({ raw }: Context, line: Line, open: Draft | null): LineKind {
  if (/^#{1,6}[ \t]/.test(raw.slice(line.start, line.start + 8))) return 'markdown'
  if (line.isRow) return 'row'
  const text = textOf(raw, line)
  const ended = open === null || open.kind !== 'text' || endsBlock(raw, open)
  if (ended && isBullet(text || raw.slice(line.start, line.start + 3))) return 'bullet'
  if (text !== '' && ended) {
    if (isDashLine(text)) return 'dash'
    if (isCredit(text)) return 'credit'
    if (isByline(text)) return 'byline'
  }
  if (ended && numberedRank(raw.slice(line.start, line.start + 12)) >= 0) return 'numbered'
  return 'text'
}

/** True where nothing of a block waits to be continued: it ended its sentence, or it is a line without any stops. */
function endsBlock(raw: string, open: Draft): boolean {
  return open.stops === 0 || endsSentence(raw, open.pieces[open.pieces.length - 1] as Line)
}

/** True where line `at` goes on with the open block. */
function continues(context: Context, open: Draft, at: number, interrupted: boolean): boolean {
  const { raw, lines, columns } = context
  const line = lines[at] as Line
  const last = open.pieces[open.pieces.length - 1] as Line
  const column = columns[open.last] as number
  const blank = line.blanksBefore > 0 || interrupted
  const opensParagraph = open.pieces.length === 1
  if (open.kind === 'markdown' || open.kind === 'row' || open.kind === 'byline' || open.kind === 'credit' || open.kind === 'dash') return false
  if (opensParagraph && context.standalone.has(last)) return false
  if (context.indents && line.indent >= PARAGRAPH_INDENT / 2 && last.indent < PARAGRAPH_INDENT / 2 && endsSentence(raw, last)) return false
  if (endsSentence(raw, last)) {
    if (blank || (context.indents && line.indent >= PARAGRAPH_INDENT / 2)) return false
    return isFull(raw, last, line, column, { opensParagraph, slack: TIGHT })
  }
  const full = isFull(raw, last, line, column, { opensParagraph, slack: LOOSE })
  if (column === 0) return goesOnWithoutColumn(context, open, at)
  if (full) return !(blank && opensParagraph && looksLikeHeading(raw, [last]) && isTwoPart(raw, last))
  if (/[；：;:]/.test(raw[last.end - 1] as string)) return false
  return open.stops > 0 && (!blank || column - last.width < column / 3)
}

/** Outside columns each line is a paragraph, unless its sentence plainly goes on after a page break. */
function goesOnWithoutColumn({ raw, lines }: Context, open: Draft, at: number): boolean {
  const last = open.pieces[open.pieces.length - 1] as Line
  const line = lines[at] as Line
  if (open.stops === 0 || /[；：;:]/.test(raw[last.end - 1] as string)) return false
  const next = lines[at + 1]
  const headsText = looksLikeHeading(raw, [line]) && next !== undefined
  return !headsText && line.indent < PARAGRAPH_INDENT
}

function isTwoPart(raw: string, line: Line): boolean {
  return /[^\s\u3000]{2}[ \u3000]+[^\s\u3000]{2}/.test(textOf(raw, line)) && line.stops === 0 && line.digits === 0
}

/** True for words that can stand above a text: short, unfinished as a sentence, more letters than digits. */
export function looksLikeHeading(raw: string, pieces: readonly RawSpan[]): boolean {
  const text = pieces.map(piece => textOf(raw, piece)).join('').replace(/[\s\u3000]/g, '')
  if (text.length < 2 || text.length > LONGEST_HEADING || NO_HEADING_END.test(text) || text.includes('。')) return false
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return letters >= 2 && letters * 2 >= text.length && (text.match(/[，,；;]/g)?.length ?? 0) <= 2
}

/**
 * Numbered lines that stand alone although the words could run on into the next line. Judged by width, and by
 * majority within a series, since the headings of one series are set alike.
 */
function standaloneHeadings(raw: string, lines: readonly Line[], columns: Float64Array): Set<Line> {
  const alone = new Set<Line>()
  const series = new Map<number, { line: Line, alone: boolean }[]>()
  const settle = (rank: number) => {
    const members = series.get(rank) ?? []
    if (members.filter(member => member.alone).length * 2 > members.length) for (const member of members) alone.add(member.line)
    series.delete(rank)
  }
  for (let at = 0; at + 1 < lines.length; at++) {
    const line = lines[at] as Line
    const rank = numberedRank(raw.slice(line.start, line.start + 12))
    if (rank < 0 || !looksLikeHeading(raw, [line])) continue
    if (isFirstOfSeries(raw.slice(line.start, line.start + 4))) settle(rank)
    const column = columns[at] as number
    const fits = isFull(raw, line, lines[at + 1] as Line, column, { opensParagraph: true, slack: LOOSE })
    series.set(rank, [...(series.get(rank) ?? []), { line, alone: !fits || isTooWideForIndent(line, column) }])
  }
  for (const rank of [...series.keys()]) settle(rank)
  return alone
}

function finish(raw: string, draft: Draft): Block {
  const first = draft.pieces[0] as Line
  const last = draft.pieces[draft.pieces.length - 1] as Line
  const rough = last.end - first.start > ROUGH ? '' : draft.pieces.map(piece => raw.slice(piece.start, piece.end)).join('')
  const undecided = draft.kind === 'text' || draft.kind === 'bullet'
  const kind = !undecided ? draft.kind as BlockKind : draft.kind === 'text' && looksLikeHeading(raw, draft.pieces) ? 'short' : 'paragraph'
  return { kind, pieces: draft.pieces, spaced: draft.spaced, rank: draft.rank, blanksBefore: first.blanksBefore, rough }
}

/** Headings that were set on two or three short lines: 以理论之基 / 筑牢信仰根基. */
function mergeTwoLineHeadings(blocks: readonly Block[], raw: string): Block[] {
  const merged: Block[] = []
  for (let at = 0; at < blocks.length; at++) {
    const group = [blocks[at] as Block]
    while (group[0]?.kind === 'short' && blocks[at + group.length]?.kind === 'short' && blocks[at + group.length]?.blanksBefore === 0) group.push(blocks[at + group.length] as Block)
    const next = blocks[at + group.length]
    const pieces = group.flatMap(block => block.pieces)
    if (group.length > 1 && group.length <= 3 && next !== undefined && next.kind !== 'short' && looksLikeHeading(raw, pieces)) {
      const spaced = group.flatMap((block, i) => i === 0 ? block.spaced : [true, ...block.spaced])
      merged.push({ ...(group[0] as Block), pieces, spaced, rough: group.map(block => block.rough).join(' ') })
    } else merged.push(...group)
    at += group.length - 1
  }
  return merged
}
