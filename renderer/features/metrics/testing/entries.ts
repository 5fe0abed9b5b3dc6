import type { DocumentSummary, IndicatorSummary, LedgerEntry, Quantity, Reading } from '../../../../electron/contract/index.ts'
import { documentSummary } from '../../../shared/testing/samples.ts'

// Made-up values for the tests of this feature and of the reading view.

type Loose<Value> = { [Key in keyof Value]?: unknown }

const EDITION = 'a'.repeat(64)

/** A reading with everything set; `parts` replaces fields. */
export function makeReading(parts: Loose<Reading> = {}): Reading {
  return {
    indicatorId: 'fixed-investment', indicator: '固定资产投资', measure: 'level', status: 'target', period: '2024', subject: '太谷区',
    subjectRegion: '140703', qualifier: null, ...parts,
  } as Reading
}

/** A ledger entry in the first passage; `place` moves it, so that keys differ. */
export function makeEntry(place: number, parts: Loose<LedgerEntry> & { reading?: Reading } = {}): LedgerEntry {
  const raw = (parts.raw as string | undefined) ?? '56亿元'
  const quote = (parts.quote as string | undefined) ?? `今年固定资产投资完成${raw}。`
  return {
    key: `${EDITION}:0:${place}-${place + raw.length}`, documentId: 'taigu-2024-plan', edition: EDITION, passage: 0, start: place, end: place + raw.length,
    raw, quote, quoteStart: quote.indexOf(raw), asWritten: '固定资产投资', value: 5_600_000_000, valueMax: null, unit: '元', reading: makeReading(),
    review: 'certain', confidence: 0.95, rule: 'verb-before-number', machine: null, byHand: false, ...parts,
  } as LedgerEntry
}

/** A document that the ledger's entries belong to. */
export const makeDocument = (parts: Loose<DocumentSummary> = {}): DocumentSummary =>
  documentSummary({ title: '2024年太谷区这样干', ...parts } as Partial<DocumentSummary>)

/** A number that is no metric. */
export const makeOther = (place: number, parts: Loose<Quantity> = {}): Quantity => ({
  passage: 0, start: place, end: place + 5, raw: '2024年', value: 2024, valueMax: null, unit: '年', kind: 'other', reason: 'date', ...parts,
} as Quantity)

export function makeIndicator(parts: Loose<IndicatorSummary> = {}): IndicatorSummary {
  return {
    id: 'fixed-investment', name: '固定资产投资', field: '经济', aliases: ['固投'], unitFamily: '货币', usualMeasure: 'level', regions: ['140703'], observations: 3, ...parts,
  } as IndicatorSummary
}
