// The JSON lines of the command line: offsets in the original file, counted in Unicode code points.
import type { SourcedPassage } from '../../contract/documents.ts'
import { codePointMap, toRawSpan } from '../text/index.ts'
import type { Extraction } from './types.ts'

/** One line of `extract`: the fields of a labelled observation, and the machine's confidence, rule and reason. */
export interface ExtractionLine {
  readonly start: number
  readonly end: number
  readonly raw: string
  readonly value: number
  readonly value_max: number | null
  readonly unit: string
  readonly kind: 'metric' | 'other'
  readonly [field: string]: unknown
}

/**
 * The quantities of a document as lines, in the order of the original file.
 * @param raw the file's text as decoded; `start` and `end` count its Unicode code points, end exclusive
 */
export function extractionLines(raw: string, passages: readonly SourcedPassage[], extraction: Extraction): ExtractionLine[] {
  const points = codePointMap(raw)
  const byIndex = new Map(passages.map((passage) => [passage.index, passage]))
  const lines = extraction.quantities.flatMap((quantity): ExtractionLine[] => {
    const passage = byIndex.get(quantity.passage)
    if (!passage) return []
    const span = toRawSpan(passage, quantity)
    const place = { start: points.toCodePoint(span.start), end: points.toCodePoint(span.end), raw: raw.slice(span.start, span.end) }
    const number = { value: quantity.value, value_max: quantity.valueMax, unit: quantity.unit }
    if (quantity.kind === 'other') return [{ ...place, ...number, kind: 'other', reason: quantity.reason }]
    return [{
      ...place, ...number, kind: 'metric', indicator: quantity.indicator, indicator_id: quantity.indicatorId, as_written: quantity.asWritten, measure: quantity.measure,
      status: quantity.status, qualifier: quantity.qualifier, period: quantity.period, subject: quantity.subject, quote: quantity.quote,
      confidence: quantity.confidence, rule: quantity.rule,
    }]
  })
  return lines.sort((a, b) => a.start - b.start || a.end - b.end)
}
