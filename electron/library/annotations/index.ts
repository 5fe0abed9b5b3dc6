// Marks and notes. Each call is one transaction, on disk before it is answered; nothing is ever deleted, a removed
// mark is kept as a tombstone so that it can come back and so that another laptop can learn of it.
import { AnnotationId, ExpectedFailure, type Annotation, type RegionCode } from '../../contract/index.ts'
import type { HandlersOf, Session } from '../handlers.ts'
import { deviceId } from '../settings/index.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'
import { listed, readAnnotations, writeAnnotation, type StoredAnnotation } from './rows.ts'

export { findAltered } from './rows.ts'

type Names = 'annotation.add' | 'annotation.update' | 'annotation.remove' | 'annotation.restore' | 'annotation.listForDocument' | 'annotation.list'

export const annotationHandlers: HandlersOf<Names> = {
  'annotation.add': (db, { documentId, anchor, meaning, note, tags }, session) => db.transaction(() => {
    const place = db.get<{ title: string; code: RegionCode; name: string; text: string }>(`
      SELECT d.title, r.code, r.name, p.text
      FROM corpus.document d JOIN corpus.region r ON r.code = d.region JOIN corpus.passage p ON p.document = d.number
      WHERE d.id = ? AND d.edition = ? AND p.place = ?`, documentId, anchor.edition, anchor.passage)
    if (!place) requireDocument(db, documentId)
    if (!place || place.text.slice(anchor.start, anchor.end) !== anchor.quote) throw new ExpectedFailure('anchor-mismatch')
    const now = session.now().toISOString()
    const id = AnnotationId.parse(session.newId())
    const annotation: Annotation = { id, documentId, anchor, meaning, note, tags: unique(tags), created: now, modified: now, revision: 1 }
    writeAnnotation(db, {
      annotation, documentTitle: place.title, regionCode: place.code, regionName: place.name, device: deviceId(db, session), removed: null,
    })
    return annotation
  }),
  'annotation.update': (db, { id, meaning, note, tags }, session) => db.transaction(() => {
    const stored = find(db, id)
    if (stored.removed !== null) throw new ExpectedFailure('annotation-missing')
    const { annotation } = stored
    return edit(db, session, stored, {
      meaning: meaning ?? annotation.meaning, note: note ?? annotation.note, tags: tags ? unique(tags) : annotation.tags,
    }, null)
  }),
  'annotation.remove': (db, { id }, session) => db.transaction(() => {
    const stored = find(db, id)
    if (stored.removed === null) edit(db, session, stored, {}, session.now().toISOString())
    return null
  }),
  'annotation.restore': (db, { id }, session) => db.transaction(() => {
    const stored = find(db, id)
    return stored.removed === null ? stored.annotation : edit(db, session, stored, {}, null)
  }),
  'annotation.listForDocument': (db, { documentId }) => {
    requireDocument(db, documentId)
    return readAnnotations(db, 'WHERE removed IS NULL AND document_id = ? ORDER BY passage, "start", "end", created', documentId)
      .map((stored) => listed(db, stored))
  },
  'annotation.list': (db) =>
    readAnnotations(db, 'WHERE removed IS NULL ORDER BY created DESC, id').map((stored) => listed(db, stored)),
}

/** Writes a new state of a mark: one revision more, this laptop's name. */
function edit(
  db: WriteDb, session: Session, stored: StoredAnnotation, changes: Partial<Pick<Annotation, 'meaning' | 'note' | 'tags'>>, removed: string | null,
): Annotation {
  const annotation: Annotation = {
    ...stored.annotation, ...changes, modified: session.now().toISOString(), revision: stored.annotation.revision + 1,
  }
  writeAnnotation(db, { ...stored, annotation, device: deviceId(db, session), removed })
  return annotation
}

function find(db: ReadDb, id: string): StoredAnnotation {
  const [stored] = readAnnotations(db, 'WHERE id = ?', id)
  if (!stored) throw new ExpectedFailure('annotation-missing')
  return stored
}

/** Marks of a removed document are still listed as a whole; asking for the document itself is a mistake. */
function requireDocument(db: ReadDb, documentId: string): void {
  if (!db.get('SELECT 1 FROM corpus.document WHERE id = ?', documentId)) throw new ExpectedFailure('document-missing')
}

function unique(tags: readonly string[]): string[] {
  return [...new Set(tags)]
}
