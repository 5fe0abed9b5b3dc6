import { hash } from 'node:crypto'
import type { Annotation, AnnotationId, DocumentId, EditionId } from '../../contract/index.ts'
import { canonicalText, mergeVersions, sayingOf, type MarkContent, type MarkVersion } from '../../domain/exchange/index.ts'
import type { ReadDb, SqlValue, WriteDb } from '../storage/index.ts'

/** The shown version of a mark as the notebook keeps it. */
export interface StoredMark {
  readonly version: MarkVersion
  /** The document's id on this laptop; the version keeps the id of the laptop where the mark was made. */
  readonly documentId: DocumentId
  readonly sha256: string
}

interface Row {
  id: AnnotationId; documentId: DocumentId; originDocument: DocumentId | null; edition: EditionId
  passage: number; start: number; end: number; quote: string; before: string; after: string; headings: string
  scope: Annotation['scope']; style: Annotation['style']; meaning: Annotation['meaning']; note: string; tags: string; links: string
  created: string; modified: string; revision: number; device: string; author: string; clock: string
  removed: string | null; emptied: string | null
  documentTitle: string; regionCode: MarkContent['regionCode']; regionName: string; sha256: string
}

const SELECT = `
  SELECT id, document_id AS documentId, origin_document AS originDocument, edition, passage, "start", "end", quote, before, after,
    headings, scope, style, meaning, note, tags, links, created, modified, revision, device, author, clock, removed, emptied,
    document_title AS documentTitle, region_code AS regionCode, region_name AS regionName, sha256
  FROM main.annotation`

/** Reads shown versions; `condition` is SQL from this folder, never from outside. */
export function readShown(db: ReadDb, condition: string, ...values: SqlValue[]): StoredMark[] {
  return db.all<Row>(`${SELECT} ${condition}`, ...values).map((row) => ({
    version: versionOf(row), documentId: row.documentId, sha256: row.sha256,
  }))
}

/** Every version of a mark that stands, the shown one first; empty for an unknown id. */
export function readVersions(db: ReadDb, id: AnnotationId): MarkVersion[] {
  const [shown] = readShown(db, 'WHERE id = ?', id)
  return shown ? [shown.version, ...readOthers(db, id)] : []
}

/** Versions beside the shown ones, by mark: nearly always none. */
export function readAllOthers(db: ReadDb): Map<AnnotationId, MarkVersion[]> {
  const others = new Map<AnnotationId, MarkVersion[]>()
  for (const { id, version } of db.all<{ id: AnnotationId; version: string }>('SELECT id, version FROM main.annotation_other ORDER BY id, sha256')) {
    others.set(id, [...others.get(id) ?? [], JSON.parse(version) as MarkVersion])
  }
  return others
}

function readOthers(db: ReadDb, id: AnnotationId): MarkVersion[] {
  return db.all<{ version: string }>('SELECT version FROM main.annotation_other WHERE id = ? ORDER BY sha256', id)
    .map(({ version }) => JSON.parse(version) as MarkVersion)
}

/** Replaces all versions of a mark; none takes the mark out as if it had never been here. */
export function writeVersions(db: WriteDb, id: AnnotationId, versions: readonly MarkVersion[]): void {
  const [shown, ...others] = mergeVersions(versions, [])
  db.run('DELETE FROM main.annotation_other WHERE id = ?', id)
  if (!shown) {
    db.run('DELETE FROM main.annotation WHERE id = ?', id)
    return
  }
  writeShown(db, shown)
  for (const other of others) db.run('INSERT INTO main.annotation_other (id, sha256, version) VALUES (?, ?, ?)', id, versionHash(other), JSON.stringify(other))
}

const COLUMNS = ['id', 'document_id', 'origin_document', 'edition', 'passage', '"start"', '"end"', 'quote', 'before', 'after', 'headings', 'scope', 'style',
  'meaning', 'note', 'tags', 'links', 'created', 'modified', 'revision', 'device', 'author', 'clock', 'removed', 'emptied', 'document_title',
  'region_code', 'region_name', 'sha256']

const UPSERT = `INSERT INTO main.annotation (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})
  ON CONFLICT (id) DO UPDATE SET ${COLUMNS.slice(1).map((column) => `${column} = excluded.${column}`).join(', ')}`

