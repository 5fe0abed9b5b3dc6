import type { Anchor, Passage, TextSpan } from '../../contract/index.ts'
import { headingsAbove } from '../text/index.ts'

/** An anchor without its edition: where a span stands in a list of passages. */
export type AnchorPlace = Omit<Anchor, 'edition'>

/** Characters of context kept on each side, in Unicode code points; the most that Hypothesis and W3C quotes keep. */
export const CONTEXT = 32
/** The contract's limits on the heading path. */
const MOST_HEADINGS = 8
const LONGEST_HEADING = 300

/**
 * The anchor of a span of a passage, UTF-16 code units. A span that begins or ends inside a surrogate pair is
 * widened to the whole character. Throws RangeError for an empty span or one outside the passage.
 */
export function makeAnchor(passages: readonly Pick<Passage, 'index' | 'kind' | 'level' | 'text'>[], passageIndex: number, span: TextSpan): AnchorPlace {
  const text = passages[passageIndex]?.text
  if (text === undefined || span.start < 0 || span.end > text.length || span.start >= span.end) {
    throw new RangeError(`no span ${span.start}–${span.end} in passage ${passageIndex}`)
  }
  const start = splitsPair(text, span.start) ? span.start - 1 : span.start
  const end = splitsPair(text, span.end) ? span.end + 1 : span.end
  return {
    passage: passageIndex, start, end, quote: text.slice(start, end),
    before: lastCharacters(text.slice(Math.max(0, start - 2 * CONTEXT), start), CONTEXT),
    after: firstCharacters(text.slice(end, end + 2 * CONTEXT), CONTEXT),
    headings: headingsAbove(passages, passageIndex).slice(-MOST_HEADINGS).map(heading => firstUnits(heading, LONGEST_HEADING)),
  }
}

/** True where the marked text still stands at its place, letter by letter. A mark that fails this is never drawn. */
export function verify(anchor: Pick<Anchor, 'passage' | 'start' | 'end' | 'quote'>, passages: readonly Pick<Passage, 'text'>[]): boolean {
  const text = passages[anchor.passage]?.text
  return text !== undefined && anchor.quote !== '' && anchor.end - anchor.start === anchor.quote.length && text.startsWith(anchor.quote, anchor.start)
}

/** True where a position lies between the halves of a surrogate pair. */
function splitsPair(text: string, at: number): boolean {
  const high = text.charCodeAt(at - 1)
  const low = text.charCodeAt(at)
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff
}

function lastCharacters(text: string, count: number): string {
  return [...(splitsFirst(text) ? text.slice(1) : text)].slice(-count).join('')
}

function firstCharacters(text: string, count: number): string {
  return [...text].slice(0, count).join('')
}

/** The cut before the context may have split a pair: a lone second half is no character of the text. */
function splitsFirst(text: string): boolean {
  const code = text.charCodeAt(0)
  return text.length === 2 * CONTEXT && code >= 0xdc00 && code <= 0xdfff
}

function firstUnits(text: string, count: number): string {
  return text.slice(0, splitsPair(text, count) ? count - 1 : count)
}
