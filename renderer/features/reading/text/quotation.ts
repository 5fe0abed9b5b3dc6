import type { DocumentSummary, Passage } from '../../../../electron/contract/index.ts'
import { citation, quotedLines, type Citation } from '../../../../electron/domain/text/index.ts'
import type { PassageSpan } from './selection.ts'

/** The bare words of a selection, one line a passage: what Ctrl+C copies, free of marks and underlines. */
export const plainText = (passages: readonly Passage[], spans: readonly PassageSpan[]): string => quotedLines(passages, spans).join('\n')

/** A quotation with its source as plain and as rich text, ready to be pasted into a report. */
export function citationOf({ region, title, date }: DocumentSummary, passages: readonly Passage[], spans: readonly PassageSpan[]): Citation {
  return citation({ region: region.name, title, date }, passages, spans)
}

/** The quotation as plain text alone. */
export const quotation = (summary: DocumentSummary, passages: readonly Passage[], spans: readonly PassageSpan[]): string => citationOf(summary, passages, spans).plain
