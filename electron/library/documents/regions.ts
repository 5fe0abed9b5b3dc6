import { RegionCode, type Region } from '../../contract/index.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'

/** A region as a table of regions lists it; the full name follows from its parents. */
export interface RegionEntry extends Pick<Region, 'name' | 'level'> { readonly code: string; readonly parent: string | null }

/** More levels than there are between a village and the country; keeps a table with a circle from hanging. */
const MOST_LEVELS = 8

/** Regions with their full names (山西省晋中市太谷区; the country is left out). Later entries win over earlier ones. */
export function regionTable(entries: Iterable<RegionEntry>): Map<string, Region> {
  const byCode = new Map([...entries].map((entry) => [entry.code, entry]))
  const fullName = (entry: RegionEntry, depth = 0): string => {
    const parent = entry.parent === null || depth > MOST_LEVELS ? undefined : byCode.get(entry.parent)
    if (!parent || parent.level === 'country') return entry.name
    // 太谷经济技术开发区 already begins with its district's name; the path is still told whole.
    return fullName(parent, depth + 1) + entry.name
  }
  return new Map([...byCode].map(([code, entry]) => [code, {
    code: RegionCode.parse(code), name: entry.name, fullName: fullName(entry), level: entry.level,
    parent: entry.parent === null ? null : RegionCode.parse(entry.parent),
  }]))
}

/** Stores the table of regions in a corpus that is being built. */
export function storeRegions(db: WriteDb, regions: Iterable<Region>): void {
  for (const { code, name, fullName, level, parent } of regions) {
    db.run('INSERT INTO corpus.region (code, name, full_name, level, parent) VALUES (?, ?, ?, ?, ?)', code, name, fullName, level, parent)
  }
}

const REGION = 'SELECT code, name, full_name AS fullName, level, parent FROM corpus.region'

/** All regions that a document may be filed under, by code. */
export function listRegions(db: ReadDb): Region[] {
  return db.all<Region>(`${REGION} ORDER BY code`)
}

/** One region, or undefined where the table has none of this code. */
export function findRegion(db: ReadDb, code: string): Region | undefined {
  return db.get<Region>(`${REGION} WHERE code = ?`, code)
}
