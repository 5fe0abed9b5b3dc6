import type { EditionId, IndicatorId, ObservationKey } from '../../contract/index.ts'
import type { ReadDb } from '../storage/index.ts'

/** A figure of a passage as far as notes are concerned: where it stands, and what it is of, with a person's word applied. */
export interface PassageFigure { readonly start: number; readonly end: number; readonly indicatorId: IndicatorId | null; readonly period: string | null }

interface CorrectionRow { key: string; decision: string; reading: string | null }
interface QuantityRow { start: number; end: number; indicatorId: IndicatorId | null; indicator: string | null; period: string | null }

/** Answers the figures of passages, each passage asked once. */
export function figureReader(db: ReadDb): (document: number, edition: EditionId, passage: number) => readonly PassageFigure[] {
  const corrections = new Map(db.all<CorrectionRow>(`
    SELECT edition || ':' || passage || ':' || "start" || '-' || "end" AS key, decision, reading FROM main.correction`).map((row) => [row.key, row]))
  const known = new Map<string, readonly PassageFigure[]>()
  return (document, edition, passage) => {
    const key = `${document}:${passage}`
    const found = known.get(key) ?? db.all<QuantityRow>(`
      SELECT "start", "end", indicator_id AS indicatorId, indicator, period FROM corpus.quantity WHERE document = ? AND passage = ?`, document, passage)
      .flatMap((row) => {
        const correction = corrections.get(`${edition}:${passage}:${row.start}-${row.end}`)
        if (correction?.decision === 'dismiss' || (row.indicator === null && !correction?.reading)) return []
        const own = correction?.reading ? JSON.parse(correction.reading) as Pick<PassageFigure, 'indicatorId' | 'period'> | null : null
        return [{ start: row.start, end: row.end, indicatorId: own?.indicatorId ?? row.indicatorId, period: own ? own.period : row.period }]
      })
    known.set(key, found)
    return found
  }
}

/** The parts of an observation's key; the contract's schema has checked its shape. */
export function placeOfKey(key: ObservationKey): { edition: EditionId; passage: number; start: number; end: number } {
  const [edition = '', passage = '', span = ''] = key.split(':')
  const [start = '', end = ''] = span.split('-')
  return { edition: edition as EditionId, passage: Number(passage), start: Number(start), end: Number(end) }
}
