import { z } from 'zod'
import { AnnotationId, ComparisonId, DocumentId, EditionId, IndicatorId, ObservationKey, RegionCode } from './ids.ts'
import { read, write } from './call.ts'

/** The fixed meanings: 数据, 举措, 问题, 存疑, 引用. Each has one colour and one symbol everywhere. */
export const Meaning = z.enum(['data', 'measure', 'problem', 'doubt', 'quote'])
export type Meaning = z.infer<typeof Meaning>

/** How a mark is drawn: 高亮 or 下划线. */
export const MarkStyle = z.enum(['highlight', 'underline'])
export type MarkStyle = z.infer<typeof MarkStyle>

/**
 * What a mark stands on: words of a passage, a whole passage (its anchor spans it), or the document as a whole (its
 * anchor spans the first passage, for the record; nothing is drawn).
 */
export const AnnotationScope = z.enum(['span', 'passage', 'document'])
export type AnnotationScope = z.infer<typeof AnnotationScope>

/** Where a mark stands, with what is needed to prove it or to find it again (docs/decisions, anchoring). */
export const Anchor = z.strictObject({
  edition: EditionId,
  passage: z.int().min(0),
  /** UTF-16 code units of the passage's text. */
  start: z.int().min(0),
  end: z.int().min(1),
  /** The marked text, verbatim. A mark whose text does not match is never drawn. */
  quote: z.string().min(1).max(20_000),
  /** 32 characters before and after in the passage. */
  before: z.string().max(64),
  after: z.string().max(64),
  /** Texts of the headings above, outermost first. */
  headings: z.array(z.string().max(300)).max(8),
})
export type Anchor = z.infer<typeof Anchor>

/** Something that a note is about besides its words: a figure, a saved comparison, or a cell of any comparison. */
export const AnnotationLink = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('observation'), key: ObservationKey }),
  z.strictObject({ kind: z.literal('comparison'), comparisonId: ComparisonId }),
  /** A cell is known by what it shows, so that the note is seen in every table with that cell. Null period: any year. */
  z.strictObject({ kind: z.literal('cell'), indicatorId: IndicatorId, region: RegionCode, period: z.string().max(20).nullable() }),
])
export type AnnotationLink = z.infer<typeof AnnotationLink>

export const Annotation = z.strictObject({
  id: AnnotationId,
  documentId: DocumentId,
  anchor: Anchor,
  scope: AnnotationScope,
  style: MarkStyle,
  meaning: Meaning,
  /** Markdown source; the page shows a small safe subset and never any HTML. Empty where the person only marked. */
  note: z.string(),
  tags: z.array(z.string()),
  links: z.array(AnnotationLink),
  /** Who wrote it last, as that laptop's owner calls himself; empty where no name was set. */
  author: z.string(),
  /** The laptop on which it was changed last: a random UUID. */
  device: z.string(),
  /** ISO 8601 UTC, by the clock of the laptop concerned. */
  created: z.iso.datetime(),
  modified: z.iso.datetime(),
  /** Counts the edits, from 1; clocks of isolated laptops are wrong, counters are not. */
  revision: z.int().min(1),
})
export type Annotation = z.infer<typeof Annotation>

/** Another laptop's version of the same mark, where both were changed and nobody has decided yet. */
export const OtherVersion = z.strictObject({
  /** Names this version in `annotation.settle`: SHA-256 of its content. */
  version: z.string(),
  annotation: Annotation,
  /** True where the other laptop put the mark into its bin. */
  removed: z.boolean(),
})
export type OtherVersion = z.infer<typeof OtherVersion>

