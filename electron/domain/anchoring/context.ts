import type { Anchor } from '../../contract/index.ts'
import { foldText } from './folded.ts'
import { guardedDifference, type ChangeReason } from './guard.ts'
import type { AnchorPlace } from './anchor.ts'

/** So many characters of context that agree make a place sure, where there are as many. */
const SURE = 8

type Context = Pick<Anchor, 'before' | 'after' | 'headings' | 'quote'>

/**
 * Whether words that stand unchanged also stand in the sentence that was marked: null if so, else what differs. The
 * same words in a sibling's clause are not the marked ones, so the sentence up to the mark must be the same.
 */
export function contextDifference(anchor: Context, place: AnchorPlace, regionNames: readonly string[]): ChangeReason | null {
  const was = sentenceSoFar(anchor.before)
  const is = sentenceSoFar(place.before)
  if (!endsAlike(was, is)) return guardedDifference(was, is, regionNames) === 'region' ? 'region' : 'surroundings'
  if (guardedDifference(restOfClause(anchor.after), restOfClause(place.after), regionNames) !== null) return 'surroundings'
  if (guardedDifference(anchor.headings.join('\n'), place.headings.join('\n'), regionNames) === 'region') return 'region'
  const agreement = agreementOf(anchor, place)
  return agreement.before || agreement.after || anchor.quote.length >= 3 * SURE ? null : 'surroundings'
}

/** How many folded characters around two places agree: what ranks several places of the same words. */
export function agreementScore(anchor: Context, place: AnchorPlace): number {
  const headings = anchor.headings.join('\n') === place.headings.join('\n') ? 2 * SURE : 0
  return headings + commonEnd(foldText(anchor.before).text, foldText(place.before).text) + commonStart(foldText(anchor.after).text, foldText(place.after).text)
}

function agreementOf(anchor: Context, place: AnchorPlace): { before: boolean, after: boolean } {
  const oldBefore = foldText(anchor.before).text
  const oldAfter = foldText(anchor.after).text
  const newBefore = foldText(place.before).text
  const newAfter = foldText(place.after).text
  return {
    before: oldBefore === '' ? newBefore === '' : commonEnd(oldBefore, newBefore) >= Math.min(SURE, oldBefore.length),
    after: oldAfter === '' ? newAfter === '' : commonStart(oldAfter, newAfter) >= Math.min(SURE, oldAfter.length),
  }
}

/** What stands in the context between the last full stop and the mark. */
function sentenceSoFar(before: string): string {
  return before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('！'), before.lastIndexOf('？')) + 1)
}

/** What stands between the mark and the end of its clause. */
function restOfClause(after: string): string {
  return /^[^，。；！？,;]*/.exec(after)?.[0] ?? ''
}

/** Equal after folding; a context cut off at its 32 characters may be the shorter of the two. */
function endsAlike(was: string, is: string): boolean {
  const a = foldText(was).text
  const b = foldText(is).text
  const shorter = Math.min(a.length, b.length)
  const isCut = Math.max([...was].length, [...is].length) >= 32
  return a === b || (isCut && shorter >= 3 * SURE && commonEnd(a, b) === shorter)
}

export function commonEnd(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length]) length++
  return length
}

export function commonStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}
