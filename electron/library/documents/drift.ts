import type { ReadDb } from '../storage/index.ts'
import { foldedLines } from '../search/index.ts'
import { editionOf } from './decode.ts'
import { readPassages } from './summaries.ts'

/**
 * Documents whose stored text is not the one that was stored, or whose folded text is not that of their passages.
 * A flipped bit in text is seen by SQLite's own check 9 times of 200, by a hash always. Ids.
 */
export function findTextDrift(db: ReadDb): string[] {
  const documents = db.all<{ number: number; id: string; edition: string }>('SELECT number, id, edition FROM corpus.document ORDER BY number')
  return documents.filter(({ number, edition }) => {
    const text = db.get<{ raw: string; folded: string }>('SELECT raw, folded FROM corpus.text WHERE document = ?', number)
    return !text || editionOf(text.raw) !== edition || foldedLines(readPassages(db, number)) !== text.folded
  }).map(({ id }) => id)
}
