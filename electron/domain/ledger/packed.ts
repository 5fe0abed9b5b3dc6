import type { DocumentId, DocumentMetrics, EditionId, LedgerEntry, PackedEntry, PackedMetrics, PackedOther, Passage, Quantity } from '../../contract/index.ts'
import { keyOf } from './keys.ts'

/** The text that numbers are unpacked against. */
export interface TextOnPage { readonly documentId: DocumentId; readonly edition: EditionId; readonly passages: readonly Pick<Passage, 'text'>[] }

/** A ledger entry as a row: its sentence becomes a stretch of its passage. */
export function packEntry(entry: LedgerEntry): PackedEntry {
  const { passage, start, end, raw, value, valueMax, unit, quote, quoteStart, asWritten, reading, review, confidence, rule, machine, byHand } = entry
  const { indicatorId, indicator, measure, status, period, subject, subjectRegion, qualifier } = reading
  const sentence = start - quoteStart
  return [
    passage, start, end, raw, value, valueMax, unit, sentence, sentence + quote.length, asWritten,
    indicatorId, indicator, measure, status, period, subject, subjectRegion, qualifier, review, confidence, rule, machine, byHand,
  ]
}

/** A document's numbers in rows. */
export const packMetrics = ({ edition, entries, others, count }: DocumentMetrics): PackedMetrics =>
  ({ edition, entries: entries.map(packEntry), others: others.map(packOther), count })

const packOther = ({ passage, start, end, raw, value, valueMax, unit, reason }: Quantity): PackedOther =>
  [passage, start, end, raw, value, valueMax, unit, reason ?? 'unclear']

/** The entries of rows whose number stands at its place, letter by letter; the others are left out, since they would be painted on other words. */
export function unpackEntries(rows: readonly PackedEntry[], text: TextOnPage): LedgerEntry[] {
  return rows.filter(row => stands(row, text)).map(row => unpackEntry(row, text))
}

/** A document's numbers, without those that do not stand in the text; of another edition none does. */
export function unpackMetrics({ edition, entries, others, count }: PackedMetrics, text: TextOnPage): DocumentMetrics {
  const { documentId } = text
  if (edition !== text.edition) return { documentId, edition: text.edition, entries: [], others: [], count }
  return { documentId, edition, count, entries: unpackEntries(entries, text), others: others.filter(row => stands(row, text)).map(unpackOther) }
}

function stands([passage, start, end, raw]: PackedEntry | PackedOther, { passages }: TextOnPage): boolean {
  return passages[passage]?.text.slice(start, end) === raw
}

function unpackEntry(row: PackedEntry, { documentId, edition, passages }: TextOnPage): LedgerEntry {
  const [
    passage, start, end, raw, value, valueMax, unit, sentence, sentenceEnd, asWritten,
    indicatorId, indicator, measure, status, period, subject, subjectRegion, qualifier, review, confidence, rule, machine, byHand,
  ] = row
  return {
    key: keyOf({ edition, passage, start, end }), documentId, edition, passage, start, end, raw,
    quote: passages[passage]!.text.slice(sentence, sentenceEnd), quoteStart: start - sentence, asWritten, value, valueMax, unit,
    reading: { indicatorId, indicator, measure, status, period, subject, subjectRegion, qualifier },
    review, confidence, rule, machine, byHand,
  }
}

const unpackOther = ([passage, start, end, raw, value, valueMax, unit, reason]: PackedOther): Quantity =>
  ({ passage, start, end, raw, value, valueMax, unit, kind: 'other', reason })
