import { z } from 'zod'
import { ComparisonId, DocumentId, IndicatorId, ObservationKey, RegionCode } from './ids.ts'
import { Measure, ReviewState, Status } from './metrics.ts'
import { RegionLevel, TextSpan } from './documents.ts'
import { read, write } from './call.ts'

/** A choice of regions, indicators, periods and rules: what a comparison is before it is built. */
export const ComparisonSpec = z.strictObject({
  title: z.string().max(200),
  /** Columns, in order; the first is the person's own region. */
  regions: z.array(RegionCode).max(200),
  /** Rows, in order. */
  indicators: z.array(IndicatorId).max(500),
  /**
   * `latest` takes in each row the newest year that most regions have in common (a region without it shows its own
   * newest, marked); otherwise the years wanted, side by side.
   */
  periods: z.union([z.literal('latest'), z.array(z.string().regex(/^\d{4}$/)).min(1).max(10)]),
  statuses: z.array(Status).min(1),
  /** Null takes each indicator's usual measure, and growth beside a level where both are there. */
  measures: z.array(Measure).min(1).nullable(),
  hideEmptyRows: z.boolean(),
  /** Observations that a person chose for their cells over what the rules would pick. */
  chosen: z.array(ObservationKey).max(2000).default([]),
})
export type ComparisonSpec = z.infer<typeof ComparisonSpec>

/** Marks that a cell can carry; the legend explains those that occur. The thirteen points of the reference. */
export const CellFlag = z.enum([
  'converted-unit', 'other-period', 'other-status', 'part-of-region', 'other-level', 'doubtful', 'conflict', 'revised', 'hedged',
])
export type CellFlag = z.infer<typeof CellFlag>

/** Where a cell's figure comes from. */
export const CellSource = z.strictObject({
  key: ObservationKey,
  documentId: DocumentId,
  documentTitle: z.string(),
  documentDate: z.string().nullable(),
  passage: z.int(),
  span: TextSpan,
  /** The sentence, and where the number stands in it. */
  quote: z.string(),
  quoteSpan: TextSpan,
  /** The number as printed in the document. */
  printed: z.string(),
  review: ReviewState,
  confidence: z.number(),
  status: Status,
  measure: Measure,
  period: z.string().nullable(),
  subject: z.string(),
  qualifier: z.string().nullable(),
  /** The figure in the row's unit with its hedge, as the cell would show it. */
  shown: z.string(),
  /** For an alternative: the rule that put another figure before it, as a Chinese sentence; null for the one shown. */
  notChosen: z.string().nullable(),
})
export type CellSource = z.infer<typeof CellSource>

/** Why a cell has no figure: 未提及 / 无文件 / 不适用 / 存疑 / 冲突. Never 0, never blank. */
export const MissingReason = z.enum(['not-mentioned', 'no-document', 'not-applicable', 'doubtful', 'conflict'])
export type MissingReason = z.infer<typeof MissingReason>

/** A cell's text in pieces, so that paper can align numbers: 约|12000||（目标）. `shown` is all four joined. */
export const FigureParts = z.strictObject({ before: z.string(), number: z.string(), after: z.string(), mark: z.string() })
export type FigureParts = z.infer<typeof FigureParts>

/** A cell: a figure with its source, or the typed reason why there is none. */
export const ComparisonCell = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('figure'),
    /** In the row's unit. */
    value: z.number(),
    valueMax: z.number().nullable(),
    /** What the cell shows, hedge, status and odd period included: 约12000, 63～68, 12（目标）, 6以上（2025年目标）. */
    shown: z.string(),
    parts: FigureParts,
    flags: z.array(CellFlag),
    source: CellSource,
    alternatives: z.array(CellSource),
  }),
  /** What the sources do say is kept as alternatives: a person may choose one. */
  z.strictObject({ kind: z.literal('missing'), reason: MissingReason, alternatives: z.array(CellSource) }),
])
export type ComparisonCell = z.infer<typeof ComparisonCell>

export const ComparisonColumn = z.strictObject({
  region: RegionCode, name: z.string(), level: RegionLevel,
  /** The year of this column where years stand side by side; null for `latest`. */
  period: z.string().nullable(),
})
export type ComparisonColumn = z.infer<typeof ComparisonColumn>

export const ComparisonRow = z.strictObject({
  indicatorId: IndicatorId,
  indicator: z.string(),
  field: z.string(),
  measure: Measure,
  /** The unit that every cell of the row is shown in: 亿元, %, 个. */
  unit: z.string(),
  /** The year that the row's cells have in common; null where years are columns, or where no text gives one. */
  period: z.string().nullable(),
  cells: z.array(ComparisonCell),
})
export type ComparisonRow = z.infer<typeof ComparisonRow>

export const ComparisonTable = z.strictObject({
  spec: ComparisonSpec,
  columns: z.array(ComparisonColumn),
  rows: z.array(ComparisonRow),
  /** The flags that occur, in the order of the legend. */
  legend: z.array(CellFlag),
  /** Sentences in Chinese that the table must carry, e.g. on levels of region or comparable prices. */
  notes: z.array(z.string()),
})
export type ComparisonTable = z.infer<typeof ComparisonTable>

export const SavedComparison = z.strictObject({ id: ComparisonId, spec: ComparisonSpec, modified: z.iso.datetime() })
export type SavedComparison = z.infer<typeof SavedComparison>

/** How the paper looks: 公文附表 (GB/T 9704) or 阅读版. */
export const PrintLayout = z.strictObject({
  style: z.enum(['official', 'reading']),
  orientation: z.enum(['portrait', 'landscape']),
  chart: z.boolean(),
  sources: z.boolean(),
})
export type PrintLayout = z.infer<typeof PrintLayout>

/** What a print document is made from; the print page asks for it by job. */
export const PrintJob = z.strictObject({
  job: z.uuid(),
  table: ComparisonTable,
  layout: PrintLayout,
  /** Proposed file name: 日期_主题_地区_v序号.pdf. */
  fileName: z.string(),
  /** The date on the paper, `YYYY-MM-DD`. */
  date: z.string(),
})
export type PrintJob = z.infer<typeof PrintJob>

export const comparisonCalls = {
  /** A choice that makes a useful table of what is in the corpus. */
  'comparison.default': read({ input: z.strictObject({}), output: ComparisonSpec }),
  'comparison.build': read({ input: z.strictObject({ spec: ComparisonSpec }), output: ComparisonTable }),
  'comparison.list': read({ input: z.strictObject({}), output: z.array(SavedComparison) }),
  /** Saves under an id (null makes a new one). */
  'comparison.save': write({ input: z.strictObject({ id: ComparisonId.nullable(), spec: ComparisonSpec }), output: SavedComparison }),
  'comparison.remove': write({ input: z.strictObject({ id: ComparisonId }), output: z.null() }),
  /** What a print page shows. Fails with `print-job-missing`. */
  'print.job': read({ input: z.strictObject({ job: z.uuid() }), output: PrintJob }),
}
