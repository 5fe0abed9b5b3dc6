import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ReadDb, WriteDb } from './db.ts'
import { fileStamp, replaceFile, stampTime, SIDECARS } from './files.ts'
import { APPLICATION_ID, findDamage } from './check.ts'
import { connectForReading, type Connection } from './connection.ts'
import { isDamage } from './failures.ts'
import { superfluous } from './thinning.ts'

/** A finished backup of the notebook: a file that has its final name has passed its checks. */
export interface Backup {
  readonly path: string
  /** ISO 8601 UTC. */
  readonly made: string
}

/** A backup is due at the end of a session that changed something, unless one is younger than this. */
const DUE_AFTER_MS = 3_600_000

const NAME = /^notebook-(\d{8}T\d{6}Z)\.db$/

/** The backups in a data folder, newest first. */
export function listBackups(dataFolder: string): Backup[] {
  const folder = backupFolder(dataFolder)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => {
      const made = stampTime(NAME.exec(name)?.[1] ?? '')
      return made ? [{ path: join(folder, name), made }] : []
    })
    .sort((a, b) => b.made.localeCompare(a.made))
}

/** Whether the newest backup is old enough for a new one. */
export function isBackupDue(dataFolder: string, now: Date): boolean {
  const newest = listBackups(dataFolder)[0]
  return !newest || now.getTime() - Date.parse(newest.made) >= DUE_AFTER_MS
}

/** A checkpoint and the closing touch the notebook's file after its backup was named. */
const CLOSING_MS = 5_000

/**
 * Whether a start has to make a backup: the sessions before it changed something and ended without one (a kill, a
 * power cut), and the newest backup is old enough. Looks at times of files only, before the notebook is opened.
 */
export function isStartBackupDue(dataFolder: string, now: Date): boolean {
  const changed = ['', '-wal'].map((suffix) => statSync(join(dataFolder, `notebook.db${suffix}`), { throwIfNoEntry: false })?.mtimeMs ?? 0)
  const newest = listBackups(dataFolder)[0]
  if (Math.max(...changed) === 0 || !isBackupDue(dataFolder, now)) return false
  return !newest || Math.max(...changed) > Date.parse(newest.made) + CLOSING_MS
}

/**
 * Backs the notebook up: `VACUUM INTO` a temporary file, checks its structure and its row counts against the
 * original, flushes it, and only then gives it its name. (Copying a live WAL database lost every recent row.)
 * Then thins the older ones out. Throws errors of SQLite and of the file system; what fails leaves no file behind.
 */
export function backUp(db: WriteDb, dataFolder: string, now: Date): Backup {
  const folder = backupFolder(dataFolder)
  mkdirSync(folder, { recursive: true })
  const stamp = freeStamp(folder, now)
  const path = join(folder, `notebook-${stamp}.db`)
  const temporary = `${path}.part`
  removeAll(temporary)
  try {
    db.run('VACUUM main INTO ?', temporary)
    const expected = rowCounts(db)
    const found = verify(temporary)
    if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Error('the backup does not hold what the notebook holds')
    replaceFile(temporary, path)
  } finally {
    removeAll(temporary)
  }
  thinOut(dataFolder, now)
  return { path, made: stampTime(stamp) ?? now.toISOString() }
}

/** Two backups of one second are two files: the second one gets the next second's name. */
function freeStamp(folder: string, now: Date): string {
  for (let time = now.getTime(); ; time += 1000) {
    const stamp = fileStamp(new Date(time))
    if (!existsSync(join(folder, `notebook-${stamp}.db`))) return stamp
  }
}

/** The newest backup that still passes its checks, with what it holds; null if there is none. */
export function newestVerified(dataFolder: string): (Backup & { counts: Record<string, number> }) | null {
  for (const backup of listBackups(dataFolder)) {
    const counts = verify(backup.path)
    if (counts) return { ...backup, counts }
  }
  return null
}

/** Rows of each table of a notebook's file that is whole; null if it is not, or of another program. Changes nothing. */
export function verify(path: string): Record<string, number> | null {
  let db: Connection | null = null
  try {
    db = connectForReading(path)
    if (db.pragma('main.application_id') !== APPLICATION_ID.notebook) return null
    return findDamage(db, 'main', 'full') === null ? rowCounts(db) : null
  } catch (error) {
    if (isDamage(error)) return null
    throw error
  } finally {
    db?.close()
  }
}

/** Rows of each table that SQLite lists, by name. */
export function rowCounts(db: ReadDb): Record<string, number> {
  const tables = db.all<{ name: string }>(`SELECT name FROM main.sqlite_master WHERE type = 'table' ORDER BY name`)
  return Object.fromEntries(tables.map(({ name }) =>
    [name, db.get<{ n: number }>(`SELECT count(*) AS n FROM main."${name}"`)?.n ?? 0]))
}

function thinOut(dataFolder: string, now: Date): void {
  const backups = listBackups(dataFolder)
  const gone = new Set(superfluous(backups.map(({ made }) => made), now))
  for (const { path, made } of backups) if (gone.has(made)) rmSync(path, { force: true })
}

function removeAll(path: string): void {
  for (const suffix of ['', ...SIDECARS]) rmSync(path + suffix, { force: true })
}

function backupFolder(dataFolder: string): string {
  return join(dataFolder, 'backups')
}
