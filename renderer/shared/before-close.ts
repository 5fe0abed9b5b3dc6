import { messageOf } from './bridge.ts'

/** Saves what is being typed; rejects or throws if it could not. */
export type Flush = () => Promise<void> | void

/** What a person must know where it could not be saved. */
export interface AtStake {
  /** Words that would have to be copied elsewhere; empty for none. */
  readonly words?: () => string
  /** Actions that are not done, in Chinese: 改批注范围“…”. */
  readonly actions?: () => readonly string[]
}

/** What is waited for before the window closes, each with what would be lost without it. */
const flushes = new Map<Flush, AtStake>()

/** What could not be saved: why, each reason once; the words themselves, and the actions. All empty where all is saved. */
export interface Unsaved { readonly reasons: readonly string[]; readonly words: readonly string[]; readonly actions: readonly string[] }

/**
 * Registers what must be done before the window closes. The returned function takes it back: call it on unmount,
 * after the draft has been saved.
 */
export function beforeClose(flush: Flush, atStake: AtStake = {}): () => void {
  flushes.set(flush, atStake)
  return () => { flushes.delete(flush) }
}

/** Runs all of them at once and answers what could not be saved. */
export async function flushAndTell(): Promise<Unsaved> {
  const results = await Promise.all([...flushes].map(async ([flush, { words, actions }]) => {
    try {
      await flush()
      return null
    } catch (error) {
      return { reason: messageOf(error), words: words?.() ?? '', actions: actions?.() ?? [] }
    }
  }))
  const failed = results.filter(result => result !== null)
  return {
    reasons: [...new Set(failed.map(({ reason }) => reason))],
    words: failed.map(({ words }) => words).filter(words => words !== ''),
    actions: failed.flatMap(({ actions }) => actions),
  }
}

/** The same in one word. Answers false if any draft could not be saved: then the window stays. */
export async function flushAll(): Promise<boolean> {
  return (await flushAndTell()).reasons.length === 0
}
