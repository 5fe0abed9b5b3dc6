import { z } from 'zod'
import { AnnotationId, DocumentId } from './ids.ts'
import { TextSpan } from './documents.ts'
import { read } from './call.ts'

/** One place where the query stands. */
export const SearchHit = z.strictObject({
  documentId: DocumentId,
  documentTitle: z.string(),
  regionName: z.string(),
  /** Texts of the headings above the passage, outermost first. */
  headings: z.array(z.string()),
  passage: z.int(),
  /** First match in the passage, UTF-16 code units. */
  span: TextSpan,
  /** A cut of the passage around the match, with the spans of all matches inside it. */
  snippet: z.string(),
  marks: z.array(TextSpan),
  /** Set where the match stands in a person's note rather than in the document. */
  annotationId: AnnotationId.nullable(),
})
export type SearchHit = z.infer<typeof SearchHit>

export const SearchAnswer = z.strictObject({
  hits: z.array(SearchHit),
  /** Passages and notes that match in all, hits beyond the limit included. */
  total: z.int(),
  documents: z.int(),
  /** The terms as searched, after normalisation of width and case. */
  terms: z.array(z.string()),
  /** Says in Chinese what was widened, e.g. 亦查“3000万元” for 0.3亿元; null if nothing was. */
  expansion: z.string().nullable(),
})
export type SearchAnswer = z.infer<typeof SearchAnswer>

export const searchCalls = {
  /**
   * Documents and notes that hold all terms (separated by blanks; “…” keeps a phrase together). From one
   * character up. Ranked: passages with all terms first, headings before text, then bm25 of the document.
   */
  'search.query': read({
    input: z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(200), documentId: DocumentId.nullable() }),
    output: SearchAnswer,
  }),
}
