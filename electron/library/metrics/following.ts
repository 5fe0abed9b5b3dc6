// Numbers that went along when a document's text was corrected: which key of one edition is which of another.
import type { DocumentId, EditionId, ObservationKey, TextSpan } from '../../contract/index.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'
import { keyOf, placeOf } from './entries.ts'

/** Answers where a number of whatever edition stands in the texts of today; null where it did not go along. */
export type KeyFollower = (key: ObservationKey) => ObservationKey | null

/** A number as it stands in an edition. */
export interface NumberPlace extends TextSpan { readonly key: ObservationKey; readonly passage: number; readonly raw: string }

/** All numbers of a document's present text, also those that a person cut by hand. */
export function numberPlaces(db: ReadDb, documentId: DocumentId): NumberPlace[] {
  interface Row { edition: EditionId; passage: number; start: number; end: number; raw: string }
  return db.all<Row>(`
    SELECT d.edition, q.passage, q."start", q."end", q.raw FROM corpus.quantity q JOIN corpus.document d ON d.number = q.document WHERE d.id = ?
    UNION SELECT c.edition, c.passage, c."start", c."end", c.raw FROM main.correction c JOIN corpus.document d ON d.edition = c.edition WHERE d.id = ?`,
  documentId, documentId).map((row) => ({ key: keyOf(row), ...row }))
}

/** Remembers that numbers of two editions are the same. */
export function rememberSame(db: WriteDb, pairs: Iterable<readonly [old: ObservationKey, now: ObservationKey]>): void {
  for (const [old, now] of pairs) db.run('INSERT OR IGNORE INTO main.same_number (old, now) VALUES (?, ?)', old, now)
}

const SAME = `
  WITH RECURSIVE same (key) AS (
    VALUES (?)
    UNION SELECT n.now FROM main.same_number n JOIN same s ON n.old = s.key
    UNION SELECT n.old FROM main.same_number n JOIN same s ON n.now = s.key
  ) SELECT key FROM same`

/** Makes a follower for as long as the documents stay as they are. Where two numbers of today could be meant, neither is. */
export function keyFollower(db: ReadDb): KeyFollower {
  const present = new Set(db.all<{ edition: string }>('SELECT edition FROM corpus.document').map(({ edition }) => edition))
  const known = new Map<ObservationKey, ObservationKey | null>()
  return (key) => {
    if (present.has(placeOf(key).edition)) return key
    const before = known.get(key)
    if (before !== undefined) return before
    const found = db.all<{ key: ObservationKey }>(SAME, key).filter((each) => present.has(placeOf(each.key).edition))
    const only = found.length === 1 ? found[0]?.key ?? null : null
    known.set(key, only)
    return only
  }
}
