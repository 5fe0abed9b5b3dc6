import type { Migration } from '../../migrate.ts'

/**
 * Numbers that stand in several editions of a document: each row says that two keys of observations are of the same
 * number, in the same sentence. Figures that a person chose and notes linked to figures find their number by it, in
 * both directions, so that it also holds once a correction has been taken back.
 */
export const sameNumbers: Migration = {
  number: 110,
  statements: [
    `CREATE TABLE main.same_number (
      old TEXT NOT NULL,
      now TEXT NOT NULL,
      PRIMARY KEY (old, now)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX main.same_number_by_now ON same_number (now)`,
  ],
}
