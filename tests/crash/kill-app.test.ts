// The whole app is killed: host, library and browser at one moment, while a person works in the real page.
// `ANTOU_CRASH_ROUNDS=100 ANTOU_SAVED_WITHIN_MS=400 vitest run --project node tests/crash/kill-app.test.ts` for the long run; it prints counts.
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import packageFile from '../../package.json' with { type: 'json' }
import type { Bridge, CallInput, CallOutput, PageCallName } from '../../electron/contract/index.ts'
import { temporaryFolder } from '../../electron/library/testing/folders.ts'
import { openTestLibrary } from '../../electron/library/testing/library.ts'
import { exactMoment } from '../../renderer/shared/words.ts'
import { startChromium, type Places, type RunningChromium } from '../e2e/fixtures/start-app.ts'
import { copyWithNewIds, exchangeFile } from './exchange-files.ts'
import { annotate, backUp, importFiles, restore, type PersonParts } from './person.ts'
import { Told, type FoundMark } from './told.ts'

/** Each round starts the app anew, which takes about two seconds. */
const ROUNDS = Number(process.env['ANTOU_CRASH_ROUNDS'] ?? 20)
const JOBS = { annotate, import: importFiles, backup: (parts: PersonParts) => backUp(parts), restore }
/** Marking and typing is what a person does most of the time. */
const ORDER = ['annotate', 'import', 'annotate', 'backup', 'annotate', 'restore', 'annotate', 'import'] as const
/** Longest time from the first click to the kill, milliseconds: some twenty marks, some imports, backups or restores. */
const LONGEST_LIFE_MS = { annotate: 6000, import: 3000, backup: 2000, restore: 3500 } as const
const MARKS_A_FILE = 8

const resourcesFolder = resolve(import.meta.dirname, '../../out/resources')

test(`${ROUNDS} kills of the whole app while a person marks, types, imports, backs up and restores: nothing shown as saved is lost`, async () => {
  if (!existsSync(resourcesFolder)) throw new Error('the app is not built: node electron/tools/build.mjs')
  const folder = temporaryFolder()
  const places = { dataFolder: join(folder, 'data'), saveFolder: folder, pickedFile: join(folder, 'picked.antou-notes') }
  const template = await exchangeFile(MARKS_A_FILE)
  const told = new Told()
  const counts = { rounds: 0, acknowledged: told.acknowledged, lost: 0, halves: 0, inFlight: 0, oldestLostKeyMs: 0 }
  let running = await start(places)
  const acknowledged = (): number => Object.values(told.acknowledged).reduce((sum, one) => sum + one)
  // More rounds on a busy machine: enough must have been shown as saved to be lost.
  for (let round = 0; round < ROUNDS || acknowledged() <= ROUNDS / 2; round++) {
    const job = ORDER[round % ORDER.length]!
    const parts = { page: running.page, told, pickedFile: places.pickedFile, newFile: () => copyWithNewIds(template) }
    const killedAt = await workUntilKilled(running, () => JOBS[job](parts), LONGEST_LIFE_MS[job])
    await expectSound(places.dataFolder)
    running = await start(places)
    await expectUntroubled(running, told)
    const { wrong, inFlight, oldestLostMs } = told.settle(await marksOf(running), killedAt)
    counts.rounds++
    counts.inFlight += Number(inFlight)
    counts.oldestLostKeyMs = Math.max(counts.oldestLostKeyMs, oldestLostMs)
    if (wrong.length > 0) counts[job === 'annotate' ? 'lost' : 'halves'] += wrong.length
    expect({ round, job, wrong }).toEqual({ round, job, wrong: [] })
  }
  await running.close()
  console.info(`kills of the whole app: ${JSON.stringify(counts)}`)
}, 60_000 + ROUNDS * 30_000)

async function start(places: Places): Promise<RunningChromium> {
  // What a killed browser leaves in the folder for temporary files goes with the test.
  const running = await startChromium(places, { TMPDIR: places.saveFolder })
  onTestFinished(running.kill)
  running.page.setDefaultTimeout(20_000)
  await running.page.setViewportSize({ width: 1366, height: 768 })
  return running
}

/** Lets a person work, and kills the app at a random moment. Answers when that was. */
async function workUntilKilled(running: RunningChromium, work: () => Promise<void>, longestLife: number): Promise<number> {
  let killedAt = 0
  const working = work().catch((error: unknown) => { if (killedAt === 0) throw error })
  const killing = pause(Math.random() * longestLife).then(() => {
    killedAt = Date.now()
    running.kill()
  })
  await Promise.all([Promise.race([working, killing]), killing])
  await running.ended
  await working
  return killedAt
}

/** Looks at what the kill left, before any start could mend it: a copy passes every check. */
async function expectSound(dataFolder: string): Promise<void> {
  const copy = temporaryFolder()
  cpSync(dataFolder, copy, { recursive: true, filter: (path) => path !== join(dataFolder, 'browser') })
  const app = openTestLibrary({ dataFolder: copy, resourcesFolder, version: packageFile.version })
  expect((await app.library.examine()).filter(({ sound }) => !sound)).toEqual([])
  expect(app.library.notices).toEqual([])
  await app.library.close()
  rmSync(copy, { recursive: true, force: true })
}

/** The app is open as if nothing had happened: its own page, nothing noticed, every backup that was shown is there. */
async function expectUntroubled(running: RunningChromium, told: Told): Promise<void> {
  const { page } = running
  await page.getByRole('heading', { name: '资料库' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/')
  const { notices, dataFolder } = await ask(running, 'app.info', {})
  expect(notices).toEqual([])
  const backups = await ask(running, 'backup.list', {})
  expect(backups.filter(({ sound }) => !sound)).toEqual([])
  const names = new Set(backups.map(({ made }) => `恢复 ${exactMoment(made)} 的备份`))
  expect([...told.backups.keys()].filter((name) => !names.has(name))).toEqual([])
  expect(readdirSync(dataFolder, { recursive: true }).filter((name) => String(name).includes('.part'))).toEqual([])
}

async function marksOf(running: RunningChromium): Promise<Map<string, FoundMark>> {
  const kept = (await ask(running, 'annotation.list', {})).map((listed) => ({ listed, removed: false }))
  const binned = (await ask(running, 'annotation.bin', {})).map(({ listed }) => ({ listed, removed: true }))
  expect([...kept, ...binned].filter(({ listed }) => listed.altered || !listed.placed)).toEqual([])
  return new Map([...kept, ...binned].map(({ listed: { annotation: { id, meaning, note } }, removed }) => [id as string, { meaning, note, removed }]))
}

/** Asks as the page does, through bridge and gate. */
async function ask<Name extends PageCallName>({ page }: RunningChromium, name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
  const result = await page.evaluate(async ([called, given]) => (window as unknown as { antou: Bridge }).antou.call(called as 'app.info', given as never), [name, input] as const)
  if (!result.ok) throw new Error(`${name}: ${result.failure.code}`)
  return result.value as unknown as CallOutput<Name>
}
