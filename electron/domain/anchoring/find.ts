import { guardedDifference, isNumberFree, regionsIn, type ChangeReason } from './guard.ts'
import { differenceAround, type EditionComparison } from './judge.ts'
import { likeness, nearestRange } from './nearest.ts'
import { BREAK, passageAt, printed, sentenceEnd, sentenceStart, type Range } from './stream.ts'

/** What became of a stretch of the old stream. Candidates, best first, are shown where a person must decide. */
export type Found =
  | { readonly outcome: 'kept', readonly range: Range }
  | { readonly outcome: 'changed', readonly reason: ChangeReason, readonly range: Range }
  | { readonly outcome: 'gone' }

/** From this share of a sentence on that still stands where it stood, the sentence was edited rather than moved away. */
const STAYED = 0.5
/** Most places of the same words that are weighed; a word that stands more often marks nothing. */
const MOST_PLACES = 200
/** Words that stand elsewhere are only taken for moved ones with so many folded characters of their sentence. */
const LEAST_MOVED = 10
/** From this share of common pairs of characters on, two sentences are the same but for their figures. */
const ALIKE = 0.75
/** What replaced a mark is at most so many times longer, plus SLACK characters. */
const LONGEST_GROWTH = 2
const SLACK = 24

/**
 * Finds what became of a non-empty stretch of the old stream. Where its characters were aligned, that is its place,
 * for better or worse; words that moved are looked for only among text that is new and only where the old place is
 * gone, so that a mark never goes to the copy of another sentence.
 */
export function findAgain(comparison: EditionComparison, was: Range): Found {
  const image = imageOf(comparison, was)
  const difference = image && (differenceAround(comparison, was, image) ?? rivalBeside(comparison, was, image) ?? strayDifference(comparison, was, image))
  if (image && difference === null) return { outcome: 'kept', range: image }
  if (image && difference && hasStayed(comparison, was)) return { outcome: 'changed', reason: difference, range: image }
  const replaced = hasStayed(comparison, was) ? replacementOf(comparison, was) : null
  if (replaced) return { outcome: 'changed', reason: reasonOf(comparison, was, replaced), range: replaced }
  if (!hasStayed(comparison, was)) {
    const moved = movedPlaces(comparison, was)
    if (moved.length === 1 && moved[0]) return { outcome: 'kept', range: moved[0] }
    if (moved[0]) return { outcome: 'changed', reason: 'several', range: moved[0] }
  }
  const nearest = nearestRange(comparison, was)
  if (nearest) return { outcome: 'changed', reason: reasonOf(comparison, was, nearest), range: nearest }
  return image && difference ? { outcome: 'changed', reason: difference, range: image } : { outcome: 'gone' }
}

/** Places that a person may choose: what stands in place of the mark, and the same words elsewhere. At most `most`. */
export function candidateRanges(comparison: EditionComparison, was: Range, most: number): Range[] {
  const found = findAgain(comparison, was)
  const first = found.outcome === 'gone' ? [] : [found.range]
  const others = samePlaces(comparison, was).map(range => ({ range, score: agreement(comparison, was, range) }))
    .sort((a, b) => b.score - a.score).map(({ range }) => range)
  const nearest = nearestRange(comparison, was)
  const all = [...first, ...others, ...(nearest ? [nearest] : [])]
  return all.filter((range, at) => all.findIndex(other => other.start === range.start && other.end === range.end) === at).slice(0, most)
}

/** Where all characters of a stretch stand now, side by side; null where one is missing or something came between. */
function imageOf({ old, now, map }: EditionComparison, was: Range): Range | null {
  const start = map[was.start] as number
  if (start < 0) return null
  for (let at = was.start + 1; at < was.end; at++) if (map[at] !== start + at - was.start) return null
  const image = { start, end: start + was.end - was.start }
  return isWhole(comparisonText(now, image), comparisonText(old, was)) ? image : null
}

/** The characters of a stretch, with those that share one printed character with it: ㎡ is m2, not m. */
function comparisonText(stream: EditionComparison['old'], { start, end }: Range): string {
  let from = start
  let to = end
  while (from > 0 && stream.breaks[from] !== BREAK.passage && stream.starts[from - 1] === stream.starts[from]) from--
  while (to < stream.text.length && stream.breaks[to] !== BREAK.passage && stream.starts[to] === stream.starts[to - 1]) to++
  return stream.text.slice(from, to)
}

const isWhole = (now: string, was: string): boolean => now === was

/** Whether the sentence around a mark still stands where it stood, edited or not. */
function hasStayed({ old, map }: EditionComparison, was: Range): boolean {
  const start = sentenceStart(old, was.start)
  const end = sentenceEnd(old, was.end)
  let aligned = 0
  for (let at = start; at < end; at++) if ((map[at] as number) >= 0) aligned++
  return aligned >= STAYED * (end - start)
}

/** A few words that came through although their sentence did not (一年来 at the head of another one) prove nothing. */
function strayDifference(comparison: EditionComparison, was: Range, is: Range): ChangeReason | null {
  return was.end - was.start + agreement(comparison, was, is) >= LEAST_MOVED || hasStayed(comparison, was) ? null : 'surroundings'
}

