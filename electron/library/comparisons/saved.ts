import { createHash } from 'node:crypto'
import { ComparisonSpec, ExpectedFailure, type ComparisonId, type SavedComparison } from '../../contract/index.ts'
import type { Session } from '../handlers.ts'
import { keyFollower } from '../metrics/index.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'
import { withKeysOfToday } from './tables.ts'

interface Row { readonly id: ComparisonId; readonly spec: string; readonly modified: string }

/** Saved comparisons, the last changed first. One whose text no longer reads as a choice stays stored and is logged. */
export function listSaved(db: ReadDb, session: Session): SavedComparison[] {
  const follow = keyFollower(db)
  return db.all<Row>('SELECT id, spec, modified FROM main.comparison WHERE removed IS NULL ORDER BY modified DESC, id').flatMap((row) => {
    const spec = readSpec(row.spec)
    if (spec === null) session.log(`saved comparison ${row.id} does not read as a choice`)
    return spec === null ? [] : [{ id: row.id, spec: withKeysOfToday(spec, follow), modified: row.modified }]
  })
}

/** What is stored of a comparison: the choice, and what its cells read now (changes.ts). A null id makes a new one. */
export interface Saving { readonly id: ComparisonId | null; readonly spec: ComparisonSpec; readonly figures: string }

/**
 * Saves a choice; answers when it is on disk. The id of a removed one brings it back, with the figures that were kept
 * if the choice is the same. Fails with `comparison-missing` where the id is unknown.
 */
export function save(db: WriteDb, { id, spec, figures }: Saving, session: Session): SavedComparison {
  const modified = session.now().toISOString()
  const text = JSON.stringify(spec)
  if (id !== null) {
    const { changes } = db.run(`UPDATE main.comparison SET figures = iif(removed IS NOT NULL AND spec = ?, figures, ?), spec = ?, sha256 = ?,
      modified = ?, revision = revision + 1, removed = NULL WHERE id = ?`, text, figures, text, hashOf(text), modified, id)
    if (changes === 0) throw new ExpectedFailure('comparison-missing')
    return { id, spec, modified }
  }
  const made = session.newId() as ComparisonId
  db.run('INSERT INTO main.comparison (id, spec, created, modified, revision, removed, sha256, figures) VALUES (?, ?, ?, ?, 1, NULL, ?, ?)', made, text, modified, modified, hashOf(text), figures)
  return { id: made, spec, modified }
}

/** Takes a comparison out of the list; its row stays. Fails with `comparison-missing`. */
export function remove(db: WriteDb, id: ComparisonId, session: Session): void {
  const { changes } = db.run('UPDATE main.comparison SET removed = ? WHERE id = ? AND removed IS NULL', session.now().toISOString(), id)
  if (changes === 0) throw new ExpectedFailure('comparison-missing')
}

/** A choice as stored, brought to today's shape by the schema's defaults; null where it cannot be. */
export function readSpec(text: string): ComparisonSpec | null {
  try {
    const parsed = ComparisonSpec.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