/** An annotation beside its document, as the 批注 view lists it. */
export const ListedAnnotation = z.strictObject({
  annotation: Annotation,
  documentTitle: z.string(),
  regionCode: RegionCode,
  regionName: z.string(),
  /** False where the quote no longer stands at its place: listed apart, never drawn. */
  placed: z.boolean(),
  /** There where the text that was marked is not in this library: it was removed, or came from another laptop and was never imported here. */
  documentMissing: z.literal(true).optional(),
  /** True where the stored text is not what was written (a damaged disk): shown with a warning, never exported. */
  altered: z.boolean(),
  /** Versions that wait for a decision; empty for nearly all marks. */
  others: z.array(OtherVersion),
  /** Indicators and periods of the figures under the mark and of its links. */
  indicators: z.array(IndicatorId),
  periods: z.array(z.string()),
  /** Linked figures that stand in no text of today: their number was changed or went when a text was corrected. */
  lostLinks: z.array(ObservationKey).optional(),
})
export type ListedAnnotation = z.infer<typeof ListedAnnotation>

/** A mark in the bin. */
export const BinnedAnnotation = z.strictObject({ listed: ListedAnnotation, removed: z.iso.datetime() })
export type BinnedAnnotation = z.infer<typeof BinnedAnnotation>

/** What the 批注 view narrows its list to; null, empty lists and '' leave a filter out. */
export const AnnotationFilter = z.strictObject({
  meanings: z.array(Meaning).max(5).default([]),
  /** All of them must be on the mark. */
  tags: z.array(z.string().max(40)).max(20).default([]),
  region: RegionCode.nullable().default(null),
  documentId: DocumentId.nullable().default(null),
  indicatorId: IndicatorId.nullable().default(null),
  period: z.string().max(20).nullable().default(null),
  /** Blank-separated words that must all stand in quote, note, tags or document title; width and case do not count. */
  text: z.string().max(200).default(''),
  /** `unplaced` lost their place, `conflict` wait for a decision, `altered` have damaged text. */
  state: z.enum(['all', 'unplaced', 'conflict', 'altered']).default('all'),
})
export type AnnotationFilter = z.infer<typeof AnnotationFilter>

/** `place`: documents by region and title, marks in text order. Times are of the last change or of the making. */
export const AnnotationSort = z.enum(['place', 'modified', 'created', 'meaning'])
export type AnnotationSort = z.infer<typeof AnnotationSort>

/** Under what the list is gathered: 文件, 含义, 标签, 日期 (of the sort's own time, else of the last change). */
export const AnnotationGrouping = z.enum(['none', 'document', 'meaning', 'tag', 'day'])
export type AnnotationGrouping = z.infer<typeof AnnotationGrouping>

/** A value to filter by and how many marks have it, before any filter. */
const counted = <Value extends z.ZodType>(value: Value) => z.array(z.strictObject({ value, name: z.string(), count: z.int() }))

/** A page of the list, with what there is to filter by. */
export const AnnotationPage = z.strictObject({
  items: z.array(ListedAnnotation),
  /** Marks that match, on all pages. */
  total: z.int(),
  /** The groups in order, empty without a grouping. Their counts add up to more than `total` where a mark has several tags. */
  groups: z.array(z.strictObject({ key: z.string(), name: z.string(), aside: z.string(), count: z.int() })),
  facets: z.strictObject({
    meanings: counted(Meaning), tags: counted(z.string()), regions: counted(RegionCode), documents: counted(DocumentId),
    indicators: counted(IndicatorId), periods: counted(z.string()),
  }),
})
export type AnnotationPage = z.infer<typeof AnnotationPage>

const NoteText = z.string().max(20_000)
const Tags = z.array(z.string().trim().min(1).max(40)).max(20)
const Links = z.array(AnnotationLink).max(50)

/** A cell of a table as the notes know it: by what it shows, and by the figure that it shows; null for an empty cell. */
const CellPlace = z.strictObject({
  indicatorId: IndicatorId, region: RegionCode, period: z.string().max(20).nullable(), observation: ObservationKey.nullable(),
  /**
   * True for a figure whose table has an empty cell of the same indicator, region and period (an amount without its
   * growth): notes that were written on an empty cell belong to that one.
   */
  besideGap: z.boolean().default(false),
})

