import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import { buildCorpus, sha256 } from '../documents/index.ts'
import { loadLexicon } from '../lexicon.ts'

/** The root of the sources: holds seeds/ and resources/lexicon/. */
export const SOURCES = resolve(import.meta.dirname, '../../..')

/** A new empty folder that goes when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'antou-'))
  onTestFinished(() => { rmSync(folder, { recursive: true, force: true }) })
  return folder
}

let built: string | null = null

/** Resources with a corpus that was built once for all tests of a process, as the packaged app has it: opening is quick. */
export function builtResources(): string {
  if (built !== null) return built
  const folder = mkdtempSync(join(tmpdir(), 'antou-resources-'))
  process.once('exit', () => { rmSync(folder, { recursive: true, force: true }) })
  cpSync(join(SOURCES, 'resources', 'lexicon'), join(folder, 'lexicon'), { recursive: true })
  cpSync(join(SOURCES, 'seeds'), join(folder, 'seeds'), { recursive: true })
  const path = join(folder, 'corpus.db')
  const { identity } = buildCorpus(path, { resourcesFolder: folder, lexicon: loadLexicon(folder, null, []), version: '0.0.1' })
  writeFileSync(join(folder, 'corpus.json'), JSON.stringify({ identity, sha256: sha256(readFileSync(path)) }))
  built = folder
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
