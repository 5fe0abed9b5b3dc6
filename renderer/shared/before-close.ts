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

/** Runs all of them at once. Answers false if any draft could not be saved: then the window stays. */
export async function flushAll(): Promise<boolean> {
  const results = await Promise.allSettled([...flushes].map(async flush => flush()))
  return results.every(result => result.status === 'fulfilled')
}
