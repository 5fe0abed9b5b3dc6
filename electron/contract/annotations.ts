import { z } from 'zod'
import { AnnotationId, DocumentId, EditionId } from './ids.ts'
import { read, write } from './call.ts'
import { RegionCode } from './ids.ts'

/** The fixed meanings: 数据, 举措, 问题, 存疑, 引用. Each has one colour and one symbol everywhere. */
export const Meaning = z.enum(['data', 'measure', 'problem', 'doubt', 'quote'])
export type Meaning = z.infer<typeof Meaning>

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

export const Annotation = z.strictObject({
  id: AnnotationId,
  documentId: DocumentId,
  anchor: Anchor,
  meaning: Meaning,
  /** Plain text; empty where the person only marked. */
  note: z.string(),
  tags: z.array(z.string()),
  /** ISO 8601 UTC, by this laptop's clock. */
  created: z.iso.datetime(),
  modified: z.iso.datetime(),
  /** Counts the edits, from 1; clocks of isolated laptops are wrong, counters are not. */
  revision: z.int().min(1),
})
export type Annotation = z.infer<typeof Annotation>

/** An annotation beside its document, as the 批注 view lists it. */
export const ListedAnnotation = z.strictObject({
  annotation: Annotation,
  documentTitle: z.string(),
  regionCode: RegionCode,
  regionName: z.string(),
  /** False where the quote no longer stands at its place: listed apart, never drawn. */
  placed: z.boolean(),
})
export type ListedAnnotation = z.infer<typeof ListedAnnotation>

const NoteText = z.string().max(20_000)
const Tags = z.array(z.string().trim().min(1).max(40)).max(20)

export const annotationCalls = {
  /** Stores a new mark; answers when it is on disk (`synchronous=FULL`). Fails with `anchor-mismatch` if the quote does not stand there. */
  'annotation.add': write({
    input: z.strictObject({ documentId: DocumentId, anchor: Anchor, meaning: Meaning, note: NoteText, tags: Tags }),
    output: Annotation,
  }),
  /** Changes meaning, note or tags. Fails with `annotation-missing`. */
  'annotation.update': write({
    input: z.strictObject({ id: AnnotationId, meaning: Meaning.optional(), note: NoteText.optional(), tags: Tags.optional() }),
    output: Annotation,
  }),
  /** Puts a mark into the bin (a tombstone); `annotation.restore` takes it out again. */
  'annotation.remove': write({ input: z.strictObject({ id: AnnotationId }), output: z.null() }),
  'annotation.restore': write({ input: z.strictObject({ id: AnnotationId }), output: Annotation }),
  /** The marks of one document, in text order. */
  'annotation.listForDocument': read({ input: z.strictObject({ documentId: DocumentId }), output: z.array(ListedAnnotation) }),
  /** All marks, newest first. */
  'annotation.list': read({ input: z.strictObject({}), output: z.array(ListedAnnotation) }),
}
