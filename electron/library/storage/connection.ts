import Database from 'better-sqlite3'
import type { SqlValue, WriteDb } from './db.ts'

/** Below this, SQLite has faults that lose data in WAL mode (references on storage). */
const OLDEST_SQLITE = [3, 51, 3] as const

/** How long a statement waits for another program's lock, milliseconds. */
const BUSY_TIMEOUT_MS = 5_000

/** At the opening a lock means a second window of the same program: it is told at once, not after five seconds. */
const OPENING_TIMEOUT_MS = 300

/** Settings of the whole connection. They are read back after they are set: some are silently ignored. */
const CONNECTION_PRAGMAS = {
  foreign_keys: 1, recursive_triggers: 1, trusted_schema: 0, cell_size_check: 1,
} as const

/** The one connection: a `WriteDb` with what only storage may do. */
export interface Connection extends WriteDb {
  /** Runs a script of several statements without values, e.g. a migration. */
  script(sql: string): void
  /** Puts a corpus beside the notebook; the file is made if it is not there. */
  attachCorpus(path: string): void
  /** Lets go of the corpus, so that its file can be replaced. */
  detachCorpus(): void
  /** Value of a pragma of one of the two databases, or of the connection. */
  pragma(text: string): unknown
  /** How many statements have changed something since the opening. */
  readonly writes: number
  close(): void
}

/**
 * Opens `notebook` as `main` and, if given, `corpus` beside it, in one connection; makes files that are not there.
 * Both are held exclusively: a second program is refused instead of working beside the first one.
 * `:memory:` stands for a database that is thrown away.
 * Throws SQLite's own errors, and an `Error` where a setting does not take.
 */
export function connect(notebook: string, corpus: string | null): Connection {
  const database = new Database(notebook, { timeout: OPENING_TIMEOUT_MS })
  try {
    // Before anything else: even the question for SQLite's version reads the file, and would take the shared mode.
    database.pragma('locking_mode = EXCLUSIVE')
    assertVersion(String(database.prepare('SELECT sqlite_version()').pluck().get()))
    for (const [name, value] of Object.entries(CONNECTION_PRAGMAS)) set(database, name, value)
    durability(database, 'main', 'FULL')
    const connection = wrap(database)
    if (corpus !== null) connection.attachCorpus(corpus)
    set(database, 'busy_timeout', BUSY_TIMEOUT_MS)
    return connection
  } catch (error) {
    database.close()
    throw error
  }
}

/** WAL, and how often it is flushed: better-sqlite3 compiles NORMAL as its default in WAL, which loses commits. */
function durability(database: Database.Database, schema: string, level: 'FULL' | 'NORMAL'): void {
  database.pragma(`${schema}.journal_mode = WAL`)
  // A first read takes the exclusive lock now rather than at the first call.
  database.prepare(`SELECT count(*) FROM ${schema}.sqlite_master`).get()
  set(database, `${schema}.synchronous`, level === 'FULL' ? 2 : 1)
}

/** Opens a finished database file for reading alone, as `main`: not one byte of it changes. Throws SQLite's own errors. */
export function connectForReading(path: string): Connection {
  const database = new Database(path, { readonly: true, fileMustExist: true, timeout: OPENING_TIMEOUT_MS })
  try {
    for (const [name, value] of Object.entries(CONNECTION_PRAGMAS)) set(database, name, value)
    return wrap(database)
  } catch (error) {
    database.close()
    throw error
  }
}

function set(database: Database.Database, pragma: string, value: number): void {
  database.pragma(`${pragma} = ${value}`)
  const taken = database.pragma(pragma, { simple: true })
  if (taken !== value) throw new Error(`PRAGMA ${pragma} is ${String(taken)}, not ${value}`)
}

function assertVersion(version: string): void {
  const parts = version.split('.').map(Number)
  const older = OLDEST_SQLITE.map((want, i) => (parts[i] ?? 0) - want).find((difference) => difference !== 0)
  if ((older ?? 0) < 0) throw new Error(`SQLite ${version} is older than ${OLDEST_SQLITE.join('.')}`)
}

function wrap(database: Database.Database): Connection {
  // Preparing costs more than running for the short statements of this library, so each is prepared once.
  const statements = new Map<string, Database.Statement>()
  let writes = 0
  const prepared = (sql: string): Database.Statement => {
    const known = statements.get(sql)
    if (known) return known
    const statement = database.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  const reading = (statement: Database.Statement, sql: string): Database.Statement => {
    if (!statement.readonly) throw new Error(`a reader tried to change something: ${sql.slice(0, 80)}`)
    return statement
  }
  return {
    get: <Row>(sql: string, ...values: SqlValue[]) => reading(prepared(sql), sql).get(...values) as Row | undefined,
    all: <Row>(sql: string, ...values: SqlValue[]) => reading(prepared(sql), sql).all(...values) as Row[],
    each: <Row>(sql: string, ...values: SqlValue[]) =>
      // Its own statement: a shared one would be busy if the same question is asked within the loop.
      reading(database.prepare(sql), sql).iterate(...values) as IterableIterator<Row>,
    run: (sql, ...values) => {
      writes++
      return { changes: prepared(sql).run(...values).changes }
    },
    transaction: (work) => database.transaction(work).immediate(),
    script: (sql) => {
      writes++
      database.exec(sql)
    },
    attachCorpus: (path) => {
      database.prepare('ATTACH ? AS corpus').run(path)
      // Losing the corpus's last commits in a power cut is harmless: it can be made again.
      durability(database, 'corpus', 'NORMAL')
    },
    detachCorpus: () => {
      statements.clear()
      database.prepare('DETACH corpus').run()
    },
    pragma: (text) => database.pragma(text, { simple: true }),
    get writes() { return writes },
    close: () => { database.close() },
  }
}
