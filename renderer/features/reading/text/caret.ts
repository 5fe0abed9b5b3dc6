import type { Passage } from '../../../../electron/contract/index.ts'
import { sentenceAt, sentenceBeside, sentencesIn, type TextPlace } from './sentence-walk.ts'

// Places of a caret that a keyboard moves through the text itself, not through the DOM: what is not rendered can
// be reached too, and the marks and line breaks of the page make no difference.

type Texts = readonly Pick<Passage, 'text'>[]
export type CaretUnit = 'character' | 'word' | 'sentence'

/** The place one unit after (or before) another; the same place at either end of the document. */
export function movePlace(passages: Texts, from: TextPlace, unit: CaretUnit, by: 1 | -1): TextPlace {
  if (unit === 'sentence') return sentenceEdge(passages, from, by)
  const text = passages[from.passage]?.text ?? ''
  if (by === 1 ? from.offset >= text.length : from.offset <= 0) return nextText(passages, from, by)
  return { passage: from.passage, offset: unit === 'word' ? wordEdge(text, from.offset, by) : from.offset + characterBeside(text, from.offset, by) }
}

/** True where `a` stands before `b`. */
export const isBefore = (a: TextPlace, b: TextPlace): boolean => a.passage < b.passage || (a.passage === b.passage && a.offset < b.offset)

/** A step over one character, in UTF-16 code units with its sign: never into the middle of 𠮷. */
function characterBeside(text: string, offset: number, by: 1 | -1): number {
  if (by === 1) return text.codePointAt(offset)! > 0xffff ? 2 : 1
  const low = text.charCodeAt(offset - 1)
  return low >= 0xdc00 && low <= 0xdfff && offset > 1 ? -2 : -1
}

const segmenter = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh', { granularity: 'word' }) : null
/** Looked through for a word's edge, UTF-16 code units: no word of a briefing is longer. */
const WORD_WINDOW = 40

function wordEdge(text: string, offset: number, by: 1 | -1): number {
  const from = Math.max(0, offset - WORD_WINDOW), piece = text.slice(from, offset + WORD_WINDOW)
  const edges = segmenter ? [...segmenter.segment(piece)].map(({ index }) => from + index) : []
  const edge = by === 1 ? edges.find(at => at > offset) : edges.findLast(at => at < offset)
  return edge ?? (by === 1 ? Math.min(text.length, offset + WORD_WINDOW) : from)
}

/** Going on: the end of this sentence, then of the next. Going back: the start of this one, then of the one before. */
function sentenceEdge(passages: Texts, from: TextPlace, by: 1 | -1): TextPlace {
  const here = sentencesIn(passages, from.passage)
  const own = by === 1 ? here.find(span => span.end > from.offset) : here.findLast(span => span.start < from.offset)
  if (own) return { passage: from.passage, offset: by === 1 ? own.end : own.start }
  const near = sentenceBeside(passages, { passage: from.passage, start: from.offset, end: from.offset }, by)
  return near ? { passage: near.passage, offset: by === 1 ? near.end : near.start } : from
}

/** Over the edge of a passage: to the start of the next one with text, or to the end of the one before. */
function nextText(passages: Texts, from: TextPlace, by: 1 | -1): TextPlace {
  for (let passage = from.passage + by; passage >= 0 && passage < passages.length; passage += by) {
    const { length } = passages[passage]!.text
    if (length > 0) return { passage, offset: by === 1 ? 0 : length }
  }
  return from
}

/** Where a caret begins: at the start of the sentence that is being read. */
export function caretStart(passages: Texts, from: TextPlace): TextPlace | null {
  const sentence = sentenceAt(passages, from)
  return sentence && { passage: sentence.passage, offset: sentence.start }
}
