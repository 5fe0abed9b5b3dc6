// A small ledger for tests: two levels of regions, made-up documents, figures in one line each.
import type { ComparisonSpec, DocumentId, EditionId, IndicatorId, IndicatorSummary, LedgerEntry, ObservationKey, Reading, Region, RegionCode } from '../../../contract/index.ts'
import type { ComparedDocument, Observed } from '../observed.ts'
import { PLAIN_VIEW } from '../view.ts'

const code = (text: string) => text as RegionCode
const region = (value: string, name: string, level: Region['level'], parent: string | null, above: string): Region =>
  ({ code: code(value), name, fullName: above + name, level, parent: parent === null ? null : code(parent) })

/** 山西省 › 晋中市 › 太谷区 › 太谷经济技术开发区, and 杏花岭区 in another city. */
export const REGIONS: Region[] = [
  region('140000', '山西省', 'province', null, ''),
  region('140100', '太原市', 'city', '140000', '山西省'), region('140107', '杏花岭区', 'county', '140100', '山西省太原市'),
  region('140700', '晋中市', 'city', '140000', '山西省'), region('140703', '太谷区', 'county', '140700', '山西省晋中市'),
  region('zone:太谷经济技术开发区', '太谷经济技术开发区', 'zone', '140703', '山西省晋中市太谷区'),
]
const byName = new Map(REGIONS.map((each) => [each.name, each]))
export const regionNamed = (name: string): Region => byName.get(name)!

/** A document of a region; the date is its publication. */
export function documentOf(name: string, date: string | null, speaksOf = date?.slice(0, 4) ?? ''): ComparedDocument {
  return { title: `${name}政府工作报告`, date, speaksOf, region: regionNamed(name).code }
}

export interface FigureOptions extends Partial<Omit<Reading, 'indicatorId' | 'subjectRegion'>> {
  readonly unit?: string; readonly valueMax?: number; readonly review?: LedgerEntry['review']; readonly confidence?: number
  readonly document?: ComparedDocument; readonly subjectRegion?: RegionCode | null
}

let position = 0

/** A figure of a region, as the ledger has it: `figure('晋中市', '固定资产投资', '682.6亿元', 682.6e8)`. */
export function figure(name: string, indicator: string, raw: string, value: number, options: FigureOptions = {}): Observed {
  position += 100
  const { unit = raw.replace(/^[^\d]*[\d.,—～~到%％‰]*[多余]?(万亿|亿|万)?[多余]?/u, ''), valueMax = null, review = 'certain', confidence = 0.95 } = options
  const document = options.document ?? documentOf(name, '2025-01')
  const edition = '0'.repeat(64) as EditionId
  const reading: Reading = {
    indicatorId: indicator as IndicatorId, indicator, measure: options.measure ?? 'level', status: options.status ?? 'actual',
    period: options.period === undefined ? '2024' : options.period, subject: options.subject ?? name,
    subjectRegion: options.subjectRegion === undefined ? byName.get(options.subject ?? name)?.code ?? null : options.subjectRegion,
    qualifier: options.qualifier ?? null,
  }
  const entry: LedgerEntry = {
    key: `${edition}:0:${position}-${position + raw.length}` as ObservationKey, documentId: `document-${document.region.replace(/\D/gu, '') || 'zone'}-${document.date ?? 'undated'}` as DocumentId,
    edition, passage: 0, start: position, end: position + raw.length, raw, quote: `${indicator}${raw}。`, quoteStart: indicator.length,
    asWritten: indicator, value, valueMax, unit: /^\d[\d.]*[%％]$/u.test(raw) ? '%' : unit, reading, review, confidence, rule: 'test', machine: null, byHand: false,
  }
  return { entry, document }
}

/** Indicators as the lexicon would list them, for the names used. */
export function indicatorsOf(...names: string[]): IndicatorSummary[] {
  return names.map((name) => ({ id: name as IndicatorId, name, field: '经济', aliases: [], unitFamily: '', usualMeasure: 'level', regions: [], observations: 1 }))
}

/** A choice of regions and indicators by name; everything else open. */
export function specOf(regions: readonly string[], indicators: readonly string[], changes: Partial<ComparisonSpec> = {}): ComparisonSpec {
  return {
    title: '测试表', regions: regions.map((name) => regionNamed(name)?.code ?? code(name)), indicators: indicators as unknown as IndicatorId[],
    periods: 'latest', statuses: ['actual', 'target', 'expected'], measures: null, hideEmptyRows: false, chosen: [], derived: [], view: PLAIN_VIEW, ...changes,
  }
}
