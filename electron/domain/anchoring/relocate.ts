import type { Anchor, Passage, TextSpan } from '../../contract/index.ts'
import { makeAnchor, verify, type AnchorPlace } from './anchor.ts'
import { candidateRanges, findAgain } from './find.ts'
import { withEdges } from './edges.ts'
import type { ChangeReason } from './guard.ts'
import { compareEditions, differenceAround, type EditionComparison } from './judge.ts'
import { rangeOf, spanOf, type ComparedPassage, type Range } from './stream.ts'

/**
 * What became of a mark in another edition. Only `same` (the same words at the same place of the same passage) and
 * `moved` (the same words in the same sentence, elsewhere or in other width) may be applied without asking; for
 * `changed` and `gone` a person sees what was marked and what stands there now, and decides.
 */
export type Relocation =
  | { readonly outcome: 'same' | 'moved', readonly place: AnchorPlace }
  | { readonly outcome: 'changed', readonly reason: ChangeReason, readonly place: AnchorPlace }
  | { readonly outcome: 'gone' }

/** A mark to be found again. */
export type Mark = Pick<Anchor, 'passage' | 'start' | 'end' | 'quote'>

/**
 * Finds a mark again in another edition of its document. It never moves to words whose numbers, units, direction or
 * region differ, nor to the same words in another sentence. A mark that does not verify in the old edition is gone.
 */
export function relocate(mark: Mark, comparison: EditionComparison): Relocation {
  const { old, now } = comparison
  if (!verify(mark, old.passages)) return { outcome: 'gone' }
  const was = rangeOf(old, mark.passage, mark)
  if (was.end === was.start) return relocateSigns(mark, comparison, was.start)
  const found = findAgain(comparison, was)
  if (found.outcome === 'gone') return { outcome: 'gone' }
  const place = placeOf(comparison, found.range, mark.quote)
  if (found.outcome === 'changed') return place ? { outcome: 'changed', reason: found.reason, place } : { outcome: 'gone' }
  // A paragraph that was split in the middle of the mark: one anchor cannot hold both halves.
  if (!place) return clipped(comparison, found.range, mark.quote)
  return { outcome: isSame(mark, place, now.passages) ? 'same' : 'moved', place }
}

/** Places that a person may choose for a mark that must be decided on, best first; at most `most`. */
export function candidatesFor(mark: Mark, comparison: EditionComparison, most: number): AnchorPlace[] {
  if (!verify(mark, comparison.old.passages)) return []
  const was = rangeOf(comparison.old, mark.passage, mark)
  if (was.end === was.start) return []
  return candidateRanges(comparison, was, most).flatMap(range => placeOf(comparison, range, mark.quote) ?? [])
}

/**
 * The editions of a mark whose old text is lost: all that is left of it is what the anchor keeps. Where its sentence
 * begins before that, nothing proves what the sentence spoke of: a person is asked.
 */
export function comparisonFromAnchor(anchor: Anchor, newPassages: readonly ComparedPassage[], regionNames: readonly string[]): { mark: Mark, comparison: EditionComparison } {
  const headings = anchor.headings.map((text, index): ComparedPassage => ({ index, kind: 'heading', level: index + 1, text }))
  const passage = { index: headings.length, kind: 'paragraph', level: 0, text: anchor.before + anchor.quote + anchor.after } as const
  const start = anchor.before.length
  return {
    mark: { passage: passage.index, start, end: start + anchor.quote.length, quote: anchor.quote },
    comparison: compareEditions([...headings, passage], newPassages, regionNames),
  }
}

function placeOf({ now }: EditionComparison, range: Range, quote: string): AnchorPlace | null {
  const found = spanOf(now, range)
  if (!found) return null
  const text = now.passages[found.passage]?.text ?? ''
  return makeAnchor(now.passages, found.passage, withEdges(text, found.span, quote))
}

function clipped(comparison: EditionComparison, range: Range, quote: string): Relocation {
  const { passageStarts } = comparison.now
  const border = passageStarts.find(start => start > range.start) ?? range.end
  const place = placeOf(comparison, { start: range.start, end: Math.min(range.end, border) }, quote)
  return place ? { outcome: 'changed', reason: 'surroundings', place } : { outcome: 'gone' }
}

function isSame(mark: Mark, place: AnchorPlace, passages: readonly Pick<Passage, 'text'>[]): boolean {
  return place.passage === mark.passage && place.start === mark.start && place.end === mark.end && verify(mark, passages)
}

/** A mark on a comma, a full stop or a quote alone stays between its neighbours, if the same sign stands there. */
function relocateSigns(mark: Mark, comparison: EditionComparison, at: number): Relocation {
  const { old, now, map } = comparison
  const neighbour = at > (old.passageStarts[mark.passage] as number) ? at - 1 : null
  if (neighbour === null || (map[neighbour] as number) < 0) return { outcome: 'gone' }
  const before = { start: map[neighbour] as number, end: (map[neighbour] as number) + 1 }
  const found = spanOf(now, before)
  if (!found) return { outcome: 'gone' }
  const text = now.passages[found.passage]?.text ?? ''
  const lead = (old.passages[mark.passage]?.text ?? '').slice(old.ends[neighbour], mark.start)
  const span: TextSpan = { start: found.span.end + lead.length, end: found.span.end + lead.length + mark.quote.length }
  if (text.slice(found.span.end, span.end) !== lead + mark.quote) return { outcome: 'gone' }
  const place = makeAnchor(now.passages, found.passage, span)
  const reason = differenceAround(comparison, { start: neighbour, end: at }, before)
  if (reason !== null) return { outcome: 'changed', reason, place }
  return { outcome: isSame(mark, place, now.passages) ? 'same' : 'moved', place }
}

