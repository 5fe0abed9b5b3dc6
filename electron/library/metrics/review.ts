import { ExpectedFailure, type CallArgument, type CallOutput, type ReviewDecision } from '../../contract/index.ts'
import type { Session } from '../handlers.ts'
import { deviceId } from '../settings/index.ts'
import type { WriteDb } from '../storage/index.ts'
import { findCorrection, removeCorrection, storeCorrection, type Correction } from './corrections.ts'
import { machineReading, sameReading, type MachineReading } from './entries.ts'
import { findEntry, findQuantity } from './ledger.ts'
import { rememberRawPlace } from './placing.ts'
import { selectedRow } from './selecting.ts'

/**
 * Stores a person's word on one number and answers the entry now in force with the decision that takes it back.
 * Fails with `observation-missing` where there is no number at the key, or nothing that could be confirmed.
 */
export function review(db: WriteDb, { key, decision }: CallArgument<'metric.review'>, session: Session): CallOutput<'metric.review'> {
  return db.transaction(() => {
    const before = findCorrection(db, key)
    // A correction makes a metric of any stretch that holds a number; nothing else can be said of one.
    const row = findQuantity(db, key, before) ?? (decision.kind === 'correct' ? selectedRow(db, key, session.lexicon) : null)
    if (!row) throw new ExpectedFailure('observation-missing')
    const machine = machineReading(row)
    if (decision.kind === 'reset') {
      removeCorrection(db, key)
    } else {
      const own = ownReading(decision, before, machine)
      const stamp = { now: session.now().toISOString(), device: deviceId(db, session) }
      // Who confirms a corrected reading stands by the correction: it stays one.
      const kind = decision.kind === 'confirm' && before?.decision === 'correct' ? 'correct' : decision.kind
      const correction: Correction = { key, documentId: row.documentId, raw: row.raw, decision: kind, own, machine }
      storeCorrection(db, correction, stamp)
      rememberRawPlace(db, key)
    }
    return { entry: findEntry(db, row, findCorrection(db, key)), undo: undoOf(before, machine) }
  })
}

/** What the person stands by. To confirm is to confirm what is in force: a corrected reading stays the corrected one. */
function ownReading(decision: Exclude<ReviewDecision, { kind: 'reset' }>, before: Correction | null, machine: MachineReading): MachineReading | null {
  if (decision.kind === 'dismiss') return null
  if (decision.kind === 'correct') {
    const { value, valueMax, unit, reading } = decision
    return { value, valueMax, unit, reading }
  }
  const inForce = before?.own ?? machine
  if (inForce.reading === null) throw new ExpectedFailure('observation-missing')
  return inForce
}

/** The decision that brings back what was in force before, whatever the machine says by then. */
function undoOf(before: Correction | null, machine: MachineReading): ReviewDecision {
  if (before === null) return { kind: 'reset' }
  if (before.decision === 'dismiss') return { kind: 'dismiss' }
  const own = before.own
  if (own?.reading && (before.decision === 'correct' || !sameReading(own, machine))) return { kind: 'correct', ...own, reading: own.reading }
  return { kind: 'confirm' }
}
