import type { ComparisonCell, ComparisonSpec, ComparisonTable, DocumentSummary, ObservationKey, RegionCode, Status } from '../../../electron/contract/index.ts'
import { documentYears, titleFor } from '../../../electron/domain/comparison/index.ts'
import { withPeriods } from './view-changes.ts'

type Regions = Parameters<typeof titleFor>[1]

/** Two choices that make the same table under the same name. */
export function sameSpec(a: ComparisonSpec, b: ComparisonSpec): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** True where two choices have the same cells in the same order: names, widths, turning and charts are the page's own affair. */
export function sameCells(a: ComparisonSpec, b: ComparisonSpec): boolean {
  const cells = (spec: ComparisonSpec) => JSON.stringify({ ...spec, title: '', view: { ...spec.view, widths: {}, transposed: false, chart: null } })
  return cells(a) === cells(b)
}

/** New regions; a title that was made by the app follows them, one that a person wrote stays. */
export function withRegions(spec: ComparisonSpec, regions: readonly RegionCode[], table: Regions): ComparisonSpec {
  const isOwnTitle = spec.title !== '' && spec.title !== titleFor(spec.regions, table)
  return { ...spec, regions: [...regions], title: isOwnTitle ? spec.title : titleFor(regions, table) }
}

/** A status switched on or off; the last one stays on, since a table of no status is empty. */
export function withStatus(spec: ComparisonSpec, status: Status): ComparisonSpec {
  const statuses = spec.statuses.includes(status) ? spec.statuses.filter((each) => each !== status) : [...spec.statuses, status]
  return statuses.length === 0 ? spec : { ...spec, statuses }
}

/** A year switched on or off among the columns, in order; the last one stays. */
export function yearsChanged(spec: ComparisonSpec, year: string): ComparisonSpec {
  const years = spec.periods === 'latest' ? [] : spec.periods
  const changed = years.includes(year) ? years.filter((each) => each !== year) : [...years, year].sort()
  return changed.length === 0 ? spec : withPeriods(spec, changed)
}

/** Another figure for a cell: it replaces what was chosen for this cell before. */
export function withChosen(spec: ComparisonSpec, cell: ComparisonCell, key: ObservationKey): ComparisonSpec {
  return { ...spec, chosen: [...withoutChosen(spec, cell).chosen, key] }
}

/** Back to what the rules pick for a cell. */
export function withoutChosen(spec: ComparisonSpec, cell: ComparisonCell): ComparisonSpec {
  const ofCell = new Set([...(cell.kind === 'figure' ? [cell.source.key] : []), ...(cell.kind === 'derived' ? [] : cell.alternatives).map(({ key }) => key)])
  return { ...spec, chosen: spec.chosen.filter((key) => !ofCell.has(key)) }
}

/** True where a person chose the figure of a cell. */
export function isChosen(spec: ComparisonSpec, cell: ComparisonCell): boolean {
  return cell.kind === 'figure' && spec.chosen.includes(cell.source.key)
}

/** Years that the documents speak of, newest first. */
export function yearsOf(documents: readonly Pick<DocumentSummary, 'date' | 'speaksOf'>[]): string[] {
  return [...new Set(documents.flatMap(documentYears))].sort().reverse()
}

/** Regions that have documents, with how many. */
export function documentCounts(documents: readonly Pick<DocumentSummary, 'region'>[]): ReadonlyMap<RegionCode, number> {
  const counts = new Map<RegionCode, number>()
  for (const { region } of documents) counts.set(region.code, (counts.get(region.code) ?? 0) + 1)
  return counts
}

/** A place in the table. */
export interface CellPlace { readonly row: number; readonly column: number }

/** The place `rows` down and `columns` to the right, kept inside the table. */
export function movePlace(place: CellPlace, table: Pick<ComparisonTable, 'rows' | 'columns'>, rows: number, columns: number): CellPlace {
  const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value))
  return { row: within(place.row + rows, table.rows.length), column: within(place.column + columns, table.columns.length) }
}

/** Most characters of a comparison's name, as the contract has it. */
export const LONGEST_NAME = 200

/** The name of a copy: 给区委的表 副本, then 副本 2; what is too long is cut before the word. */
export function copyName(title: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? ' 副本' : ` 副本 ${number}`
    const name = title.replace(/ 副本(?: \d+)?$/u, '').slice(0, LONGEST_NAME - ending.length) + ending
    if (!taken.includes(name)) return name
  }
}

/** Regions named in a hint; a list of a hundred says no more. */
const MOST_NAMED = 5

/** What must be said of a choice before its table is read; null where nothing stands in the way. */
export function hintFor(table: ComparisonTable, documents: ReadonlyMap<RegionCode, number>): string | null {
  const own = table.columns.filter(({ derived }) => derived === null)
  // Another region's document may speak of a region that has none of its own.
  const speaking = new Set(table.rows.flatMap(({ cells }) => cells.flatMap((cell, index) => cell.kind === 'figure' ? [table.columns[index]!.region] : [])))
  const without = [...new Set(own.filter(({ region }) => !documents.has(region) && !speaking.has(region)).map(({ name }) => name))]
  if (without.length > 0) return `资料库中没有${without.slice(0, MOST_NAMED).join('、')}${without.length > MOST_NAMED ? `等 ${without.length} 地` : ''}的文件，表中没有它们的数据。导入文件后即可比较。`
  const regions = new Set(own.map(({ region }) => region)).size
  const shared = table.rows.some(({ cells }) => new Set(cells.flatMap((cell, index) => cell.kind === 'figure' ? [table.columns[index]!.region] : [])).size > 1)
  if (regions > 1 && table.rows.length > 0 && !shared) return '所选地区在这些指标上没有共有的数据，每行只有一地有数。在“指标”里按“至少 2 个所选地区有”挑选，或换成“按年份并列”。'
  return null
}
