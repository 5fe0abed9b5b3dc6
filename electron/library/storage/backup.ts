import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileStamp, replaceFile, stampTime, SIDECARS } from './files.ts'
import { findDamage } from './check.ts'
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

/**
 * Backs the notebook up: `VACUUM INTO` a temporary file, checks its structure and its row counts against the
 * original, flushes it, and only then gives it its name. (Copying a live WAL database lost every recent row.)
 * Then thins the older ones out. Throws errors of SQLite and of the file system; what fails leaves no file behind.
 */
export function backUp(db: Connection, dataFolder: string, now: Date): Backup {
  const folder = backupFolder(dataFolder)
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `notebook-${fileStamp(now)}.db`)
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
  return { path, made: stampTime(fileStamp(now)) ?? now.toISOString() }
}

/** The newest backup that still passes its checks, with what it holds; null if there is none. */
export function newestVerified(dataFolder: string): (Backup & { counts: Record<string, number> }) | null {
  for (const backup of listBackups(dataFolder)) {
    const counts = verify(backup.path)
    if (counts) return { ...backup, counts }
  }
  return null
}

/** Rows of each table of a database file that is whole; null if it is not. Changes nothing. */
export function verify(path: string): Record<string, number> | null {
  let db: Connection | null = null
  try {
    db = connectForReading(path)
    return findDamage(db, 'main', 'full') === null ? rowCounts(db) : null
  } catch (error) {
    if (isDamage(error)) return null
    throw error
  } finally {
    db?.close()
  }
}

/** Rows of each table that SQLite lists, by name. */
function rowCounts(db: Connection): Record<string, number> {
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
