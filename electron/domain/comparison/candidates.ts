// The figures that may fill a cell, and the year and unit that a row is about.
import type { Measure, Status } from '../../contract/index.ts'
import type { Observed } from './observed.ts'
import type { Relation } from './subjects.ts'
import { filedUnder, yearOf } from './periods.ts'
import { unitSize } from './units.ts'

/** A figure that speaks of a column's region for a row's indicator. */
export interface Candidate {
  readonly observed: Observed
  readonly relation: Relation
  /** The year that it is compared under: its own, else that of its document. */
  readonly year: string | null
}

export function candidateOf(observed: Observed, relation: Relation): Candidate {
  return { observed, relation, year: yearOf(observed.entry.reading.period) ?? filedUnder(observed.document) }
}

/** What may be compared in one row: the same indicator, the same measure, units that convert. 百分点 is never %. */
export function rowKind(observed: Observed): { measure: Measure; family: string } {
  const { measure } = observed.entry.reading
  return { measure, family: measure === 'rank' ? 'rank' : unitSize(observed.entry.unit).family }
}

/** A dismissed reading is no figure; of the others those with a wanted status are. */
export function mayBeUsed(observed: Observed, statuses: readonly Status[]): boolean {
  return observed.entry.review !== 'dismissed' && statuses.includes(observed.entry.reading.status)
}

/** The region itself or a part named after it may stand in its column; a company or a project never. */
export function mayStandFor(candidate: Candidate): boolean {
  return candidate.relation !== 'entity'
}

/**
 * The year of a row under `latest`: the newest that more than half of the regions with figures have in common, since a
 * comparison of one year says more than the newest number of each; without such a year the newest of all.
 */
export function commonYear(perRegion: readonly (readonly Candidate[])[]): string | null {
  const yearsOfRegions = perRegion
    .map((candidates) => new Set(candidates.filter(mayStandFor).map((candidate) => candidate.year).filter((year) => year !== null)))
    .filter((years) => years.size > 0)
  const all = [...new Set(yearsOfRegions.flatMap((years) => [...years]))].sort().reverse()
  const shared = all.find((year) => yearsOfRegions.filter((years) => years.has(year)).length * 2 > yearsOfRegions.length)
  return shared ?? all[0] ?? null
}

/**
 * The candidates that a cell is picked from: those of its year; under `latest`, where a region has none, those of the
 * region's newest year (the cell is then marked 时期不同).
 */
export function ofWantedYear(candidates: readonly Candidate[], year: string | null, latest: boolean): Candidate[] {
  const inYear = candidates.filter((candidate) => candidate.year === year)
  if (inYear.length > 0 || !latest) return inYear
  const newest = candidates.map((candidate) => candidate.year ?? '').sort().at(-1)
  return candidates.filter((candidate) => (candidate.year ?? '') === newest)
}