/**
 * New text right beside the mark's sentence that is the same sentence but for its figures: either may be the one that
 * was edited, so a person is asked. With another region in it, it is a sibling and no rival.
 */
function rivalBeside({ old, now, back, regionNames }: EditionComparison, was: Range, is: Range): ChangeReason | null {
  const isNew = (at: number) => at >= 0 && at < now.text.length && (back[at] as number) < 0
  const isRival = (own: Range, beside: Range): boolean => {
    if (beside.start < 0 || beside.end > now.text.length || isNumberFree(printed(old, own))) return false
    const [words, others] = [old.text.slice(own.start, own.end), now.text.slice(beside.start, beside.end)]
    return words !== others && likeness(words, others) >= ALIKE && guardedDifference(printed(old, own), printed(now, beside), regionNames) !== null
      && regionsIn(words, regionNames).join() === regionsIn(others, regionNames).join()
  }
  // By length rather than by stops: a copy pasted between two lines of a column may be cut anywhere.
  const first = { start: sentenceStart(old, was.start), end: sentenceEnd(old, was.start + 1) }
  const last = { start: sentenceStart(old, was.end - 1), end: sentenceEnd(old, was.end) }
  const begin = is.start - (was.start - first.start)
  const end = is.end + (last.end - was.end)
  const hasRival = (isNew(begin - 1) && isRival(first, { start: begin - (first.end - first.start), end: begin }))
    || (isNew(end) && isRival(last, { start: end, end: end + last.end - last.start }))
  return hasRival ? 'several' : null
}

/** What stands now between the neighbours of a mark; null where nothing does, or far too much. */
function replacementOf({ old, now, map }: EditionComparison, was: Range): Range | null {
  let left = was.start
  while (left > 0 && (map[left - 1] as number) < 0) left--
  let right = was.end
  while (right < old.text.length && (map[right] as number) < 0) right++
  const start = left === 0 ? 0 : (map[left - 1] as number) + 1
  const end = right === old.text.length ? now.text.length : map[right] as number
  const longest = (was.end - was.start) * LONGEST_GROWTH + SLACK
  return end > start && end - start <= longest ? withinPassage(now, { start, end }) : null
}

/** The part of a stretch that lies in the passage where it begins. */
function withinPassage(stream: EditionComparison['now'], { start, end }: Range): Range {
  return { start, end: Math.min(end, stream.passageStarts[passageAt(stream, start) + 1] as number) }
}

/** Places of the same words in text that is new, where they also mean the same. */
function movedPlaces(comparison: EditionComparison, was: Range): Range[] {
  const { old, now, back } = comparison
  const sentence = sentenceEnd(old, was.end) - sentenceStart(old, was.start)
  if (sentence < LEAST_MOVED) return []
  return samePlaces(comparison, was).filter(range => {
    let known = 0
    for (let at = range.start; at < range.end; at++) if ((back[at] as number) >= 0) known++
    return known < STAYED * (range.end - range.start) && isWhole(comparisonText(now, range), comparisonText(old, was))
      && differenceAround(comparison, was, range) === null && !startsElsewhere(comparison, was, range)
  })
}

/** Words without figures may have another sentence before them where they stood; elsewhere the sentence must be theirs. */
function startsElsewhere({ old, now }: EditionComparison, was: Range, is: Range): boolean {
  if (!isNumberFree(printed(old, was))) return false
  const lead = was.start - sentenceStart(old, was.start)
  return old.text.slice(was.start - lead, was.start) !== now.text.slice(Math.max(0, is.start - lead), is.start)
}

/** All places of the same words, differences of width, blanks, commas and quotes aside. */
function samePlaces({ old, now }: EditionComparison, was: Range): Range[] {
  const wanted = old.text.slice(was.start, was.end)
  const places: Range[] = []
  for (let at = now.text.indexOf(wanted); at >= 0 && places.length < MOST_PLACES; at = now.text.indexOf(wanted, at + 1)) {
    const range = { start: at, end: at + wanted.length }
    if (guardedDifference(printed(old, was), printed(now, range), []) === null) places.push(range)
  }
  return places
}

/** How many characters around two places agree, up to a line on each side. */
function agreement({ old, now }: EditionComparison, was: Range, is: Range): number {
  let score = 0
  for (let at = 1; at <= 40 && was.start - at >= 0 && old.text[was.start - at] === now.text[is.start - at]; at++) score++
  for (let at = 0; at < 40 && was.end + at < old.text.length && old.text[was.end + at] === now.text[is.end + at]; at++) score++
  return score
}

function reasonOf(comparison: EditionComparison, was: Range, is: Range): ChangeReason {
  const { old, now, regionNames } = comparison
  const difference = guardedDifference(printed(old, was), printed(now, is), regionNames)
  if (difference !== null) return difference
  return old.text.slice(was.start, was.end) === now.text.slice(is.start, is.end) ? differenceAround(comparison, was, is) ?? 'surroundings' : 'wording'
}
