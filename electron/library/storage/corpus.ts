import { join } from 'node:path'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { APPLICATION_ID, findDamage, readHeader } from './check.ts'
import { connect, type Connection } from './connection.ts'
import { isDamage } from './failures.ts'
import { quarantine, removeDatabase, syncToDisk } from './files.ts'
import { migrate, newestVersion } from './migrate.ts'
import { corpusMigrations } from './migrations/corpus/index.ts'

/** What can be said of a corpus file. `absent`, `older` and `damaged` are answered by a new build. */
export type CorpusState = 'absent' | 'older' | 'current' | 'newer' | 'damaged'

export const corpusPath = (dataFolder: string): string => join(dataFolder, 'corpus.db')

/** Looks at a corpus's header, without opening or changing the file. Damage further in shows when it is opened. */
export function corpusState(path: string): CorpusState {
  const header = readHeader(path)
  if (header.kind === 'absent' || header.kind === 'empty') return 'absent'
  if (header.kind === 'foreign') return 'damaged'
  if (header.version > newestVersion(corpusMigrations)) return 'newer'
  if (header.version === 0) return 'absent'
  if (header.applicationId !== APPLICATION_ID.corpus) return 'damaged'
  return header.version === newestVersion(corpusMigrations) ? 'current' : 'older'
}

/** What is wrong with a corpus file, by SQLite's quick check; null if nothing. */
export function corpusDamage(path: string): string | null {
  try {
    const db = connect(':memory:', path)
    try {
      return findDamage(db, 'corpus', 'quick')
    } finally {
      db.close()
    }
  } catch (error) {
    if (isDamage(error)) return error instanceof Error ? error.message : 'unreadable'
    throw error
  }
}

/** Makes a new, empty corpus at a path (whatever was there goes) and opens it, with a thrown-away notebook as `main`. */
export function createCorpus(path: string): Connection {
  removeDatabase(path)
  const db = connect(':memory:', path)
  migrate(db, 'corpus', corpusMigrations)
  return db
}

/**
 * Closes a corpus that was just built: packed, whole in one file, flushed. The file does not remember write-ahead
 * logging, so that it can be read from a folder that cannot be written to.
 */
export function finishCorpus(db: Connection, path: string): void {
  db.script(`INSERT INTO corpus.pairs (pairs) VALUES ('optimize'); INSERT INTO corpus.singles (singles) VALUES ('optimize')`)
  db.pragma('corpus.journal_mode = DELETE')
  db.script('VACUUM corpus')
  db.close()
  syncToDisk(path)
}

/** Moves a damaged corpus to `quarantine/`. The newest one is kept for inquiry; older ones can go, it is made anew. */
export function setCorpusAside(path: string, now: Date): void {
  const root = join(path, '..', 'quarantine')
  const older = existsSync(root) ? readdirSync(root).filter((name) => name.startsWith('corpus-')) : []
  quarantine(path, 'corpus', now)
  for (const name of older) rmSync(join(root, name), { recursive: true, force: true })
}
