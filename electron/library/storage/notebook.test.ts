import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ExpectedFailure } from '../../contract/index.ts'
import { temporaryFolder } from '../testing/folders.ts'
import { backUp } from './backup.ts'
import { connect, type Connection } from './connection.ts'
import { findDamage } from './check.ts'
import { notebookNeedsRecovery, notebookPath, openNotebook, recoverNotebook, recoveryOffer } from './notebook.ts'

const NOW = new Date('2025-02-26T08:00:00Z')

test('a notebook of a newer version is refused, and not one byte of its folder changes', () => {
  const folder = withNotes(1)
  const db = connect(notebookPath(folder), null)
  db.script('PRAGMA main.user_version = 9999')
  db.close()
  const before = contents(folder)
  expect(codeOf(() => open(folder))).toBe('notebook-newer')
  expect(contents(folder)).toEqual(before)
})

test('a file that is no database is refused untouched, and so is another program’s database', () => {
  for (const bytes of [Buffer.from('not a database, but quite long text'.repeat(10)), foreignDatabase()]) {
    const folder = temporaryFolder()
    writeFileSync(notebookPath(folder), bytes)
    expect(codeOf(() => open(folder))).toBe('notebook-damaged')
    expect(readFileSync(notebookPath(folder)).equals(bytes)).toBe(true)
  }
})

test('a vanished notebook is told as long as a backup of it is there; an empty one would hide the loss', () => {
  const folder = withNotes(3)
  rmSync(notebookPath(folder))
  expect(codeOf(() => open(folder))).toBe('notebook-damaged')
  expect(existsSync(notebookPath(folder))).toBe(false)
  recoverNotebook(folder, 'restore-backup', NOW)
  expect(countNotes(folder)).toBe(3)
})

test('a damaged notebook stays where it is until a person has chosen; the offer names the backup and what it holds', () => {
  const folder = withNotes(5)
  overwrite(notebookPath(folder))
  const before = contents(folder)
  expect(codeOf(() => open(folder))).toBe('notebook-damaged')
  expect(recoveryOffer(folder)).toEqual({ backup: { made: '2025-02-26T08:00:00.000Z', annotations: 5, corrections: 0 } })
  expect(notebookNeedsRecovery(folder)).toBe(true)
  expect(contents(folder)).toEqual(before)
})

test('a backup is restored beside a leftover log: the log goes to quarantine with the damaged file, nothing is deleted', () => {
  const folder = withNotes(4)
  overwrite(notebookPath(folder))
  writeFileSync(`${notebookPath(folder)}-wal`, staleLog())
  const damaged = readFileSync(notebookPath(folder))
  expect(recoverNotebook(folder, 'restore-backup', NOW)).toContain('quarantine/notebook-20250226T080000Z')
  expect(countNotes(folder)).toBe(4)
  const kept = join(folder, 'quarantine', 'notebook-20250226T080000Z')
  expect(readdirSync(kept).sort()).toEqual(['notebook.db', 'notebook.db-wal'])
  expect(readFileSync(join(kept, 'notebook.db')).equals(damaged)).toBe(true)
})

test('to start empty keeps the damaged file; a second time on the same second takes another folder', () => {
  const folder = withNotes(2)
  for (let round = 0; round < 2; round++) {
    overwrite(notebookPath(folder))
    recoverNotebook(folder, 'start-empty', NOW)
    expect(readdirSync(join(folder, 'quarantine')).length).toBe(round + 1)
    writeFileSync(notebookPath(folder), foreignDatabase())
  }
})

test('a damaged newest backup is passed over for the one before; with none left nothing is moved', () => {
  const folder = withNotes(2)
  const db = open(folder)
  const later = backUp(db, folder, new Date('2025-02-27T08:00:00Z'))
  db.close()
  overwrite(later.path)
  expect(recoveryOffer(folder).backup?.made).toBe('2025-02-26T08:00:00.000Z')
  rmSync(join(folder, 'backups'), { recursive: true })
  overwrite(notebookPath(folder))
  expect(codeOf(() => recoverNotebook(folder, 'restore-backup', NOW))).toBe('notebook-damaged')
  expect(existsSync(notebookPath(folder))).toBe(true)
})

test('a second program is refused while the first holds the notebook', () => {
  const folder = withNotes(1)
  const db = open(folder)
  expect(codeOf(() => open(folder))).toBe('folder-in-use')
  db.close()
  open(folder).close()
})

test('a full disk is a typed failure; what was there before stands, and writing goes on when there is room', () => {
  const folder = withNotes(1)
  const db = open(folder)
  // SQLite's own limit ends in the same SQLITE_FULL as a full disk (tests/crash has a really full one).
  db.pragma(`main.max_page_count = ${Number(db.pragma('main.page_count')) + 2}`)
  expect(() => { for (let i = 0; i < 100; i++) addNote(db, `x${i}`, '满'.repeat(2000)) }).toThrow('full')
  db.pragma('main.max_page_count = 100000')
  addNote(db, 'later', '又有空间')
  expect(findDamage(db, 'main', 'full')).toBe(null)
  db.close()
})

function open(folder: string): Connection {
  return openNotebook(folder, NOW, [])
}

/** A notebook with notes and one backup of it, closed. */
function withNotes(count: number): string {
  const folder = temporaryFolder()
  mkdirSync(folder, { recursive: true })
  const db = open(folder)
  for (let i = 0; i < count; i++) addNote(db, `note-${i}`, `第${i}条：核对增长8.${i}%`)
  backUp(db, folder, NOW)
  db.close()
  return folder
}

function addNote(db: Connection, id: string, note: string): void {
  db.run(`
    INSERT INTO main.annotation (id, document_id, edition, passage, "start", "end", quote, before, after, headings, meaning, note, tags,
      created, modified, revision, device, removed, document_title, region_code, region_name, sha256)
    VALUES (?, 'd', 'e', 0, 0, 2, '增长', '', '', '[]', 'data', ?, '[]', '', '', 1, '', NULL, '', '', '', '')`, id, note)
}

function countNotes(folder: string): number {
  const db = open(folder)
  const found = db.get<{ n: number }>('SELECT count(*) AS n FROM main.annotation')?.n ?? 0
  db.close()
  return found
}

/** Damages the pages behind the first one. */
function overwrite(path: string): void {
  const file = openSync(path, 'r+')
  for (let page = 1; page < 6; page++) writeSync(file, Buffer.alloc(2000, 0xa5), 0, 2000, page * 4096)
  closeSync(file)
}

function foreignDatabase(): Buffer {
  const path = join(temporaryFolder(), 'foreign.db')
  const db = connect(path, null)
  db.script('CREATE TABLE main.t (x); PRAGMA main.user_version = 10')
  db.close()
  return readFileSync(path)
}

/** A log that belongs to another database. */
function staleLog(): Buffer {
  const path = join(temporaryFolder(), 'other.db')
  const db = connect(path, null)
  db.script(`CREATE TABLE main.t (x); INSERT INTO main.t VALUES ('leftover')`)
  const log = readFileSync(`${path}-wal`)
  db.close()
  return log
}

/** All files of a folder with the SHA-256 of their bytes. */
function contents(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile()).map((entry) => [join(entry.parentPath, entry.name), createHash('sha256').update(readFileSync(join(entry.parentPath, entry.name))).digest('hex')]))
}

function codeOf(work: () => unknown): string {
  try {
    work()
    return 'no failure'
  } catch (error) {
    return error instanceof ExpectedFailure ? error.failure.code : String(error)
  }
}
