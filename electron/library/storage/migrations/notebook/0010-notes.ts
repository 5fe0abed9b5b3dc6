import type { Migration } from '../../migrate.ts'

/**
 * Marks and notes, reading positions, settings, kept imports, and who this laptop is.
 * `sha256` beside a text a person wrote: SQLite's own check sees a flipped bit in text 9 times of 200, a hash always.
 */
export const notes: Migration = {
  number: 10,
  statements: [
    `CREATE TABLE main.device (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      id TEXT NOT NULL,
      created TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE main.setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`,
    `CREATE TABLE main.annotation (
      id TEXT PRIMARY KEY,
      document_id TEXT NOT NULL,
      edition TEXT NOT NULL,
      passage INTEGER NOT NULL,
      "start" INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      quote TEXT NOT NULL,
      before TEXT NOT NULL,
      after TEXT NOT NULL,
      headings TEXT NOT NULL,
      meaning TEXT NOT NULL,
      note TEXT NOT NULL,
      tags TEXT NOT NULL,
      created TEXT NOT NULL,
      modified TEXT NOT NULL,
      revision INTEGER NOT NULL,
      device TEXT NOT NULL,
      removed TEXT,
      document_title TEXT NOT NULL,
      region_code TEXT NOT NULL,
      region_name TEXT NOT NULL,
      sha256 TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX main.annotation_by_document ON annotation (document_id, passage, "start")`,
    `CREATE INDEX main.annotation_by_time ON annotation (created)`,
    `CREATE TABLE main.position (
      document_id TEXT PRIMARY KEY,
      passage INTEGER NOT NULL,
      fraction REAL NOT NULL,
      read_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
    // What a person said of an imported file. The bytes are in originals/, named by `file_sha256`.
    `CREATE TABLE main.import (
      document_id TEXT PRIMARY KEY,
      edition TEXT NOT NULL,
      file_sha256 TEXT NOT NULL,
      file_name TEXT NOT NULL,
      title TEXT NOT NULL,
      region TEXT NOT NULL,
      kind TEXT NOT NULL,
      date TEXT,
      speaks_of TEXT NOT NULL,
      imported TEXT NOT NULL,
      removed TEXT
    ) STRICT, WITHOUT ROWID`,
  ],
}
