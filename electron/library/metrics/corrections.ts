import type { DocumentId, ObservationKey, ReviewDecision } from '../../contract/index.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'
import { keyOf, placeOf, type MachineReading } from './entries.ts'

/** A person's word on one number, as the notebook keeps it. */
export interface Correction {
  readonly key: ObservationKey
  readonly documentId: DocumentId
  /** The text of the number. */
  readonly raw: string
  readonly decision: Exclude<ReviewDecision['kind'], 'reset'>
  /** What the person stands by: the corrected reading, or the one that was confirmed; null for a dismissal. */
  readonly own: MachineReading | null
  /** What the extractor said when the person spoke; null in notebooks of old where it saw no metric. */
  readonly machine: MachineReading | null
}

interface Row {
  edition: string; passage: number; start: number; end: number; documentId: DocumentId; raw: string
  decision: Correction['decision']; value: number | null; valueMax: number | null; unit: string | null; reading: string | null; machine: string | null
}

const SELECT = `
  SELECT edition, passage, "start", "end", document_id AS documentId, raw, decision, value, value_max AS valueMax, unit, reading, machine
  FROM main.correction`

/** All corrections, or those on one edition, by key. */
export function readCorrections(db: ReadDb, edition: string | null): Map<string, Correction> {
  const rows = edition === null ? db.all<Row>(SELECT) : db.all<Row>(`${SELECT} WHERE edition = ?`, edition)
  return new Map(rows.map((row) => [keyOf(row), correctionOf(row)]))
}

/** The correction of one number, or null. */
export function findCorrection(db: ReadDb, key: ObservationKey): Correction | null {
  const { edition, passage, start, end } = placeOf(key)
  const row = db.get<Row>(`${SELECT} WHERE edition = ? AND passage = ? AND "start" = ? AND "end" = ?`, edition, passage, start, end)
  return row ? correctionOf(row) : null
}

/** Stores a person's word; a word said before is replaced (and handed back to the person as the way to undo). */
export function storeCorrection(db: WriteDb, correction: Correction, stamp: { now: string; device: string }): void {
  const { edition, passage, start, end } = placeOf(correction.key)
  const { own, machine } = correction
  db.run(`
    INSERT INTO main.correction (edition, passage, "start", "end", decision, raw, value, value_max, unit, reading, machine,
      document_id, created, modified, revision, device)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)
    ON CONFLICT DO UPDATE SET decision = excluded.decision, value = excluded.value, value_max = excluded.value_max,
      unit = excluded.unit, reading = excluded.reading, machine = excluded.machine, modified = excluded.modified,
      revision = revision + 1, device = excluded.device`,
  edition, passage, start, end, correction.decision, correction.raw, own?.value ?? null, own?.valueMax ?? null, own?.unit ?? null,
  own?.reading ? JSON.stringify(own.reading) : null, machine ? JSON.stringify(machine) : null,
  correction.documentId, stamp.now, stamp.now, stamp.device)
}

/** Takes a person's word back. */
export function removeCorrection(db: WriteDb, key: ObservationKey): void {
  const { edition, passage, start, end } = placeOf(key)
  db.run('DELETE FROM main.correction WHERE edition = ? AND passage = ? AND "start" = ? AND "end" = ?', edition, passage, start, end)
}

function correctionOf(row: Row): Correction {
  const own = row.value === null || row.unit === null || row.reading === null ? null
    : { value: row.value, valueMax: row.valueMax, unit: row.unit, reading: JSON.parse(row.reading) as MachineReading['reading'] }
  return { key: keyOf(row), documentId: row.documentId, raw: row.raw, decision: row.decision, own, machine: row.machine === null ? null : JSON.parse(row.machine) as MachineReading }
}
