import { z } from 'zod'
import { DocumentId, EditionId, IndicatorId, ObservationKey, RegionCode } from './ids.ts'
import { read, write } from './call.ts'

/** What a figure says of its indicator. `delta` is an amount added or taken away; `rank` a place in an order. */
export const Measure = z.enum(['level', 'growth', 'share', 'delta', 'rank', 'ratio'])
export type Measure = z.infer<typeof Measure>

/** 完成 / 目标 / 预计. */
export const Status = z.enum(['actual', 'target', 'expected'])
export type Status = z.infer<typeof Status>

/** Why a quantity is not a metric; `unclear` is what a person should look at. */
export const OtherReason = z.enum(['date', 'duration', 'ordinal', 'name', 'slogan', 'threshold', 'document-number', 'list-number', 'specification', 'unclear'])
export type OtherReason = z.infer<typeof OtherReason>

/** How an observation stands with the person who reads: 待核 / 未核（机器有把握）/ 已核 / 改正 / 非指标. */
export const ReviewState = z.enum(['doubtful', 'certain', 'confirmed', 'corrected', 'dismissed'])
export type ReviewState = z.infer<typeof ReviewState>

/** The reading of a figure as a metric: what can stand in a comparison. */
export const Reading = z.strictObject({
  /** Entry of the lexicon, or null where the words fit none (the name then is `indicator`). */
  indicatorId: IndicatorId.nullable(),
  /** Short canonical name that works across regions. */
  indicator: z.string().min(1).max(120),
  measure: Measure,
  status: Status,
  /** `2024`, `2024Q1`, `2024H1`, `2024-06`, `十四五`; null where the text leaves it open. */
  period: z.string().max(20).nullable(),
  /** Name of the region or entity that the figure is about, e.g. 太谷区, 祁县玻璃器皿. */
  subject: z.string().min(1).max(120),
  /** The subject's region code where it is a region, else null. */
  subjectRegion: RegionCode.nullable(),
  /** 以上, 左右, 超过, 约, 以内, 至少 …, or null. */
  qualifier: z.string().max(20).nullable(),
})
export type Reading = z.infer<typeof Reading>

/** A number with its unit as written, at exact offsets of a passage. Every Arabic numeral is in exactly one. */
export const Quantity = z.strictObject({
  passage: z.int().min(0),
  /** Span in UTF-16 code units of the passage's text, end exclusive. */
  start: z.int().min(0),
  end: z.int().min(1),
  /** The text of the span. */
  raw: z.string(),
  /** With the scale applied: 682.6亿元 → 68260000000. Percent stays the percent number. */
  value: z.number(),
  /** Upper end of a range (2到3个 → 3); null otherwise. */
  valueMax: z.number().nullable(),
  /** Unit or classifier without scale: 元, %, 百分点, 个, 亩; empty where none is written. */
  unit: z.string(),
  kind: z.enum(['metric', 'other']),
  /** Set exactly when `kind` is `other`. */
  reason: OtherReason.nullable(),
})
export type Quantity = z.infer<typeof Quantity>

/** A quantity read as a metric by the extractor. */
export const Observation = Quantity.extend({
  kind: z.literal('metric'),
  reason: z.null(),
  ...Reading.shape,
  /** The words in the text that name the indicator. */
  asWritten: z.string(),
  /** The sentence, verbatim from the passage. */
  quote: z.string(),
  /** 0..1; calibrated, see docs/extraction.md. */
  confidence: z.number().min(0).max(1),
  /** Name of the rule that bound the number to its indicator. */
  rule: z.string(),
})
export type Observation = z.infer<typeof Observation>

/** A quantity that is not a metric. */
export type OtherQuantity = Quantity & { kind: 'other'; reason: OtherReason }

/** What a document's numbers come to; the sum line of the reading view. */
export const NumberCount = z.strictObject({ numbers: z.int(), metrics: z.int(), other: z.int(), doubtful: z.int() })
export type NumberCount = z.infer<typeof NumberCount>

/** An observation as stored and reviewed: the reading in force, and what the machine said if it differs. */
export const LedgerEntry = z.strictObject({
  key: ObservationKey,
  documentId: DocumentId,
  edition: EditionId,
  passage: z.int().min(0),
  start: z.int().min(0),
  end: z.int().min(1),
  raw: z.string(),
  quote: z.string(),
  /** Where `raw` stands in `quote`, UTF-16 code units. */
  quoteStart: z.int().min(0),
  asWritten: z.string(),
  /** The value in force, scale applied; a person may have corrected it. */
  value: z.number(),
  valueMax: z.number().nullable(),
  unit: z.string(),
  reading: Reading,
  review: ReviewState,
  confidence: z.number(),
  rule: z.string(),
  /** What the machine said, where a person changed it or made the entry by hand (then null). */
  machine: z.strictObject({ value: z.number(), valueMax: z.number().nullable(), unit: z.string(), reading: Reading.nullable() }).nullable(),
  /** Made by a person from a number that the machine read as no metric. */
  byHand: z.boolean(),
})
export type LedgerEntry = z.infer<typeof LedgerEntry>

