import type { EditionComparison } from './judge.ts'
import { passageAt, type Range } from './stream.ts'

/** Fewer of a mark's pairs of characters than this share, and a place is no candidate. */
const LEAST_SHARED = 0.4
/** Context on each side that helps to find the place, in folded characters. */
const CONTEXT = 32
/** A mark's words are looked for so far around the place of its context. */
const SLACK = 24
/** In long texts the place is looked for so far on each side, so that thousands of lost marks do not each read all. */
const REACH = 30_000

/**
 * The place of the new stream that most likely took a mark's place: the window whose pairs of characters agree best
 * with the mark and its context, and in it the part most like the mark. Null where too little agrees.
 */
export function nearestRange(comparison: EditionComparison, was: Range): Range | null {
  const { old, now } = comparison
  const wanted = old.text.slice(Math.max(0, was.start - CONTEXT), was.end + CONTEXT)
  const searched = searchedPart(comparison, was)
  const inside = slide(now.text.slice(searched.start, searched.end), pairsOf(wanted), wanted.length)
  const area = { start: searched.start + inside.start, shared: inside.shared }
  if (area.shared < LEAST_SHARED * Math.max(1, wanted.length - 1)) return null
  const quote = old.text.slice(was.start, was.end)
  if (quote.length < 2) return null
  const from = Math.max(0, area.start - SLACK)
  const text = now.text.slice(from, area.start + wanted.length + SLACK)
  const found = slide(text, pairsOf(quote), quote.length)
  if (found.shared < LEAST_SHARED * (quote.length - 1)) return null
  const start = from + found.start
  const end = Math.min(start + quote.length, now.passageStarts[passageAt(now, start) + 1] as number)
  return { start, end }
}

/** The whole of a report; of longer texts what lies around the place where the mark's neighbours stand now. */
function searchedPart({ now, map }: EditionComparison, was: Range): Range {
  if (now.text.length <= 2 * REACH) return { start: 0, end: now.text.length }
  let left = was.start - 1
  while (left >= 0 && (map[left] as number) < 0) left--
  const centre = left < 0 ? 0 : map[left] as number
  return { start: Math.max(0, centre - REACH), end: Math.min(now.text.length, centre + REACH) }
}

/** Share of the pairs of characters that two texts have in common, 0..1, of the longer one's. */
export function likeness(a: string, b: string): number {
  const longer = Math.max(a.length, b.length) - 1
  return longer < 1 ? 0 : slide(b, pairsOf(a), b.length).shared / longer
}

/** Slides a window over a text and keeps where it shares most; a pair counts at most as often as it is wanted. */
function slide(text: string, pairs: ReadonlyMap<string, number>, length: number): { start: number, shared: number } {
  const inside = new Map<string, number>()
  let shared = 0
  let best = { start: 0, shared: 0 }
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = text.slice(at, at + 2)
    const wanted = pairs.get(pair) ?? 0
    if (wanted > 0) {
      const count = (inside.get(pair) ?? 0) + 1
      inside.set(pair, count)
      if (count <= wanted) shared++
    }
    const leaving = at - length + 1
    if (leaving >= 0) {
      const gone = text.slice(leaving, leaving + 2)
      const wantedGone = pairs.get(gone) ?? 0
      if (wantedGone > 0) {
        const count = inside.get(gone) as number
        inside.set(gone, count - 1)
        if (count <= wantedGone) shared--
      }
    }
    if (shared > best.shared) best = { start: Math.max(0, at + 2 - length), shared }
  }
  return best
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>()
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = text.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}
