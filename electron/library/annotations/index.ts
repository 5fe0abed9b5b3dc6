// Marks and notes. Each call is one transaction, on disk before it is answered; nothing is ever deleted but what a
// person empties from the bin on purpose: a removed mark is kept as a tombstone so that it can come back and so that
// another laptop can learn of it. Every step can be taken back (history.ts). docs/notes.md tells the rules.
import { AnnotationId, ExpectedFailure, type Anchor, type Annotation, type AnnotationScope, type DocumentId, type RegionCode } from '../../contract/index.ts'
import { differingVersions, type MarkContent, type MarkVersion } from '../../domain/exchange/index.ts'
import type { HandlersOf, Session } from '../handlers.ts'
import { keyFollower } from '../metrics/index.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'
import { act, type MarkChange } from './actions.ts'
import { followLinks, listMarks, stands } from './listing.ts'
import { allMarks } from './kept-list.ts'
import { countForCells, inText, listForCell, listForComparison, listTags, matchesFilter, queryMarks } from './query.ts'
import type { StepKind } from './steps.ts'
import { settle } from './settling.ts'
import { annotationOf, readShown, readVersions } from './versions.ts'

export { act, nextStamp, type MarkChange } from './actions.ts'
export { historyHandlersWith } from './history.ts'
export { listMarks, stands } from './listing.ts'
export { allMarks } from './kept-list.ts'
export { selectMarks } from './query.ts'
export { recordStep } from './steps.ts'
export { adoptMarks, annotationOf, findAltered, documentWithText, isAltered, readShown, readVersions, versionHash, writeVersions, type StoredMark } from './versions.ts'

type Names = 'annotation.add' | 'annotation.update' | 'annotation.moveRange' | 'annotation.remove' | 'annotation.restore' | 'annotation.bin'
  | 'annotation.removeMany' | 'annotation.restoreMany' | 'annotation.emptyBin' | 'annotation.settle' | 'annotation.listForDocument' | 'annotation.list' | 'annotation.query' | 'annotation.ids' | 'annotation.tags'
  | 'annotation.countForCells' | 'annotation.listForCell' | 'annotation.listForComparison'

export const annotationHandlers: HandlersOf<Names> = {
  'annotation.add': (db, { documentId, anchor, scope, style, meaning, note, tags, links }, session) => db.transaction(() => {
    const place = placeOf(db, documentId, anchor, scope)
    const id = AnnotationId.parse(session.newId())
    const content: MarkContent = {
      documentId, anchor, scope, style, meaning, note, tags: unique(tags), links, created: session.now().toISOString(),
      documentTitle: place.title, regionCode: place.code, regionName: place.name,
    }
    act(db, session, 'add', `添加批注${quoted(content)}`, [{ id, drafts: [{ state: 'kept', content }] }])
    return shown(db, id)
  }),
  'annotation.update': (db, { id, ...named }, session) => db.transaction(() => {
    const changes = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined))
    const kind = Object.keys(changes).join() === 'note' ? 'note' : 'change'
    return edit(db, session, id, kind, '修改批注', named.tags ? { ...changes, tags: unique(named.tags) } : changes)
  }),
  'annotation.moveRange': (db, { id, anchor }, session) => db.transaction(() => {
    const [mark] = readShown(db, 'WHERE id = ? AND removed IS NULL', id)
    if (!mark?.version.content) throw new ExpectedFailure('annotation-missing')
    placeOf(db, mark.documentId, anchor, mark.version.content.scope)
    return edit(db, session, id, 'range', '改变批注范围', { anchor })
  }),
  'annotation.remove': (db, { id }, session) => db.transaction(() => {
    const versions = find(db, id)
    if (versions[0]?.state === 'kept') putAll(db, session, id, versions, 'binned', 'remove', '删除批注')
    return null
  }),
  'annotation.restore': (db, { id }, session) => db.transaction(() => {
    const versions = find(db, id)
    if (versions[0]?.content === null) throw new ExpectedFailure('annotation-missing')
    if (versions[0]?.state === 'binned') putAll(db, session, id, versions, 'kept', 'restore', '从回收站还原批注')
    return shown(db, id)
  }),
  'annotation.removeMany': (db, { ids }, session) => putMany(db, session, ids, 'binned'),
  'annotation.restoreMany': (db, { ids }, session) => putMany(db, session, ids, 'kept'),
  'annotation.bin': (db) => {
    const marks = readShown(db, 'WHERE removed IS NOT NULL AND emptied IS NULL ORDER BY removed DESC, document_id, passage, "start", id')
    return listMarks(db, marks).map((listed, i) => ({ listed, removed: marks[i]?.version.since ?? listed.annotation.modified }))
  },
  'annotation.emptyBin': (db, { ids }, session) => db.transaction(() => {
    const wanted = ids === null ? null : new Set(ids)
    const binned = readShown(db, 'WHERE removed IS NOT NULL AND emptied IS NULL ORDER BY id').filter(({ version }) => wanted?.has(version.id) ?? true)
    act(db, session, 'empty', `清空回收站（${binned.length} 条）`, binned.map(({ version }) => ({ id: version.id, drafts: [{ state: 'emptied', content: null }] })))
    return { emptied: binned.length }
  }),
  'annotation.settle': (db, choice, session) => db.transaction(() => {
    settle(db, session, choice)
    return shown(db, choice.id)
  }),
  'annotation.listForDocument': (db, { documentId }) => {
    if (!db.get('SELECT 1 FROM corpus.document WHERE id = ?', documentId)) throw new ExpectedFailure('document-missing')
    return listMarks(db, readShown(db, 'WHERE removed IS NULL AND document_id = ?', documentId)).sort(inText)
  },
  'annotation.list': (db) => [...allMarks(db)],
  'annotation.query': (db, question, { lexicon }) => queryMarks(db, question, (id) => lexicon.indicatorById.get(id)?.name ?? id),
  'annotation.ids': (db, { filter }) => allMarks(db).filter((mark) => matchesFilter(mark, filter)).map(({ annotation: { id } }) => id),
  'annotation.tags': (db) => listTags(db),
  'annotation.countForCells': (db, { cells }) => countForCells(db, cells),
  'annotation.listForCell': (db, cell) => listForCell(db, cell),
  'annotation.listForComparison': (db, { comparisonId }) => listForComparison(db, comparisonId),
}

