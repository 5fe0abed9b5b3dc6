import { ExpectedFailure, type DocumentId, type DocumentMetrics, type EditionId, type LedgerEntry, type NumberCount, type Quantity } from '../../contract/index.ts'
import { sentencesOf } from '../../domain/text/index.ts'
import type { ReadDb } from '../storage/index.ts'
import { readCorrections, type Correction } from './corrections.ts'
import { entryOf, keyOf, otherOf, placeOf, type MachineReading, type QuantityRow } from './entries.ts'

// In the order in which the library lists documents: by region, newest first, then in text order.
const QUANTITIES = (condition: string): string => `
  SELECT q.document, d.id AS documentId, d.edition, q.passage, q."start", q."end", q.raw, q.value, q.value_max AS valueMax, q.unit,
    q.reason, q.indicator_id AS indicatorId, q.indicator, q.measure, q.status, q.period, q.subject, q.subject_region AS subjectRegion,
    q.qualifier, q.as_written AS asWritten, q.quote, q.quote_start AS quoteStart, q.confidence, q.rule
  FROM corpus.quantity q JOIN corpus.document d ON d.number = q.document
  ${condition}
  ORDER BY d.region, coalesce(d.date, d.speaks_of) DESC, d.id, q.passage, q."start"`

/** All quantities of one document, with the person's word applied. Fails with `document-missing`. */
export function documentMetrics(db: ReadDb, documentId: DocumentId): DocumentMetrics {
  const document = db.get<{ number: number; edition: EditionId }>('SELECT number, edition FROM corpus.document WHERE id = ?', documentId)
  if (!document) throw new ExpectedFailure('document-missing')
  const corrections = readCorrections(db, document.edition)
  const rows = db.all<QuantityRow>(QUANTITIES('WHERE q.document = ?'), document.number)
  const { entries, others } = applyCorrections(db, rows, corrections)
  return { documentId, edition: document.edition, entries, others, count: countOf(entries, others) }
}

/** The entries of some passages of a document, from the first to the last of them, with the person's word applied. */
export function entriesBetween(db: ReadDb, { number, edition }: { number: number; edition: EditionId }, first: number, last: number): LedgerEntry[] {
  const isBetween = ({ key }: Correction): boolean => placeOf(key).passage >= first && placeOf(key).passage <= last
  const corrections = new Map([...readCorrections(db, edition)].filter(([, correction]) => isBetween(correction)))
  const rows = db.all<QuantityRow>(QUANTITIES('WHERE q.document = ? AND q.passage BETWEEN ? AND ?'), number, first, last)
  return applyCorrections(db, rows, corrections).entries
}

/** All observations of the corpus, with the person's word applied. */
export function allEntries(db: ReadDb): LedgerEntry[] {
  const corrections = readCorrections(db, null)
  // Numbers that are no metrics are read only where a person has spoken: they are two thirds of all numbers.
  const rows = db.all<QuantityRow>(QUANTITIES(`WHERE q.reason IS NULL OR EXISTS (
    SELECT 1 FROM main.correction c
    WHERE c.edition = d.edition AND c.passage = q.passage AND c."start" = q."start" AND c."end" = q."end")`))
  return applyCorrections(db, rows, corrections).entries
}

/** One entry as it stands now, or null where neither machine nor person reads a metric there. */
export function findEntry(db: ReadDb, row: QuantityRow, correction: Correction | null): LedgerEntry | null {
  return entryOf(row, correction, () => sentenceAround(db, row))
}

/** The number at a place: as the extractor cut it, or, for a place that a person spoke on before, as it was cut then. */
export function findQuantity(db: ReadDb, key: LedgerEntry['key'], correction: Correction | null): QuantityRow | null {
  const { edition, passage, start, end } = placeOf(key)
  const row = db.get<QuantityRow>(QUANTITIES('WHERE d.edition = ? AND q.passage = ? AND q."start" = ? AND q."end" = ?'), edition, passage, start, end)
  return row ?? (correction ? orphanRow(db, correction) : null)
}

/** What a document's numbers come to. */
export function countOf(entries: readonly LedgerEntry[], others: readonly Quantity[]): NumberCount {
  const metrics = entries.filter(({ review }) => review !== 'dismissed').length
  const numbers = entries.length + others.length
  return { numbers, metrics, other: numbers - metrics, doubtful: entries.filter(({ review }) => review === 'doubtful').length }
}

