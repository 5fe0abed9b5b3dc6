import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A log longer than this is set aside; one older one is kept. Bytes. */
const LONGEST_LOG_BYTES = 1_000_000

/** Writes surprises into `library.log` of the data folder. A full or read-only disk makes it silent, never a failure. */
export function openLog(dataFolder: string, now: () => Date): (message: string, error?: unknown) => void {
  const path = join(dataFolder, 'library.log')
  return (message, error) => {
    try {
      mkdirSync(dataFolder, { recursive: true })
      if (existsSync(path) && statSync(path).size > LONGEST_LOG_BYTES) renameSync(path, join(dataFolder, 'library.1.log'))
      const trace = error instanceof Error ? `\n${error.stack ?? error.message}` : error === undefined ? '' : `\n${String(error)}`
      appendFileSync(path, `${now().toISOString()} ${message}${trace}\n`)
    } catch {
      // Nobody is left to tell.
    }
  }
}
