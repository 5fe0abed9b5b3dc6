import { ExpectedFailure } from '../../contract/index.ts'

/** Path and fragment of the print document of a job. */
export const printPath = (job: string): string => `/print/print.html#job=${job}`

/**
 * A script that settles once the print document says that it is complete (`data-print-ready` on its root) and its
 * fonts are there.
 */
export const UNTIL_PRINT_READY = `new Promise((resolve) => {
  const done = () => document.documentElement?.hasAttribute('data-print-ready') && document.fonts.ready.then(() => resolve(true))
  // The document itself is observed: this may run before its root element is there.
  const observer = new MutationObserver(() => done() && observer.disconnect())
  if (!done()) observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-print-ready'] })
})`

/** A table of 300 rows with its sources prints in about 3 s here; a slow laptop may take ten times that. */
const PRINT_LIMIT_MS = 60_000

/** Prints, or fails with `print-failed`: for any reason, and after a minute without an end. */
export async function printWithin<Value>(work: Promise<Value>, report: (error: unknown) => void, limitMs = PRINT_LIMIT_MS): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the print document did not become ready')), limitMs)
  })
  try {
    return await Promise.race([work, limit])
  } catch (error) {
    report(error)
    throw new ExpectedFailure('print-failed')
  } finally {
    clearTimeout(timer)
  }
}
