import type { Passage } from '../../../../electron/contract/index.ts'
import { normalise, toSourceSpan, type NormalisedText } from '../../../../electron/domain/text/index.ts'
import type { PassageSpan } from './selection.ts'

// A passage never changes, so its folded text is made once, when it is first looked through.
const folded = new WeakMap<Pick<Passage, 'text'>, NormalisedText>()

function foldedText(passage: Pick<Passage, 'text'>): NormalisedText {
  let text = folded.get(passage)
  if (!text) folded.set(passage, text = normalise(passage.text))
  return text
}

/**
 * Folds passages from `from` on while `hasTime`, so that the first look through a long text finds the work done (a
 * million characters take 50 ms). Answers where to go on.
 */
export function foldAhead(passages: readonly Pick<Passage, 'text'>[], from: number, hasTime: () => boolean): number {
  let next = from
  while (next < passages.length && hasTime()) foldedText(passages[next++]!)
  return next
}

/**
 * Every place where `words` stand, in text order and without overlaps, as spans of the passages as printed. Width,
 * case, blanks beside Chinese characters and the shape of quotes make no difference: 12.5% finds １２．５％.
 */
export function findAll(passages: readonly Pick<Passage, 'text'>[], words: string): PassageSpan[] {
  const wanted = normalise(words).text.trim()
  if (wanted === '') return []
  return passages.flatMap((passage, index) => {
    const text = foldedText(passage)
    const found: PassageSpan[] = []
    for (let at = text.text.indexOf(wanted); at >= 0; at = text.text.indexOf(wanted, at + wanted.length)) {
      found.push({ passage: index, ...toSourceSpan(text, { start: at, end: at + wanted.length }) })
    }
    return found
  })
}
