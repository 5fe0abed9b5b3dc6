import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../testing/folders.ts'
import { backUp, isBackupDue, listBackups, newestVerified, verify } from './backup.ts'
import { fileStamp } from './files.ts'
import { openNotebook } from './notebook.ts'
import { superfluous } from './thinning.ts'

const NOW = new Date('2025-02-26T08:00:00Z')
const HOUR_MS = 3_600_000

test('a backup of an open notebook holds its newest rows, and is one file without a log', () => {
  const folder = temporaryFolder()
  const db = openNotebook(folder, NOW, [])
  db.run(`INSERT INTO main.setting VALUES ('theme', '"dark"')`)
  const backup = backUp(db, folder, NOW)
  expect(verify(backup.path)?.['setting']).toBe(1)
  expect(readdirSync(join(folder, 'backups'))).toEqual(['notebook-20250226T080000Z.db'])
  expect(newestVerified(folder)?.made).toBe('2025-02-26T08:00:00.000Z')
  db.close()
})

test('a backup is due when there is none, and an hour after the newest one', () => {
  const folder = temporaryFolder()
  expect(isBackupDue(folder, NOW)).toBe(true)
  const db = openNotebook(folder, NOW, [])
  backUp(db, folder, NOW)
  db.close()
  expect([30, 61].map((minutes) => isBackupDue(folder, new Date(NOW.getTime() + minutes * 60_000)))).toEqual([false, true])
})

test('a file that is no whole backup has no backup’s name, and one that only looks like it is not verified', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'backups'))
  for (const name of ['notebook-20250226T080000Z.db.part', 'notebook-yesterday.db', 'copy of notebook.db']) writeFileSync(join(folder, 'backups', name), 'x')
  expect(listBackups(folder)).toEqual([])
  writeFileSync(join(folder, 'backups', 'notebook-20250226T080000Z.db'), 'x'.repeat(5000))
  expect(newestVerified(folder)).toBe(null)
})

test('a year of three sessions a day thins out to all of two days, then one a day, a week, a month', () => {
  let kept: string[] = []
  const start = Date.parse('2024-01-01T08:00:00Z')
  for (let session = 0; session < 365 * 3; session++) {
    const now = new Date(start + session * 8 * HOUR_MS)
    kept.push(now.toISOString())
    const gone = new Set(superfluous(kept, now))
    expect(gone.has(now.toISOString())).toBe(false)
    kept = kept.filter((time) => !gone.has(time))
  }
  const end = start + (365 * 3 - 1) * 8 * HOUR_MS
  const ages = kept.map((time) => (end - Date.parse(time)) / (24 * HOUR_MS))
  const between = (from: number, to: number) => ages.filter((age) => age >= from && age < to).length
  expect(between(0, 2)).toBe(6)
  expect(between(2, 14)).toBeGreaterThanOrEqual(12)
  expect(between(14, 70)).toBeLessThanOrEqual(9)
  expect(between(14, 70)).toBeGreaterThanOrEqual(8)
  expect(between(70, 366)).toBeGreaterThanOrEqual(9)
  expect(kept.length).toBeLessThan(45)
})

test('a stamp in a file name is the time it came from', () => {
  expect(fileStamp(NOW)).toBe('20250226T080000Z')
})
