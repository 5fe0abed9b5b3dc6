import type { DocumentId, IndicatorId, ObservationKey, RegionCode, TextSpan } from '../../electron/contract/index.ts'
import type { RouteLocationRaw } from 'vue-router'

/** The page of a document; with a passage it opens there, with a span (UTF-16 code units) the span is marked. */
export function readingLink(documentId: DocumentId, passage?: number, span?: TextSpan): RouteLocationRaw {
  const query: Record<string, string> = {}
  if (passage !== undefined) query['passage'] = String(passage)
  if (passage !== undefined && span) {
    query['start'] = String(span.start)
    query['end'] = String(span.end)
  }
  return { name: 'read', params: { documentId }, query }
}

/** The ledger, for one document or at one observation. */
export function ledgerLink(documentId?: DocumentId, key?: ObservationKey): RouteLocationRaw {
  return { name: 'ledger', query: { ...(documentId && { document: documentId }), ...(key && { key }) } }
}

/**
 * A cell of any comparison, known by what it shows; null period: whichever the table has. `gap`: the empty one is meant,
 * where the indicator has several rows (an amount is given, its growth is not).
 */
export interface CellAddress { readonly indicatorId: IndicatorId; readonly region: RegionCode; readonly period: string | null; readonly gap?: boolean }

/** The comparison, at a cell. */
export function cellLink({ indicatorId, region, period, gap }: CellAddress): RouteLocationRaw {
  return { name: 'compare', query: { indicator: indicatorId, region, ...(period !== null && { period }), ...(gap && { gap: '1' }) } }
}
