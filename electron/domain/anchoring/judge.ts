import { align, inverse, type Alignment } from './align.ts'
import { guardedDifference, isNumberFree, numbersDiffer, regionsIn, yearsIn, type ChangeReason } from './guard.ts'
import { BREAK, clauseEnd, passageAt, printed, sentenceStart, streamOf, type ComparedPassage, type Range, type Stream } from './stream.ts'
import { headingPaths } from '../text/index.ts'

/** Two editions side by side, made ready once for all marks. */
export interface EditionComparison {
  readonly old: Stream
  readonly now: Stream
  /** Where each character of the old stream stands in the new one, and back. */
  readonly map: Alignment
  readonly back: Alignment
  readonly oldHeadings: readonly (readonly string[])[]
  readonly newHeadings: readonly (readonly string[])[]
  readonly regionNames: readonly string[]
}

/**
 * Compares two editions of a document. Linear where they are alike. `regionNames` are the names of regions as people
 * say them (太谷, 介休); without them only names that end in 县, 区, 市 and the like are guarded.
 */
export function compareEditions(oldPassages: readonly ComparedPassage[], newPassages: readonly ComparedPassage[], regionNames: readonly string[]): EditionComparison {
  const old = streamOf(oldPassages)
  const now = streamOf(newPassages)
  const map = align(old, now)
  return {
    old, now, map, back: inverse(map, now.text.length), regionNames,
    oldHeadings: headingPaths(oldPassages), newHeadings: headingPaths(newPassages),
  }
}

/** Longest sentence that is looked at before a mark, in folded characters; longer ones are lists or no sentences. */
const LONGEST_LEAD = 2_000
/** How far back the region is looked for that a sentence without one speaks of, in folded characters. */
const REGION_REACH = 600
/** Characters behind a dropped comma that must go on alike to prove that only the comma was dropped. */
const GOES_ON = 4

/**
 * Whether words that stand unchanged also mean the same: null if so, else what differs. What a number means depends
 * on its sentence up to it (region, indicator, period), on the rest of its clause (unit, hedge), on the region that
 * its paragraph speaks of, and on the headings above.
 */
export function differenceAround(comparison: EditionComparison, was: Range, is: Range): ChangeReason | null {
  const { old, now } = comparison
  if (numbersDiffer(printed(old, was), printed(now, is))) return 'numbers'
  return leadDifference(comparison, was, is) ?? restDifference(comparison, was, is)
    ?? governingDifference(comparison, was, is) ?? headingDifference(comparison, was, is)
}

/** The sentence before the mark. Words that count nothing may have other words before them, but no other figures. */
function leadDifference(comparison: EditionComparison, was: Range, is: Range): ChangeReason | null {
  const { old, now, regionNames } = comparison
  const oldLead = was.start - sentenceStart(old, was.start)
  const newLead = is.start - sentenceStart(now, is.start)
  const length = Math.min(LONGEST_LEAD, Math.max(oldLead, newLead))
  if (agreesBackward(comparison, was.start, is.start, length)) {
    // With the mark behind it, so that nothing at the seam is read differently; interrupted sentences are not printed alike.
    const isWhole = old.text.slice(was.start - length, was.start) === now.text.slice(Math.max(0, is.start - length), is.start)
    return isWhole && numbersDiffer(printed(old, { start: was.start - length, end: was.end }), printed(now, { start: is.start - length, end: is.end })) ? 'surroundings' : null
  }
  const difference = guardedDifference(
    printed(old, { start: was.start - oldLead, end: was.start }), printed(now, { start: is.start - newLead, end: is.start }), regionNames)
  if (difference === 'region') return 'region'
  return difference === null && isNumberFree(printed(old, was)) ? null : 'surroundings'
}

/**
 * Whether the text before two places is the same, character by character. A passage that was put into the middle of
 * a sentence (between two lines of a column) is stepped over.
 */
function agreesBackward({ old, now, map }: EditionComparison, was: number, is: number, length: number): boolean {
  let there = is
  for (let left = 1; left <= length; left++) {
    const here = was - left
    if (here < 0) return false
    const before = map[here] as number
    if (before >= 0 && before < there - 1 && now.breaks[there] === BREAK.passage && now.breaks[before + 1] === BREAK.passage) there = before + 1
    there--
    if (there < 0 || old.text[here] !== now.text[there]) return false
  }
  return true
}

/** The rest of the clause behind the mark: its unit, its hedge, the number that a marked word speaks of. */
function restDifference({ old, now, regionNames }: EditionComparison, was: Range, is: Range): ChangeReason | null {
  const oldEnd = clauseEnd(old, was.end)
  const length = oldEnd - was.end
  const sameEnd = is.end + length
  const sameWords = old.text.slice(was.end, oldEnd) === now.text.slice(is.end, sameEnd)
  const endsThere = now.breaks[sameEnd] !== BREAK.none || sameEnd >= now.text.length
    || (oldEnd + GOES_ON <= old.text.length && old.text.slice(oldEnd, oldEnd + GOES_ON) === now.text.slice(sameEnd, sameEnd + GOES_ON))
  const [whole, rest] = [{ start: was.start, end: oldEnd }, { start: is.start, end: sameEnd }]
  if (sameWords && endsThere) return numbersDiffer(printed(old, whole), printed(now, rest)) ? 'numbers' : null
  // With the mark before it, so that the % after a marked 5 is read as its unit.
  return guardedDifference(printed(old, whole), printed(now, { start: is.start, end: clauseEnd(now, is.end) }), regionNames)
}

/** The region that was named last in the paragraph, for a sentence that names none itself. */
function governingDifference({ old, now, regionNames }: EditionComparison, was: Range, is: Range): ChangeReason | null {
  const before = governingRegion(old, was, regionNames)
  const after = governingRegion(now, is, regionNames)
  return before !== null && after !== null && before !== after ? 'region' : null
}

function governingRegion(stream: Stream, { start, end }: Range, regionNames: readonly string[]): string | null {
  const from = Math.max(stream.passageStarts[passageAt(stream, start)] as number, start - REGION_REACH)
  return regionsIn(stream.text.slice(from, end), regionNames).at(-1) ?? null
}

/** Headings that speak of another region or another year; their wording and numbering may change. */
function headingDifference(comparison: EditionComparison, was: Range, is: Range): ChangeReason | null {
  const oldPath = comparison.oldHeadings[passageAt(comparison.old, was.start)]?.join('\n') ?? ''
  const newPath = comparison.newHeadings[passageAt(comparison.now, is.start)]?.join('\n') ?? ''
  if (oldPath === newPath) return null
  if (bothSay(regionsIn(oldPath, comparison.regionNames), regionsIn(newPath, comparison.regionNames))) return 'region'
  return bothSay(yearsIn(oldPath), yearsIn(newPath)) ? 'surroundings' : null
}

/** True where both say something, and not the same. */
function bothSay(was: readonly string[], is: readonly string[]): boolean {
  return was.length > 0 && is.length > 0 && was.join() !== is.join()
}
