import { messageOf } from './bridge.ts'

/** Saves what is being typed; rejects or throws if it could not. */
export type Flush = () => Promise<void> | void

const flushes = new Set<Flush>()

/**
 * Registers what must be done before the window closes. The returned function takes it back: call it on unmount,
 * after the draft has been saved.
 */
export function beforeClose(flush: Flush): () => void {
  flushes.add(flush)
  return () => { flushes.delete(flush) }
}

/** Runs all of them at once. Answers why something could not be saved, each reason once; none where all is saved. */
export async function problemsOfFlush(): Promise<string[]> {
  const results = await Promise.allSettled([...flushes].map(async flush => flush()))
  return [...new Set(results.flatMap(result => result.status === 'rejected' ? [messageOf(result.reason)] : []))]
}

/** The same in one word. Answers false if any draft could not be saved: then the window stays. */
export async function flushAll(): Promise<boolean> {
  return (await problemsOfFlush()).length === 0
}
