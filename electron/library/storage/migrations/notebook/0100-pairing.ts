import type { Migration } from '../../migrate.ts'

/**
 * A person's word on which headings of two documents stand side by side. The documents are in the order of their ids.
 * Headings are kept by their words and by which of several equal ones it is, so that a corrected text keeps them.
 */
export const pairing: Migration = {
  number: 100,
  statements: [
    `CREATE TABLE main.pairing (
      document_a TEXT NOT NULL,
      document_b TEXT NOT NULL,
      heading_a TEXT NOT NULL,
      nth_a INTEGER NOT NULL,
      heading_b TEXT NOT NULL,
      nth_b INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('pair', 'part')),
      made TEXT NOT NULL,
      PRIMARY KEY (document_a, document_b, heading_a, nth_a, heading_b, nth_b)
    ) STRICT, WITHOUT ROWID`,
  ],
}
