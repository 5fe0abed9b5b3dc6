import { isBlank } from './characters.ts'
import { looksLikeHeading } from './headings.ts'
import { continues, pageOf, type Page } from './joining.ts'
import { endsSentence, type Line, type RawSpan } from './lines.ts'
import { isBullet, isByline, isCredit, isDashLine, isPageNote, isUnderTitle, leadingPageNote, numberedRank, trailingPageNote } from './patterns.ts'
import { mergeShortLines } from './short-lines.ts'

/**
 * What a block says it is before its place among the others is known. `short` may become a title or heading; `dash`
 * and `under` (a date, a line in brackets, the number of a paper) become subtitles where they stand under a title.
 */
export type BlockKind = 'markdown' | 'numbered' | 'short' | 'paragraph' | 'dash' | 'under' | 'byline' | 'credit' | 'note' | 'row'

/** A stretch of lines that belong together. */
export interface Block {
  readonly kind: BlockKind
  readonly pieces: readonly RawSpan[]
  /** `spaced[i]` is true where pieces i and i+1 were parted by the author, not by the type-setter. */
  readonly spaced: readonly boolean[]
  /** Rank of the numbering, or number of `#`; -1 where there is none. */
  readonly rank: number
  /** Blank lines before the block. */
  readonly blanksBefore: number
  /** The raw text of a short block, empty for a longer one: what the patterns are asked of. */
  readonly rough: string
}

/** Longer blocks are running text whatever they begin with, in UTF-16 code units of the raw file. */
const LONGEST_ROUGH = 200

type LineKind = BlockKind | 'text' | 'bullet'

interface Draft { readonly kind: LineKind, readonly rank: number, readonly isClosed: boolean, pieces: Line[], spaced: boolean[], last: number, stops: number }

/** Joins the lines of a raw text into blocks, in the order of the file. */
export function blocksOf(raw: string, found: readonly Line[]): Block[] {
  const page = pageOf(raw, found.flatMap(line => splitPageNotes(raw, line)))
  const blocks: Block[] = []
  let draft: Draft | null = null
  let notes: Block[] = [] // page notes inside a paragraph that may go on behind them
  const close = () => {
    if (draft) blocks.push(finish(raw, draft))
    for (const note of notes) blocks.push(note)
    draft = null
    notes = []
  }
  page.lines.forEach((line, at) => {
    const open = draft as Draft | null
    if (isPageNote(textOf(raw, line))) {
      notes.push(finish(raw, draftOf(raw, 'note', line, at)))
      return
    }
    const kind = kindOf(raw, line, open)
    if (open && kind === 'text' && continues(page, open, at, notes.length > 0)) append(page, open, at)
    else {
      close()
      draft = draftOf(raw, kind, line, at)
    }
  })
  close()
  return mergeShortLines(raw, blocks)
}

function draftOf(raw: string, kind: LineKind, line: Line, at: number): Draft {
  const rank = kind === 'markdown' ? hashes(raw, line) : kind === 'numbered' ? numberedRank(textOf(raw, line) || raw.slice(line.start, line.start + 12)) : -1
  const isClosed = kind !== 'text' && kind !== 'bullet' && kind !== 'numbered'
  return { kind, rank, isClosed, pieces: [line], spaced: [], last: at, stops: line.stops }
}

function append(page: Page, draft: Draft, at: number): void {
  const line = page.lines[at] as Line
  draft.spaced.push(false)
  draft.pieces.push(line)
  draft.last = at
  draft.stops += line.stops
}

function textOf(raw: string, span: RawSpan): string {
  return span.end - span.start > LONGEST_ROUGH ? '' : raw.slice(span.start, span.end)
}

function hashes(raw: string, line: Line): number {
  let count = 0
  while (raw[line.start + count] === '#') count++
  return count
}

/** Cuts （下转第4版） off the end, and （上接第1版） off the start, of the line that carries it. */
function splitPageNotes(raw: string, line: Line): Line[] {
  const tailStart = Math.max(line.start, line.end - 30)
  const tail = trailingPageNote(raw.slice(tailStart, line.end))
  const cut = tail < 0 ? line.end : tailStart + tail
  const head = leadingPageNote(raw.slice(line.start, Math.min(line.end, line.start + 30)))
  if (cut === line.end && head === 0) return [line]
  let start = line.start + head
  let end = cut
  while (start < end && isBlank(raw.charCodeAt(start))) start++
  while (end > start && isBlank(raw.charCodeAt(end - 1))) end--
  const parts: Line[] = []
  if (head > 0) parts.push({ ...line, end: line.start + head, stops: 0 })
  if (end > start) parts.push({ ...line, start, end, blanksBefore: head > 0 ? 0 : line.blanksBefore })
  if (cut < line.end) parts.push({ ...line, start: cut, blanksBefore: 0, stops: 0 })
  return parts
}

/** What a line is by its own words; anything but a heading or a row counts only where no sentence waits to go on. */
function kindOf(raw: string, line: Line, open: Draft | null): LineKind {
  const head = raw.slice(line.start, line.start + 12)
  if (/^#{1,6}[ \t]/.test(head)) return 'markdown'
  if (line.isRow) return 'row'
  if (open !== null && isWaiting(raw, open)) return 'text'
  if (isBullet(head)) return 'bullet'
  if (numberedRank(head) >= 0) return 'numbered'
  const text = textOf(raw, line)
  if (text === '') return 'text'
  if (isDashLine(text)) return 'dash'
  if (isCredit(text)) return 'credit'
  if (isByline(text)) return 'byline'
  return isUnderTitle(text) ? 'under' : 'text'
}

/** True where the sentence of an open block waits for its end. */
function isWaiting(raw: string, open: Draft): boolean {
  const last = open.pieces[open.pieces.length - 1] as Line
  if (open.isClosed || open.stops === 0 || endsSentence(raw, last)) return false
  return open.kind !== 'numbered' || open.pieces.length > 1 || !looksLikeHeading(raw, open.pieces)
}

function finish(raw: string, draft: Draft): Block {
  const first = draft.pieces[0] as Line
  const last = draft.pieces[draft.pieces.length - 1] as Line
  const rough = last.end - first.start > LONGEST_ROUGH ? '' : draft.pieces.map(piece => raw.slice(piece.start, piece.end)).join('')
  const kind = draft.kind === 'bullet' ? 'paragraph' : draft.kind !== 'text' ? draft.kind : looksLikeHeading(raw, draft.pieces) ? 'short' : 'paragraph'
  return { kind, pieces: draft.pieces, spaced: draft.spaced, rank: draft.rank, blanksBefore: first.blanksBefore, rough }
}
