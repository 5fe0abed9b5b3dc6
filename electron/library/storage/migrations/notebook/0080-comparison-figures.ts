import type { Migration } from '../../migrate.ts'

/**
 * What each cell of a saved comparison read when it was saved, as JSON (library/comparisons/changes.ts): compared with
 * the ledger of today it tells which figures have changed since. Null for comparisons saved before.
 */
export const comparisonFigures: Migration = {
  number: 80,
  statements: ['ALTER TABLE main.comparison ADD COLUMN figures TEXT'],
}
