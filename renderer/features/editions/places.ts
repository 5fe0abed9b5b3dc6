import type { EditionId, EditionPlace, EditionReason, Passage } from '../../../electron/contract/index.ts'
import { guardedDifference, regionsIn } from '../../../electron/domain/anchoring/index.ts'
import { headingsAbove, normalise, sentencesOf } from '../../../electron/domain/text/index.ts'

/** Places that are offered at most; who sees so many types one more word. */
export const MOST_PLACES = 50

/** A text in which blanks count only where they part two numbers or two Latin words; with the place of each code unit in the source. */
interface Folded { readonly text: string; readonly starts: Uint32Array; readonly ends: Uint32Array }
const IDLE_BLANK = / (?<!\d (?=\d))(?<![a-z] (?=[a-z]))/g

function folded(source: string): Folded {
  const { text, starts, ends } = normalise(source)
  const idle = new Set([...text.matchAll(IDLE_BLANK)].map(({ index }) => index))
  const kept = (_: number, at: number): boolean => !idle.has(at) && at < text.length
  return { text: text.replace(IDLE_BLANK, ''), starts: starts.filter(kept), ends: ends.filter(kept) }
}

/** A stored text made ready for looking words up on every key. */
export interface SearchedText { readonly edition: EditionId; readonly passages: readonly Passage[]; readonly folded: readonly Folded[] }

export const searchedText = (edition: EditionId, passages: readonly Passage[]): SearchedText =>
  ({ edition, passages, folded: passages.map(({ text }) => folded(text)) })

/**
 * Where words stand in a text, in its order, with the sentences around. Width, case, typographic variants and blanks do
 * not count, as in the search; a place is of whole characters of the text, and says what was typed and nothing more.
 */
export function placesOfWords(words: string, { edition, passages, folded: forms }: SearchedText): EditionPlace[] {
  const wanted = folded(words).text
  const places: EditionPlace[] = []
  if (wanted === '') return places
  for (const [at, { index, text }] of passages.entries()) {
    const form = forms[at]!
    for (let found = form.text.indexOf(wanted); found >= 0 && places.length < MOST_PLACES;) {
      const start = form.starts[found]!, end = form.ends[found + wanted.length - 1]!
      const quote = text.slice(start, end)
      // Half of a character that folds to several (the 2 of ㎡) is no place.
      const isWhole = folded(quote).text === wanted
      if (isWhole) places.push({ edition, passage: index, start, end, quote, headings: headingsAbove(passages, index), around: aroundOf(text, start, end) })
      found = form.text.indexOf(wanted, found + (isWhole ? wanted.length : 1))
    }
  }
  return places
}

function aroundOf(text: string, start: number, end: number): EditionPlace['around'] {
  const sentences = sentencesOf(text).filter(sentence => sentence.start < end && sentence.end > start)
  const from = sentences[0]?.start ?? start, to = sentences.at(-1)?.end ?? end
  return { text: text.slice(from, to), start: start - from, end: end - from }
}

/** A number at the end of a mark has its unit behind it. */
const UNIT_REACH = 4
function withUnit({ quote, around }: EditionPlace): string {
  return /[\d０-９]$/.test(quote) ? quote + around.text.slice(around.end, around.end + UNIT_REACH).replace(/[，。；、！？,;!?\s].*$/u, '') : quote
}

/**
 * What a person should see before she puts a mark on other words: numbers, unit, direction or region differ, or the
 * sentence there names another region. Null where none of these do; the choice is hers in any case.
 */
export function warningOf(old: EditionPlace, place: EditionPlace, regionNames: readonly string[]): EditionReason | null {
  const difference = guardedDifference(withUnit(old), withUnit(place), regionNames)
  if (difference) return difference
  const [was, is] = [regionsIn(old.around.text, regionNames), regionsIn(place.around.text, regionNames)]
  return was.length > 0 && is.length > 0 && was.join() !== is.join() ? 'region' : null
}