/**
 * How far the counts of documents with corrections are from the machine's, by the document's row number.
 * Documents that nobody corrected are not read.
 */
export function countCorrected(db: ReadDb): Map<number, { metrics: number; doubtful: number }> {
  const touched = db.all<{ number: number; id: DocumentId; metrics: number; doubtful: number }>(`
    SELECT number, id, metrics, doubtful FROM corpus.document WHERE edition IN (SELECT edition FROM main.correction)`)
  return new Map(touched.map(({ number, id, metrics, doubtful }) => {
    const { count } = documentMetrics(db, id)
    return [number, { metrics: count.metrics - metrics, doubtful: count.doubtful - doubtful }]
  }))
}

/** Lays the person's word over the machine's rows. */
function applyCorrections(db: ReadDb, rows: readonly QuantityRow[], corrections: ReadonlyMap<string, Correction>) {
  const entries: LedgerEntry[] = []
  const others: Quantity[] = []
  const orphans = orphanRows(db, rows, corrections)
  for (const row of orphans.length > 0 ? withOrphans(rows, orphans) : rows) {
    const entry = findEntry(db, row, corrections.get(keyOf(row)) ?? null)
    if (entry) entries.push(entry)
    else others.push(otherOf(row))
  }
  return { entries, others }
}

/**
 * Corrections whose number the extractor now cuts otherwise (another unit, an inner 余): the person's cut stays, and
 * whatever the machine reads across it is left out.
 */
function orphanRows(db: ReadDb, rows: readonly QuantityRow[], corrections: ReadonlyMap<string, Correction>): QuantityRow[] {
  if (corrections.size === 0) return []
  const known = new Set<string>(rows.map(keyOf))
  return [...corrections.values()]
    .filter(({ key, decision }) => decision !== 'dismiss' && !known.has(key))
    .flatMap((correction) => orphanRow(db, correction) ?? [])
}

function withOrphans(rows: readonly QuantityRow[], orphans: readonly QuantityRow[]): QuantityRow[] {
  const kept = rows.filter((row) => !orphans.some((orphan) => overlap(row, orphan)))
  for (const orphan of orphans) {
    const at = kept.findIndex((row) => row.document === orphan.document && (row.passage - orphan.passage || row.start - orphan.start) > 0)
    const last = kept.findLastIndex((row) => row.document === orphan.document)
    kept.splice(at >= 0 ? at : last >= 0 ? last + 1 : kept.length, 0, orphan)
  }
  return kept
}

function overlap(a: QuantityRow, b: QuantityRow): boolean {
  return a.document === b.document && a.passage === b.passage && a.start < b.end && b.start < a.end
}

/** A row for a corrected number that the extractor does not cut like this any more; null where its edition is gone. */
function orphanRow(db: ReadDb, { key, own, machine, raw }: Correction): QuantityRow | null {
  const { edition, passage, start, end } = placeOf(key)
  const place = db.get<{ document: number; documentId: DocumentId; text: string }>(`
    SELECT p.document, d.id AS documentId, p.text FROM corpus.passage p JOIN corpus.document d ON d.number = p.document
    WHERE d.edition = ? AND p.place = ?`, edition, passage)
  // The quoted number must still stand there: a figure is never moved to other words.
  if (!place || place.text.slice(start, end) !== raw) return null
  return {
    document: place.document, documentId: place.documentId, edition, passage, start, end, raw,
    ...figureOf(machine ?? own), reason: 'unclear',
    indicatorId: null, indicator: null, measure: null, status: null, period: null, subject: null, subjectRegion: null,
    qualifier: null, asWritten: null, quote: null, quoteStart: null, confidence: null, rule: null,
  }
}

function figureOf(reading: MachineReading | null): Pick<QuantityRow, 'value' | 'valueMax' | 'unit'> {
  return { value: reading?.value ?? 0, valueMax: reading?.valueMax ?? null, unit: reading?.unit ?? '' }
}

function sentenceAround(db: ReadDb, row: QuantityRow): { quote: string; start: number } {
  const text = db.get<{ text: string }>('SELECT text FROM corpus.passage WHERE document = ? AND place = ?', row.document, row.passage)?.text ?? ''
  const sentence = sentencesOf(text).find(({ start, end }) => start <= row.start && row.start < end) ?? { start: 0, end: text.length }
  return { quote: text.slice(sentence.start, sentence.end), start: row.start - sentence.start }
}
