import type { TextSpan } from '../../contract/index.ts'
import { normalise, toSourceSpan } from '../../domain/text/index.ts'
import { matchesOf, type Term } from './terms.ts'

/** How much of a passage a hit shows before and after its first match, UTF-16 code units. */
const BEFORE = 24
const AFTER = 96

/** Matches that are tried as the beginning of a cut; 发展 may stand in a passage a hundred times. */
const MOST_STARTS = 50

/** A cut of a text around the first match, or around the place where most of the terms stand together. */
export interface Snippet {
  /** The match that the cut is made around, in the whole text. */
  readonly span: TextSpan
  /** The cut, with … where something was left out. */
  readonly snippet: string
  /** All matches inside the cut. */
  readonly marks: TextSpan[]
}

/** Where terms stand in a text, in the text's own code units: folding changes lengths, so spans go through its map. */
export function snippetOf(text: string, terms: readonly Term[]): Snippet {
  const folded = normalise(text)
  const found = terms.flatMap((term, which) => matchesOf(term, folded.text).map((span) => ({ which, ...toSourceSpan(folded, span) })))
  const spans = merged(found)
  const first = densest(spans, found)
  const from = wholeLetter(text, Math.max(0, first.start - BEFORE))
  const to = wholeLetter(text, Math.min(text.length, first.end + AFTER))
  const lead = from > 0 ? '…' : ''
  const marks = spans
    .filter(({ start, end }) => start >= from && end <= to)
    .map(({ start, end }) => ({ start: start - from + lead.length, end: end - from + lead.length }))
  return { span: first, snippet: lead + text.slice(from, to) + (to < text.length ? '…' : ''), marks }
}

/** A match with the place of its term in the query. */
interface Found extends TextSpan { readonly which: number }

/** The match behind which most different terms stand within one cut; the first one of these. */
function densest(spans: readonly TextSpan[], found: readonly Found[]): TextSpan {
  let best = spans[0] ?? { start: 0, end: 0 }
  let most = 0
  for (const span of spans.slice(0, MOST_STARTS)) {
    const held = new Set(found.filter(({ start, end }) => start >= span.start && end <= span.end + AFTER).map(({ which }) => which)).size
    if (held > most) [best, most] = [span, held]
  }
  return best
}

/** Overlapping and touching spans as one. */
function merged(spans: readonly TextSpan[]): TextSpan[] {
  const result: { start: number; end: number }[] = []
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else result.push({ start, end })
  }
  return result
}

/** Moves a cut off the middle of a surrogate pair. */
function wholeLetter(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}
