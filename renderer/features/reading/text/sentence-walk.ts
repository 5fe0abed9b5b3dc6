import type { Passage } from '../../../../electron/contract/index.ts'
import { sentencesOf } from '../../../../electron/domain/text/index.ts'
import type { PassageSpan } from './selection.ts'
import type { Span } from './segments.ts'

type Texts = readonly Pick<Passage, 'text'>[]

/** A place between two characters of a passage, in UTF-16 code units of its text. */
export interface TextPlace { readonly passage: number; readonly offset: number }

// A passage never changes, so its sentences are looked for once, when one walks through it.
const known = new WeakMap<Pick<Passage, 'text'>, readonly Span[]>()

/** The sentences of a passage, in order; none where the index or the text is empty. */
export function sentencesIn(passages: Texts, passage: number): readonly Span[] {
  const one = passages[passage]
  if (!one) return []
  let spans = known.get(one)
  if (!spans) known.set(one, spans = sentencesOf(one.text))
  return spans
}

/** The sentence that holds a place, or the nearest one after it, or the last one of the document; null without any text. */
export function sentenceAt(passages: Texts, { passage, offset }: TextPlace): PassageSpan | null {
  const here = sentencesIn(passages, passage).find(span => span.end > offset)
  if (here) return { passage, ...here }
  return firstFrom(passages, passage + 1, 1) ?? firstFrom(passages, Math.min(passage, passages.length - 1), -1)
}

/** The sentence `by` steps after (or before) another; null at either end of the document. */
export function sentenceBeside(passages: Texts, from: PassageSpan, by: 1 | -1): PassageSpan | null {
  const here = sentencesIn(passages, from.passage)
  const near = by === 1 ? here.find(span => span.start >= from.end) : here.findLast(span => span.end <= from.start)
  return near ? { passage: from.passage, ...near } : firstFrom(passages, from.passage + by, by)
}

/** The first (going back: the last) sentence of the first passage that has one. */
function firstFrom(passages: Texts, passage: number, by: 1 | -1): PassageSpan | null {
  for (let at = passage; at >= 0 && at < passages.length; at += by) {
    const span = sentencesIn(passages, at).at(by === 1 ? 0 : -1)
    if (span) return { passage: at, ...span }
  }
  return null
}
