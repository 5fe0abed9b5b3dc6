import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import type { DocumentId } from '../../electron/contract/index.ts'
import { builtResources, temporaryFolder } from '../../electron/library/testing/folders.ts'
import { openTestLibrary } from '../../electron/library/testing/library.ts'

/** Longest time from the first answer to the kill, milliseconds: some hundred marks, or some ten imports. */
const LONGEST_LIFE_MS = 150

/** Runs a child, kills it with SIGKILL at a random moment after its start, and answers the lines that it had said. */
async function killed(script: string, words: string[]): Promise<string[]> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, script), ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  let timer: NodeJS.Timeout | undefined
  child.stdout.on('data', (piece: Buffer) => {
    said += piece.toString()
    timer ??= setTimeout(() => { child.kill('SIGKILL') }, Math.random() * LONGEST_LIFE_MS)
  })
  const signal = await new Promise((settle) => child.once('close', (_, how) => settle(how)))
  expect(signal).toBe('SIGKILL')
  // The last line may have been cut by the kill: it was not answered in full.
  return said.slice(0, said.lastIndexOf('\n')).split('\n').slice(1)
}

test('20 kills while marking: no answered mark is lost, and the notebook is whole each time', async () => {
  const dataFolder = temporaryFolder()
  const answered: string[] = []
  for (let round = 0; round < 20; round++) {
    answered.push(...await killed('marker.ts', [dataFolder, builtResources()]))
    const app = openTestLibrary({ dataFolder })
    const there = new Set((await app.get('annotation.list', {})).map(({ annotation }) => annotation.id as string))
    expect(answered.filter((id) => !there.has(id))).toEqual([])
    expect((await app.library.examine()).filter(({ sound }) => !sound)).toEqual([])
    await app.library.close()
  }
  expect(answered.length).toBeGreaterThan(20)
}, 120_000)

test('10 kills while importing: answered documents are whole, the others are absent or whole, never half', async () => {
  const dataFolder = temporaryFolder()
  const answered: string[] = []
  for (let round = 0; round < 10; round++) {
    answered.push(...await killed('importer.ts', [dataFolder, builtResources(), temporaryFolder()]))
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
    expect(readdirSync(join(dataFolder, 'originals')).length).toBeGreaterThanOrEqual(documents.filter(({ bundled }) => !bundled).length)
    await app.library.close()
  }
  expect(answered.length).toBeGreaterThan(5)
}, 120_000)
