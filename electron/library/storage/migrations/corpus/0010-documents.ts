import type { Migration } from '../../migrate.ts'

/**
 * Documents, their editions, passages and quantities. All of it can be made again from seeds and kept originals,
 * so a corpus of an older structure is rebuilt rather than migrated.
 */
export const documents: Migration = {
  number: 10,
  statements: [
    `CREATE TABLE corpus.fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`,
    `CREATE TABLE corpus.region (
      code TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      full_name TEXT NOT NULL,
      level TEXT NOT NULL,
      parent TEXT
    ) STRICT, WITHOUT ROWID`,
    // "number" is the row of the search index. Counts are of the machine's reading, before a person's word.
    `CREATE TABLE corpus.document (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      edition TEXT NOT NULL,
      title TEXT NOT NULL,
      region TEXT NOT NULL REFERENCES region (code),
      kind TEXT NOT NULL,
      date TEXT,
      speaks_of TEXT NOT NULL,
      source_file TEXT NOT NULL,
      bundled INTEGER NOT NULL,
      encoding TEXT NOT NULL,
      characters INTEGER NOT NULL,
      passages INTEGER NOT NULL,
      numbers INTEGER NOT NULL,
      metrics INTEGER NOT NULL,
      doubtful INTEGER NOT NULL
    ) STRICT`,
    `CREATE INDEX corpus.document_by_edition ON document (edition)`,
    // The decoded text as it came ("raw"), and folded for search: one line a passage, see library/search.
    `CREATE TABLE corpus.text (
      document INTEGER PRIMARY KEY REFERENCES document (number) ON DELETE CASCADE,
      raw TEXT NOT NULL,
      folded TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE corpus.passage (
      document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
      place INTEGER NOT NULL,
      kind TEXT NOT NULL,
      level INTEGER NOT NULL,
      text TEXT NOT NULL,
      runs TEXT NOT NULL,
      markup TEXT NOT NULL,
      PRIMARY KEY (document, place)
    ) STRICT, WITHOUT ROWID`,
    // A quantity; the columns from "indicator_id" on are set where it was read as an observation.
    `CREATE TABLE corpus.quantity (
      document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
      passage INTEGER NOT NULL,
      "start" INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      raw TEXT NOT NULL,
      value REAL NOT NULL,
      value_max REAL,
      unit TEXT NOT NULL,
      reason TEXT,
      indicator_id TEXT,
      indicator TEXT,
      measure TEXT,
      status TEXT,
      period TEXT,
      subject TEXT,
      subject_region TEXT,
      qualifier TEXT,
      as_written TEXT,
      quote TEXT,
      quote_start INTEGER,
      confidence REAL,
      rule TEXT,
      PRIMARY KEY (document, passage, "start", "end")
    ) STRICT, WITHOUT ROWID`,
  ],
}
