// A useful table in one click.
import type { ComparisonSpec, IndicatorSummary, Region, RegionCode } from '../../contract/index.ts'
import { lies } from './subjects.ts'
import { figureCount } from './rows.ts'
import { buildComparison, type ComparisonInput } from './table.ts'

/** Indicators of a default table: what fits on one printed page with its notes. */
const MOST_INDICATORS = 16

/** Below this many shared indicators the table is filled up with those that one region has. */
const FEWEST_INDICATORS = 12

/** Columns of a default table: more than six do not fit a portrait page. */
const DEFAULT_COLUMNS = 6

/** Fields in the order in which reports speak of them. */
export const FIELD_ORDER: readonly string[] = ['经济', '项目', '工业', '农业', '城建', '生态', '民生', '政务']

/**
 * The choice that a new comparison starts from: the own region first, then regions with documents by nearness;
 * indicators that most regions share first, then those with the richest rows, in the order of the fields.
 * `own` is what the person set; null takes the region with the most documents.
 */
export function defaultSpec(input: ComparisonInput, own: RegionCode | null): ComparisonSpec {
  const regions = orderRegions(input, own).slice(0, DEFAULT_COLUMNS)
  const everything = specFor(regions, input.indicators.map((indicator) => indicator.id))
  const table = buildComparison(everything, input)
  const score = new Map<string, number>()
  for (const row of table.rows) score.set(row.indicatorId, Math.max(score.get(row.indicatorId) ?? 0, rowScore(row)))
  const ranked = input.indicators.filter((indicator) => (score.get(indicator.id) ?? 0) > 0)
    .sort((a, b) => score.get(b.id)! - score.get(a.id)! || byField(a, b))
  const shared = (indicator: IndicatorSummary) => score.get(indicator.id)! >= SHARED
  const wanted = Math.min(MOST_INDICATORS, Math.max(FEWEST_INDICATORS, ranked.filter(shared).length))
  const best = ranked.slice(0, wanted).sort((a, b) => Number(shared(b)) - Number(shared(a)) || byField(a, b))
  return { ...specFor(regions, best.map((indicator) => indicator.id)), title: titleFor(regions, input.regions) }
}

/** A row that at least two regions share scores at least this. */
const SHARED = 200

/** Regions with a figure weigh most, then how sure they are, then whether the first column has one. */
function rowScore(row: Parameters<typeof figureCount>[0]): number {
  const sure = row.cells.filter((cell) => cell.kind === 'figure' && !cell.flags.includes('doubtful')).length
  const whole = row.cells.filter((cell) => cell.kind === 'figure' && !cell.flags.includes('part-of-region')).length
  return 100 * figureCount(row) + 10 * sure + 5 * whole + Number(row.cells[0]?.kind === 'figure') + (row.measure === 'level' || row.measure === 'growth' ? 2 : 0)
}

function byField(a: IndicatorSummary, b: IndicatorSummary): number {
  const place = (indicator: IndicatorSummary) => (FIELD_ORDER.indexOf(indicator.field) + FIELD_ORDER.length + 1) % (FIELD_ORDER.length + 1)
  return place(a) - place(b) || b.regions.length - a.regions.length || b.observations - a.observations || (a.id < b.id ? -1 : 1)
}

function specFor(regions: readonly RegionCode[], indicators: ComparisonSpec['indicators']): ComparisonSpec {
  return {
    title: '', regions: [...regions], indicators, periods: 'latest', statuses: ['actual', 'expected', 'target'],
    measures: null, hideEmptyRows: true, chosen: [],
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
