import type { DocumentSummary, Region, RegionCode } from '../../../electron/contract/index.ts'
import { regionPath, treeOrder } from '../../shared/regions.ts'

/** The documents of one region, as the shelf shows them: newest year first. */
export interface ShelfRegion {
  readonly region: Region
  /** Names of the regions above, outermost first, without the country: 山西省, 晋中市. */
  readonly above: readonly string[]
  readonly years: readonly { readonly year: string; readonly documents: readonly DocumentSummary[] }[]
}

const NO_YEAR = '年份不详'

/** The year under which a document stands: of its date, else of the period that it speaks of. */
export function yearOf(document: DocumentSummary): string {
  return (document.date ?? document.speaksOf).match(/^\d{4}/)?.[0] ?? NO_YEAR
}

const newestFirst = (a: string, b: string): number => a === b ? 0 : a === NO_YEAR ? 1 : b === NO_YEAR ? -1 : a < b ? 1 : -1

function yearsOf(documents: readonly DocumentSummary[]): ShelfRegion['years'] {
  const years = new Map<string, DocumentSummary[]>()
  for (const document of documents) years.set(yearOf(document), [...(years.get(yearOf(document)) ?? []), document])
  return [...years].sort(([a], [b]) => newestFirst(a, b)).map(([year, ofYear]) => ({
    year, documents: ofYear.sort((a, b) => newestFirst(a.date ?? '', b.date ?? '') || a.title.localeCompare(b.title, 'zh')),
  }))
}

/**
 * Documents by region and year, regions in the order of their tree. `regions` is the table of regions; a document's
 * own region is taken from the document where the table lacks it. `ownRegion`, the person's own, comes first.
 */
export function arrangeShelf(documents: readonly DocumentSummary[], regions: readonly Region[], ownRegion: RegionCode | null = null): readonly ShelfRegion[] {
  const byCode = new Map<RegionCode, Region>(regions.map(region => [region.code, region]))
  for (const document of documents) if (!byCode.has(document.region.code)) byCode.set(document.region.code, document.region)
  // Only the regions on some document's path: ordering the whole table of regions would be wasted.
  const needed = new Map(documents.flatMap(document => regionPath(document.region, byCode)).map(region => [region.code, region]))
  const shelf = treeOrder([...needed.values()]).flatMap(({ region }) => {
    const own = documents.filter(document => document.region.code === region.code)
    if (own.length === 0) return []
    return [{ region, above: regionPath(region, byCode).slice(0, -1).filter(one => one.level !== 'country').map(one => one.name), years: yearsOf(own) }]
  })
  return [...shelf.filter(group => group.region.code === ownRegion), ...shelf.filter(group => group.region.code !== ownRegion)]
}

/** The documents read on this laptop, last read first; at most `most`. */
export function recentDocuments(documents: readonly DocumentSummary[], most: number): readonly DocumentSummary[] {
  return documents.filter(document => document.lastRead !== null).sort((a, b) => a.lastRead! < b.lastRead! ? 1 : -1).slice(0, most)
}
