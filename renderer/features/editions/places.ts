import type { EditionId, EditionPlace, Passage } from '../../../electron/contract/index.ts'
import { headingsAbove, sentencesOf } from '../../../electron/domain/text/index.ts'

/** Places that are offered at most; who sees so many types one more word. */
export const MOST_PLACES = 50

/** Where words stand in a text, in its order, with the sentences around. Blanks at the ends of what was typed do not count. */
export function placesOfWords(words: string, edition: EditionId, passages: readonly Passage[]): EditionPlace[] {
  const wanted = words.trim()
  const places: EditionPlace[] = []
  if (wanted === '') return places
  for (const { index, text } of passages) {
    for (let start = text.indexOf(wanted); start >= 0 && places.length < MOST_PLACES; start = text.indexOf(wanted, start + wanted.length)) {
      const end = start + wanted.length
      const sentences = sentencesOf(text).filter(sentence => sentence.start < end && sentence.end > start)
      const from = sentences[0]?.start ?? start, to = sentences.at(-1)?.end ?? end
      places.push({
        edition, passage: index, start, end, quote: wanted, headings: headingsAbove(passages, index),
        around: { text: text.slice(from, to), start: start - from, end: end - from },
      })
    }
  }
  return places
}
