import type { SourcedPassage, TextSpan } from '../../contract/index.ts'
import { toRawSpan, toTextSpan } from '../text/index.ts'
import { findAgain } from './find.ts'
import { isHarmless } from './folded.ts'
import type { ChangeReason } from './guard.ts'
import { compareEditions, type EditionComparison } from './judge.ts'
import { passageAt, rangeOf, spanOf, type Range } from './stream.ts'

/** A raw text with the passages that it was reflowed into. */
export interface RawEdition { readonly raw: string, readonly passages: readonly SourcedPassage[] }

/**
 * What became of a stretch of a raw text. `same`: the same characters at the same offsets; `moved`: the same words
 * elsewhere, or printed in other width or with other blanks; `changed` and `gone` have no span.
 */
export type RawRelocation =
  | { readonly outcome: 'same' | 'moved', readonly span: TextSpan }
  | { readonly outcome: 'changed', readonly reason: ChangeReason }
  | { readonly outcome: 'gone' }

/**
 * Prepares two raw texts and answers the function that finds a stretch of the old one in the new one, UTF-16 code
 * units. A stretch may cross lines and passages, and may begin or end on blanks or markup.
 */
export function rawRelocator(old: RawEdition, now: RawEdition, regionNames: readonly string[]): (span: TextSpan) => RawRelocation {
  const comparison = compareEditions(old.passages, now.passages, regionNames)
  return span => {
    const ranges = rangesOf(comparison.old, old.passages, span)
    if (ranges.length === 0) return relocateBlank(comparison, old, now, span)
    const found = ranges.map(range => findAgain(comparison, range))
    if (found.every(({ outcome }) => outcome === 'gone')) return { outcome: 'gone' }
    const kept = found.flatMap(each => each.outcome === 'kept' ? [each.range] : [])
    const hull = kept.length === ranges.length ? hullOf(comparison.now, now, kept) : null
    if (!hull) return { outcome: 'changed', reason: found.find(each => each.outcome === 'changed')?.reason ?? 'surroundings' }
    const words = hullOf(comparison.old, old, ranges) ?? span
    return placed(old.raw, now.raw, span, widened(old.raw, now.raw, span, words, hull))
  }
}

function placed(oldRaw: string, newRaw: string, was: TextSpan, is: TextSpan): RawRelocation {
  const isSame = was.start === is.start && was.end === is.end && oldRaw.slice(was.start, was.end) === newRaw.slice(is.start, is.end)
  return { outcome: isSame ? 'same' : 'moved', span: is }
}

/** The stretches of the stream that a stretch of the raw text became, in reading order; neighbours are joined. */
function rangesOf(stream: EditionComparison['old'], passages: readonly SourcedPassage[], raw: TextSpan): Range[] {
  const ranges: Range[] = []
  passages.forEach((passage, index) => {
    const first = passage.runs[0]
    const last = passage.runs.at(-1)
    if (!first || !last || first[1] >= raw.end || last[1] + last[2] <= raw.start) return
    const span = toTextSpan(passage, raw)
    const range = span && rangeOf(stream, index, span)
    if (!range || range.end === range.start) return
    const before = ranges.at(-1)
    if (before?.end === range.start) ranges[ranges.length - 1] = { start: before.start, end: range.end }
    else ranges.push(range)
  })
  return ranges
}

/** The stretch of the raw text that holds all of some ranges and no other words; null where others stand between. */
function hullOf(stream: EditionComparison['now'], { passages }: RawEdition, ranges: readonly Range[]): TextSpan | null {
  let start = Infinity
  let end = 0
  for (const range of ranges.flatMap(each => byPassage(stream, each))) {
    const place = spanOf(stream, range)
    const passage = place && passages[place.passage]
    if (!place || !passage) return null
    const raw = toRawSpan(passage, place.span)
    start = Math.min(start, raw.start)
    end = Math.max(end, raw.end)
  }
  const inside = rangesOf(stream, passages, { start, end })
  const count = (all: readonly Range[]) => all.reduce((sum, range) => sum + range.end - range.start, 0)
  return count(inside) === count(ranges) ? { start, end } : null
}

function byPassage(stream: EditionComparison['now'], { start, end }: Range): Range[] {
  const parts: Range[] = []
  for (let at = start; at < end;) {
    const stop = Math.min(end, stream.passageStarts[passageAt(stream, at) + 1] as number)
    parts.push({ start: at, end: stop })
    at = stop
  }
  return parts
}

