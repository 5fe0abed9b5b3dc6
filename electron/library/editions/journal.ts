import type { AnnotationLink, Anchor, DocumentId, EditionId, ObservationKey } from '../../contract/index.ts'
import type { ImportRow } from '../documents/index.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'

// What each correction of a text did, so that it can be taken back as a whole.

/** Where an item stood or stands: an annotation with its links to figures, or a person's word on a number. */
export type ItemState = { readonly anchor: Anchor, readonly links: readonly AnnotationLink[] } | { readonly key: ObservationKey, readonly raw: string }

export interface EditionStep {
  readonly number: number
  readonly from: EditionId
  readonly to: EditionId
  /** The import that was replaced; null for a text that came with the app. */
  readonly importBefore: ImportRow | null
}

export interface ItemChange {
  /** Its row. */
  readonly number: number
  readonly kind: 'annotation' | 'figure'
  /** The item's key before the change. */
  readonly item: string
  readonly outcome: 'same' | 'moved' | 'placed' | 'left'
  readonly before: ItemState
  /** Null for what was left. */
  readonly after: ItemState | null
}

/** Begins the record of a correction; answers its number. */
export function recordEdition(db: WriteDb, documentId: DocumentId, { from, to, importBefore }: Omit<EditionStep, 'number'>, now: string): number {
  db.run('INSERT INTO main.edition_step (document_id, from_edition, to_edition, import_before, made, undone) VALUES (?, ?, ?, ?, ?, NULL)',
    documentId, from, to, importBefore && JSON.stringify(importBefore), now)
  return db.get<{ number: number }>('SELECT max(number) AS number FROM main.edition_step')?.number ?? 0
}

export function recordChange(db: WriteDb, step: number, { kind, item, outcome, before, after }: Omit<ItemChange, 'number'>): void {
  db.run('INSERT INTO main.edition_change (step, kind, item, outcome, before, after) VALUES (?, ?, ?, ?, ?, ?)',
    step, kind, item, outcome, JSON.stringify(before), after && JSON.stringify(after))
}

/** The correction that gave a document its present text; undefined where it has its first one. */
export function lastStep(db: ReadDb, documentId: DocumentId, edition: EditionId): EditionStep | undefined {
  const row = db.get<StepRow>(`
    SELECT number, from_edition AS "from", to_edition AS "to", import_before AS importBefore FROM main.edition_step
    WHERE document_id = ? AND to_edition = ? AND undone IS NULL ORDER BY number DESC LIMIT 1`, documentId, edition)
  return row && stepOf(row)
}

interface StepRow extends Omit<EditionStep, 'importBefore'> { readonly importBefore: string | null }

const stepOf = (row: StepRow): EditionStep => ({ ...row, importBefore: row.importBefore === null ? null : JSON.parse(row.importBefore) as ImportRow })

/** What a correction did and what was decided since, last first. */
export function changesOf(db: ReadDb, step: number): ItemChange[] {
  interface Row extends Omit<ItemChange, 'before' | 'after'> { before: string; after: string | null }
  return db.all<Row>('SELECT number, kind, item, outcome, before, after FROM main.edition_change WHERE step = ? ORDER BY number DESC', step)
    .map(row => ({ ...row, before: JSON.parse(row.before) as ItemState, after: row.after === null ? null : JSON.parse(row.after) as ItemState }))
}

/** Forgets the last word of a person on an item of a text, and answers what it did; undefined where there was none. */
export function forgetDecision(db: WriteDb, item: string, edition: EditionId): ItemChange | undefined {
  const row = db.get<{ number: number, step: number }>(`
    SELECT c.number, c.step FROM main.edition_change c JOIN main.edition_step s ON s.number = c.step
    WHERE c.item = ? AND s.to_edition = ? AND s.undone IS NULL AND c.outcome IN ('placed', 'left') ORDER BY c.number DESC LIMIT 1`, item, edition)
  const change = row && changesOf(db, row.step).find(each => each.item === item && (each.outcome === 'placed' || each.outcome === 'left'))
  if (row) db.run('DELETE FROM main.edition_change WHERE number = ?', row.number)
  return change
}

/** Forgets one thing that a correction did. */
export function forgetChange(db: WriteDb, { number }: Pick<ItemChange, 'number'>): void {
  db.run('DELETE FROM main.edition_change WHERE number = ?', number)
}

export function markUndone(db: WriteDb, step: number, now: string): void {
  db.run('UPDATE main.edition_step SET undone = ? WHERE number = ?', now, step)
}

export function markRedone(db: WriteDb, step: number): void {
  db.run('UPDATE main.edition_step SET undone = NULL WHERE number = ?', step)
}

/**
 * The correction of a document's present text that was taken back last; undefined where there is none, or where the
 * document was corrected or decided on anew since. Of several on one text the last one made was taken back last.
 */
export function redoableStep(db: ReadDb, documentId: DocumentId, edition: EditionId): EditionStep | undefined {
  const row = db.get<StepRow>(`
    SELECT number, from_edition AS "from", to_edition AS "to", import_before AS importBefore FROM main.edition_step s
    WHERE document_id = ? AND from_edition = ? AND to_edition <> from_edition AND undone IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM main.edition_step later WHERE later.document_id = s.document_id AND later.undone IS NULL AND later.number > s.number)
    ORDER BY number DESC LIMIT 1`, documentId, edition)
  return row && stepOf(row)
}

/** Keys of the items that a person left in their old edition when the document got this text. */
export function leftItems(db: ReadDb, documentId: DocumentId, edition: EditionId): ReadonlySet<string> {
  return new Set(db.all<{ item: string }>(`
    SELECT c.item FROM main.edition_change c JOIN main.edition_step s ON s.number = c.step
    WHERE s.document_id = ? AND s.to_edition = ? AND s.undone IS NULL AND c.outcome = 'left'`, documentId, edition).map(({ item }) => item))
}
