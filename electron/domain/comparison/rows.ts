// One indicator becomes rows: one per measure and family of units.
import type { ComparisonColumn, ComparisonRow, ComparisonSpec, IndicatorSummary, Measure, Region, RegionCode, Status } from '../../contract/index.ts'
import { candidateOf, commonYear, mayBeUsed, rowKind, type Candidate } from './candidates.ts'
import { finishCell, pickCell, type CellPlace, type PickedCell } from './cells.ts'
import type { Observed } from './observed.ts'
import { relationTo, type RegionTable } from './subjects.ts'
import { chooseDisplayUnit, unitSize, type DisplayUnit } from './units.ts'

/** What all rows of a table share. */
export interface RowContext {
  readonly spec: ComparisonSpec
  readonly columns: readonly ComparisonColumn[]
  readonly regions: RegionTable
  /** Years that the documents of a region speak of. */
  readonly documentYears: ReadonlyMap<RegionCode, ReadonlySet<string>>
  readonly chosen: ReadonlySet<string>
}

/** The figures of one indicator by the region that they may speak for. */
export type FiguresByRegion = ReadonlyMap<RegionCode, readonly Observed[]>

/** The order in which an indicator's measures are listed: the amount first, then what is said of it. */
const MEASURE_ORDER: readonly Measure[] = ['level', 'delta', 'growth', 'share', 'ratio', 'rank']

/**
 * The measures to show when the person leaves it open: the indicator's usual one, with growth beside a level. Where
 * neither has a figure, whatever measures there are.
 */
export function measuresOf(usual: Measure, found: ReadonlySet<Measure>): Measure[] {
  const wanted = new Set<Measure>(usual === 'level' ? ['level', 'growth'] : [usual])
  const there = MEASURE_ORDER.filter((measure) => wanted.has(measure) && found.has(measure))
  return there.length > 0 ? there : MEASURE_ORDER.filter((measure) => found.has(measure))
}

/** The rows of one indicator. An indicator without any figure gives one row of missing cells. */
export function rowsOf(indicator: IndicatorSummary, figures: FiguresByRegion, context: RowContext): ComparisonRow[] {
  const kinds = new Map<string, { measure: Measure; family: string; perRegion: Map<RegionCode, Candidate[]> }>()
  for (const [code, region] of wantedRegions(context)) {
    for (const observed of figures.get(code) ?? []) {
      if (!mayBeUsed(observed, context.spec.statuses)) continue
      const relation = relationTo(observed, region)
      const { measure, family } = rowKind(observed)
      const kind = kinds.get(`${measure} ${family}`) ?? { measure, family, perRegion: new Map<RegionCode, Candidate[]>() }
      kinds.set(`${measure} ${family}`, kind)
      const ofRegion = kind.perRegion.get(code)
      if (ofRegion === undefined) kind.perRegion.set(code, [candidateOf(observed, relation)])
      else ofRegion.push(candidateOf(observed, relation))
    }
  }
  const found = new Set([...kinds.values()].map((kind) => kind.measure))
  const measures = context.spec.measures ?? measuresOf(indicator.usualMeasure, found)
  const rows = measures.flatMap((measure) => [...kinds.values()].filter((kind) => kind.measure === measure)
    .map((kind) => buildRow(indicator, measure, kind.perRegion, context))
    .sort((a, b) => figureCount(b) - figureCount(a)))
  return rows.length > 0 ? rows : [buildRow(indicator, measures[0] ?? indicator.usualMeasure, new Map(), context)]
}

/** Cells of a row that hold a figure. */
export function figureCount(row: ComparisonRow): number {
  return row.cells.filter((cell) => cell.kind === 'figure').length
}

function wantedRegions({ columns, regions }: RowContext): Map<RegionCode, Region> {
  return new Map(columns.flatMap(({ region }) => { const known = regions.get(region); return known ? [[region, known] as const] : [] }))
}

function buildRow(indicator: IndicatorSummary, measure: Measure, perRegion: ReadonlyMap<RegionCode, readonly Candidate[]>, context: RowContext): ComparisonRow {
  const latest = context.spec.periods === 'latest'
  const period = latest ? commonYear([...perRegion.values()]) : null
  const yearOfColumn = (column: ComparisonColumn) => latest ? period : column.period
  const picks = context.columns.map((column) => pickCell(perRegion.get(column.region) ?? [], { year: yearOfColumn(column), latest, chosen: context.chosen }))
  const unit = displayUnit(measure, picks)
  const status = commonStatus(picks)
  const firstRegion = context.regions.get(context.columns[0]!.region)!
  const cells = context.columns.map((column, index) => {
    const region = context.regions.get(column.region)!
    const years = context.documentYears.get(column.region)
    const hasDocument = years !== undefined && (column.period === null || years.has(column.period))
    const place: CellPlace = { unit, year: yearOfColumn(column), latest, region, firstRegion, hasDocument, chosen: context.chosen }
    return finishCell(picks[index]!, place, status)
  })
  return { indicatorId: indicator.id, indicator: indicator.name, field: indicator.field, measure, unit: unit.name, period, cells }
}

/** The unit of a row, from the figures that it shows; from the alternatives where it shows none. */
function displayUnit(measure: Measure, picks: readonly PickedCell[]): DisplayUnit {
  if (measure === 'rank') return { name: '位', size: 1 }
  const shown = picks.flatMap(({ picked }) => picked.best ?? [])
  const behind = picks.flatMap(({ picked, leftOut }) => [...picked.behind, ...leftOut].map(({ candidate }) => candidate))
  return chooseDisplayUnit((shown.length > 0 ? shown : behind).map(({ observed: { entry } }) =>
    ({ base: entry.value * unitSize(entry.unit).size, unit: entry.unit, printed: entry.raw })))
}

/** The status of most of the row's figures; a result where it stands even. */
function commonStatus(picks: readonly PickedCell[]): Status {
  const order: readonly Status[] = ['actual', 'expected', 'target']
  const count = (status: Status) => picks.filter(({ picked }) => picked.best?.observed.entry.reading.status === status).length
  return order.reduce((best, status) => count(status) > count(best) ? status : best)
}
