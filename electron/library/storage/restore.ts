import { existsSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ExpectedFailure } from '../../contract/index.ts'
import { backUp, listBackups, rowCounts, type Backup } from './backup.ts'
import { APPLICATION_ID, findDamage, readHeader, type Header } from './check.ts'
import { connect, type Connection } from './connection.ts'
import type { WriteDb } from './db.ts'
import { codeOf, isDamage } from './failures.ts'
import { copyStart, removeDatabase } from './files.ts'
import { migrate, newestVersion, versionOf } from './migrate.ts'
import { notebookMigrations } from './migrations/notebook/index.ts'

// Putting a backup in the place of a notebook that is open and sound. Its file is not exchanged: a closed file gives up
// its lock, and a kill between two renames leaves half a state. All rows are replaced in one transaction instead, which
// SQLite makes whole or undoes. (A notebook that cannot be opened is another matter: `recoverNotebook`.)

/** Where a listed backup is. Fails with `backup-missing`. */
export function backupPath(dataFolder: string, made: string): string {
  const backup = listBackups(dataFolder).find((each) => each.made === made)
  if (!backup) throw new ExpectedFailure('backup-missing')
  return backup.path
}

/**
 * Rows of each table that a backup would bring; changes nothing.
 * Fails with `backup-missing`, `backup-damaged`, `backup-foreign` or `backup-newer`.
 */
export function inspectBackup(path: string, dataFolder: string): Record<string, number> {
  return withReadyCopy(path, dataFolder, (_, counts) => counts)
}

/**
 * Backs up what the notebook holds, then replaces all its rows by the backup's, brought to today's structure.
 * Fails like `inspectBackup`, and with `disk-full`; then nothing has changed.
 * @param follow what must hold together with the restored rows: runs in the same transaction.
 * @returns the backup of what was replaced, and the rows of each table that were restored.
 */
export function restoreBackup(db: WriteDb, path: string, dataFolder: string, now: Date, follow: () => void): { replaced: Backup; counts: Record<string, number> } {
  return withReadyCopy(path, dataFolder, (copy, counts) => {
    const replaced = backUp(db, dataFolder, now)
    db.run('ATTACH ? AS restored', copy)
    try {
      db.transaction(() => {
        // Rows that point at each other are judged when all are there.
        db.run('PRAGMA defer_foreign_keys = ON')
        for (const table of tablesOf(db)) {
          const columns = db.all<{ name: string }>('SELECT name FROM pragma_table_info(?, ?)', table, 'main').map(({ name }) => `"${name}"`).join(', ')
          db.run(`DELETE FROM main."${table}"`)
          db.run(`INSERT INTO main."${table}" (${columns}) SELECT ${columns} FROM restored."${table}"`)
        }
        follow()
      })
    } finally {
      db.run('DETACH restored')
    }
    return { replaced, counts }
  })
}

function tablesOf(db: WriteDb): string[] {
  return db.all<{ name: string }>(`SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`).map(({ name }) => name)
}

/** Removes what a kill in the midst of a backup or a restore left. Only for who holds the notebook. */
export function removeLeftovers(dataFolder: string): void {
  removeDatabase(workingCopy(dataFolder))
  const folder = join(dataFolder, 'backups')
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) if (/\.db\.part(-wal|-shm|-journal)?$/.test(name)) rmSync(join(folder, name), { force: true })
}

const workingCopy = (dataFolder: string): string => join(dataFolder, 'restore.part.db')

/** Works on a checked copy in today's structure; the backup itself is only read. The copy is gone afterwards. */
function withReadyCopy<Value>(path: string, dataFolder: string, work: (copy: string, counts: Record<string, number>) => Value): Value {
  const bytes = bytesToCopy(path, dataFolder)
  const copy = workingCopy(dataFolder)
  removeDatabase(copy)
  try {
    copyStart(path, copy, bytes)
    return work(copy, readied(copy, basename(path)))
  } finally {
    removeDatabase(copy)
  }
}

/** No notebook is larger: ten thousand marks with their history take 15 MB. */
const LARGEST_NOTEBOOK_BYTES = 2 * 1024 ** 3

/**
 * Looks at the first 100 bytes and at the size of what is to be restored, before anything is written: how much of the
 * file is the notebook. Fails like `inspectBackup`, and with `disk-full` where the copy would leave no room to work in.
 */
function bytesToCopy(path: string, dataFolder: string): number {
  const name = basename(path)
  const source = statSync(path, { throwIfNoEntry: false })
  if (!source?.isFile()) throw new ExpectedFailure('backup-missing')
  // Opening and closing the notebook that this process holds would give up its locks.
  for (const held of ['notebook.db', 'corpus.db']) {
    const own = statSync(join(dataFolder, held), { throwIfNoEntry: false })
    if (own?.ino === source.ino && own.dev === source.dev) throw new ExpectedFailure('backup-foreign', `${name} 正在使用`)
  }
  const header = readableHeader(path, name)
  if (header.kind !== 'database' || header.applicationId !== APPLICATION_ID.notebook) throw new ExpectedFailure('backup-foreign', name)
  if (header.version > newestVersion(notebookMigrations)) throw new ExpectedFailure('backup-newer', name)
  if (header.bytes === null || header.bytes === 0) throw new ExpectedFailure('backup-damaged', name)
  if (header.bytes > source.size) throw new ExpectedFailure('backup-damaged', `${name} 不完整`)
  if (header.bytes > LARGEST_NOTEBOOK_BYTES) throw new ExpectedFailure('backup-foreign', `${name} 有 ${(header.bytes / 1024 ** 3).toFixed(1)} GB，笔记不会这样大`)
  const disk = statfsSync(dataFolder)
  if (disk.bavail * disk.bsize < header.bytes * 2) throw new ExpectedFailure('disk-full')
  return header.bytes
}

function readableHeader(path: string, name: string): Header {
  try {
    return readHeader(path)
  } catch (error) {
    if (['EACCES', 'EPERM'].includes(codeOf(error))) throw new ExpectedFailure('backup-damaged', `${name} 无法读取`)
    throw error
  }
}

/** Checks the copy and takes the steps of structure that it lacks; answers what it holds. */
function readied(copy: string, name: string): Record<string, number> {
  let db: Connection | null = null
  try {
    db = connect(copy, null)
    if (db.pragma('main.application_id') !== APPLICATION_ID.notebook) throw new ExpectedFailure('backup-foreign', name)
    if (versionOf(db, 'notebook') > newestVersion(notebookMigrations)) throw new ExpectedFailure('backup-newer', name)
    if (findDamage(db, 'main', 'full') !== null) throw new ExpectedFailure('backup-damaged', name)
    migrate(db, 'notebook', notebookMigrations)
    db.pragma('main.journal_mode = DELETE')
    return rowCounts(db)
  } catch (error) {
    if (isDamage(error)) throw new ExpectedFailure('backup-damaged', name)
    throw error
  } finally {
    db?.close()
  }
}
