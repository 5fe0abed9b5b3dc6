import type { Anchor } from '../../contract/index.ts'
import { foldText, unfold, withEdges, type ReadyEdition } from './folded.ts'
import { makeAnchor, type AnchorPlace } from './anchor.ts'

/** Fewer of a mark's pairs of characters than this share, and a place is no candidate. */
const LEAST_SHARED = 0.4
/** What replaced a mark is at most so many times longer, plus SLACK characters. */
const LONGEST_GROWTH = 2
const SLACK = 24
/** Context that must agree right beside a place to find where the replaced words begin and end. */
const LEAST_CONTEXT = 4

/**
 * The place of a new edition that most likely took the mark's place: the window whose pairs of characters agree
 * best with the mark and its context. Null where too little agrees. Linear in the edition.
 */
export function nearestPlace(anchor: Anchor, edition: ReadyEdition): AnchorPlace | null {
  const quote = foldText(anchor.quote).text
  const before = foldText(anchor.before).text
  const after = foldText(anchor.after).text
  const area = bestWindow(before + quote + after, edition)
  if (!area) return null
  const folded = edition.folded[area.passage]
  if (!folded) return null
  const span = betweenContexts(folded.text, area, before, after, quote.length) ?? bestInside(folded.text, area, quote)
  if (!span || span.start >= span.end) return null
  const text = edition.passages[area.passage]?.text ?? ''
  return makeAnchor(edition.passages, area.passage, withEdges(text, unfold(folded, span.start, span.end), anchor.quote))
}

interface Window { readonly passage: number, readonly start: number, readonly end: number }

/** The window as long as `wanted` that shares most pairs of characters with it. */
function bestWindow(wanted: string, { folded }: ReadyEdition): Window | null {
  const pairs = pairsOf(wanted)
  const total = Math.max(1, wanted.length - 1)
  let best: (Window & { shared: number }) | null = null
  for (let passage = 0; passage < folded.length; passage++) {
    const text = folded[passage]?.text ?? ''
    const found = slide(text, pairs, wanted.length)
    if (found.shared > (best?.shared ?? 0)) best = { passage, start: found.start, end: Math.min(text.length, found.start + wanted.length), shared: found.shared }
  }
  return best && best.shared >= LEAST_SHARED * total ? best : null
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

interface Span { readonly start: number, readonly end: number }

/** What stands now between the words that stood before and after the mark; empty where the mark was cut out. */
function betweenContexts(text: string, area: Window, before: string, after: string, length: number): Span | null {
  const from = Math.max(0, area.start - SLACK)
  const to = Math.min(text.length, area.end + SLACK)
  const start = endOfLongest(text, before, from, to)
  if (start === null) return null
  const end = startOfLongest(text, after, start, Math.min(to, start + length * LONGEST_GROWTH + SLACK))
  return end === null ? null : { start, end }
}

/** End of the longest end of `context` inside a stretch; the beginning of the text where there was no context. */
function endOfLongest(text: string, context: string, from: number, to: number): number | null {
  if (context === '') return from === 0 ? 0 : null
  for (let length = context.length; length >= Math.min(LEAST_CONTEXT, context.length); length--) {
    const at = text.indexOf(context.slice(-length), from)
    if (at >= 0 && at + length <= to) return at + length
  }
  return null
}

function startOfLongest(text: string, context: string, from: number, to: number): number | null {
  if (context === '') return text.length <= to ? text.length : null
  for (let length = context.length; length >= Math.min(LEAST_CONTEXT, context.length); length--) {
    const at = text.indexOf(context.slice(0, length), from)
    if (at >= 0 && at <= to) return at
  }
  return null
}

/** The part of an area that shares most with the mark itself. */
function bestInside(text: string, area: Window, quote: string): Span | null {
  if (quote.length < 2) return null
  const from = Math.max(0, area.start - SLACK)
  const found = slide(text.slice(from, area.end + SLACK), pairsOf(quote), quote.length)
  if (found.shared < LEAST_SHARED * (quote.length - 1)) return null
  const start = from + found.start
  return { start, end: Math.min(text.length, start + quote.length) }
}