function writeShown(db: WriteDb, version: MarkVersion): void {
  const { id, content, clock, modified, revision, device, author, since, state } = version
  const local = content ? localDocument(db, content) : ''
  const origin = content && local !== content.documentId ? content.documentId : null
  const anchor = content?.anchor
  db.run(UPSERT, id, local, origin, anchor?.edition ?? '', anchor?.passage ?? 0, anchor?.start ?? 0, anchor?.end ?? 0, anchor?.quote ?? '',
    anchor?.before ?? '', anchor?.after ?? '', JSON.stringify(anchor?.headings ?? []), content?.scope ?? 'span', content?.style ?? 'highlight',
    content?.meaning ?? 'data', content?.note ?? '', JSON.stringify(content?.tags ?? []), JSON.stringify(content?.links ?? []), content?.created ?? modified,
    modified, revision, device, author, JSON.stringify(clock), since, state === 'emptied' ? since : null,
    content?.documentTitle ?? '', content?.regionCode ?? '', content?.regionName ?? '', versionHash(version))
}

/** Imports get a random id on each laptop: the same text is the same document, whatever its id. */
function localDocument(db: ReadDb, { documentId, anchor }: MarkContent): DocumentId {
  if (db.get('SELECT 1 FROM corpus.document WHERE id = ?', documentId)) return documentId
  return documentWithText(db, anchor.edition) ?? documentId
}

/** The document that has a text now, or had it before it was corrected; null for a text that never was here. */
export function documentWithText(db: ReadDb, edition: EditionId): DocumentId | null {
  return db.get<{ id: DocumentId }>(`
    SELECT id, 0 AS kept FROM corpus.document WHERE edition = ?
    UNION SELECT d.id, 1 FROM main.edition e JOIN corpus.document d ON d.id = e.document_id WHERE e.edition = ?
    ORDER BY kept, id`, edition, edition)?.id ?? null
}

/**
 * Finds a document for marks that came before it did: the same text imported later than the notes on it.
 * @returns how many marks found theirs.
 */
export function adoptMarks(db: WriteDb): number {
  return db.run(`
    UPDATE main.annotation SET origin_document = coalesce(origin_document, document_id),
      document_id = coalesce((SELECT min(d.id) FROM corpus.document d WHERE d.edition = annotation.edition),
        (SELECT min(d.id) FROM main.edition e JOIN corpus.document d ON d.id = e.document_id WHERE e.edition = annotation.edition))
    WHERE document_id NOT IN (SELECT id FROM corpus.document) AND (edition IN (SELECT edition FROM corpus.document)
      OR edition IN (SELECT e.edition FROM main.edition e JOIN corpus.document d ON d.id = e.document_id))`).changes
}

/** Names a version, and shows whether its text is still what was written. */
export function versionHash(version: MarkVersion): string {
  return hash('sha256', canonicalText(version))
}

/** Names what a version says: stays the same while the version beside it is edited. */
export function sayingHash(version: MarkVersion): string {
  return hash('sha256', sayingOf(version))
}

/** Whether a stored mark is not what was written: SQLite's own check misses a flipped bit in text. */
export function isAltered({ version, sha256 }: StoredMark): boolean {
  if (versionHash(version) === sha256) return false
  // Marks of notebooks before version 70 carry the hash of quote and note alone.
  const [quote, note] = [version.content?.anchor.quote ?? '', version.content?.note ?? '']
  return hash('sha256', JSON.stringify([quote, note])) !== sha256
}

/** Ids of marks whose text is not what was stored. */
export function findAltered(db: ReadDb): string[] {
  const others = db.all<{ id: string; sha256: string; version: string }>('SELECT id, sha256, version FROM main.annotation_other')
    .filter(({ sha256, version }) => versionHash(JSON.parse(version) as MarkVersion) !== sha256)
  return [...readShown(db, '').filter(isAltered).map(({ version }) => version.id), ...others.map(({ id }) => id)]
}

function versionOf(row: Row): MarkVersion {
  const { id, modified, revision, device, author } = row
  const state = row.emptied !== null ? 'emptied' : row.removed !== null ? 'binned' : 'kept'
  return {
    id, clock: JSON.parse(row.clock) as MarkVersion['clock'], state, since: row.emptied ?? row.removed,
    content: state === 'emptied' ? null : contentOf(row), author, device, modified, revision,
  }
}

function contentOf(row: Row): MarkContent {
  const { edition, passage, start, end, quote, before, after, scope, style, meaning, note, created, documentTitle, regionCode, regionName } = row
  return {
    documentId: row.originDocument ?? row.documentId,
    anchor: { edition, passage, start, end, quote, before, after, headings: JSON.parse(row.headings) as string[] },
    scope, style, meaning, note, tags: JSON.parse(row.tags) as string[], links: JSON.parse(row.links) as MarkContent['links'], created,
    documentTitle, regionCode, regionName,
  }
}

/** A version as the page knows it. Only for versions with a content. */
export function annotationOf(version: MarkVersion, content: MarkContent, documentId: DocumentId): Annotation {
  const { anchor, scope, style, meaning, note, tags, links, created } = content
  const { id, author, device, modified, revision } = version
  return { id, documentId, anchor, scope, style, meaning, note, tags: [...tags], links: [...links], author, device, created, modified, revision }
}
