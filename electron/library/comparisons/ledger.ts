import type { IndicatorSummary, RegionCode } from '../../contract/index.ts'
import type { ComparedDocument, ComparisonInput } from '../../domain/comparison/index.ts'
import { documentHandlers } from '../documents/index.ts'
import type { Session } from '../handlers.ts'
import { metricHandlers } from '../metrics/index.ts'
import type { ReadDb } from '../storage/index.ts'

/**
 * Everything that a table is built from: the ledger with a person's word applied, the documents behind it, the regions
 * and the indicators that occur. Read through the same calls that the page makes, so that a table never knows more
 * than the ledger shows.
 */
export async function comparisonInput(db: ReadDb, session: Session): Promise<ComparisonInput> {
  const [documents, entries, regions, indicators] = await Promise.all([
    documentHandlers['document.list'](db, {}, session), metricHandlers['metric.list'](db, {}, session),
    documentHandlers['document.regions'](db, {}, session), metricHandlers['metric.indicators'](db, {}, session),
  ])
  const byId = new Map(documents.map((document) => [document.id, comparedDocument(document)]))
  // A person's entry may outlive its document; without the document there is no source to show.
  const observations = entries.flatMap((entry) => {
    const document = byId.get(entry.documentId)
    return document ? [{ entry, document }] : []
  })
  return { observations, documents: [...byId.values()], regions: withOwnRegions(regions, documents), indicators: indicators as IndicatorSummary[] }
}

type Summary = Awaited<ReturnType<typeof documentHandlers['document.list']>>[number]

function comparedDocument({ title, date, speaksOf, region }: Summary): ComparedDocument {
  return { title, date, speaksOf, region: region.code }
}

/** The table of regions, with the documents' own regions where the table does not have them (a new zone). */
function withOwnRegions(regions: ComparisonInput['regions'], documents: readonly Summary[]): ComparisonInput['regions'] {
  const known = new Set<RegionCode>(regions.map(({ code }) => code))
  const own = new Map(documents.filter(({ region }) => !known.has(region.code)).map(({ region }) => [region.code, region]))
  return [...regions, ...own.values()]
}
