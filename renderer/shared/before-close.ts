import { messageOf } from './bridge.ts'

/** Saves what is being typed; rejects or throws if it could not. */
export type Flush = () => Promise<void> | void

/** What is waited for before the window closes, each with the words that would be lost without it. */
const flushes = new Map<Flush, () => string>()

/** What could not be saved: why, each reason once, and the words themselves. Both empty where all is saved. */
export interface Unsaved { readonly reasons: readonly string[]; readonly words: readonly string[] }

/**
 * Registers what must be done before the window closes. The returned function takes it back: call it on unmount,
 * after the draft has been saved.
 * @param words what a person would have to copy elsewhere if it cannot be saved.
 */
export function beforeClose(flush: Flush, words: () => string = () => ''): () => void {
  flushes.set(flush, words)
  return () => { flushes.delete(flush) }
}

/** Runs all of them at once and answers what could not be saved. */
export async function flushAndTell(): Promise<Unsaved> {
  const results = await Promise.all([...flushes].map(async ([flush, words]) => {
    try {
      await flush()
      return null
    } catch (error) {
      return { reason: messageOf(error), words: words() }
    }
  }))
  const failed = results.filter(result => result !== null)
  return { reasons: [...new Set(failed.map(({ reason }) => reason))], words: failed.map(({ words }) => words).filter(words => words !== '') }
}

/** The same in one word. Answers false if any draft could not be saved: then the window stays. */
export async function flushAll(): Promise<boolean> {
  return (await flushAndTell()).reasons.length === 0
}
