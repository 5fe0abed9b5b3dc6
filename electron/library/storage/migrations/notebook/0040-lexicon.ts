import type { Migration } from '../../migrate.ts'

/**
 * What a person added to the lexicon. An alias is keyed by its bare form (without quotes, brackets and blanks), so
 * that one name belongs to one indicator; `indicator` is the indicator's name at that time. `entry` is an indicator
 * of one's own in the format of `resources/lexicon/indicators.json`.
 */
export const lexicon: Migration = {
  number: 40,
  statements: [
    `CREATE TABLE main.lexicon_alias (
      bare TEXT PRIMARY KEY,
      alias TEXT NOT NULL,
      indicator_id TEXT NOT NULL,
      indicator TEXT NOT NULL,
      source TEXT,
      added TEXT NOT NULL,
      device TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE main.lexicon_indicator (
      id TEXT PRIMARY KEY,
      entry TEXT NOT NULL,
      source TEXT,
      added TEXT NOT NULL,
      device TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
  ],
}
