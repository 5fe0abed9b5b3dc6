import type { DocumentId, EditionId, ObservationKey } from '../../contract/index.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'
import type { Correction } from './corrections.ts'
import { keyOf, placeOf } from './entries.ts'
import { rememberRawPlace } from './placing.ts'

/** A person's word on a number, as far as its place is concerned. */
export interface StandingCorrection {
  readonly key: ObservationKey
  readonly edition: EditionId
  readonly passage: number
  readonly start: number
  readonly end: number
  readonly raw: string
  readonly decision: Correction['decision']
  readonly indicator: string | null
  readonly value: number | null
  readonly unit: string | null
}

/** All corrections of a document, whatever edition they stand in, in text order. */
export function standingCorrections(db: ReadDb, documentId: DocumentId): StandingCorrection[] {
  interface Row extends Omit<StandingCorrection, 'key' | 'indicator'> { reading: string | null }
  return db.all<Row>(`
    SELECT edition, passage, "start", "end", raw, decision, value, unit, reading FROM main.correction WHERE document_id = ?
    ORDER BY passage, "start"`, documentId)
    .map(({ reading, ...row }) => ({
      ...row, key: keyOf(row), indicator: reading === null ? null : (JSON.parse(reading) as { indicator?: string } | null)?.indicator ?? null,
    }))
}

/**
 * Puts a person's word on a number of another edition. False where there is none to move, or where a word already
 * stands at the new place: nothing is overwritten.
 * @param raw the number as it is printed at the new place.
 */
export function moveCorrection(db: WriteDb, from: ObservationKey, to: ObservationKey, raw: string, stamp: { now: string; device: string }): boolean {
  const was = placeOf(from)
  const is = placeOf(to)
  const { changes } = db.run(`
    UPDATE OR IGNORE main.correction SET edition = ?, passage = ?, "start" = ?, "end" = ?, raw = ?, raw_start = NULL, raw_end = NULL,
      modified = ?, revision = revision + 1, device = ?
    WHERE edition = ? AND passage = ? AND "start" = ? AND "end" = ?`,
  is.edition, is.passage, is.start, is.end, raw, stamp.now, stamp.device, was.edition, was.passage, was.start, was.end)
  if (changes > 0) rememberRawPlace(db, to)
  return changes > 0
}
