import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'

/** The root of the sources: holds seeds/ and resources/lexicon/. */
export const SOURCES = resolve(import.meta.dirname, '../../..')

/** A new empty folder that goes when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'antou-'))
  onTestFinished(() => { rmSync(folder, { recursive: true, force: true }) })
  return folder
}

/** A copy of what the library reads, so that a test can change a seed or the lexicon. */
export function temporaryResources(): string {
  const folder = temporaryFolder()
  cpSync(join(SOURCES, 'seeds'), join(folder, 'seeds'), { recursive: true })
  mkdirSync(join(folder, 'resources'))
  cpSync(join(SOURCES, 'resources', 'lexicon'), join(folder, 'resources', 'lexicon'), { recursive: true })
  return folder
}
