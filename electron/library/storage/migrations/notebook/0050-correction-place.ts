import type { Migration } from '../../migrate.ts'

/**
 * Where a corrected number stands in the raw text of its edition (UTF-16 code units). The raw text of an edition never
 * changes, the cut into passages may with a new version of the app: from here a correction finds its passage again.
 */
export const correctionPlace: Migration = {
  number: 50,
  statements: [
    'ALTER TABLE main.correction ADD COLUMN raw_start INTEGER',
    'ALTER TABLE main.correction ADD COLUMN raw_end INTEGER',
  ],
}
