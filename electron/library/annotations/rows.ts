import { createHash } from 'node:crypto'
import type { Annotation, ListedAnnotation, RegionCode } from '../../contract/index.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'

/** An annotation as the notebook keeps it: with what makes it readable when its document is gone. */
export interface StoredAnnotation {
  readonly annotation: Annotation
  readonly documentTitle: string
  readonly regionCode: RegionCode
  readonly regionName: string
  /** Where it was changed last. */
  readonly device: string
  /** When it was put into the bin; null if it was not. */
  readonly removed: string | null
}

interface Row {
  id: Annotation['id']; documentId: Annotation['documentId']; edition: Annotation['anchor']['edition']
  passage: number; start: number; end: number; quote: string; before: string; after: string; headings: string
  meaning: Annotation['meaning']; note: string; tags: string; created: string; modified: string; revision: number
  device: string; removed: string | null; documentTitle: string; regionCode: RegionCode; regionName: string; sha256: string
}

const SELECT = `
  SELECT id, document_id AS documentId, edition, passage, "start", "end", quote, before, after, headings, meaning, note, tags,
    created, modified, revision, device, removed, document_title AS documentTitle, region_code AS regionCode,
    region_name AS regionName, sha256
  FROM main.annotation`

/** Reads annotations; `condition` is SQL from this folder, never from outside. */
export function readAnnotations(db: ReadDb, condition: string, ...values: string[]): StoredAnnotation[] {
  return db.all<Row>(`${SELECT} ${condition}`, ...values).map(storedOf)
}

/** Stores a new annotation, or a new state of a known one. */
export function writeAnnotation(db: WriteDb, stored: StoredAnnotation): void {
  const { annotation: { id, documentId, anchor, meaning, note, tags, created, modified, revision } } = stored
  db.run(`
    INSERT INTO main.annotation (id, document_id, edition, passage, "start", "end", quote, before, after, headings, meaning, note,
      tags, created, modified, revision, device, removed, document_title, region_code, region_name, sha256)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET meaning = excluded.meaning, note = excluded.note, tags = excluded.tags,
      modified = excluded.modified, revision = excluded.revision, device = excluded.device, removed = excluded.removed,
      sha256 = excluded.sha256`,
  id, documentId, anchor.edition, anchor.passage, anchor.start, anchor.end, anchor.quote, anchor.before, anchor.after,
  JSON.stringify(anchor.headings), meaning, note, JSON.stringify(tags), created, modified, revision, stored.device, stored.removed,
  stored.documentTitle, stored.regionCode, stored.regionName, bodyHash(anchor.quote, note))
}

/** Ids of annotations whose text is not what was stored: SQLite's own check misses a flipped bit in text. */
export function findAltered(db: ReadDb): string[] {
  return db.all<{ id: string; quote: string; note: string; sha256: string }>('SELECT id, quote, note, sha256 FROM main.annotation')
    .filter(({ quote, note, sha256 }) => bodyHash(quote, note) !== sha256)
    .map(({ id }) => id)
}

/**
 * An annotation as the lists show it. It is placed where its quote stands, letter by letter, in the document's text
 * of today; anything else is listed apart and never drawn.
 */
export function listed(db: ReadDb, { annotation, documentTitle, regionCode, regionName }: StoredAnnotation): ListedAnnotation {
  const document = db.get<{ title: string; code: RegionCode; name: string; edition: string; text: string | null }>(`
    SELECT d.title, r.code, r.name, d.edition, p.text
    FROM corpus.document d JOIN corpus.region r ON r.code = d.region
    LEFT JOIN corpus.passage p ON p.document = d.number AND p.place = ?
    WHERE d.id = ?`, annotation.anchor.passage, annotation.documentId)
  const { edition, start, end, quote } = annotation.anchor
  const placed = document?.edition === edition && document.text?.slice(start, end) === quote
  return {
    annotation, placed, documentTitle: document?.title ?? documentTitle,
    regionCode: document?.code ?? regionCode, regionName: document?.name ?? regionName,
  }
}

function bodyHash(quote: string, note: string): string {
  return createHash('sha256').update(JSON.stringify([quote, note])).digest('hex')
}

function storedOf(row: Row): StoredAnnotation {
  const { edition, passage, start, end, quote, before, after } = row
  const { id, documentId, meaning, note, created, modified, revision } = row
  const anchor = { edition, passage, start, end, quote, before, after, headings: JSON.parse(row.headings) as string[] }
  return {
    annotation: { id, documentId, anchor, meaning, note, tags: JSON.parse(row.tags) as string[], created, modified, revision },
    documentTitle: row.documentTitle, regionCode: row.regionCode, regionName: row.regionName, device: row.device, removed: row.removed,
  }
}
