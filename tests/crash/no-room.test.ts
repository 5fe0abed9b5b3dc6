import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../electron/library/testing/folders.ts'
import { openTestLibrary, TAIGU, type TestLibrary } from '../../electron/library/testing/library.ts'
import { canMount, fill, makeRoom, smallDisk } from './small-disk.ts'

// Only root may mount a small disk; elsewhere storage/notebook.test.ts meets the same SQLITE_FULL by SQLite's own limit.
test.skipIf(!canMount)('a full disk: every call says so or succeeds, nothing answered is lost, and it goes on when there is room', async () => {
  const dataFolder = smallDisk(6)
  const app = openTestLibrary({ dataFolder })
  const marks = await Promise.all([mark(app, 4), mark(app, 5)])
  fill(dataFolder)
  const codes = new Set<string>()
  for (let i = 0; i < 400; i++) {
    const result = await app.library.call('annotation.add', { ...await newMark(app, 4 + (i % 20)), note: '满'.repeat(2000) })
    if (result.ok) marks.push(result.value.id)
    else codes.add(result.failure.code)
  }
  expect([...codes]).toEqual(['disk-full'])
  const documents = (await app.get('document.list', {})).length
  expect(await importFailure(app)).toBe('disk-full')
  expect((await app.get('document.list', {})).length).toBe(documents)
  makeRoom(dataFolder)
  marks.push(await mark(app, 6))
  await app.library.close()
  const again = openTestLibrary({ dataFolder })
  expect((await again.get('annotation.list', {})).map(({ annotation }) => annotation.id).sort()).toEqual([...marks].sort())
  expect((await again.library.examine()).filter(({ sound }) => !sound)).toEqual([])
})

// Only root may mount a small disk.
test.skipIf(!canMount)('a first start on a full disk says so, and starts when there is room', () => {
  const dataFolder = smallDisk(2)
  fill(dataFolder)
  expect(() => openTestLibrary({ dataFolder })).toThrow('disk-full')
  makeRoom(dataFolder)
  expect(openTestLibrary({ dataFolder }).library.notices).toEqual([])
})

// Only root may mount a small disk.
test.skipIf(!canMount)('a data folder on a disk that became read-only is told as such, and opens again when it can be written', async () => {
  const dataFolder = smallDisk(8)
  const first = openTestLibrary({ dataFolder })
  await first.get('settings.set', { fontSize: 21 })
  await first.library.close()
  execFileSync('mount', ['-o', 'remount,ro', dataFolder])
  expect(() => openTestLibrary({ dataFolder })).toThrow('folder-read-only')
  execFileSync('mount', ['-o', 'remount,rw', dataFolder])
  expect((await openTestLibrary({ dataFolder }).get('settings.get', {})).fontSize).toBe(21)
})

// Root may write anywhere but in the kernel's own folders, which a bare container lacks.
const SYSFS = 0x62656572
const isRoot = process.getuid?.() === 0
test.skipIf(isRoot && (!existsSync('/sys') || statfsSync('/sys').type !== SYSFS))('a folder that cannot be made is told as such', () => {
  const parent = isRoot ? '/sys' : temporaryFolder()
  if (!isRoot) chmodSync(parent, 0o555)
  expect(() => openTestLibrary({ dataFolder: join(parent, 'antou') })).toThrow('folder-read-only')
  if (!isRoot) chmodSync(parent, 0o755)
})

async function newMark(app: TestLibrary, passage: number) {
  const { passages, summary } = await app.get('document.open', { documentId: TAIGU })
  const quote = passages[passage]!.text.slice(0, 6)
  const anchor = { edition: summary.edition, passage, start: 0, end: quote.length, quote, before: '', after: '', headings: [] }
  return { documentId: TAIGU, meaning: 'data' as const, note: '', tags: [], anchor }
}

async function mark(app: TestLibrary, passage: number) {
  return (await app.get('annotation.add', await newMark(app, passage))).id
}

async function importFailure(app: TestLibrary): Promise<string> {
  try {
    await app.importText(`装不下的材料。${'很长的一段文字。'.repeat(20_000)}`)
    return 'imported'
  } catch (error) {
    return /disk-full/.exec(String(error))?.[0] ?? String(error)
  }
}
