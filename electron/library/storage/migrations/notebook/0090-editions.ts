import type { Migration } from '../../migrate.ts'

/**
 * Texts that a document had before it was corrected, and what went along when it was. `edition` names a kept file in
 * `originals/`. A row of `edition_step` is one correction of a text, `import_before` (JSON) the import that it
 * replaced, null for a text that came with the app. `edition_change` holds what a step did to one item (an annotation
 * or a correction): `before` and `after` are its anchors (JSON); `left` items stay in the old edition on a person's word.
 */
export const editions: Migration = {
  number: 90,
  statements: [
    `CREATE TABLE main.edition (
      document_id TEXT NOT NULL,
      edition TEXT NOT NULL,
      file_sha256 TEXT NOT NULL,
      file_name TEXT NOT NULL,
      stored TEXT,
      PRIMARY KEY (document_id, edition)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE main.edition_step (
      number INTEGER PRIMARY KEY,
      document_id TEXT NOT NULL,
      from_edition TEXT NOT NULL,
      to_edition TEXT NOT NULL,
      import_before TEXT,
      made TEXT NOT NULL,
      undone TEXT
    ) STRICT`,
    `CREATE INDEX main.edition_step_by_document ON edition_step (document_id)`,
    `CREATE TABLE main.edition_change (
      number INTEGER PRIMARY KEY,
      step INTEGER NOT NULL REFERENCES edition_step (number),
      kind TEXT NOT NULL CHECK (kind IN ('annotation', 'figure')),
      item TEXT NOT NULL,
      outcome TEXT NOT NULL CHECK (outcome IN ('same', 'moved', 'placed', 'left')),
      before TEXT NOT NULL,
      after TEXT
    ) STRICT`,
    `CREATE INDEX main.edition_change_by_step ON edition_change (step)`,
  ],
}
