import type { Migration } from '../../migrate.ts'

/**
 * A person's word on a number, keyed by its place in an edition, so that it survives re-extraction.
 * `value` … `reading` are what the person stands by; `machine` is what the extractor said at that time (JSON, or
 * null for a number that it read as no metric).
 */
export const corrections: Migration = {
  number: 20,
  statements: [
    `CREATE TABLE main.correction (
      edition TEXT NOT NULL,
      passage INTEGER NOT NULL,
      "start" INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      decision TEXT NOT NULL CHECK (decision IN ('confirm', 'dismiss', 'correct')),
      raw TEXT NOT NULL,
      value REAL,
      value_max REAL,
      unit TEXT,
      reading TEXT,
      machine TEXT,
      document_id TEXT NOT NULL,
      created TEXT NOT NULL,
      modified TEXT NOT NULL,
      revision INTEGER NOT NULL,
      device TEXT NOT NULL,
      PRIMARY KEY (edition, passage, "start", "end")
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX main.correction_by_document ON correction (document_id)`,
  ],
}
