// Whom a figure speaks of: the region itself, a part of it, or something else that its document mentions.
import type { Region, RegionCode } from '../../contract/index.ts'
import type { Observed } from './observed.ts'

/**
 * `own`: the region itself. `part`: the region with a limit (晋中市城区, 晋中市各开发区).
 * `entity`: something in its documents that is no place (a company, a project): it never stands for the region.
 */
export type Relation = 'own' | 'part' | 'entity'

/** The regions that a table may need, by code. */
export type RegionTable = ReadonlyMap<RegionCode, Region>

/** The region that a figure may speak for: its subject where that is a region, else its document's. */
export function regionOf(observed: Observed): RegionCode {
  return observed.entry.reading.subjectRegion ?? observed.document.region
}

/**
 * How a figure's subject relates to the region that it may speak for. Another region inside that one has columns of its
 * own: a district's figure never stands for its city.
 */
export function relationTo(observed: Observed, region: Region): Relation {
  const { subject, subjectRegion } = observed.entry.reading
  if (subjectRegion === region.code) return 'own'
  if (isNameOf(subject, region)) return 'own'
  return subject.startsWith(region.name) ? 'part' : 'entity'
}

/** Depth of the tree of regions, with room to spare; ends a circle in damaged data. */
const DEEPEST_LEVEL = 8

function regionsAbove(inner: RegionCode, regions: RegionTable): RegionCode[] {
  const above: RegionCode[] = []
  let code = regions.get(inner)?.parent ?? null
  while (code !== null && above.length < DEEPEST_LEVEL) {
    above.push(code)
    code = regions.get(code)?.parent ?? null
  }
  return above
}

/** True where `inner` lies below `outer` in the tree of regions. */
export function lies(inner: RegionCode, outer: RegionCode, regions: RegionTable): boolean {
  return regionsAbove(inner, regions).includes(outer)
}

/** True for a region's name as texts write it: short, full, or abbreviated as in 太谷经开区 for 太谷经济技术开发区. */
export function isNameOf(subject: string, region: Region): boolean {
  if (subject === region.name || subject === region.fullName) return true
  if (region.fullName.endsWith(subject) && subject.endsWith(region.name)) return true
  return isAbbreviation(subject, region.name)
}

/** Letters left out, in order, with the first two and the last kept; shorter than four letters says too little. */
function isAbbreviation(short: string, long: string): boolean {
  if (short.length < 4 || short.length >= long.length) return false
  if (short.slice(0, 2) !== long.slice(0, 2) || short.at(-1) !== long.at(-1)) return false
  let at = 0
  for (const letter of long) if (letter === short[at]) at += 1
  return at === short.length
}
