import type { LedgerEntry, ObservationKey, Quantity, Reading, DocumentId, EditionId, OtherReason } from '../../contract/index.ts'
import { keyOf } from '../../domain/ledger/index.ts'
import { CERTAIN_CONFIDENCE } from '../../domain/metrics/index.ts'
import type { Correction } from './corrections.ts'

export { keyOf } from '../../domain/ledger/index.ts'

/** A row of `corpus.quantity` with the document that it stands in. */
export interface QuantityRow {
  document: number; documentId: DocumentId; edition: EditionId
  passage: number; start: number; end: number; raw: string
  value: number; valueMax: number | null; unit: string
  reason: OtherReason | null
  indicatorId: Reading['indicatorId']; indicator: string | null; measure: Reading['measure'] | null; status: Reading['status'] | null
  period: string | null; subject: string | null; subjectRegion: Reading['subjectRegion']; qualifier: string | null
  asWritten: string | null; quote: string | null; quoteStart: number | null; confidence: number | null; rule: string | null
}

/** What the machine said of a number: value, unit, and its reading as a metric (null where it saw none). */
export type MachineReading = NonNullable<LedgerEntry['machine']>

/** The parts of a key; the contract's schema has checked its shape. */
export function placeOf(key: ObservationKey): { edition: EditionId; passage: number; start: number; end: number } {
  const [edition = '', passage = '', span = ''] = key.split(':')
  const [start = '', end = ''] = span.split('-')
  return { edition: edition as EditionId, passage: Number(passage), start: Number(start), end: Number(end) }
}

/** What the machine says of a number. */
export function machineReading(row: QuantityRow): MachineReading {
  return { value: row.value, valueMax: row.valueMax, unit: row.unit, reading: readingOf(row) }
}

function readingOf(row: QuantityRow): Reading | null {
  if (row.indicator === null || row.measure === null || row.status === null || row.subject === null) return null
  const { indicatorId, indicator, measure, status, period, subject, subjectRegion, qualifier } = row
  return { indicatorId, indicator, measure, status, period, subject, subjectRegion, qualifier }
}

/**
 * The ledger's entry for a number: the machine's reading, or the person's where there is one, which always wins.
 * Null where neither reads it as a metric.
 * @param sentence the sentence around the number and where it stands in it, asked for where the machine gave none.
 */
export function entryOf(row: QuantityRow, correction: Correction | null, sentence: () => { quote: string; start: number }): LedgerEntry | null {
  const machine = machineReading(row)
  // A dismissal needs something to dismiss: of a number that is no metric (any more) it says nothing.
  const own = correction?.decision === 'dismiss' ? null : correction?.own ?? null
  const stands = own ?? machine
  const reading = stands.reading
  if (reading === null) return null
  const found = row.quote === null || row.quoteStart === null ? sentence() : { quote: row.quote, start: row.quoteStart }
  return {
    key: keyOf(row), documentId: row.documentId, edition: row.edition, passage: row.passage, start: row.start, end: row.end, raw: row.raw,
    quote: found.quote, quoteStart: found.start,
    asWritten: row.asWritten ?? '',
    value: stands.value, valueMax: stands.valueMax, unit: stands.unit, reading,
    review: reviewOf(correction, row.confidence ?? 0),
    confidence: row.confidence ?? 0, rule: row.rule ?? 'by-hand',
    machine: own !== null && !sameReading(own, machine) ? machine : null,
    byHand: machine.reading === null,
  }
}

/** A number that is no metric, as the contract has it. */
export function otherOf(row: QuantityRow): Quantity {
  const { passage, start, end, raw, value, valueMax, unit, reason } = row
  return { passage, start, end, raw, value, valueMax, unit, kind: 'other', reason: reason ?? 'unclear' }
}

function reviewOf(correction: Correction | null, confidence: number): LedgerEntry['review'] {
  if (correction?.decision === 'confirm') return 'confirmed'
  if (correction?.decision === 'correct') return 'corrected'
  if (correction?.decision === 'dismiss') return 'dismissed'
  return confidence >= CERTAIN_CONFIDENCE ? 'certain' : 'doubtful'
}

/** Whether two readings say the same. */
export function sameReading(a: MachineReading, b: MachineReading): boolean {
  if (a.value !== b.value || a.valueMax !== b.valueMax || a.unit !== b.unit) return false
  if (a.reading === null || b.reading === null) return a.reading === b.reading
  const [x, y] = [a.reading, b.reading]
  return (Object.keys(x) as (keyof Reading)[]).every((field) => x[field] === y[field])
}