/** Edits the shown version; versions that wait for a decision stay beside it. */
function edit(db: WriteDb, session: Session, id: AnnotationId, kind: StepKind, label: string, changes: Partial<MarkContent>): Annotation {
  const [first, ...others] = differingVersions(find(db, id))
  if (first?.state !== 'kept' || !first.content) throw new ExpectedFailure('annotation-missing')
  const content = { ...first.content, ...changes }
  act(db, session, kind, `${label}${quoted(content)}`, [{ id, drafts: [{ state: 'kept', content }, ...others] }])
  return shown(db, id)
}

function putAll(db: WriteDb, session: Session, id: AnnotationId, versions: readonly MarkVersion[], state: 'kept' | 'binned', kind: StepKind, label: string): void {
  const drafts = differingVersions(versions).flatMap(({ content }): MarkChange['drafts'][number][] => (content ? [{ state, content }] : []))
  const [first] = drafts
  act(db, session, kind, `${label}${first?.content ? quoted(first.content) : ''}`, [{ id, drafts }])
}

/** Puts several into the bin, or takes them out, in one step. */
function putMany(db: WriteDb, session: Session, ids: readonly AnnotationId[], state: 'kept' | 'binned'): number {
  return db.transaction(() => {
    const changes = [...new Set(ids)].flatMap((id): MarkChange[] => {
      const versions = readVersions(db, id)
      if (versions[0]?.state !== (state === 'binned' ? 'kept' : 'binned')) return []
      return [{ id, drafts: differingVersions(versions).flatMap(({ content }) => (content ? [{ state, content }] : [])) }]
    })
    act(db, session, state === 'binned' ? 'remove' : 'restore', `${state === 'binned' ? '删除' : '从回收站还原'} ${changes.length} 条批注`, changes)
    return changes.length
  })
}

/** Where an anchor stands. Fails with `document-missing` or `anchor-mismatch`. */
function placeOf(db: ReadDb, documentId: DocumentId, anchor: Anchor, scope: AnnotationScope): { title: string; code: RegionCode; name: string } {
  const place = db.get<{ title: string; code: RegionCode; name: string; text: string }>(`
    SELECT d.title, r.code, r.name, p.text
    FROM corpus.document d JOIN corpus.region r ON r.code = d.region JOIN corpus.passage p ON p.document = d.number
    WHERE d.id = ? AND d.edition = ? AND p.place = ?`, documentId, anchor.edition, anchor.passage)
  if (!place && !db.get('SELECT 1 FROM corpus.document WHERE id = ?', documentId)) throw new ExpectedFailure('document-missing')
  if (!place || !stands({ scope: scope === 'document' ? 'passage' : scope, anchor }, place.text)) throw new ExpectedFailure('anchor-mismatch')
  return place
}

function find(db: ReadDb, id: AnnotationId): MarkVersion[] {
  const versions = readVersions(db, id)
  if (versions.length === 0) throw new ExpectedFailure('annotation-missing')
  return versions
}

/** The shown version as it now is. */
function shown(db: ReadDb, id: AnnotationId): Annotation {
  const [mark] = readShown(db, 'WHERE id = ?', id)
  if (!mark?.version.content) throw new ExpectedFailure('annotation-missing')
  const { links } = followLinks(mark.version.content.links, keyFollower(db))
  return { ...annotationOf(mark.version, mark.version.content, mark.documentId), links }
}

/** “固定资产投资完成…”: enough of the words to know the mark by. */
function quoted({ anchor, scope, documentTitle }: MarkContent): string {
  const letters = [...(scope === 'document' ? documentTitle : anchor.quote)]
  return `“${letters.slice(0, 12).join('')}${letters.length > 12 ? '…' : ''}”`
}

function unique(tags: readonly string[]): string[] {
  return [...new Set(tags)]
}
