import type { Anchor, Passage } from '../../contract/index.ts'
import { makeAnchor, verify, type AnchorPlace } from './anchor.ts'
import { agreementScore, contextDifference, surroundingsOf } from './context.ts'
import { foldText, readyEdition, unfold, withEdges, type ReadyEdition } from './folded.ts'
import { guardedDifference, type ChangeReason } from './guard.ts'
import { nearestPlace } from './nearest.ts'

/**
 * What became of a mark in another edition. Only `same` and `moved` may be applied without asking; `changed` shows
 * what was marked and what stands there now, and a person decides.
 */
export type Relocation =
  | { readonly outcome: 'same' | 'moved', readonly place: AnchorPlace }
  | { readonly outcome: 'changed', readonly reason: ChangeReason, readonly place: AnchorPlace }
  | { readonly outcome: 'gone' }

export interface RelocationOptions {
  /** Names of regions without 县 or 区 at the end, as people say them: 太谷, 介休. */
  readonly regionNames?: readonly string[]
  /** The passages that the mark was made in. With them the whole sentence is compared, without them 32 characters. */
  readonly oldPassages?: readonly Pick<Passage, 'text'>[]
}

/** Most places of the same words that are weighed; a word that stands more often marks nothing. */
const MOST_PLACES = 200

/**
 * Finds a mark again in another edition of its document. A mark never moves silently to words whose numbers, units,
 * direction or region differ, nor to the same words in another sentence. For many marks make the edition ready once.
 */
export function relocate(anchor: Anchor, edition: readonly Passage[] | ReadyEdition, options: RelocationOptions = {}): Relocation {
  const ready = isReady(edition) ? edition : readyEdition(edition)
  const regionNames = options.regionNames ?? []
  const old = surroundingsOf(anchor, options.oldPassages ?? [])
  const differenceAt = (place: AnchorPlace) => contextDifference(old, surroundingsOf(place, ready.passages), regionNames)
  const here = verify(anchor, ready.passages) ? makeAnchor(ready.passages, anchor.passage, anchor) : null
  if (here && differenceAt(here) === null) return { outcome: 'same', place: here }

  const places = placesOf(anchor, ready)
  const fitting = places.filter(place => differenceAt(place) === null)
  const best = onlyBest(anchor, fitting)
  if (best) return { outcome: 'moved', place: best }
  if (fitting.length > 0) return { outcome: 'changed', reason: 'several', place: fitting[0] as AnchorPlace }

  const nearest = nearestPlace(anchor, ready)
  const unchanged = onlyBest(anchor, places) ?? places[0]
  // Where something else now stands between the old surroundings, that is what became of the mark, even if the
  // marked words also stand elsewhere.
  const shown = nearest ?? unchanged
  if (!shown) return { outcome: 'gone' }
  const reason = guardedDifference(anchor.quote, shown.quote, regionNames)
    ?? (foldText(anchor.quote).text === foldText(shown.quote).text ? differenceAt(shown) ?? 'surroundings' : 'wording')
  return { outcome: 'changed', reason, place: shown }
}

function isReady(edition: readonly Passage[] | ReadyEdition): edition is ReadyEdition {
  return 'folded' in edition
}

/** Where the marked words stand in the new edition, differences of width, blanks, commas and quotes aside. */
function placesOf(anchor: Anchor, { passages, folded }: ReadyEdition): AnchorPlace[] {
  const wanted = foldText(anchor.quote).text
  const places: AnchorPlace[] = []
  if (wanted === '') return places
  for (let passage = 0; passage < folded.length && places.length < MOST_PLACES; passage++) {
    const text = folded[passage]
    if (!text) continue
    for (let at = text.text.indexOf(wanted); at >= 0 && places.length < MOST_PLACES; at = text.text.indexOf(wanted, at + 1)) {
      const span = withEdges((passages[passage] as Passage).text, unfold(text, at, at + wanted.length), anchor.quote)
      const place = makeAnchor(passages, passage, span)
      // 1、2 and 12 fold alike; 5% inside 15% is another number.
      if (guardedDifference(anchor.quote, place.quote, []) === null && !cutsNumber(place)) places.push(place)
    }
  }
  return places
}

/** True where a place begins or ends in the middle of a number: 5% inside 15%. */
function cutsNumber({ before, quote, after }: AnchorPlace): boolean {
  const starts = /[\d.０-９]$/.test(before) && /^[\d０-９]/.test(quote)
  return starts || (/[\d０-９]$/.test(quote) && /^[.]?[\d０-９]/.test(after))
}

/** The place whose surroundings agree best; null where two agree equally. */
function onlyBest(anchor: Anchor, places: readonly AnchorPlace[]): AnchorPlace | null {
  const ranked = places.map(place => ({ place, score: agreementScore(anchor, place) })).sort((a, b) => b.score - a.score)
  const [first, second] = ranked
  return first && (!second || first.score > second.score) ? first.place : null
}
