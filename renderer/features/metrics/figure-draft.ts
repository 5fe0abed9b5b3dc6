import type { DocumentSummary, LedgerEntry, LexiconIndicator, ObservationKey, Quantity, Reading, Region, ReviewDecision } from '../../../electron/contract/index.ts'
import { sentencesOf } from '../../../electron/domain/text/index.ts'
import { formatNumber, parseAmount } from '../../../electron/domain/ledger/index.ts'

/** A figure on its way into the form: what stands in the text, and the reading to begin with. */
export interface FigureDraft {
  readonly key: ObservationKey
  readonly raw: string
  readonly quote: string
  /** Where `raw` stands in `quote`, UTF-16 code units. */
  readonly quoteStart: number
  readonly value: number
  readonly valueMax: number | null
  readonly unit: string
  readonly reading: Reading
}

/** What the form's fields hold, all as typed. */
export interface FigureFields {
  indicator: string
  value: string
  valueMax: string
  unit: string
  measure: Reading['measure']
  status: Reading['status']
  period: string
  subject: string
  qualifier: string
}

/** The form for an entry of the ledger. */
export const draftOf = ({ key, raw, quote, quoteStart, value, valueMax, unit, reading }: LedgerEntry): FigureDraft =>
  ({ key, raw, quote, quoteStart, value, valueMax, unit, reading })

/** The form for a number that the machine read as no metric: its sentence, and the document's region and year. */
export function draftOfOther(quantity: Quantity, key: ObservationKey, passage: string, document: DocumentSummary): FigureDraft {
  const sentence = sentencesOf(passage).find(span => span.start <= quantity.start && span.end >= quantity.end) ?? { start: 0, end: passage.length }
  return {
    key, raw: quantity.raw, quote: passage.slice(sentence.start, sentence.end), quoteStart: quantity.start - sentence.start,
    value: quantity.value, valueMax: quantity.valueMax, unit: quantity.unit,
    reading: {
      indicatorId: null, indicator: '', measure: quantity.unit === '%' ? 'share' : 'level', status: 'actual',
      period: /^\d{4}$/.test(document.speaksOf) ? document.speaksOf : null, subject: document.region.name, subjectRegion: document.region.code, qualifier: null,
    },
  }
}

/** The fields as the form shows them first. */
export const fieldsOf = ({ value, valueMax, unit, reading }: FigureDraft): FigureFields => ({
  indicator: reading.indicator, value: formatNumber(value), valueMax: valueMax === null ? '' : formatNumber(valueMax), unit,
  measure: reading.measure, status: reading.status, period: reading.period ?? '', subject: reading.subject, qualifier: reading.qualifier ?? '',
})

/** What is wrong with a field, in Chinese; a form without problems can be stored. */
export type FieldProblems = Partial<Record<keyof FigureFields, string>>

export interface Known { readonly indicators: readonly LexiconIndicator[]; readonly regions: readonly Region[] }

/** The indicator of the lexicon that has this name or alias, or null. */
export const indicatorNamed = (name: string, indicators: readonly LexiconIndicator[]): LexiconIndicator | null =>
  indicators.find(one => one.name === name) ?? indicators.find(one => one.aliases.includes(name)) ?? null

/**
 * The decision that the fields make, or what is wrong with them. An indicator known to the lexicon takes its id and
 * its canonical name; a subject that names a region takes its code (an unchanged subject keeps the code it had).
 */
export function decisionOf(draft: FigureDraft, fields: FigureFields, known: Known): { decision: ReviewDecision } | { problems: FieldProblems } {
  const problems: FieldProblems = {}
  const indicator = fields.indicator.trim(), subject = fields.subject.trim(), unit = fields.unit.trim(), period = fields.period.trim(), qualifier = fields.qualifier.trim()
  const value = parseAmount(fields.value)
  const valueMax = fields.valueMax.trim() === '' ? null : parseAmount(fields.valueMax)
  if (indicator === '') problems.indicator = '请填写指标名称。'
  else if (indicator.length > 120) problems.indicator = '指标名称最多 120 字。'
  if (value === null) problems.value = '请填写数字，可以带“万”“亿”，如 56亿。'
  if (fields.valueMax.trim() !== '' && valueMax === null) problems.valueMax = '请填写数字，或留空。'
  else if (value !== null && valueMax !== null && valueMax <= value) problems.valueMax = '区间上限应大于下限。'
  if (unit.length > 20) problems.unit = '单位最多 20 字。'
  if (period.length > 20) problems.period = '时期最多 20 字。'
  if (qualifier.length > 20) problems.qualifier = '限定词最多 20 字。'
  if (subject === '') problems.subject = '请填写这个数字说的是哪里、谁。'
  else if (subject.length > 120) problems.subject = '主体最多 120 字。'
  if (Object.keys(problems).length > 0 || value === null) return { problems }

  const found = indicatorNamed(indicator, known.indicators)
  const sameIndicator = indicator === draft.reading.indicator
  const region = subject === draft.reading.subject ? draft.reading.subjectRegion : known.regions.find(one => one.name === subject || one.fullName === subject)?.code ?? null
  return {
    decision: {
      kind: 'correct', value, valueMax, unit,
      reading: {
        indicatorId: found?.id ?? (sameIndicator ? draft.reading.indicatorId : null), indicator: found?.name ?? indicator, measure: fields.measure, status: fields.status,
        period: period === '' ? null : period, subject, subjectRegion: region, qualifier: qualifier === '' ? null : qualifier,
      },
    },
  }
}
