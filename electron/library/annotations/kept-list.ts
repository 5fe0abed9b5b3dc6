import type { AnnotationId, ListedAnnotation } from '../../contract/index.ts'
import type { ReadDb } from '../storage/index.ts'
import { listMarks } from './listing.ts'
import { readShown } from './versions.ts'

// Ten thousand marks take a third of a second to read with their texts and figures. The list is kept in memory: an edit
// reads one mark anew, a change of the documents or of the ledger all of them.

interface Kept {
  /** SQLite's count of all changes on this connection: the same count, the same databases. */
  readonly changes: number
  /** What the marks are shown beside: documents, figures, a person's word. */
  readonly surroundings: string
  /** By mark: which version it was and how it is shown. */
  readonly marks: ReadonlyMap<AnnotationId, { readonly version: string; readonly listed: ListedAnnotation }>
  readonly list: readonly ListedAnnotation[]
}

/** More changed marks than this are read faster with all the others. */
const MOST_SINGLE = 50

const kept = new WeakMap<ReadDb, Kept>()

/** All marks that are not in the bin, newest first. */
export function allMarks(db: ReadDb): readonly ListedAnnotation[] {
  const changes = db.get<{ n: number }>('SELECT total_changes() AS n')?.n ?? -1
  const known = kept.get(db)
  if (known?.changes === changes) return known.list
  const surroundings = surroundingsOf(db)
  const versions = db.all<{ id: AnnotationId; version: string }>(`
    SELECT id, sha256 || document_id || coalesce((SELECT group_concat(o.sha256) FROM main.annotation_other o WHERE o.id = a.id), '') AS version
    FROM main.annotation a WHERE removed IS NULL ORDER BY created DESC, id`)
  const before = known?.surroundings === surroundings ? known.marks : new Map<AnnotationId, never>()
  const changed = versions.filter(({ id, version }) => before.get(id)?.version !== version).map(({ id }) => id)
  const fresh = new Map(readListed(db, changed).map((listed) => [listed.annotation.id, listed]))
  const marks = new Map(versions.flatMap(({ id, version }) => {
    const listed = fresh.get(id) ?? before.get(id)?.listed
    return listed ? [[id, { version, listed }] as const] : []
  }))
  const list = [...marks.values()].map(({ listed }) => listed)
  kept.set(db, { changes, surroundings, marks, list })
  return list
}

function readListed(db: ReadDb, ids: readonly AnnotationId[]): ListedAnnotation[] {
  const marks = ids.length > MOST_SINGLE ? readShown(db, 'WHERE removed IS NULL') : ids.flatMap((id) => readShown(db, 'WHERE id = ?', id))
  return listMarks(db, marks)
}

/** Changes whenever a document, the reading of its numbers or a person's word on one changes. */
function surroundingsOf(db: ReadDb): string {
  return JSON.stringify([
    db.all('SELECT number, id, edition, title, region, metrics, numbers, doubtful FROM corpus.document ORDER BY number'),
    db.all('SELECT name, value FROM corpus.fact ORDER BY name'),
    db.get(`
      SELECT count(*) AS count, total(revision) AS revisions, max(modified) AS last, total(passage * 7919 + "start") AS places, total("end") AS ends
      FROM main.correction`),
  ])
}
