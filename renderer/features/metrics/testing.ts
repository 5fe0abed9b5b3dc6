import type { DocumentSummary, IndicatorSummary, LedgerEntry, Reading } from '../../../electron/contract/index.ts'

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

export function makeDocument(parts: Loose<DocumentSummary> = {}): DocumentSummary {
  return {
    id: 'taigu-2024-plan', edition: EDITION, title: '2024年太谷区这样干',
    region: { code: '140703', name: '太谷区', fullName: '山西省晋中市太谷区', level: 'county', parent: '140700' }, kind: 'plan', date: '2024', speaksOf: '2024',
    sourceFile: 'taigu-2024-plan.txt', bundled: true, characters: 3000, passages: 40, metrics: 64, doubtful: 6, annotations: 0, lastRead: null, progress: 0, ...parts,
  } as DocumentSummary
}

export function makeIndicator(parts: Loose<IndicatorSummary> = {}): IndicatorSummary {
  return {
    id: 'fixed-investment', name: '固定资产投资', field: '经济', aliases: ['固投'], unitFamily: '货币', usualMeasure: 'level', regions: ['140703'], observations: 3, ...parts,
  } as IndicatorSummary
}
