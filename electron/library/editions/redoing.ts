import { ExpectedFailure, type AnnotationId, type CallArgument, type DocumentId, type EditionState } from '../../contract/index.ts'
import { compareEditions, verify } from '../../domain/anchoring/index.ts'
import { reflow } from '../../domain/text/index.ts'
import { adoptMarks, readVersions } from '../annotations/index.ts'
import { documentSummary, importOf, keptText, readPassages, replaceText, setImport, textOfDocument } from '../documents/index.ts'
import type { Session } from '../handlers.ts'
import { keyFollower, numberPlaces } from '../metrics/index.ts'
import type { WriteDb } from '../storage/index.ts'
import { carry, putBack, samePlace } from './carrying.ts'
import { countOutcomes, judgeItems, type Judged, type Target } from './items.ts'
import { changesOf, forgetChange, markRedone, redoableStep, type EditionStep } from './journal.ts'
import { movedNumbers, rememberMoved } from './numbers.ts'
import { carryPosition } from './position.ts'
import { regionNamesOf } from './region-names.ts'

/**
 * `edition.redo`. The journal of the correction says where each item went, on the app's word or a person's: what still
 * stands where it was before goes there again. All else (made, moved or changed since) is judged as with a new text.
 */
export function redo(db: WriteDb, { documentId }: CallArgument<'edition.redo'>, session: Session): EditionState {
  return db.transaction(() => {
    const document = textOfDocument(db, documentId)
    const step = redoableStep(db, documentId, document.edition)
    if (!step) throw new ExpectedFailure('edition-passed')
    const text = keptText(db, session.dataFolder, step.to)
    const kept = db.get<{ name: string, sha: string }>('SELECT file_name AS name, file_sha256 AS sha FROM main.edition WHERE document_id = ? AND edition = ?', documentId, step.to)
    if (!text || !kept) throw new ExpectedFailure('edition-missing')
    const known = db.get<{ title: string }>('SELECT title FROM corpus.document WHERE edition = ?', step.to)
    if (known) throw new ExpectedFailure('edition-same', known.title.slice(0, 100))

    const target: Target = { edition: step.to, passages: reflow(text.text) }
    const comparison = compareEditions(readPassages(db, document.number), target.passages, regionNamesOf(session.lexicon))
    const numbers = movedNumbers(numberPlaces(db, documentId), comparison, target)
    const importNow = importOf(db, documentId)
    replaceText(db, document, text, kept.name, session)
    const { title, region, kind, date, speaksOf } = document
    setImport(db, documentId, {
      edition: step.to, file_sha256: kept.sha, file_name: kept.name, title, region, kind, date, speaks_of: speaksOf,
      imported: importNow?.imported ?? session.now().toISOString(), removed: null,
    })
    markRedone(db, step.number)
    carryPosition(db, documentId, comparison)
    putForward(db, step, target, session)
    const judged = judgeItems(db, documentId, target, session)
    adoptMarks(db)
    carryAll(db, session, step, target, judged, 'figure')
    rememberMoved(db, documentId, numbers)
    carryAll(db, session, step, target, judged, 'annotation')
    return stateOf(db, documentId, target, session)
  })
}

/** Puts items where the correction had put them, figures first: links look for numbers. Who stands elsewhere now is passed over. */
function putForward(db: WriteDb, { number }: EditionStep, { passages }: Target, session: Session): void {
  const changes = changesOf(db, number).reverse()
  for (const change of [...changes.filter(({ kind }) => kind === 'figure'), ...changes.filter(({ kind }) => kind === 'annotation')]) {
    const { item, kind, before, after } = change
    if (after === null) {
      // A mark that was left in the old text, and put on other words of it since, is asked about again.
      const [shown] = kind === 'annotation' ? readVersions(db, item as AnnotationId) : []
      if (shown?.content && 'anchor' in before && !samePlace(shown.content.anchor, before.anchor)) forgetChange(db, change)
    } else if (!('anchor' in after) || verify(after.anchor, passages)) {
      putBack(db, session, { ...change, before: after, after: before })
    }
  }
}

function carryAll(db: WriteDb, session: Session, { number }: EditionStep, target: Target, judged: readonly Judged[], kind: Judged['made']['kind']): void {
  const findLink = keyFollower(db)
  for (const { made, item, place } of judged) {
    if (made.kind === kind && place && (item.outcome === 'same' || item.outcome === 'moved')) carry(db, session, number, { made, target, place, outcome: item.outcome, findLink })
  }
}

function stateOf(db: WriteDb, documentId: DocumentId, target: Target, session: Session): EditionState {
  const pending = judgeItems(db, documentId, target, session)
  return { document: documentSummary(db, documentId), counts: countOutcomes(pending), pending: pending.map(({ item }) => item) }
}
