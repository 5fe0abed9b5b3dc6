import type { CallArgument, CallOutput, DocumentId, ObservationKey } from '../../contract/index.ts'
import { readSelected, type Lexicon } from '../../domain/metrics/index.ts'
import type { ReadDb } from '../storage/index.ts'
import { keyOf, placeOf, type QuantityRow } from './entries.ts'

/** Longest stretch that is taken for one number; 十三亿六千五百四十二万三千七百八十九元以上 has 20 letters. UTF-16 code units. */
const LONGEST_NUMBER = 60

/** The number in a selected stretch, trimmed of blanks; null where it holds none. */
export function readSpan(db: ReadDb, place: CallArgument<'metric.readSpan'>, lexicon: Lexicon): CallOutput<'metric.readSpan'> {
  const key = keyOf(place)
  const row = selectedRow(db, key, lexicon)
  if (row === null) return null
  const { passage, start, end, raw, value, valueMax, unit } = row
  return { key, quantity: { passage, start, end, raw, value, valueMax, unit, kind: 'other', reason: 'unclear' } }
}

/** A stretch that a person selected as a row of the ledger, though the extractor sees no number of just this extent there. */
export function selectedRow(db: ReadDb, key: ObservationKey, lexicon: Lexicon): QuantityRow | null {
  const { edition, passage, start, end } = placeOf(key)
  if (end <= start || end - start > LONGEST_NUMBER) return null
  const place = db.get<{ document: number; documentId: DocumentId; text: string }>(`
    SELECT p.document, d.id AS documentId, p.text FROM corpus.passage p JOIN corpus.document d ON d.number = p.document
    WHERE d.edition = ? AND p.place = ?`, edition, passage)
  const raw = place?.text.slice(start, end) ?? ''
  // Half of a number is another number: 12亿 must not be selected as 2亿.
  if (!place || raw.length !== end - start || cutsNumber(place.text, start) || cutsNumber(place.text, end)) return null
  const read = readSelected(raw, lexicon)
  if (read === null) return null
  return {
    document: place.document, documentId: place.documentId, edition, passage, start, end, raw, ...read, reason: 'unclear',
    indicatorId: null, indicator: null, measure: null, status: null, period: null, subject: null, subjectRegion: null,
    qualifier: null, asWritten: null, quote: null, quoteStart: null, confidence: null, rule: null,
  }
}

/** Whether a place stands inside a number written in digits. */
function cutsNumber(text: string, at: number): boolean {
  return /[0-9０-９]$|[0-9０-９][.．,]$/.test(text.slice(Math.max(0, at - 2), at)) && /^[0-9０-９]|^[.．,][0-9０-９]/.test(text.slice(at, at + 2))
}
