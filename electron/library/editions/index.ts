// Editions: what becomes of marks, corrections and hand-made figures when a document's text is replaced. Nothing moves
// without one of four words (same, moved, changed, gone); what is changed or gone waits until a person decides.
// What waits is not stored but found anew each time: everything that stands in another edition than the present one.
import { ExpectedFailure, type DocumentId, type EditionEntry, type EditionId } from '../../contract/index.ts'
import { reflow } from '../../domain/text/index.ts'
import type { HandlersOf } from '../handlers.ts'
import { forPage, readPickedEdition, textOfDocument } from '../documents/index.ts'
import { historyHandlersWith } from '../annotations/index.ts'
import type { ReadDb } from '../storage/index.ts'
import { apply, decide, pendingOf, placeNow, propose, undo } from './applying.ts'
import { madeOn, passagesOf } from './items.ts'
import { lastStep, redoableStep } from './journal.ts'
import { redo } from './redoing.ts'

export { followUpgrade, type ReplacedText } from './upgrading.ts'
export { regionNamesOf } from './region-names.ts'

/** Steps of the history, which must put marks into the text of today. */
export const historyHandlers = historyHandlersWith(placeNow)

type Names = 'edition.propose' | 'edition.preview' | 'edition.apply' | 'edition.pending' | 'edition.decide' | 'edition.undo' | 'edition.redo' | 'edition.list' | 'edition.open'

export const editionHandlers: HandlersOf<Names> = {
  'edition.propose': propose,
  'edition.preview': (_, { file }, session) => forPage(reflow(readPickedEdition(file, session).decoded.text)),
  'edition.apply': apply,
  'edition.pending': (db, { documentId }, session) => documentsWith(db, documentId).flatMap(({ id, title }) => {
    const items = pendingOf(db, id, session).map(({ item }) => item)
    return items.length > 0 ? [{ documentId: id, title, items }] : []
  }),
  'edition.decide': decide,
  'edition.undo': undo,
  'edition.redo': redo,
  'edition.list': (db, { documentId }) => listEditions(db, documentId),
  'edition.open': (db, { documentId, edition }, session) => {
    const passages = passagesOf(db, documentId, edition, session)
    if (!passages) throw new ExpectedFailure('edition-missing')
    return [...passages]
  },
}

/** Documents on which something stands in another edition than the present one. */
function documentsWith(db: ReadDb, documentId: DocumentId | null): { id: DocumentId, title: string }[] {
  const found = db.all<{ id: DocumentId, title: string }>(`
    SELECT id, title FROM corpus.document d WHERE
      EXISTS (SELECT 1 FROM main.annotation a WHERE a.document_id = d.id AND a.removed IS NULL AND a.edition <> d.edition)
      OR EXISTS (SELECT 1 FROM main.correction c WHERE c.document_id = d.id AND c.edition <> d.edition)
    ORDER BY title, id`)
  return documentId === null ? found : found.filter(({ id }) => id === documentId)
}

function listEditions(db: ReadDb, documentId: DocumentId): EditionEntry[] {
  const { edition: current, sourceFile } = textOfDocument(db, documentId)
  const kept = db.all<{ edition: EditionId, fileName: string, stored: string | null }>(
    'SELECT edition, file_name AS fileName, stored FROM main.edition WHERE document_id = ? ORDER BY stored DESC, edition', documentId)
  const made = madeOn(db, documentId)
  const step = lastStep(db, documentId, current)
  const previous = step && step.from !== step.to ? step.from : null
  const next = redoableStep(db, documentId, current)?.to ?? null
  const all = kept.some(({ edition }) => edition === current) ? kept : [{ edition: current, fileName: sourceFile, stored: null }, ...kept]
  return all.map(entry => ({ ...entry, current: entry.edition === current, previous: entry.edition === previous, next: entry.edition === next, items: made.filter(({ anchor }) => anchor.edition === entry.edition).length }))
    .sort((a, b) => Number(b.current) - Number(a.current))
}
