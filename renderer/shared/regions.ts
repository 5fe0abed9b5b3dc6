import type { Region, RegionCode } from '../../electron/contract/index.ts'

/** Regions from the outermost to the region itself: 山西省 › 晋中市 › 太谷区. Unknown parents end the path. */
export function regionPath(region: Region, byCode: ReadonlyMap<RegionCode, Region>): readonly Region[] {
  const path: Region[] = [region]
  const seen = new Set([region.code])
  for (let code = region.parent; code !== null && !seen.has(code);) {
    const parent = byCode.get(code)
    if (!parent) break
    seen.add(code)
    path.unshift(parent)
    code = parent.parent
  }
  return path
}

/** Regions as people read a list of them: every region directly before those inside it, siblings by code. */
export function treeOrder(regions: readonly Region[]): readonly { readonly region: Region; readonly depth: number }[] {
  const known = new Set(regions.map(region => region.code))
  const inside = new Map<string, Region[]>()
  for (const region of regions) {
    const parent = region.parent !== null && known.has(region.parent) ? region.parent : ''
    inside.set(parent, [...(inside.get(parent) ?? []), region])
  }
  const ordered: { region: Region; depth: number }[] = []
  const walk = (parent: string, depth: number): void => {
    const children = [...(inside.get(parent) ?? [])].sort((a, b) => a.code < b.code ? -1 : 1)
    for (const region of children) {
      ordered.push({ region, depth })
      walk(region.code, depth + 1)
    }
  }
  walk('', 0)
  return ordered
}
