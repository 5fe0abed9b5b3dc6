// `ANTOU_CRASH_ROUNDS=100 vitest run --project node tests/crash/kill-notes.test.ts` for the long run; it prints counts.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { builtResources, temporaryFolder } from '../../electron/library/testing/folders.ts'
import { openTestLibrary, type TestLibrary } from '../../electron/library/testing/library.ts'
import { mark } from '../../electron/library/testing/notes.ts'
import { copyWithNewIds, exchangeFile, type ExchangeParts } from './exchange-files.ts'
import { killed } from './killed.ts'
import type { Word } from './noter.ts'

const ROUNDS = Number(process.env['ANTOU_CRASH_ROUNDS'] ?? 20)
const JOBS = ['annotate', 'import', 'backup', 'restore'] as const
/** Longest time from the first word to the kill, milliseconds: some hundred marks, some imports, backups or restores. */
const LONGEST_LIFE_MS = { annotate: 150, import: 250, backup: 150, restore: 400 } as const
const FILES_A_ROUND = 4
const MARKS_A_FILE = 60

/** Notes by id; null is in the bin. */
type Notes = Map<string, string | null>

test(`${ROUNDS} kills while annotating, importing, backing up and restoring: no answered word is lost, the start needs no help`, async () => {
  const dataFolder = temporaryFolder()
  const template = await exchangeFile(MARKS_A_FILE)
  const imported = new Map<string, Notes>()
  const backups = new Map<string, Notes>()
  const counts = { rounds: 0, answered: 0, lost: 0, halves: 0, inFlight: 0 }
  let known = await start(dataFolder, async (app) => {
    await mark(app, 4, { note: '一开始就在' })
    const { made } = await app.get('backup.make', {})
    backups.set(made, await notesOf(app))
  })
  // More rounds on a busy machine: enough must have been answered to be lost.
  for (let round = 0; round < ROUNDS || counts.answered <= ROUNDS; round++) {
    const job = JOBS[round % JOBS.length]!
    const files = job === 'import' ? Array.from({ length: FILES_A_ROUND }, () => newFile(template, imported)) : []
    const words = job === 'restore' ? [...backups.keys()].slice(-3) : files
    const said = (await killed('noter.ts', [dataFolder, builtResources(), job, ...words], LONGEST_LIFE_MS[job])).map((line) => JSON.parse(line) as Word)
    const { sure, maybe } = told(known, said, imported, backups)
    const found = await start(dataFolder, async () => {})
    // What was begun but not answered is there whole or not at all.
    const cutOff = job === 'annotate' ? 1 : 0
    const fits = [sure, ...maybe].find((notes) => differences(notes, found, cutOff) === 0)
    counts.rounds++
    counts.answered += said.filter(({ step }) => step === 'did').length
    counts.inFlight += fits !== undefined && fits !== sure ? 1 : 0
    if (fits === undefined) counts[job === 'annotate' ? 'lost' : 'halves'] += Math.min(...[sure, ...maybe].map((notes) => differences(notes, found, cutOff)))
    expect({ round, job, fits: fits !== undefined }).toEqual({ round, job, fits: true })
    known = found
    if (job === 'backup') for (const word of said) if (word.what === 'backup') backups.set(word.made, new Map(found))
  }
  console.info(`kills: ${JSON.stringify(counts)}`)
}, 60_000 + ROUNDS * 6_000)

/** Opens the library as the next start would, looks through it, and answers its notes. Fails where anything is unsound. */
async function start(dataFolder: string, first: (app: TestLibrary) => Promise<void>): Promise<Notes> {
  const app = openTestLibrary({ dataFolder })
  await first(app)
  const notes = await notesOf(app)
  expect((await app.library.examine()).filter(({ sound }) => !sound)).toEqual([])
  expect((await app.get('backup.list', {})).filter(({ sound }) => !sound)).toEqual([])
  expect(app.library.notices).toEqual([])
  await app.library.close()
  // What a kill left half done is cleared away by the start.
  expect([dataFolder, join(dataFolder, 'backups')].flatMap((folder) => readdirSync(folder)).filter((name) => name.includes('.part'))).toEqual([])
  return notes
}

async function notesOf(app: TestLibrary): Promise<Notes> {
  const kept = (await app.get('annotation.list', {})).map(({ annotation: { id, note } }) => [id as string, note] as const)
  const binned = (await app.get('annotation.bin', {})).map(({ listed }) => [listed.annotation.id as string, null] as const)
  return new Map([...kept, ...binned])
}

/** What the answers add up to, and what it would be with the step that was under way. */
function told(known: Notes, said: readonly Word[], imported: ReadonlyMap<string, Notes>, backups: ReadonlyMap<string, Notes>): { sure: Notes; maybe: Notes[] } {
  let sure: Notes = new Map(known)
  const after = (word: Word): Notes => {
    switch (word.what) {
      case 'note': return new Map(sure).set(word.id, word.note)
      case 'import': return new Map([...sure, ...imported.get(word.file) ?? []])
      case 'restore': return new Map(backups.get(word.made))
      case 'backup': return sure
    }
  }
  for (const word of said) if (word.step === 'did') sure = after(word)
  const last = said.at(-1)
  return { sure, maybe: last?.step === 'will' ? [after(last)] : [] }
}

/** Notes that are not as told; `cutOff` may be there besides, whose answer the kill cut off. */
function differences(notes: Notes, found: Notes, cutOff: number): number {
  const wrong = [...notes].filter(([id, note]) => found.get(id) !== note || !found.has(id)).length
  const more = [...found.keys()].filter((id) => !notes.has(id)).length
  return wrong + Math.max(0, more - cutOff)
}

/** A file that brings something new; answers its path. */
function newFile(template: ExchangeParts, imported: Map<string, Notes>): string {
  const { path, marks } = copyWithNewIds(template)
  imported.set(path, new Map([...marks].map(([id, { note }]) => [id, note])))
  return path
}
