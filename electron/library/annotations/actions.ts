import type { Anchor, AnnotationId, DocumentId } from '../../contract/index.ts'
import { editVersions, type MarkContent, type MarkDraft, type MarkVersion, type Stamp } from '../../domain/exchange/index.ts'
import type { Session } from '../handlers.ts'
import { deviceId } from '../settings/index.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'
import { recordStep, type StepKind } from './steps.ts'
import { readShown, readVersions, writeVersions } from './versions.ts'

/** What an action leaves of one mark; no draft at all would be a mark that never was. */
export interface MarkChange { readonly id: AnnotationId; readonly drafts: readonly MarkDraft[] }

/**
 * Does one thing to marks, as a person sees it: new versions and the step that takes it back, in one transaction.
 * Every way of changing a mark goes through here or through an import.
 */
export function act(db: WriteDb, session: Session, kind: StepKind, label: string, changes: readonly MarkChange[]): void {
  if (changes.length === 0) return
  db.transaction(() => {
    const stamp = nextStamp(db, session)
    const steps = changes.map(({ id, drafts }) => {
      const before = readVersions(db, id)
      const after = editVersions(id, before, drafts, stamp)
      writeVersions(db, id, after)
      return { id, before, after }
    })
    recordStep(db, kind, label, stamp.now, steps)
  })
}

/**
 * Puts contents in force again that stood before, as a new edit, so that other laptops learn of it. Where the mark has
 * gone along to a corrected edition since, it stays there: taking back a word must not move it to a text of old.
 * @param moved where an anchor that stood before stands in the text of today, asked where the step had moved the mark.
 */
export function rewrite(
  db: WriteDb, session: Session, id: AnnotationId, wanted: readonly MarkVersion[], moved: ((documentId: DocumentId, anchor: Anchor) => Anchor | null) | null,
): MarkVersion[] {
  const current = readVersions(db, id)
  const place = current[0]?.content?.anchor
  const [shown] = readShown(db, 'WHERE id = ?', id)
  const placed = (content: MarkContent): MarkContent => place && place.edition !== content.anchor.edition
    ? { ...content, anchor: (shown && moved?.(shown.documentId, content.anchor)) ?? place } : content
  const drafts = wanted.length > 0
    ? wanted.map(({ state, content }): MarkDraft => ({ state, content: content && placed(content) }))
    : current.map(({ content }): MarkDraft => ({ state: content ? 'binned' : 'emptied', content }))
  const after = editVersions(id, current, drafts, nextStamp(db, session))
  writeVersions(db, id, after)
  return after
}

/** The next number of this laptop; one that was given out is never given again, whatever is taken back. */
export function nextStamp(db: WriteDb, session: Session): Stamp {
  const device = deviceId(db, session)
  db.run('UPDATE main.device SET edits = edits + 1 WHERE only = 1')
  const { author, edits } = identityRow(db)
  return { device, author, now: session.now().toISOString(), count: edits }
}

function identityRow(db: ReadDb): { author: string; edits: number } {
  return db.get<{ author: string; edits: number }>('SELECT author, edits FROM main.device WHERE only = 1') ?? { author: '', edits: 1 }
}