/** All quantities of a document: the ledger's entries, and the numbers that are no metrics with the reason. */
export interface DocumentMetrics {
  readonly documentId: DocumentId
  readonly edition: EditionId
  readonly entries: LedgerEntry[]
  readonly others: Quantity[]
  readonly count: NumberCount
}

// How numbers travel to a page that has the text: as rows, without what it knows already (document, edition, the words
// of the sentence). Nine thousand of a document of a million characters were 9.2 MB as objects and 340 ms on their way;
// as rows they are 2.2 MB and 116 ms. `domain/ledger` packs them, and unpacks those whose words stand in the text.

/** Where a number stands and how it is written: passage, start, end, raw, then value, valueMax, unit. As in `Quantity`. */
const PackedNumber = [z.int().min(0), z.int().min(0), z.int().min(1), z.string(), z.number(), z.number().nullable(), z.string()] as const

/** A `LedgerEntry` as a row. */
export const PackedEntry = z.tuple([
  ...PackedNumber,
  // the sentence, as start and end in the passage; asWritten
  z.int().min(0), z.int().min(1), z.string(),
  // the reading: indicatorId, indicator, measure, status, period, subject, subjectRegion, qualifier
  Reading.shape.indicatorId, Reading.shape.indicator, Measure, Status, Reading.shape.period, Reading.shape.subject, Reading.shape.subjectRegion, Reading.shape.qualifier,
  // review, confidence, rule, machine, byHand
  ReviewState, z.number(), z.string(), LedgerEntry.shape.machine, z.boolean(),
]).readonly()
export type PackedEntry = z.infer<typeof PackedEntry>

/** A number that is no metric as a row; the reason comes last. */
export const PackedOther = z.tuple([...PackedNumber, OtherReason]).readonly()
export type PackedOther = z.infer<typeof PackedOther>

/** `DocumentMetrics` in rows. */
export const PackedMetrics = z.strictObject({
  /** The text that the numbers stand in; those of another one say nothing of it. */
  edition: EditionId,
  entries: z.array(PackedEntry).readonly(),
  others: z.array(PackedOther).readonly(),
  count: NumberCount,
}).readonly()
export type PackedMetrics = z.infer<typeof PackedMetrics>

/** An indicator that documents speak of, as the pickers list it. */
export const IndicatorSummary = z.strictObject({
  id: IndicatorId,
  name: z.string(),
  /** 经济, 项目, 工业, 农业, 城建, 生态, 民生, 政务. */
  field: z.string(),
  aliases: z.array(z.string()),
  unitFamily: z.string(),
  usualMeasure: Measure,
  /** Codes of the regions that have at least one figure for it. */
  regions: z.array(RegionCode),
  observations: z.int(),
})
export type IndicatorSummary = z.infer<typeof IndicatorSummary>

/** A person's word on an observation. `correct` replaces the reading; `reset` goes back to the machine's. */
export const ReviewDecision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('confirm') }),
  z.strictObject({ kind: z.literal('dismiss') }),
  z.strictObject({ kind: z.literal('correct'), value: z.number(), valueMax: z.number().nullable(), unit: z.string().max(20), reading: Reading }),
  z.strictObject({ kind: z.literal('reset') }),
])
export type ReviewDecision = z.infer<typeof ReviewDecision>

export const metricCalls = {
  /** All quantities of one document, in text order, for a page that has its text. Fails with `document-missing`. */
  'metric.listForDocument': read({ input: z.strictObject({ documentId: DocumentId }), output: PackedMetrics }),
  /** All observations of the corpus, in document and text order, with a person's word applied. */
  'metric.list': read({ input: z.strictObject({}), output: z.array(LedgerEntry) }),
  /** Indicators with at least one observation, by field and name. */
  'metric.indicators': read({ input: z.strictObject({}), output: z.array(IndicatorSummary) }),
  /**
   * Stores a person's word on one observation, or with `correct` on a number that the machine read as no metric, or on
   * any stretch of a passage that holds a number (`metric.readSpan`). Answers the entry now in force and the decision
   * that takes it back. Fails with `observation-missing`.
   */
  'metric.review': write({
    input: z.strictObject({ key: ObservationKey, decision: ReviewDecision }),
    output: z.strictObject({ entry: LedgerEntry.nullable(), undo: ReviewDecision }),
  }),
}
