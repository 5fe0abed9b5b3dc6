import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A log that grew beyond this is set aside once as `.1`; two megabytes are some ten thousand lines. */
const MAX_LOG_BYTES = 2 * 1024 * 1024

/**
 * Writes surprises of the host to `host.log` in the data folder, one entry each. It never throws: a full disk must not
 * turn one failure into two.
 */
export function createReport(dataFolder: string): (error: unknown) => void {
  const file = join(dataFolder, 'host.log')
  return (error) => {
    const text = error instanceof Error ? error.stack ?? error.message : String(error)
    try {
      mkdirSync(dataFolder, { recursive: true })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES) renameSync(file, `${file}.1`)
      appendFileSync(file, `${new Date().toISOString()} ${text}\n`)
    } catch { /* nowhere left to write */ }
  }
}
