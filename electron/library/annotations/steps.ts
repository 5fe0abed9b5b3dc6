import type { AnnotationId, HistoryStep } from '../../contract/index.ts'
import type { MarkVersion } from '../../domain/exchange/index.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'
import { versionHash } from './versions.ts'

/** What was done. Edits of one note that follow each other are one step. */
export type StepKind = 'add' | 'note' | 'change' | 'range' | 'remove' | 'restore' | 'empty' | 'settle' | 'import' | 'edition'

/** What a step did to one mark. */
export interface StepChange {
  readonly id: AnnotationId
  readonly before: readonly MarkVersion[]
  /** Hashes of what it left: tells whether anything happened to the mark since. */
  readonly after: readonly string[]
  /** Once taken back: what stood until then, and hashes of what the taking back left. */
  readonly redo: readonly MarkVersion[] | null
  readonly undone: readonly string[] | null
}

/** A stored step. */
export interface Step { readonly number: number; readonly kind: StepKind; readonly label: string; readonly made: string; readonly undone: number }

/** More steps than a person remembers; the oldest goes, and with it what an emptied bin had held. */
const MOST_STEPS = 200

/** Typing in one note is one step as long as the pauses are shorter than this. */
const SAME_TYPING_MS = 60_000

/** Stores a step that was just done; those taken back before it can no longer be done again. */
export function recordStep(
  db: WriteDb, kind: StepKind, label: string, now: string,
  changes: readonly { id: AnnotationId; before: readonly MarkVersion[]; after: readonly MarkVersion[] }[],
): void {
  db.run('DELETE FROM main.history WHERE undone = 1')
  const stored = changes.map(({ id, before, after }): StepChange => ({ id, before, after: hashesOf(after), redo: null, undone: null }))
  const last = lastStep(db)
  if (kind === 'note' && last?.kind === 'note' && continues(last, now)) {
    const [earlier] = changesOf(db, last)
    const [latest] = stored
    if (earlier && latest && earlier.id === latest.id) {
      db.run('UPDATE main.history SET made = ?, label = ?, changes = ? WHERE number = ?', now, label, JSON.stringify([{ ...latest, before: earlier.before }]), last.number)
      return
    }
  }
  db.run('INSERT INTO main.history (kind, label, made, undone, changes) VALUES (?, ?, ?, 0, ?)', kind, label.slice(0, 200), now, JSON.stringify(stored))
  db.run('DELETE FROM main.history WHERE number <= (SELECT max(number) FROM main.history) - ?', MOST_STEPS)
}

function continues(last: Step, now: string): boolean {
  const pause = Date.parse(now) - Date.parse(last.made)
  return pause >= 0 && pause < SAME_TYPING_MS
}

/** The step that would be taken back next. */
export function lastStep(db: ReadDb): Step | undefined {
  return db.get<Step>('SELECT number, kind, label, made, undone FROM main.history WHERE undone = 0 ORDER BY number DESC LIMIT 1')
}

/** The step that would be done again next. */
export function nextStep(db: ReadDb): Step | undefined {
  return db.get<Step>('SELECT number, kind, label, made, undone FROM main.history WHERE undone = 1 ORDER BY number LIMIT 1')
}

/** The last steps, newest first. */
export function listSteps(db: ReadDb, most: number): Step[] {
  return db.all<Step>('SELECT number, kind, label, made, undone FROM main.history ORDER BY number DESC LIMIT ?', most)
}

/** What a step did, mark by mark. */
export function changesOf(db: ReadDb, { number }: Step): StepChange[] {
  const row = db.get<{ changes: string }>('SELECT changes FROM main.history WHERE number = ?', number)
  return row ? JSON.parse(row.changes) as StepChange[] : []
}

/** Stores that a step was taken back or done again. */
export function storeMove(db: WriteDb, { number }: Step, undone: boolean, changes: readonly StepChange[]): void {
  db.run('UPDATE main.history SET undone = ?, changes = ? WHERE number = ?', Number(undone), JSON.stringify(changes), number)
}

/** Names of versions, in an order of their own. */
export function hashesOf(versions: readonly MarkVersion[]): string[] {
  return versions.map(versionHash).sort()
}

/** A step as the page knows it. */
export function shownStep({ label, made }: Step): HistoryStep {
  return { label, at: made }
}