/** Takes along what stood at the two ends of a mark besides words (blanks, quotes, commas, `## `), as far as it stands there too. */
function widened(oldRaw: string, newRaw: string, mark: TextSpan, words: TextSpan, found: TextSpan): TextSpan {
  let { start, end } = found
  for (const char of [...oldRaw.slice(mark.start, words.start)].reverse()) {
    const step = matches(char, newRaw.slice(start - char.length, start), newRaw.charAt(start - 1))
    if (step === null) break
    start -= step
  }
  for (const char of oldRaw.slice(words.end, mark.end)) {
    const step = matches(char, newRaw.slice(end, end + char.length), newRaw.charAt(end))
    if (step === null) break
    end += step
  }
  return { start, end }
}

/** Code units to take for a character at a mark's edge: as many as it has, one for a like sign, none for a blank that went. */
function matches(char: string, same: string, beside: string): number | null {
  if (char === same) return char.length
  const isBlank = (text: string) => /^\s$/.test(text)
  if (isBlank(char)) return 0
  return beside !== '' && !isBlank(beside) && isHarmless(char) && isHarmless(beside) ? 1 : null
}

/** A mark without words (blanks, a comma, markup): kept where its neighbours still stand side by side around the same signs. */
function relocateBlank({ old, now, map }: EditionComparison, oldEdition: RawEdition, newEdition: RawEdition, mark: TextSpan): RawRelocation {
  const [left, right] = neighbours(old, oldEdition, mark)
  const there = [left < 0 ? -1 : map[left] as number, right < 0 ? -1 : map[right] as number] as const
  if ((left >= 0 && there[0] < 0) || (right >= 0 && there[1] < 0)) return { outcome: 'gone' }
  const oldGap = { start: rawEnd(old, oldEdition, left) ?? 0, end: rawStart(old, oldEdition, right) ?? oldEdition.raw.length }
  const newGap = { start: rawEnd(now, newEdition, there[0]) ?? 0, end: rawStart(now, newEdition, there[1]) ?? newEdition.raw.length }
  if (rangesOf(now, newEdition.passages, newGap).length > 0) return { outcome: 'gone' }
  const signs = oldEdition.raw.slice(mark.start, mark.end)
  const lead = oldEdition.raw.slice(oldGap.start, mark.start)
  const gap = newEdition.raw.slice(newGap.start, newGap.end)
  const at = isAlike(gap.slice(0, mark.end - oldGap.start), lead + signs) ? lead.length : gap.indexOf(signs) === gap.lastIndexOf(signs) ? gap.indexOf(signs) : -1
  if (at < 0) return { outcome: 'gone' }
  const start = newGap.start + at
  return placed(oldEdition.raw, newEdition.raw, mark, { start, end: start + signs.length })
}

/** Equal but for the width and kind of commas, stops and quotes. */
function isAlike(is: string, was: string): boolean {
  return is.length === was.length && [...was].every((char, at) => char === is[at] || (matches(char, '', is[at] ?? '') ?? 0) > 0)
}

/** Stream positions of the last character before a stretch of the raw text and of the first one after it; -1 where there is none. */
function neighbours(stream: EditionComparison['old'], { raw, passages }: RawEdition, span: TextSpan): [left: number, right: number] {
  const before = rangesOf(stream, passages, { start: Math.max(0, span.start - NEAR), end: span.start })
  const after = rangesOf(stream, passages, { start: span.end, end: Math.min(raw.length, span.end + NEAR) })
  const edge = (ranges: readonly Range[], side: 'first' | 'last') => ranges.flatMap(range => byPassage(stream, range)).map(range => {
    const at = side === 'last' ? range.end - 1 : range.start
    return { at, raw: rawStart(stream, { raw, passages }, at) ?? 0 }
  }).sort((a, b) => side === 'last' ? b.raw - a.raw : a.raw - b.raw)[0]?.at ?? -1
  return [edge(before, 'last'), edge(after, 'first')]
}

/** How far words are looked for around a mark on blanks, UTF-16 code units of the raw text. */
const NEAR = 400

function rawStart(stream: EditionComparison['old'], { passages }: RawEdition, at: number): number | null {
  const place = at < 0 ? null : spanOf(stream, { start: at, end: at + 1 })
  const passage = place && passages[place.passage]
  return passage ? toRawSpan(passage, place.span).start : null
}

function rawEnd(stream: EditionComparison['old'], { passages }: RawEdition, at: number): number | null {
  const place = at < 0 ? null : spanOf(stream, { start: at, end: at + 1 })
  const passage = place && passages[place.passage]
  return passage ? toRawSpan(passage, place.span).end : null
}
