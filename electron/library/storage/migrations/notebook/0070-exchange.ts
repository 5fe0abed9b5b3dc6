import type { Migration } from '../../migrate.ts'

/**
 * Marks that travel between laptops, and steps that can be taken back.
 * `clock` (JSON: laptop → number of its last edit) says what a version has seen; `device.edits` counts this laptop's
 * edits and never goes back. `annotation_other` holds the versions beside the shown one while a conflict is open;
 * `emptied` marks what is left of a mark when the bin was emptied. `origin_document` is the document's id on the laptop
 * where the mark was made, where that differs. A row of `history` holds what stood before its step.
 */
export const exchange: Migration = {
  number: 70,
  statements: [
    `ALTER TABLE main.annotation ADD COLUMN scope TEXT NOT NULL DEFAULT 'span'`,
    `ALTER TABLE main.annotation ADD COLUMN style TEXT NOT NULL DEFAULT 'highlight'`,
    `ALTER TABLE main.annotation ADD COLUMN links TEXT NOT NULL DEFAULT '[]'`,
    `ALTER TABLE main.annotation ADD COLUMN author TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE main.annotation ADD COLUMN clock TEXT NOT NULL DEFAULT '{}'`,
    `ALTER TABLE main.annotation ADD COLUMN emptied TEXT`,
    `ALTER TABLE main.annotation ADD COLUMN origin_document TEXT`,
    `UPDATE main.annotation SET clock = json_object(device, revision)`,
    `ALTER TABLE main.device ADD COLUMN author TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE main.device ADD COLUMN edits INTEGER NOT NULL DEFAULT 0`,
    `ALTER TABLE main.device ADD COLUMN private_key TEXT`,
    // Where this id was given out (a hash of computer and folder): a copied data folder must not go on under the same id.
    `ALTER TABLE main.device ADD COLUMN home TEXT`,
    `UPDATE main.device SET edits = coalesce((SELECT max(revision) FROM main.annotation), 0)`,
    `CREATE TABLE main.annotation_other (
      id TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      version TEXT NOT NULL,
      PRIMARY KEY (id, sha256)
    ) STRICT, WITHOUT ROWID`,
    // Laptops whose files were taken in before: a signature by one of these keys is known.
    `CREATE TABLE main.known_key (
      public_key TEXT PRIMARY KEY,
      device TEXT NOT NULL,
      author TEXT NOT NULL,
      first_seen TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE main.history (
      number INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      label TEXT NOT NULL,
      made TEXT NOT NULL,
      undone INTEGER NOT NULL,
      changes TEXT NOT NULL
    ) STRICT`,
  ],
}
