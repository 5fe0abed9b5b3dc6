import type { IndicatorId } from '../../contract/index.ts'
import { bareName } from '../../domain/metrics/index.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'

/** Another name for an indicator, as the notebook keeps it. */
export interface StoredAlias {
  readonly alias: string
  readonly indicatorId: IndicatorId
  /** Name of the indicator when the alias was added. */
  readonly indicator: string
  /** Name of the file that it came from; null where it was added by hand. */
  readonly source: string | null
  /** ISO 8601 UTC. */
  readonly added: string
}

/** An indicator of a person's own; `entry` has the format of `indicators.json`. */
export interface StoredIndicator {
  readonly entry: { readonly id: string; readonly name: string; readonly aliases: readonly string[] } & Record<string, unknown>
  readonly source: string | null
  readonly added: string
}

/** All that a person added to the lexicon. */
export interface Stored { readonly aliases: readonly StoredAlias[]; readonly indicators: readonly StoredIndicator[] }

/** Who stored something, and when. */
export interface Stamp { readonly now: string; readonly device: string; readonly source: string | null }

/** What a person added, oldest first (of two names for the same words the later one would win). */
export function readStored(db: ReadDb): Stored {
  return {
    aliases: db.all<StoredAlias>('SELECT alias, indicator_id AS indicatorId, indicator, source, added FROM main.lexicon_alias ORDER BY added, bare'),
    indicators: db.all<{ entry: string; source: string | null; added: string }>('SELECT entry, source, added FROM main.lexicon_indicator ORDER BY added, id')
      .map((row) => ({ ...row, entry: JSON.parse(row.entry) as StoredIndicator['entry'] })),
  }
}

/** Adds a name; the same words added before now belong to this indicator. */
export function storeAlias(db: WriteDb, { alias, indicatorId, indicator }: Pick<StoredAlias, 'alias' | 'indicatorId' | 'indicator'>, stamp: Stamp): void {
  db.run(`
    INSERT INTO main.lexicon_alias (bare, alias, indicator_id, indicator, source, added, device) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET alias = excluded.alias, indicator_id = excluded.indicator_id, indicator = excluded.indicator,
      source = excluded.source, added = excluded.added, device = excluded.device`,
  bareName(alias), alias, indicatorId, indicator, stamp.source, stamp.now, stamp.device)
}

export function forgetAlias(db: WriteDb, alias: string): void {
  db.run('DELETE FROM main.lexicon_alias WHERE bare = ?', bareName(alias))
}

/** Adds an indicator, or replaces the one with its id. */
export function storeIndicator(db: WriteDb, entry: StoredIndicator['entry'], stamp: Stamp): void {
  db.run(`
    INSERT INTO main.lexicon_indicator (id, entry, source, added, device) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET entry = excluded.entry, source = excluded.source, added = excluded.added, device = excluded.device`,
  entry.id, JSON.stringify(entry), stamp.source, stamp.now, stamp.device)
}

/** Takes an indicator away with the names that were added to it. */
export function forgetIndicator(db: WriteDb, id: IndicatorId): void {
  db.run('DELETE FROM main.lexicon_indicator WHERE id = ?', id)
  db.run('DELETE FROM main.lexicon_alias WHERE indicator_id = ?', id)
}
