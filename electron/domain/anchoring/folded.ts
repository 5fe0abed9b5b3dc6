import type { Passage, TextSpan } from '../../contract/index.ts'
import { normalise } from '../text/index.ts'

/** A text without width, blanks, commas and quotes, with the place of every character in the source. */
export interface Folded {
  readonly text: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** Marks whose change is harmless: ， for 、, “” for "", a blank more or less. Guarded tokens are compared apart. */
const HARMLESS = /[,;:'"\s·]/

/** Folds a text for comparison. */
export function foldText(source: string): Folded {
  const normalised = normalise(source)
  const kept: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (let at = 0; at < normalised.text.length; at++) {
    const char = normalised.text[at] as string
    if (HARMLESS.test(char)) continue
    kept.push(char)
    starts.push(normalised.starts[at] as number)
    ends.push(normalised.ends[at] as number)
  }
  return { text: kept.join(''), starts, ends }
}

/** The span of the source that a span of the folded text came from. */
export function unfold(folded: Folded, start: number, end: number): TextSpan {
  return { start: folded.starts[start] as number, end: folded.ends[end - 1] as number }
}

/**
 * Widens a span over the quotes, commas and blanks beside it, as many as `quote` has at its ends: folding dropped
 * them, but a person marked them.
 */
export function withEdges(source: string, span: TextSpan, quote: string): TextSpan {
  let { start, end } = span
  for (let left = edgeLength([...quote]); left > 0 && start > 0 && isHarmless(source.charAt(start - 1)); left--) start--
  for (let left = edgeLength([...quote].reverse()); left > 0 && end < source.length && isHarmless(source.charAt(end)); left--) end++
  return { start, end }
}

function edgeLength(characters: readonly string[]): number {
  const first = characters.findIndex(char => !isHarmless(char))
  return first < 0 ? characters.length : first
}

function isHarmless(char: string): boolean {
  return foldText(char).text === ''
}

/** A new edition, made ready once for all the marks that are to be placed in it. */
export interface ReadyEdition {
  readonly passages: readonly Passage[]
  readonly folded: readonly Folded[]
}

/** Folds every passage of an edition; linear. */
export function readyEdition(passages: readonly Passage[]): ReadyEdition {
  return { passages, folded: passages.map(passage => foldText(passage.text)) }
}
