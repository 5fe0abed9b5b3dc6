import {
  ExpectedFailure, type Anchor, type CallArgument, type DocumentId, type EditionDecision, type EditionProposal, type EditionState,
} from '../../contract/index.ts'
import { compareEditions, relocate } from '../../domain/anchoring/index.ts'
import { reflow } from '../../domain/text/index.ts'
import { adoptMarks } from '../annotations/index.ts'
import {
  correctedFact, currentRaw, documentSummary, importOf, keepEdition, keptText, readPassages, readPickedEdition, replaceText, setImport, textOfDocument,
  type PickedEdition, type TextOfDocument,
} from '../documents/index.ts'
import type { Session } from '../handlers.ts'
import { keyFollower, numberPlaces } from '../metrics/index.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'
import { carry, chosenPlace, move, putBack } from './carrying.ts'
import { countOutcomes, judgeItems, passagesOf, type Judged, type Target } from './items.ts'
import { changesOf, forgetDecision, lastStep, markUndone, recordChange, recordEdition, type EditionStep } from './journal.ts'
import { movedNumbers, rememberMoved } from './numbers.ts'
import { carryPosition } from './position.ts'
import { regionNamesOf } from './region-names.ts'

/** `edition.propose`. */
export function propose(db: ReadDb, { documentId, file }: CallArgument<'edition.propose'>, session: Session): EditionProposal {
  const { document, picked, target } = read(db, documentId, file, session)
  const judged = judgeItems(db, documentId, target, session)
  const { map } = compareEditions(readPassages(db, document.number), target.passages, regionNamesOf(session.lexicon))
  const kept = map.reduce((sum, to) => sum + Number(to >= 0), 0)
  return {
    documentId, from: document.edition, to: target.edition, fileName: picked.fileName, encoding: picked.decoded.encoding,
    characters: target.passages.reduce((sum, { text }) => sum + [...text.replace(/\s/g, '')].length, 0), passages: target.passages.length,
    kept: map.length === 0 ? 0 : kept / map.length, counts: countOutcomes(judged),
    items: judged.map(({ item }) => item).filter(({ outcome }) => outcome !== 'same'),
  }
}

/** `edition.apply`. The two texts are kept before the transaction: a file too many does no harm, one too few does. */
export function apply(db: WriteDb, { documentId, file, decisions }: CallArgument<'edition.apply'>, session: Session): EditionState {
  const { document, picked, target } = read(db, documentId, file, session)
  const now = session.now().toISOString()
  const state = db.transaction(() => {
    const judged = judgeItems(db, documentId, target, session)
    const comparison = compareEditions(readPassages(db, document.number), target.passages, regionNamesOf(session.lexicon))
    const numbers = movedNumbers(numberPlaces(db, documentId), comparison, target)
    const importBefore = importOf(db, documentId)
    keepPresent(db, document, session)
    keepEdition(db, session.dataFolder, { documentId, edition: target.edition, fileName: picked.fileName, stored: now }, picked.bytes)
    const kept = db.get<{ sha: string }>('SELECT file_sha256 AS sha FROM main.edition WHERE document_id = ? AND edition = ?', documentId, target.edition)
    replaceText(db, document, picked.decoded, picked.fileName, session)
    const { title, region, kind, date, speaksOf } = document
    setImport(db, documentId, {
      edition: target.edition, file_sha256: kept?.sha ?? '', file_name: picked.fileName, title, region, kind, date, speaks_of: speaksOf,
      imported: importBefore?.imported ?? now, removed: null,
    })
    const step = recordEdition(db, documentId, { from: document.edition, to: target.edition, importBefore }, now)
    // Notes from another laptop may have come before this text.
    adoptMarks(db)
    carryPosition(db, documentId, comparison)
    const carryAll = (kind: Judged['made']['kind']): void => {
      for (const { made, item, place } of judged) {
        if (made.kind === kind && place && (item.outcome === 'same' || item.outcome === 'moved')) carry(db, session, step, { made, target, place, outcome: item.outcome, findLink: keyFollower(db) })
      }
    }
    // A number that a person cut by hand is one of the new text when her word on it is there; links look for numbers.
    carryAll('figure')
    rememberMoved(db, documentId, numbers)
    carryAll('annotation')
    carryOut(db, session, step, target, judged, decisions)
    return { document: documentSummary(db, documentId), counts: countOutcomes(judged), pending: pendingOf(db, documentId, session).map(({ item }) => item) }
  })
  session.files.delete(file)
  return state
}

/** `edition.decide`. */
export function decide(db: WriteDb, { documentId, decisions }: CallArgument<'edition.decide'>, session: Session): EditionState {
  return db.transaction(() => {
    const target = presentTarget(db, documentId)
    const judged = judgeItems(db, documentId, target, session)
    // An upgrade of the app brings another text without a correction: decisions on it are a step of their own.
    const step = lastStep(db, documentId, target.edition)?.number
      ?? recordEdition(db, documentId, { from: target.edition, to: target.edition, importBefore: importOf(db, documentId) }, session.now().toISOString())
    carryOut(db, session, step, target, judged, decisions)
    return stateOf(db, documentId, session)
  })
}

