import type { Connection } from './connection.ts'
import { APPLICATION_ID } from './check.ts'

/** One step of a database's structure: one file in `migrations/`, never edited after its release. */
export interface Migration {
  /** Spaced by ten, ascending: 10, 20, … A database's `user_version` is the number of the last step taken. */
  readonly number: number
  /** Run in order, each naming its schema (`main.` or `corpus.`). */
  readonly statements: readonly string[]
}

const SCHEMA = { notebook: 'main', corpus: 'corpus' } as const

/** The version that a database has after all steps. */
export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.number ?? 0
}

/** A database's version as its connection sees it (the header on disk may lag behind the log). */
export function versionOf(db: Connection, which: keyof typeof SCHEMA): number {
  return Number(db.pragma(`${SCHEMA[which]}.user_version`))
}

/**
 * Takes the steps that a database lacks, each in one transaction with its number: what fails leaves the version before.
 * @returns the numbers of the steps taken.
 */
export function migrate(db: Connection, which: keyof typeof SCHEMA, migrations: readonly Migration[]): number[] {
  const schema = SCHEMA[which]
  const from = versionOf(db, which)
  const missing = migrations.filter(({ number }) => number > from)
  for (const { number, statements } of missing) {
    db.transaction(() => {
      for (const statement of statements) db.script(statement)
      db.script(`PRAGMA ${schema}.application_id = ${APPLICATION_ID[which]}`)
      // Set inside the transaction it rolls back together with the structure.
      db.script(`PRAGMA ${schema}.user_version = ${number}`)
    })
  }
  return missing.map(({ number }) => number)
}
