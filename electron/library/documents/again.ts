import type { RegionCode } from '../../contract/index.ts'
import { CERTAIN_CONFIDENCE, extract, type Lexicon } from '../../domain/metrics/index.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'
import { storeFact } from './build.ts'
import { insertQuantity } from './reading.ts'
import { readPassages } from './summaries.ts'

/** What must be known of a stored document to read its numbers again. */
interface Stored { number: number; region: string; code: RegionCode; date: string | null; speaksOf: string }

/**
 * Reads the numbers of all documents again with another lexicon and puts them in place of the old ones, in one
 * transaction. Passages stay, so places and keys of numbers stay; what a person said of them is not touched.
 * @param mark what the corpus remembers as the lexicon that it was read with (see `numbersMark`).
 */
export function readNumbersAgain(db: WriteDb, lexicon: Lexicon, mark: string): void {
  db.transaction(() => {
    const documents = db.all<Stored>(`
      SELECT d.number, r.name AS region, r.code, d.date, d.speaks_of AS speaksOf FROM corpus.document d JOIN corpus.region r ON r.code = d.region`)
    for (const document of documents) readAgain(db, document, lexicon)
    storeFact(db, MARK, mark)
  })
}

/** Name of the fact that says with what lexicon the documents were read. */
const MARK = 'user-lexicon'

/** The mark of the lexicon that the documents were read with; '' for the app's own. */
export function numbersMark(db: ReadDb): string {
  return db.get<{ value: string }>('SELECT value FROM corpus.fact WHERE name = ?', MARK)?.value ?? ''
}

/** Notes that a document was stored as the app's own lexicon reads it: with additions in force all are read again. */
export function forgetNumbersMark(db: WriteDb): void {
  db.run('DELETE FROM corpus.fact WHERE name = ?', MARK)
}

function readAgain(db: WriteDb, { number, region, code, date, speaksOf }: Stored, lexicon: Lexicon): void {
  const passages = readPassages(db, number)
  const { quantities, count } = extract(passages, { region, regionCode: code, date, speaksOf: speaksOf || null }, lexicon)
  db.run('DELETE FROM corpus.quantity WHERE document = ?', number)
  for (const quantity of quantities) insertQuantity(db, number, quantity, passages[quantity.passage]?.text ?? '')
  const doubtful = quantities.filter((quantity) => quantity.kind === 'metric' && quantity.confidence < CERTAIN_CONFIDENCE).length
  db.run('UPDATE corpus.document SET numbers = ?, metrics = ?, doubtful = ? WHERE number = ?', quantities.length, count.metrics, doubtful, number)
}
