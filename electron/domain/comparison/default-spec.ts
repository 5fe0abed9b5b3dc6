// A useful table in one click.
import type { CellFlag, ComparisonCell, ComparisonRow, ComparisonSpec, IndicatorSummary, Region, RegionCode } from '../../contract/index.ts'
import { lies } from './subjects.ts'
import { figureCount } from './rows.ts'
import { buildComparison, type ComparisonInput } from './table.ts'
import { PLAIN_VIEW } from './view.ts'
import { FIELD_ORDER } from './words.ts'

/** Indicators of a default table: what fits on one printed page with its notes. */
const MOST_INDICATORS = 16

/** Below this many shared indicators the table is filled up with those that one region has. */
const FEWEST_INDICATORS = 12

/** Columns of a default table: more than six do not fit a portrait page. */
const DEFAULT_COLUMNS = 6

/**
 * The choice that a new comparison starts from: the own region first, then regions with documents by nearness;
 * indicators that most regions share first, then those with the richest rows, in the order of the fields.
 * `own` is what the person set; null takes the region with the most documents.
 */
export function defaultSpec(input: ComparisonInput, own: RegionCode | null): ComparisonSpec {
  const regions = orderRegions(input, own).slice(0, DEFAULT_COLUMNS)
  const everything = specFor(regions, input.indicators.map((indicator) => indicator.id))
  const table = buildComparison(everything, input)
  const score = new Map<string, number>(), shared = new Set<string>()
  for (const row of table.rows) {
    score.set(row.indicatorId, Math.max(score.get(row.indicatorId) ?? 0, rowScore(row)))
    if (regionsIn(row) >= 2) shared.add(row.indicatorId)
  }
  const ranked = input.indicators.filter((indicator) => (score.get(indicator.id) ?? 0) > 0)
    .sort((a, b) => Number(shared.has(b.id)) - Number(shared.has(a.id)) || score.get(b.id)! - score.get(a.id)! || byField(a, b))
  const wanted = Math.min(MOST_INDICATORS, Math.max(FEWEST_INDICATORS, shared.size))
  const best = ranked.slice(0, wanted).sort((a, b) => Number(shared.has(b.id)) - Number(shared.has(a.id)) || byField(a, b))
  return { ...specFor(regions, best.map((indicator) => indicator.id)), title: titleFor(regions, input.regions) }
}

/** Regions with a figure that could be printed as it is: in the row's year, and not the pick of a muddle. */
function regionsIn(row: ComparisonRow): number {
  return row.cells.some(isMuddle) ? 0 : figureCount(row)
}

/** A cell whose sources contradict each other: an indicator too general to compare (项目数). */
const isMuddle = (cell: ComparisonCell): boolean => cell.kind === 'missing' && cell.reason === 'conflict'

/**
 * How much a row tells: each figure counts 100, less where its year differs (30), where it waits for review (20), where it
 * is of a part (20); a muddle takes 60 away; the first column and the usual measures break ties.
 */
function rowScore(row: ComparisonRow): number {
  const figures = row.cells.reduce((sum, cell) => {
    if (cell.kind === 'missing') return sum - (isMuddle(cell) ? 60 : 0)
    const has = (flag: CellFlag, cost: number) => cell.flags.includes(flag) ? cost : 0
    return sum + 100 - has('other-period', 30) - has('doubtful', 20) - has('part-of-region', 20)
  }, 0)
  return figures + Number(row.cells[0]?.kind === 'figure') + (row.measure === 'level' || row.measure === 'growth' ? 2 : 0)
}

function byField(a: IndicatorSummary, b: IndicatorSummary): number {
  const place = (indicator: IndicatorSummary) => (FIELD_ORDER.indexOf(indicator.field) + FIELD_ORDER.length + 1) % (FIELD_ORDER.length + 1)
  return place(a) - place(b) || b.regions.length - a.regions.length || b.observations - a.observations || (a.id < b.id ? -1 : 1)
}

function specFor(regions: readonly RegionCode[], indicators: ComparisonSpec['indicators']): ComparisonSpec {
  return {
    title: '', regions: [...regions], indicators, periods: 'latest', statuses: ['actual', 'expected', 'target'],
    measures: null, hideEmptyRows: true, chosen: [], derived: [], view: PLAIN_VIEW,
  }
}

/** Regions that have documents: own, what lies in it, what it lies in, then the others by code. */
export function orderRegions(input: ComparisonInput, own: RegionCode | null): RegionCode[] {
  const table = new Map(input.regions.map((region) => [region.code, region]))
  const counts = new Map<RegionCode, number>()
  for (const { region } of input.documents) if (table.has(region)) counts.set(region, (counts.get(region) ?? 0) + 1)
  const codes = [...counts.keys()].sort()
  const first = own !== null && counts.has(own) ? own : codes.reduce<RegionCode | undefined>((best, code) => best === undefined || counts.get(code)! > counts.get(best)! ? code : best, undefined)
  if (first === undefined) return []
  const nearness = (code: RegionCode) => code === first ? 0 : lies(code, first, table) ? 1 : lies(first, code, table) ? 2 : 3
  return codes.sort((a, b) => nearness(a) - nearness(b) || Number(a > b) - Number(a < b))
}

/** 太谷区与晋中市等4个地区主要指标对比表; with one region 太谷区主要指标表. */
export function titleFor(codes: readonly RegionCode[], regions: readonly Region[]): string {
  const names = codes.map((code) => regions.find((region) => region.code === code)?.name ?? code)
  if (names.length === 0) return '主要指标对比表'
  if (names.length === 1) return `${names[0]}主要指标表`
  if (names.length <= 3) return `${names.slice(0, -1).join('、')}与${names.at(-1)}主要指标对比表`
  return `${names[0]}等${names.length}个地区主要指标对比表`
}
