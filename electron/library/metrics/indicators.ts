import type { IndicatorId, IndicatorSummary, Measure, RegionCode } from '../../contract/index.ts'
import type { Lexicon } from '../../domain/metrics/index.ts'
import type { ReadDb } from '../storage/index.ts'
import { allEntries } from './ledger.ts'

/**
 * The lexicon's indicators that documents speak of, by field and name, with a person's corrections applied. A figure
 * counts for the region that it is about, else for its document's.
 */
export function listIndicators(db: ReadDb, lexicon: Lexicon): IndicatorSummary[] {
  const regionOf = new Map(db.all<{ id: string; region: RegionCode }>('SELECT id, region FROM corpus.document').map(({ id, region }) => [id, region]))
  const found = new Map<string, { regions: Set<RegionCode>; observations: number }>()
  for (const { documentId, reading, review } of allEntries(db)) {
    const region = reading.subjectRegion ?? regionOf.get(documentId)
    if (reading.indicatorId === null || review === 'dismissed' || region === undefined) continue
    const known = found.get(reading.indicatorId) ?? { regions: new Set(), observations: 0 }
    known.regions.add(region)
    known.observations++
    found.set(reading.indicatorId, known)
  }
  const fields = [...new Set(lexicon.indicators.map(({ field }) => field))]
  return [...found]
    .flatMap(([id, { regions, observations }]): IndicatorSummary[] => {
      const entry = lexicon.indicatorById.get(id)
      if (!entry) return []
      const { name, field, aliases, unitFamily, usualMeasure } = entry
      return [{
        id: id as IndicatorId, name, field, aliases: [...aliases], unitFamily, usualMeasure: usualMeasure as Measure,
        regions: [...regions].sort(), observations,
      }]
    })
    .sort((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field) || a.name.localeCompare(b.name, 'zh-Hans-CN'))
}