/** `edition.undo`. */
export function undo(db: WriteDb, { documentId }: CallArgument<'edition.undo'>, session: Session): EditionState {
  return db.transaction(() => {
    const document = textOfDocument(db, documentId)
    const step = lastStep(db, documentId, document.edition)
    if (!step) throw new ExpectedFailure('edition-missing')
    if (step.from !== step.to) {
      const text = keptText(db, session.dataFolder, step.from)
      const fileName = db.get<{ name: string }>('SELECT file_name AS name FROM main.edition WHERE document_id = ? AND edition = ?', documentId, step.from)?.name
      if (!text || fileName === undefined) throw new ExpectedFailure('edition-missing')
      replaceText(db, document, text, fileName, session)
      setImport(db, documentId, step.importBefore)
      if (step.importBefore === null) db.run('DELETE FROM corpus.fact WHERE name = ?', correctedFact(documentId))
    }
    for (const change of changesOf(db, step.number)) putBack(db, session, change)
    markUndone(db, step.number, session.now().toISOString())
    if (step.from !== step.to) bringAlong(db, documentId, step, session)
    return stateOf(db, documentId, session)
  })
}

/**
 * What was made on a text since it came goes along to the older one that it is taken back for, where its words stand
 * there; all else waits, and so would be found again with the text that it was made on. The reading goes on where it was.
 */
function bringAlong(db: WriteDb, documentId: DocumentId, { to }: EditionStep, session: Session): void {
  const target = presentTarget(db, documentId)
  const old = passagesOf(db, documentId, to, session)
  if (old) carryPosition(db, documentId, compareEditions(old, target.passages, regionNamesOf(session.lexicon)))
  const findLink = keyFollower(db)
  for (const { made, item, place } of judgeItems(db, documentId, target, session)) {
    if (made.anchor.edition === to && place && (item.outcome === 'same' || item.outcome === 'moved')) move(db, session, { made, target, place, findLink })
  }
}

/**
 * Where an anchor of an older text of a document stands in its present one; null where its words do not stand there
 * with the same meaning. Steps of the history that are taken back ask it.
 */
export function placeNow(db: ReadDb, documentId: DocumentId, anchor: Anchor, session: Session): Anchor | null {
  const target = presentTarget(db, documentId)
  if (anchor.edition === target.edition) return anchor
  const old = passagesOf(db, documentId, anchor.edition, session)
  if (!old) return null
  const found = relocate(anchor, compareEditions(old, target.passages, regionNamesOf(session.lexicon)))
  return found.outcome === 'same' || found.outcome === 'moved' ? { edition: target.edition, ...found.place } : null
}

/** What stands in another edition than the present one and waits for a person. */
export function pendingOf(db: ReadDb, documentId: DocumentId, session: Session): Judged[] {
  return judgeItems(db, documentId, presentTarget(db, documentId), session)
}

function stateOf(db: ReadDb, documentId: DocumentId, session: Session): EditionState {
  const pending = pendingOf(db, documentId, session)
  return { document: documentSummary(db, documentId), counts: countOutcomes(pending), pending: pending.map(({ item }) => item) }
}

function presentTarget(db: ReadDb, documentId: DocumentId): Target {
  const { edition, number } = textOfDocument(db, documentId)
  return { edition, passages: readPassages(db, number) }
}

function read(db: ReadDb, documentId: DocumentId, file: CallArgument<'edition.propose'>['file'], session: Session): { document: TextOfDocument, picked: PickedEdition, target: Target } {
  const document = textOfDocument(db, documentId)
  const picked = readPickedEdition(file, session)
  const known = db.get<{ title: string }>('SELECT title FROM corpus.document WHERE edition = ?', picked.edition)
  if (known) throw new ExpectedFailure('edition-same', known.title.slice(0, 100))
  return { document, picked, target: { edition: picked.edition, passages: reflow(picked.decoded.text) } }
}

/** Keeps the present text: an import's file is there already, a text that came with the app is written down. */
function keepPresent(db: WriteDb, document: TextOfDocument, session: Session): void {
  const { id: documentId, edition, sourceFile: fileName } = document
  const imported = importOf(db, documentId)
  if (imported?.edition === edition) {
    db.run('INSERT INTO main.edition (document_id, edition, file_sha256, file_name, stored) VALUES (?, ?, ?, ?, NULL) ON CONFLICT DO NOTHING',
      documentId, edition, imported.file_sha256, fileName)
    return
  }
  keepEdition(db, session.dataFolder, { documentId, edition, fileName, stored: null }, new TextEncoder().encode(currentRaw(db, document)))
}

/** Takes a person's word on an item back. Fails with `annotation-missing` where none was said since the text came. */
function reopen(db: WriteDb, session: Session, { edition }: Target, key: string): void {
  const decided = forgetDecision(db, key, edition)
  if (!decided) throw new ExpectedFailure('annotation-missing')
  putBack(db, session, decided)
}

/** Carries a person's decisions out. Fails with `annotation-missing` for an item that does not wait. */
function carryOut(
  db: WriteDb, session: Session, step: number, target: Target, judged: readonly Judged[], decisions: readonly EditionDecision[],
): void {
  const waiting = new Map(judged.map(each => [each.made.key, each]))
  const findLink = keyFollower(db)
  for (const decision of decisions) {
    if (decision.kind === 'reopen') {
      reopen(db, session, target, decision.key)
      continue
    }
    const found = waiting.get(decision.key)
    if (!found) throw new ExpectedFailure('annotation-missing')
    const { made } = found
    waiting.delete(decision.key)
    if (decision.kind === 'leave') {
      const before = made.figure ? { key: made.figure.key, raw: made.figure.raw } : made.annotation && { anchor: made.annotation.anchor, links: made.annotation.links }
      if (before) recordChange(db, step, { kind: made.kind, item: made.key, outcome: 'left', before, after: null })
    } else if (!carry(db, session, step, { made, target, place: chosenPlace(found, target, decision), outcome: 'placed', findLink })) {
      throw new ExpectedFailure('anchor-mismatch')
    }
  }
}
