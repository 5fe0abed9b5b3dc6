import type { Anchor, DocumentId, HistoryMove, HistoryState } from '../../contract/index.ts'
import type { MarkVersion } from '../../domain/exchange/index.ts'
import type { HandlersOf, Session } from '../handlers.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'
import { rewrite } from './actions.ts'
import { changesOf, hashesOf, lastStep, listSteps, nextStep, shownStep, storeMove, type Step, type StepChange } from './steps.ts'
import { readVersions, writeVersions } from './versions.ts'

/** What the menu of steps shows. */
const SHOWN_STEPS = 30
const MOST_IDS = 1000

/** Where an anchor of an older text of a document stands in its present one, or null (`library/editions` knows). */
export type PlaceNow = (db: ReadDb, documentId: DocumentId, anchor: Anchor, session: Session) => Anchor | null

export function historyHandlersWith(placeNow: PlaceNow): HandlersOf<'history.state' | 'history.undo' | 'history.redo'> {
  return {
    'history.state': (db) => historyState(db),
    'history.undo': (db, _, session) => db.transaction(() => {
      const step = lastStep(db)
      return step ? move(db, session, step, takeBack, placeNow) : null
    }),
    'history.redo': (db, _, session) => db.transaction(() => {
      const step = nextStep(db)
      return step ? move(db, session, step, doAgain, placeNow) : null
    }),
  }
}

function historyState(db: ReadDb): HistoryState {
  const [undo, redo] = [lastStep(db), nextStep(db)]
  return {
    undo: undo ? shownStep(undo) : null, redo: redo ? shownStep(redo) : null,
    steps: listSteps(db, SHOWN_STEPS).map((step) => ({ ...shownStep(step), undone: step.undone === 1 })),
  }
}

type Way = (db: WriteDb, step: Step, change: StepChange, put: (wanted: readonly MarkVersion[]) => void) => StepChange

/** Takes a step back, or does it again. Only a step that moved a mark may move it once more. */
function move(db: WriteDb, session: Session, step: Step, way: Way, placeNow: PlaceNow): HistoryMove {
  const moved = step.kind === 'range' ? (documentId: DocumentId, anchor: Anchor) => placeNow(db, documentId, anchor, session) : null
  const changes = changesOf(db, step).map((change) => way(db, step, change, (wanted) => { rewrite(db, session, change.id, wanted, moved) }))
  storeMove(db, step, way === takeBack, changes)
  return { step: shownStep(step), ids: changes.slice(0, MOST_IDS).map(({ id }) => id), state: historyState(db) }
}

/**
 * What a person did here is taken back by a new edit, so that laptops which saw it learn of that too. An import is
 * forgotten instead, as long as nothing was done on top of it: its versions are other laptops', and the same file
 * taken in later must bring them again.
 */
function takeBack(db: WriteDb, { kind }: Step, change: StepChange, put: Parameters<Way>[3]): StepChange {
  const current = readVersions(db, change.id)
  if (kind === 'import' && sameHashes(hashesOf(current), change.after)) writeVersions(db, change.id, change.before)
  else put(change.before)
  return { ...change, redo: current, undone: hashesOf(readVersions(db, change.id)) }
}

function doAgain(db: WriteDb, { kind }: Step, change: StepChange, put: Parameters<Way>[3]): StepChange {
  const current = readVersions(db, change.id)
  const wanted = change.redo ?? []
  if (kind === 'import' && sameHashes(hashesOf(current), change.undone ?? [])) writeVersions(db, change.id, wanted)
  else put(wanted)
  return { ...change, after: hashesOf(readVersions(db, change.id)), redo: null, undone: null }
}

const sameHashes = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((hash, i) => hash === b[i])
