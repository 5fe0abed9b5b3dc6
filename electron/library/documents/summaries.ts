import { ExpectedFailure, type DocumentGlimpse, type DocumentId, type DocumentSummary, type OpenedDocument, type Passage, type ReadingPosition, type Region, type SourcedPassage } from '../../contract/index.ts'
import { packEntry } from '../../domain/ledger/index.ts'
import { countCorrected, entriesBetween } from '../metrics/index.ts'
import type { ReadDb } from '../storage/index.ts'

interface SummaryRow extends Omit<DocumentSummary, 'region' | 'bundled'> {
  number: number
  bundled: number
  code: Region['code']; regionName: string; fullName: string; regionLevel: Region['level']; parent: Region['parent']
  passage: number | null
  fraction: number | null
}

// A zone has no code of its own in GB/T 2260: it stands behind the region that it lies in.
const SUMMARY = (condition: string): string => `
  SELECT d.number, d.id, d.edition, d.title, d.kind, d.date, d.speaks_of AS speaksOf, d.source_file AS sourceFile, d.bundled,
    d.characters, d.passages, d.metrics, d.doubtful,
    r.code, r.name AS regionName, r.full_name AS fullName, r.level AS regionLevel, r.parent,
    (SELECT count(*) FROM main.annotation a WHERE a.document_id = d.id AND a.removed IS NULL) AS annotations,
    p.read_at AS lastRead, p.passage, p.fraction,
    CASE WHEN p.passage IS NULL THEN 0 ELSE (
      SELECT total(CASE WHEN t.place < p.passage THEN length(t.text) WHEN t.place = p.passage THEN length(t.text) * p.fraction ELSE 0 END)
        / max(1, total(length(t.text)))
      FROM corpus.passage t WHERE t.document = d.number) END AS progress
  FROM corpus.document d
  JOIN corpus.region r ON r.code = d.region
  LEFT JOIN main.position p ON p.document_id = d.id
  ${condition}
  ORDER BY CASE WHEN r.level = 'zone' AND r.parent IS NOT NULL THEN r.parent || 'z' ELSE r.code END,
    coalesce(d.date, d.speaks_of) DESC, d.id`

/** All documents, by region code, then newest first. */
export function listDocuments(db: ReadDb): DocumentSummary[] {
  const corrected = countCorrected(db)
  return db.all<SummaryRow>(SUMMARY('')).map((row) => summaryOf(row, corrected))
}

/** One document's summary. Fails with `document-missing`. */
export function documentSummary(db: ReadDb, id: DocumentId): DocumentSummary {
  return summaryOf(summaryRow(db, id), countCorrected(db))
}

/** A document with its text. Fails with `document-missing`. */
export function openDocument(db: ReadDb, id: DocumentId): OpenedDocument {
  const row = summaryRow(db, id)
  return {
    summary: summaryOf(row, countCorrected(db)),
    passages: readPassages(db, row.number),
    position: positionOf(row),
  }
}

/** From so many characters on a text comes to the page in two steps: 100,000 take about 10 ms in one. */
const LONG_DOCUMENT = 100_000
/** Passages before and after the place where a document is opened: a tall window shows thirty short ones. */
const SEEN = { before: 20, after: 60 } as const
/** A text in few huge passages has no small first sight. */
const LARGEST_SIGHT = 100_000

/** `document.glimpse`. */
export function glimpse(db: ReadDb, id: DocumentId, passage: number | null): DocumentGlimpse | null {
  const row = summaryRow(db, id)
  if (row.characters < LONG_DOCUMENT) return null
  const place = Math.min(passage ?? row.passage ?? 0, row.passages - 1)
  interface Line { kind: Passage['kind']; level: number; length: number; text: string | null }
  const first = place - SEEN.before, last = place + SEEN.after
  const lines = db.all<Line>(`
    SELECT kind, level, length(text) AS length, CASE WHEN kind = 'heading' OR place BETWEEN ? AND ? THEN text END AS text
    FROM corpus.passage WHERE document = ? ORDER BY place`, first, last, row.number)
  if (lines.reduce((sum, { text }) => sum + (text?.length ?? 0), 0) > LARGEST_SIGHT) return null
  return {
    summary: summaryOf(row, countCorrected(db)),
    position: positionOf(row),
    passages: lines.map(({ kind, level, length, text }) => text === null ? [kind, level, length] : [kind, level, length, text]),
    entries: entriesBetween(db, row, first, last).map(packEntry),
  }
}

/** The passages of a document by its row number, in reading order. */
export function readPassages(db: ReadDb, number: number): Passage[] {
  return db.all<Passage>('SELECT place AS "index", kind, level, text FROM corpus.passage WHERE document = ? ORDER BY place', number)
}

const positionOf = ({ passage, fraction }: SummaryRow): ReadingPosition | null => passage === null || fraction === null ? null : { passage, fraction }

/** Passages that were just reflowed as the page gets them: without the way back to the raw file. */
export const forPage = (passages: readonly SourcedPassage[]): Passage[] => passages.map(({ index, kind, level, text }) => ({ index, kind, level, text }))

function summaryRow(db: ReadDb, id: DocumentId): SummaryRow {
  const row = db.get<SummaryRow>(SUMMARY('WHERE d.id = ?'), id)
  if (!row) throw new ExpectedFailure('document-missing')
  return row
}

/** Counts are those of the ledger: a person's corrections change them. */
function summaryOf(row: SummaryRow, corrected: ReturnType<typeof countCorrected>): DocumentSummary {
  const { number, code, regionName, fullName, regionLevel, parent, passage, fraction, bundled, ...rest } = row
  const change = corrected.get(number) ?? { metrics: 0, doubtful: 0 }
  return {
    ...rest,
    bundled: bundled === 1,
    metrics: rest.metrics + change.metrics,
    doubtful: rest.doubtful + change.doubtful,
    region: { code, name: regionName, fullName, level: regionLevel, parent },
  }
}
