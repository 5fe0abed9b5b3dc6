import { sentencesOf } from '../text/index.ts'
import type { EditionComparison } from './judge.ts'
import { relocate } from './relocate.ts'
import { passageAt, rangeOf, type Stream } from './stream.ts'

/** A point of a text: a passage and how far into it, UTF-16 code units. */
export interface TextPoint { readonly passage: number, readonly offset: number }

/**
 * Where to go on reading in another edition: in the same sentence, wherever it stands now; if it was changed or went,
 * behind the nearest words before the point that are still there, or else before the nearest behind it. Null where
 * nothing of the old text is left.
 */
export function relocatePoint({ passage, offset }: TextPoint, comparison: EditionComparison): TextPoint | null {
  const { old, now, map } = comparison
  const text = old.passages[passage]?.text
  if (text === undefined) return null
  const sentence = sentencesOf(text).find(({ start, end }) => start <= offset && offset < end)
  if (sentence) {
    const found = relocate({ passage, start: sentence.start, end: sentence.end, quote: text.slice(sentence.start, sentence.end) }, comparison)
    if (found.outcome === 'same' || found.outcome === 'moved') {
      return { passage: found.place.passage, offset: Math.min(found.place.start + offset - sentence.start, found.place.end) }
    }
  }
  const at = rangeOf(old, passage, { start: offset, end: text.length }).start
  const here = at < map.length ? map[at] as number : -1
  if (here >= 0) return pointOf(now, here, 'starts')
  for (let distance = 1; distance <= map.length; distance++) {
    const before = map[at - distance] ?? -1
    if (before >= 0) return pointOf(now, before, 'ends')
    const behind = map[at + distance] ?? -1
    if (behind >= 0) return pointOf(now, behind, 'starts')
  }
  return null
}

function pointOf(stream: Stream, at: number, side: 'starts' | 'ends'): TextPoint {
  return { passage: passageAt(stream, at), offset: stream[side][at] as number }
}
