import type { MarkStyle, Meaning, ReviewState } from '../../../../electron/contract/index.ts'

// A passage's text cut into the runs that the page paints: every layer (marks, numbers, matches, the place that
// a link pointed to) has its own spans, and they may overlap in any way. A run is the longest stretch over which
// no layer begins or ends.

/** A stretch of a passage, in UTF-16 code units of `Passage.text`, end exclusive. */
export interface Span { readonly start: number; readonly end: number }

/** A mark as drawn: which annotation, which of the five meanings, and how. */
export interface MarkSpan extends Span { readonly id: string; readonly meaning: Meaning; readonly style: MarkStyle }

/** A number as underlined: its key in the ledger, and how it stands. */
export interface NumberSpan extends Span { readonly key: string; readonly state: ReviewState }

/** A match of the find bar; exactly one match of the document is the current one. */
export interface MatchSpan extends Span { readonly current: boolean }

export interface Layers {
  readonly marks: readonly MarkSpan[]
  /** In text order, never overlapping. */
  readonly numbers: readonly NumberSpan[]
  /** In text order, never overlapping. */
  readonly matches: readonly MatchSpan[]
  /** The place that a link pointed to, or null. */
  readonly target: Span | null
  /** The sentence that is being read, in focus mode or aloud; null where there is none in this passage. */
  readonly lit: Span | null
}

export interface TextRun extends Span {
  readonly text: string
  /** The marks that cover this run, the one that begins first outermost. */
  readonly marks: readonly MarkSpan[]
  /** The marks that begin here: their symbols stand before the run. */
  readonly opening: readonly MarkSpan[]
  readonly number: NumberSpan | null
  readonly match: 'match' | 'current' | null
  readonly target: boolean
  readonly lit: boolean
}

export const NO_LAYERS: Layers = { marks: [], numbers: [], matches: [], target: null, lit: null }

/**
 * The runs of `text` between `bounds.start` and `bounds.end`, in order and without gaps: their texts joined are
 * exactly that stretch. Spans that reach outside are cut; empty ones paint nothing. Time grows with the number of
 * spans (n log n), not with the length of the text.
 */
export function segment(text: string, layers: Layers, bounds: Span = { start: 0, end: text.length }): TextRun[] {
  const cut = <Item extends Span>(items: readonly Item[]) => items.filter(item => item.end > item.start && item.start < bounds.end && item.end > bounds.start)
  const marks = cut(layers.marks).sort((a, b) => a.start - b.start || b.end - a.end)
  const numbers = cut(layers.numbers)
  const matches = cut(layers.matches)
  const target = layers.target ? cut([layers.target])[0] ?? null : null
  const lit = layers.lit ? cut([layers.lit])[0] ?? null : null
  const isIn = (span: Span | null, place: number): boolean => span !== null && span.start <= place && span.end > place

  const edges = new Set([bounds.start, bounds.end])
  for (const span of [...marks, ...numbers, ...matches, ...(target ? [target] : []), ...(lit ? [lit] : [])]) {
    edges.add(Math.max(span.start, bounds.start))
    edges.add(Math.min(span.end, bounds.end))
  }
  const places = [...edges].sort((a, b) => a - b)

  const runs: TextRun[] = []
  const numberAt = pointer(numbers)
  const matchAt = pointer(matches)
  let active: MarkSpan[] = []
  let nextMark = 0
  for (let i = 0; i + 1 < places.length; i++) {
    const start = places[i]!, end = places[i + 1]!
    active = active.filter(mark => mark.end > start)
    const opening: MarkSpan[] = []
    for (; nextMark < marks.length && marks[nextMark]!.start <= start; nextMark++) {
      const mark = marks[nextMark]!
      active.push(mark)
      if (mark.start === start) opening.push(mark)
    }
    const match = matchAt(start)
    runs.push({
      start, end, text: text.slice(start, end), marks: active.slice(), opening,
      number: numberAt(start), match: match ? (match.current ? 'current' : 'match') : null,
      target: isIn(target, start), lit: isIn(lit, start),
    })
  }
  return runs
}

/** Looks spans up by a place that only moves forward. */
function pointer<Item extends Span>(items: readonly Item[]): (place: number) => Item | null {
  let next = 0
  return (place) => {
    while (next < items.length && items[next]!.end <= place) next++
    const item = items[next]
    return item && item.start <= place ? item : null
  }
}
