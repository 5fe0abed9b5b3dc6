import type { Migration } from '../../migrate.ts'

/**
 * Saved comparisons: the choice as JSON (contract `ComparisonSpec`), never the table, which is built anew from the
 * ledger. A removed one stays as a tombstone. `export_number` counts the versions of each exported name (…_v3.pdf).
 */
export const comparisons: Migration = {
  number: 30,
  statements: [
    `CREATE TABLE main.comparison (
      id TEXT PRIMARY KEY,
      spec TEXT NOT NULL,
      created TEXT NOT NULL,
      modified TEXT NOT NULL,
      revision INTEGER NOT NULL,
      removed TEXT,
      sha256 TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE main.export_number (name TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
  ],
}