export const annotationCalls = {
  /**
   * Stores a new mark; answers when it is on disk (`synchronous=FULL`). Fails with `anchor-mismatch` if the quote does
   * not stand there. For a whole passage or document the anchor is made over the passage (the first one) and the
   * scope says so.
   */
  'annotation.add': write({
    input: z.strictObject({
      documentId: DocumentId, anchor: Anchor, meaning: Meaning, note: NoteText, tags: Tags,
      scope: AnnotationScope.default('span'), style: MarkStyle.default('highlight'), links: Links.default([]),
    }),
    output: Annotation,
  }),
  /** Changes what is named. Fails with `annotation-missing`. */
  'annotation.update': write({
    input: z.strictObject({
      id: AnnotationId, meaning: Meaning.optional(), style: MarkStyle.optional(), note: NoteText.optional(), tags: Tags.optional(), links: Links.optional(),
    }),
    output: Annotation,
  }),
  /** Puts a mark on other words of its document. Fails with `annotation-missing`, or `anchor-mismatch` if the quote does not stand there. */
  'annotation.moveRange': write({ input: z.strictObject({ id: AnnotationId, anchor: Anchor }), output: Annotation }),
  /** Puts a mark into the bin (a tombstone); `annotation.restore` takes it out again. */
  'annotation.remove': write({ input: z.strictObject({ id: AnnotationId }), output: z.null() }),
  'annotation.restore': write({ input: z.strictObject({ id: AnnotationId }), output: Annotation }),
  /** The same for several at once, as one step of the history; those that are gone already are passed over. Answers how many. */
  'annotation.removeMany': write({ input: z.strictObject({ ids: z.array(AnnotationId).max(20_000) }), output: z.int() }),
  'annotation.restoreMany': write({ input: z.strictObject({ ids: z.array(AnnotationId).max(20_000) }), output: z.int() }),
  /** What is in the bin, last removed first. */
  'annotation.bin': read({ input: z.strictObject({}), output: z.array(BinnedAnnotation) }),
  /** Forgets what is in the bin (`ids` null: all of it), on purpose only. Answers how many; `history.undo` brings them back. */
  'annotation.emptyBin': write({
    input: z.strictObject({ confirmed: z.literal(true), ids: z.array(AnnotationId).max(20_000).nullable() }), output: z.strictObject({ emptied: z.int() }),
  }),
  /**
   * Decides between versions of two laptops: `this` keeps the one shown, `other` the named one, `split` makes marks of
   * their own of the others. Fails with `annotation-missing`.
   */
  'annotation.settle': write({
    input: z.strictObject({ id: AnnotationId, keep: z.enum(['this', 'other', 'split']), version: z.string().max(64).nullable() }), output: Annotation,
  }),
  /** The marks of one document, in text order; notes on the document as a whole come first. */
  'annotation.listForDocument': read({ input: z.strictObject({ documentId: DocumentId }), output: z.array(ListedAnnotation) }),
  /** All marks, newest first. */
  'annotation.list': read({ input: z.strictObject({}), output: z.array(ListedAnnotation) }),
  /** One page of the marks that match; with a grouping in the order of the groups, a mark under each of its tags. */
  'annotation.query': read({
    input: z.strictObject({ filter: AnnotationFilter, sort: AnnotationSort, grouping: AnnotationGrouping.default('none'), offset: z.int().min(0), limit: z.int().min(0).max(500) }),
    output: AnnotationPage,
  }),
  /** Ids of all marks that match, in the order of `annotation.list`: for choosing them all. */
  'annotation.ids': read({ input: z.strictObject({ filter: AnnotationFilter }), output: z.array(AnnotationId) }),
  /** All tags in use, the most used first: for completion. */
  'annotation.tags': read({ input: z.strictObject({}), output: z.array(z.strictObject({ tag: z.string(), count: z.int() })) }),
  /** How many marks each cell has, in the order asked: linked to it or to its figure, or standing on its figure's words. */
  'annotation.countForCells': read({ input: z.strictObject({ cells: z.array(CellPlace).max(20_000) }), output: z.array(z.int()) }),
  /** Those marks of one cell, in the order of `annotation.list`. */
  'annotation.listForCell': read({ input: CellPlace, output: z.array(ListedAnnotation) }),
  /** Marks linked to a saved comparison. */
  'annotation.listForComparison': read({ input: z.strictObject({ comparisonId: ComparisonId }), output: z.array(ListedAnnotation) }),
}
