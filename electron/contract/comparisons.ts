import { z } from 'zod'
import { ComparisonId, DocumentId, IndicatorId, ObservationKey, RegionCode } from './ids.ts'
import { Measure, ReviewState, Status } from './metrics.ts'
import { RegionLevel, TextSpan } from './documents.ts'
import { NotesPaper } from './notes-paper.ts'
import { read, write } from './call.ts'

/** A column of the regions' figures: the region, and its year where years stand side by side (else null). */
export const ColumnRef = z.strictObject({ region: RegionCode, period: z.string().regex(/^\d{4}$/).nullable() })
export type ColumnRef = z.infer<typeof ColumnRef>

/**
 * A column that is computed from others, row by row, never across kinds (docs/comparison.md):
 * `difference` of − base; `ratio` of ÷ base in %; `change` (of − base) ÷ |base| in %; `rank` of the region among those
 * shown; `per-head` of ÷ the region's population.
 */
export const Derivation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['difference', 'ratio', 'change']), of: ColumnRef, base: ColumnRef }),
  z.strictObject({ kind: z.enum(['rank', 'per-head']), of: ColumnRef }),
])
export type Derivation = z.infer<typeof Derivation>

export const SortDirection = z.enum(['ascending', 'descending'])
export type SortDirection = z.infer<typeof SortDirection>

/** Key of a row or column of a built table (`ComparisonRow.key`, `ComparisonColumn.key`): stable from build to build. */
const LineKey = z.string().min(1).max(300)

/** What the charts show: bars in small multiples, all rows of one unit in one picture, or lines over the years. */
export const ChartChoice = z.strictObject({
  kind: z.enum(['multiples', 'grouped', 'lines']).default('multiples'),
  /** Keys of the rows drawn; null takes those with the most figures. */
  rows: z.array(LineKey).max(60).nullable().default(null),
})
export type ChartChoice = z.infer<typeof ChartChoice>

/** How the table is laid out. It changes no figure; what is exported follows it like what is shown. */
export const TableView = z.strictObject({
  /** Regions as rows, indicators as columns. */
  transposed: z.boolean().default(false),
  /** Rows gathered by field, with a heading over each. */
  byField: z.boolean().default(false),
  hideEmptyColumns: z.boolean().default(false),
  /** Rows by the figures of one column; missing last in both directions, never across units. */
  sortRows: z.strictObject({ column: LineKey, direction: SortDirection }).nullable().default(null),
  /** Columns by the figures of one row. */
  sortColumns: z.strictObject({ row: LineKey, direction: SortDirection }).nullable().default(null),
  /** Keys in the order that a person gave them; lines that are not named follow in their usual order. */
  rowOrder: z.array(LineKey).max(2000).default([]),
  columnOrder: z.array(LineKey).max(2000).default([]),
  /** Rows and columns that a person took out of sight. */
  hidden: z.array(LineKey).max(2000).default([]),
  /** Widths that a person dragged, in CSS pixels, by column key; `name` is the first column. On screen only. */
  widths: z.record(LineKey, z.int().min(40).max(800)).default({}),
  chart: ChartChoice.prefault({}),
})
export type TableView = z.infer<typeof TableView>

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
  /** Computed columns, after the regions. */
  derived: z.array(Derivation).max(40).default([]),
  view: TableView.prefault({}),
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
  /** Computed from other figures of its row: no source of its own, but those of what it is computed from. */
  z.strictObject({
    kind: z.literal('derived'),
    value: z.number(),
    /** Its own unit, which often is not the row's: 百分点, %, 元/人; empty for a rank. `parts.after` says it too. */
    unit: z.string(),
    shown: z.string(),
    parts: FigureParts,
    /** Those of its inputs, so that no doubt is lost on the way. */
    flags: z.array(CellFlag),
    /** How it was computed, in Chinese: 682.6 − 56 = 626.6（亿元）. */
    formula: z.string(),
    inputs: z.array(z.strictObject({ label: z.string(), source: CellSource })),
  }),
  /**
   * What the sources do say is kept as alternatives: a person may choose one. `why` says for a computed cell why it
   * has no figure, as a Chinese sentence.
   */
  z.strictObject({ kind: z.literal('missing'), reason: MissingReason, alternatives: z.array(CellSource), why: z.string().optional() }),
])
export type ComparisonCell = z.infer<typeof ComparisonCell>

export const ComparisonColumn = z.strictObject({
  /** `140703`, `140703@2024`, `difference:140703-140700`: names the column in `TableView`. */
  key: z.string(),
  /** Of a computed column: the region whose figure it starts from. */
  region: RegionCode, name: z.string(), level: RegionLevel,
  /** True where the region stands on another level than the first one chosen: the sign 级 at its head. */
  otherLevel: z.boolean(),
  /** What a computed column is computed from; null for a region's own figures. */
  derived: Derivation.nullable(),
  /** The year of this column where years stand side by side; null for `latest`. */
  period: z.string().nullable(),
})
export type ComparisonColumn = z.infer<typeof ComparisonColumn>

export const ComparisonRow = z.strictObject({
  /** `<indicator> <measure> <family of units>`: names the row in `TableView`. */
  key: z.string(),
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

/**
 * A built table. Rows and columns stand in the order shown, hidden ones left out; only turning it (`view.transposed`)
 * and the headings of fields are left to `layOut` of the domain.
 */
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

/** A cell of a saved comparison that says something else today, or from another place. */
export const CellChange = z.strictObject({
  row: z.string(), column: z.string(),
  /** 固定资产投资, 太谷区 2024年. */
  rowName: z.string(), columnName: z.string(),
  /** What the cell read when it was saved and reads now, unit included; null where the cell was not there or is gone. */
  before: z.string().nullable(), now: z.string().nullable(),
  /** `value`: it reads differently; `source`: it reads the same but stands on another sentence. */
  kind: z.enum(['value', 'source']),
})
export type CellChange = z.infer<typeof CellChange>

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
  /**
   * The cells of a saved comparison that have changed since it was saved: imported or removed documents, corrections,
   * a new edition. Null where nothing was kept to compare with. Fails with `comparison-missing`.
   */
  'comparison.changes': read({ input: z.strictObject({ id: ComparisonId }), output: z.array(CellChange).nullable() }),
  'comparison.remove': write({ input: z.strictObject({ id: ComparisonId }), output: z.null() }),
  /** What a print page shows. Fails with `print-job-missing`. */
  'print.job': read({ input: z.strictObject({ job: z.uuid() }), output: z.union([PrintJob, NotesPaper]) }),
}
