import type { Anchor, Passage } from '../../contract/index.ts'
import { CONTEXT, verify } from './anchor.ts'
import { foldText } from './folded.ts'
import { guardedDifference, type ChangeReason } from './guard.ts'

/** So many characters of context that agree make a place sure, where there are as many. */
const SURE = 8
/** Words as long as this are their own proof, in UTF-16 code units. */
const LONG = 24

type Context = Pick<Anchor, 'before' | 'after' | 'headings' | 'quote'>

/** A mark with the text before it: its whole passage where that is at hand, else the context that the anchor keeps. */
export interface Surroundings {
  readonly context: Context
  /** Text of the passage up to the mark. */
  readonly lead: string
  /** True where `lead` may begin in the middle of the passage. */
  readonly isCut: boolean
}

/** What stands around a mark, from its old passages where they are at hand. */
export function surroundingsOf(context: Context & Pick<Anchor, 'passage' | 'start' | 'end' | 'quote'>, passages: readonly Pick<Passage, 'text'>[]): Surroundings {
  if (!verify(context, passages)) return { context, lead: context.before, isCut: [...context.before].length >= CONTEXT }
  return { context, lead: passages[context.passage]?.text.slice(0, context.start) ?? '', isCut: false }
}

/**
 * Whether words that stand unchanged also stand in the sentence that was marked: null if so, else what differs. The
 * same words in a sibling's clause are not the marked ones, so the sentence up to the mark must be the same.
 */
export function contextDifference(old: Surroundings, now: Surroundings, regionNames: readonly string[]): ChangeReason | null {
  const was = sentenceSoFar(old.lead)
  const is = sentenceSoFar(now.lead)
  if (!endsAlike(was, is, old.isCut && was === old.lead)) return guardedDifference(was, is, regionNames) === 'region' ? 'region' : 'surroundings'
  // With the mark before it, so that the % after a marked 5 is read as its unit.
  const [oldClause, newClause] = [old, now].map(({ context }) => context.quote + restOfClause(context.after)) as [string, string]
  if (guardedDifference(oldClause, newClause, regionNames) !== null) return 'surroundings'
  const [oldPath, newPath] = [old, now].map(({ context }) => context.headings.join('\n')) as [string, string]
  if (guardedDifference(oldPath, newPath, regionNames) === 'region') return 'region'
  const agrees = agreementOf(old.context, now.context)
  return agrees.before || agrees.after || old.context.quote.length >= LONG ? null : 'surroundings'
}

/** How many folded characters around two places agree: what ranks several places of the same words. */
export function agreementScore(anchor: Context, place: Context): number {
  const headings = anchor.headings.join('\n') === place.headings.join('\n') ? 2 * SURE : 0
  return headings + commonEnd(foldText(anchor.before).text, foldText(place.before).text) + commonStart(foldText(anchor.after).text, foldText(place.after).text)
}

function agreementOf(anchor: Context, place: Context): { before: boolean, after: boolean } {
  const oldBefore = foldText(anchor.before).text
  const oldAfter = foldText(anchor.after).text
  const newBefore = foldText(place.before).text
  const newAfter = foldText(place.after).text
  return {
    before: oldBefore === '' ? newBefore === '' : commonEnd(oldBefore, newBefore) >= Math.min(SURE, oldBefore.length),
    after: oldAfter === '' ? newAfter === '' : commonStart(oldAfter, newAfter) >= Math.min(SURE, oldAfter.length),
  }
}

/** What stands between the last full stop and the mark. */
function sentenceSoFar(lead: string): string {
  return lead.slice(Math.max(lead.lastIndexOf('。'), lead.lastIndexOf('！'), lead.lastIndexOf('？')) + 1)
}

/** What stands between the mark and the end of its clause. */
function restOfClause(after: string): string {
  return /^[^，。；！？,;]*/.exec(after)?.[0] ?? ''
}

/** Equal after folding; of a sentence whose beginning was cut off, the end must agree. */
function endsAlike(was: string, is: string, isCut: boolean): boolean {
  const old = foldText(was).text
  const now = foldText(is).text
  return isCut ? now.endsWith(old) : now === old
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
