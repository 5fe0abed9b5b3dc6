// Notes on cells without a figure: there are no words to stand on, so they stand on a document as a whole.
import type { Annotation, DocumentId, DocumentSummary, RegionCode } from '../../contract/index.ts'
import { documentYears, yearOf } from './periods.ts'

/** Written where there was no figure: on a document as a whole, linked to a cell and to no figure. */
export function isOnEmptyCell({ scope, links }: Pick<Annotation, 'scope' | 'links'>): boolean {
  return scope === 'document' && links.some(({ kind }) => kind === 'cell') && links.every(({ kind }) => kind !== 'observation')
}

/** What the choice looks at. */
export type CellDocument = Pick<DocumentSummary, 'id' | 'title' | 'date' | 'speaksOf'> & { readonly region: Pick<DocumentSummary['region'], 'code'> }

/** The documents to choose from, the best one first. */
export interface CellDocuments<Document> {
  readonly documents: readonly Document[]
  /** False where none of them speaks of the cell's year: they are the region's others, the nearest in time first. */
  readonly ofPeriod: boolean
}

/**
 * The documents on which a note about an empty cell can stand. Those of the region that speak of the cell's year; else
 * all of the region; where it has none, those that hold what was not taken into the cell. The first one fits best: it
 * says nearest to when, holds what was not taken, speaks of the fewest years (a yearly report before a plan for five),
 * is the newest.
 */
export function documentsForCell<Document extends CellDocument>(
  documents: readonly Document[], cell: { readonly region: RegionCode; readonly period: string | null; readonly alternatives: readonly { readonly documentId: DocumentId }[] },
): CellDocuments<Document> {
  const holding = new Set(cell.alternatives.map(({ documentId }) => documentId))
  const own = documents.filter(({ region }) => region.code === cell.region)
  const year = yearOf(cell.period)
  const ranked = (own.length > 0 ? own : documents.filter(({ id }) => holding.has(id)))
    .map((document) => ({ document, rank: [yearsAway(document, year), holding.has(document.id) ? 0 : 1, spokenOf(document).length, -dayNumber(document.date)] }))
    .sort((a, b) => firstDifference(a.rank, b.rank) || (a.document.id < b.document.id ? -1 : 1))
  const fitting = ranked.filter(({ rank }) => rank[0]! <= PUBLISHED_THEN)
  return { documents: (fitting.length > 0 ? fitting : ranked).map(({ document }) => document), ofPeriod: fitting.length > 0 }
}

/** Between 0, a document that speaks of the year, and 1, one that speaks of the year beside it: published in the year. */
const PUBLISHED_THEN = 0.5
/** Behind every document whose years are known. */
const YEARS_UNKNOWN = 10_000

function yearsAway(document: CellDocument, year: string | null): number {
  if (year === null || spokenOf(document).includes(year)) return 0
  const years = documentYears(document)
  if (years.includes(year)) return PUBLISHED_THEN
  return Math.min(YEARS_UNKNOWN, ...years.map((one) => Math.abs(Number(one) - Number(year))))
}

/** The years that a document speaks of, whenever it was published; its year of publication where it names none. */
function spokenOf({ date, speaksOf }: CellDocument): string[] {
  const years = documentYears({ date: null, speaksOf })
  return years.length > 0 ? years : documentYears({ date, speaksOf })
}

/** `2024-03-05` → 20240305, `2024` → 20240000, unknown → 0: for telling which is newer. */
function dayNumber(date: string | null): number {
  return date === null ? 0 : Number(date.replaceAll('-', '').padEnd(8, '0'))
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  return a.map((value, index) => value - b[index]!).find((difference) => difference !== 0) ?? 0
}
