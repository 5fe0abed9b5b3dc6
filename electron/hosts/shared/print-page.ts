import { ExpectedFailure } from '../../contract/index.ts'

/** A printed document: the PDF, and the characters that no bundled font could draw (listed on it too). */
export interface PrintedPaper { readonly pdf: Uint8Array<ArrayBuffer>; readonly missingGlyphs: readonly string[] }

/** Address of the print document of a job. The query makes each job a load of its own in a page that is used again. */
export const printPath = (job: string): string => `/print/print.html?${job}#job=${job}`

/**
 * A script that settles once the print document says that it is complete (`data-print-ready` on its root) and its
 * fonts are there; its value is the list of characters without a glyph, as JSON. It rejects as soon as the document
 * says that it cannot be made (`data-print-failed`, with the reason).
 */
export const UNTIL_PRINT_READY = `new Promise((resolve, reject) => {
  const settle = () => {
    const root = document.documentElement
    if (root?.hasAttribute('data-print-failed')) reject(new Error('print page: ' + root.dataset.printFailed))
    else if (root?.hasAttribute('data-print-ready')) document.fonts.ready.then(() => resolve(root.dataset.missingGlyphs ?? '[]'))
    else return false
    return true
  }
  // The document itself is observed: this may run before its root element is there.
  const observer = new MutationObserver(() => settle() && observer.disconnect())
  if (!settle()) observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-print-ready', 'data-print-failed'] })
})`

/** More than this many missing characters are no longer read one by one. */
const MOST_MISSING = 200

/** The list that `UNTIL_PRINT_READY` answers with; anything else is an empty one. */
export function readMissingGlyphs(answer: unknown): readonly string[] {
  try {
    const list: unknown = JSON.parse(String(answer))
    return Array.isArray(list) ? list.filter((each) => typeof each === 'string').slice(0, MOST_MISSING) : []
  } catch {
    return []
  }
}

/** A table of 1,000 rows with its sources prints in about 8 s here; a slow laptop may take ten times that. */
const PRINT_LIMIT_MS = 90_000

/** Prints, or fails with `print-failed`: for any reason, and after a minute and a half without an end. */
export async function printWithin<Value>(work: Promise<Value>, report: (error: unknown) => void, limitMs = PRINT_LIMIT_MS): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the print document did not become ready')), limitMs)
  })
  try {
    return await Promise.race([work, limit])
  } catch (error) {
    report(error)
    throw error instanceof ExpectedFailure ? error : new ExpectedFailure('print-failed')
  } finally {
    clearTimeout(timer)
  }
}
