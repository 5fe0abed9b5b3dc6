import type { DocumentDetails, DocumentId, EditionId, NumberCount, Passage, Region, SourcedPassage } from '../../contract/index.ts'
import { CERTAIN_CONFIDENCE, extract, type Lexicon } from '../../domain/metrics/index.ts'
import { reflow } from '../../domain/text/index.ts'
import { foldedLines, indexDocument, unindexDocument } from '../search/index.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'
import { editionOf, type DecodedText } from './decode.ts'

/** A text with all that a person or the manifest says of it. */
export interface NewDocument extends Omit<DocumentDetails, 'region'> {
  readonly id: DocumentId
  readonly region: Region
  readonly sourceFile: string
  readonly bundled: boolean
  readonly decoded: DecodedText
}

type Quantities = ReturnType<typeof extract>['quantities']

/** A document that has been read: nothing is stored yet. */
export interface ReadDocument {
  readonly details: NewDocument
  readonly edition: EditionId
  readonly passages: readonly SourcedPassage[]
  readonly quantities: Quantities
  readonly count: NumberCount
  readonly folded: string
}

/** Reflows a text, reads its numbers and folds it for search: all the work that needs no database. */
export function readDocument(details: NewDocument, lexicon: Lexicon): ReadDocument {
  const passages = reflow(details.decoded.text)
  const { region, date, speaksOf } = details
  const { quantities, count } = extract(passages, { region: region.name, regionCode: region.code, date, speaksOf: speaksOf || null }, lexicon)
  return { details, edition: editionOf(details.decoded.text), passages, quantities, count, folded: foldedLines(passages) }
}

/**
 * Stores a document with its passages, quantities and index rows in one transaction: a crash between two passages
 * leaves the document absent, not half imported.
 */
export function storeDocument(db: WriteDb, read: ReadDocument): void {
  db.transaction(() => {
    const number = insertDocument(db, read)
    db.run('INSERT INTO corpus.text (document, raw, folded) VALUES (?, ?, ?)', number, read.details.decoded.text, read.folded)
    for (const { index, kind, level, text, runs, markup } of read.passages) {
      db.run('INSERT INTO corpus.passage (document, place, kind, level, text, runs, markup) VALUES (?, ?, ?, ?, ?, ?, ?)',
        number, index, kind, level, text, JSON.stringify(runs), JSON.stringify(markup))
    }
    for (const quantity of read.quantities) insertQuantity(db, number, quantity, read.passages[quantity.passage]?.text ?? '')
    indexDocument(db, number, read.folded)
  })
}

/** Takes a document out of the corpus, whole. What a person wrote on it stays in the notebook. */
export function removeDocument(db: WriteDb, id: string): void {
  db.transaction(() => {
    const number = numberOf(db, id)
    if (number === undefined) return
    unindexDocument(db, number)
    db.run('DELETE FROM corpus.document WHERE number = ?', number)
  })
}

/** The row number of a document, or undefined. */
export function numberOf(db: ReadDb, id: string): number | undefined {
  return db.get<{ number: number }>('SELECT number FROM corpus.document WHERE id = ?', id)?.number
}

function insertDocument(db: WriteDb, { details, edition, passages, count, quantities }: ReadDocument): number {
  const doubtful = quantities.filter((quantity) => quantity.kind === 'metric' && quantity.confidence < CERTAIN_CONFIDENCE).length
  db.run(`
    INSERT INTO corpus.document (id, edition, title, region, kind, date, speaks_of, source_file, bundled, encoding,
      characters, passages, numbers, metrics, doubtful)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  details.id, edition, details.title, details.region.code, details.kind, details.date, details.speaksOf, details.sourceFile,
  Number(details.bundled), details.decoded.encoding, countCharacters(passages), passages.length, quantities.length, count.metrics, doubtful)
  return numberOf(db, details.id) ?? 0
}

/** Stores one number of a document; `text` is its passage's. */
export function insertQuantity(db: WriteDb, document: number, quantity: Quantities[number], text: string): void {
  const { passage, start, end, raw, value, valueMax, unit } = quantity
  const reading = quantity.kind === 'metric'
    ? [null, quantity.indicatorId, quantity.indicator, quantity.measure, quantity.status, quantity.period, quantity.subject,
        quantity.subjectRegion, quantity.qualifier, quantity.asWritten, quantity.quote, placeInQuote(quantity.quote, text, start), quantity.confidence, quantity.rule]
    : [quantity.reason, null, null, null, null, null, null, null, null, null, null, null, null, null]
  db.run(`
    INSERT INTO corpus.quantity (document, passage, "start", "end", raw, value, value_max, unit, reason, indicator_id, indicator,
      measure, status, period, subject, subject_region, qualifier, as_written, quote, quote_start, confidence, rule)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  document, passage, start, end, raw, value, valueMax, unit, ...reading)
}

/** Where a number stands in its sentence, which may occur in the passage more than once. UTF-16 code units. */
function placeInQuote(quote: string, text: string, start: number): number {
  // The sentence holds the number, so it begins at most its own length before: no search through a long passage.
  const at = text.indexOf(quote, Math.max(0, start - quote.length + 1))
  return at >= 0 && at <= start ? start - at : 0
}

/** Non-blank characters of the clean text, in Unicode code points. */
export function countCharacters(passages: readonly Pick<Passage, 'text'>[]): number {
  let count = 0
  for (const { text } of passages) for (const character of text) if (!/\s/u.test(character)) count++
  return count
}
