import type { DocumentId } from '../../contract/index.ts'
import type { ReadDb, SqlValue } from '../storage/index.ts'
import { isSingle, phraseOf } from './tokens.ts'
import type { Term } from './terms.ts'

/** Ranking is what costs: 发展 stands in nearly every document. Beyond this many, only the count is exact. Documents. */
export const MOST_CANDIDATES = 2_000

/** Documents that hold all terms, best first. */
export interface Candidates {
  /** Row numbers of documents, by bm25 where the index of pairs knows the terms. */
  readonly documents: readonly number[]
  /** How many there are in all. */
  readonly count: number
}

/**
 * Finds documents by the indexes. Other spellings of an amount may bring documents where they stand only inside
 * longer numbers; reading the text sorts these out.
 */
export function findCandidates(db: ReadDb, terms: readonly Term[], documentId: DocumentId | null): Candidates {
  const pairs = terms.filter(({ text }) => !isSingle(text))
  const singles = terms.filter(({ text }) => isSingle(text))
  const conditions: string[] = []
  const values: SqlValue[] = []
  const main = pairs.length > 0 ? 'pairs' : 'singles'
  conditions.push(`${main} MATCH ?`)
  values.push(expression(pairs.length > 0 ? pairs : singles))
  if (pairs.length > 0 && singles.length > 0) {
    conditions.push('rowid IN (SELECT rowid FROM corpus.singles WHERE singles MATCH ?)')
    values.push(expression(singles))
  }
  if (documentId !== null) {
    conditions.push('rowid = (SELECT number FROM corpus.document WHERE id = ?)')
    values.push(documentId)
  }
  const matching = `FROM corpus.${main} WHERE ${conditions.join(' AND ')}`
  // The inner limit keeps bm25 from being computed for all matches; the index of single characters cannot rank.
  const ranked = main === 'pairs'
    ? `SELECT rowid FROM (SELECT rowid, rank ${matching} LIMIT ${MOST_CANDIDATES}) ORDER BY rank, rowid`
    : `SELECT rowid ${matching} LIMIT ${MOST_CANDIDATES}`
  const documents = db.all<{ rowid: number }>(ranked, ...values).map(({ rowid }) => rowid)
  const count = documents.length < MOST_CANDIDATES ? documents.length
    : db.get<{ n: number }>(`SELECT count(*) AS n ${matching}`, ...values)?.n ?? documents.length
  return { documents, count }
}

/** All terms, each in one of its spellings, in the language of FTS5. */
function expression(terms: readonly Term[]): string {
  return terms.map(({ text, others }) => `(${[text, ...others].map(phraseOf).join(' OR ')})`).join(' AND ')
}
