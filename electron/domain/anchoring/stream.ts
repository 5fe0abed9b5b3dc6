import type { Passage, TextSpan } from '../../contract/index.ts'
import { foldText, type Folded } from './folded.ts'

/** What stands before a character of a stream: nothing, a comma, the end of a sentence, the border of a passage. */
export const BREAK = { none: 0, clause: 1, sentence: 2, passage: 3 } as const

/** All passages of an edition folded into one string, with the way back. Positions are indexes into `text`. */
export interface Stream {
  readonly passages: readonly ComparedPassage[]
  readonly text: string
  /** Where each passage begins in `text`; one entry more than there are passages. */
  readonly passageStarts: readonly number[]
  /** Span of each character in its passage, UTF-16 code units. */
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  /** What stands before each character, see `BREAK`; one entry more than `text` is long. */
  readonly breaks: Uint8Array
}

/** What of a passage matters for finding marks again. */
export type ComparedPassage = Pick<Passage, 'index' | 'kind' | 'level' | 'text'>

/** A stretch of a stream, end exclusive. */
export interface Range { readonly start: number, readonly end: number }

/** Passages are immutable, and many editions of a comparison share them. */
const foldedBefore = new WeakMap<object, Folded>()

/** Folds the passages of an edition into one stream; linear. */
export function streamOf(passages: readonly ComparedPassage[]): Stream {
  const parts = passages.map(passage => {
    const known = foldedBefore.get(passage)
    if (known) return known
    const folded = foldText(passage.text)
    foldedBefore.set(passage, folded)
    return folded
  })
  const length = parts.reduce((sum, part) => sum + part.text.length, 0)
  const starts = new Uint32Array(length)
  const ends = new Uint32Array(length)
  const breaks = new Uint8Array(length + 1)
  const passageStarts: number[] = []
  let at = 0
  for (const part of parts) {
    passageStarts.push(at)
    starts.set(part.starts, at)
    ends.set(part.ends, at)
    breaks.set(part.breaks, at)
    if (part.text.length > 0) breaks[at] = BREAK.passage
    at += part.text.length
  }
  passageStarts.push(at)
  breaks[length] = BREAK.passage
  return { passages, text: parts.map(part => part.text).join(''), passageStarts, starts, ends, breaks }
}

/** The passage in which a position of the stream lies. */
export function passageAt({ passageStarts }: Stream, position: number): number {
  let low = 0
  let high = passageStarts.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((passageStarts[middle] as number) <= position) low = middle
    else high = middle - 1
  }
  return low
}

/** The stretch that a span of a passage became; empty where the span held commas and blanks alone. */
export function rangeOf(stream: Stream, passage: number, span: TextSpan): Range {
  const from = stream.passageStarts[passage] as number
  const to = stream.passageStarts[passage + 1] as number
  const start = firstWhere(from, to, at => (stream.ends[at] as number) > span.start)
  const end = firstWhere(from, to, at => (stream.starts[at] as number) >= span.end)
  return { start, end: Math.max(start, end) }
}

/** The span of the passage that a non-empty stretch came from; null where it crosses the border of a passage. */
export function spanOf(stream: Stream, range: Range): { passage: number, span: TextSpan } | null {
  const passage = passageAt(stream, range.start)
  if (range.end <= range.start || range.end > (stream.passageStarts[passage + 1] as number)) return null
  return { passage, span: { start: stream.starts[range.start] as number, end: stream.ends[range.end - 1] as number } }
}

/** The text as printed that a stretch came from; passages are parted by a line end. */
export function printed(stream: Stream, { start, end }: Range): string {
  const parts: string[] = []
  for (let at = start; at < end;) {
    const passage = passageAt(stream, at)
    const stop = Math.min(end, stream.passageStarts[passage + 1] as number)
    parts.push((stream.passages[passage]?.text ?? '').slice(stream.starts[at], stream.ends[stop - 1]))
    at = stop
  }
  return parts.join('\n')
}

/** Where the sentence begins in which a position lies. */
export function sentenceStart({ breaks }: Stream, position: number): number {
  let at = position
  while (at > 0 && (breaks[at] as number) < BREAK.sentence) at--
  return at
}

/** Where the sentence ends in which the character before a position lies. */
export function sentenceEnd({ breaks, text }: Stream, position: number): number {
  let at = position
  while (at < text.length && (breaks[at] as number) < BREAK.sentence) at++
  return at
}

/** Where the clause ends in which the character before a position lies. */
export function clauseEnd({ breaks, text }: Stream, position: number): number {
  let at = position
  while (at < text.length && breaks[at] === BREAK.none) at++
  return at
}

function firstWhere(from: number, to: number, holds: (at: number) => boolean): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
