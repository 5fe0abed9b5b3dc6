import type { HistoryMove, HistoryState } from '../../contract/index.ts'
import type { HandlersOf, Session } from '../handlers.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'
import { rewrite } from './actions.ts'
import { changesOf, hashesOf, lastStep, listSteps, nextStep, shownStep, storeMove, type Step, type StepChange } from './steps.ts'
import { readVersions, writeVersions } from './versions.ts'

/** What the menu of steps shows. */
const SHOWN_STEPS = 30
const MOST_IDS = 1000

export const historyHandlers: HandlersOf<'history.state' | 'history.undo' | 'history.redo'> = {
  'history.state': (db) => historyState(db),
  'history.undo': (db, _, session) => db.transaction(() => {
    const step = lastStep(db)
    return step ? move(db, session, step, true) : null
  }),
  'history.redo': (db, _, session) => db.transaction(() => {
    const step = nextStep(db)
    return step ? move(db, session, step, false) : null
  }),
}

function historyState(db: ReadDb): HistoryState {
  const [undo, redo] = [lastStep(db), nextStep(db)]
  return {
    undo: undo ? shownStep(undo) : null, redo: redo ? shownStep(redo) : null,
    steps: listSteps(db, SHOWN_STEPS).map((step) => ({ ...shownStep(step), undone: step.undone === 1 })),
  }
}

/** Takes a step back, or does it again. */
function move(db: WriteDb, session: Session, step: Step, back: boolean): HistoryMove {
  const changes = changesOf(db, step).map((change) => (back ? takeBack : doAgain)(db, session, step, change))
  storeMove(db, step, back, changes)
  return { step: shownStep(step), ids: changes.slice(0, MOST_IDS).map(({ id }) => id), state: historyState(db) }
}

/**
 * What a person did here is taken back by a new edit, so that laptops which saw it learn of that too. An import is
 * forgotten instead, as long as nothing was done on top of it: its versions are other laptops', and the same file
 * taken in later must bring them again.
 */
function takeBack(db: WriteDb, session: Session, { kind }: Step, change: StepChange): StepChange {
  const current = readVersions(db, change.id)
  if (kind === 'import' && sameHashes(hashesOf(current), change.after)) writeVersions(db, change.id, change.before)
  else rewrite(db, session, change.id, change.before)
  return { ...change, redo: current, undone: hashesOf(readVersions(db, change.id)) }
}

function doAgain(db: WriteDb, session: Session, { kind }: Step, change: StepChange): StepChange {
  const current = readVersions(db, change.id)
  const wanted = change.redo ?? []
  if (kind === 'import' && sameHashes(hashesOf(current), change.undone ?? [])) writeVersions(db, change.id, wanted)
  else rewrite(db, session, change.id, wanted)
  return { ...change, after: hashesOf(readVersions(db, change.id)), redo: null, undone: null }
}

const sameHashes = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((hash, i) => hash === b[i])
