import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { DocumentId } from '../../electron/contract/index.ts'
import { builtResources, temporaryFolder } from '../../electron/library/testing/folders.ts'
import { openTestLibrary } from '../../electron/library/testing/library.ts'
import { killed } from './killed.ts'

/** Longest time from the first answer to the kill, milliseconds: some hundred marks, or some ten imports. */
const LONGEST_LIFE_MS = 150

// On a busy machine little is done before each kill: there are more kills then, so that enough was answered to be lost.
const ENOUGH_MARKS = 20, ENOUGH_IMPORTS = 5

test('20 kills while marking: no answered mark is lost, and the notebook is whole each time', async () => {
  const dataFolder = temporaryFolder()
  const answered: string[] = []
  for (let round = 0; round < 20 || answered.length <= ENOUGH_MARKS; round++) {
    answered.push(...await killed('marker.ts', [dataFolder, builtResources()], LONGEST_LIFE_MS))
    const app = openTestLibrary({ dataFolder })
    const there = new Set((await app.get('annotation.list', {})).map(({ annotation }) => annotation.id as string))
    expect(answered.filter((id) => !there.has(id))).toEqual([])
    expect((await app.library.examine()).filter(({ sound }) => !sound)).toEqual([])
    await app.library.close()
  }
}, 120_000)

test('10 kills while importing: answered documents are whole, the others are absent or whole, never half', async () => {
  const dataFolder = temporaryFolder()
  const answered: string[] = []
  for (let round = 0; round < 10 || answered.length <= ENOUGH_IMPORTS; round++) {
    answered.push(...await killed('importer.ts', [dataFolder, builtResources(), temporaryFolder()], LONGEST_LIFE_MS))
    const app = openTestLibrary({ dataFolder })
    expect(app.library.notices).toEqual([])
    const documents = await app.get('document.list', {})
    const there = new Map(documents.map(({ id, passages }) => [id as string, passages]))
    expect(answered.filter((line) => String(there.get(line.split(' ')[0] ?? '')) !== line.split(' ')[1])).toEqual([])
    for (const { id, passages } of documents) {
      expect((await app.get('document.open', { documentId: id as DocumentId })).passages.length).toBe(passages)
    }
    expect((await app.library.examine()).filter(({ sound }) => !sound)).toEqual([])
    // Each import has its original; an original without an import can be left by a kill and does no harm.
    const originals = existsSync(join(dataFolder, 'originals')) ? readdirSync(join(dataFolder, 'originals')) : [] // killed before the first
    expect(originals.length).toBeGreaterThanOrEqual(documents.filter(({ bundled }) => !bundled).length)
    await app.library.close()
  }
}, 120_000)
