// One indicator becomes rows: one per measure and family of units.
import type { ComparisonColumn, ComparisonRow, ComparisonSpec, IndicatorSummary, Measure, Region, RegionCode, Status } from '../../contract/index.ts'
import { candidateOf, commonYear, mayBeUsed, rowKind, type Candidate } from './candidates.ts'
import { finishCell, pickCell, type CellPlace, type PickedCell } from './cells.ts'
import type { Observed } from './observed.ts'
import { deriveCell, type DerivedRow } from './derived.ts'
import { rowKey } from './keys.ts'
import { relationTo, type RegionTable } from './subjects.ts'
import { baseUnitOf, chooseDisplayUnit, unitSize, type DisplayUnit } from './units.ts'

/** What all rows of a table share. */
export interface RowContext {
  readonly spec: ComparisonSpec
  readonly columns: readonly ComparisonColumn[]
  readonly regions: RegionTable
  /** Years that the documents of a region speak of. */
  readonly documentYears: ReadonlyMap<RegionCode, ReadonlySet<string>>
  readonly chosen: ReadonlySet<string>
  /** Computed columns, after the regions. */
  readonly derived: readonly ComparisonColumn[]
  /** Readings of 常住人口, where a computed column needs them. */
  readonly population: FiguresByRegion
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
    .map((kind) => buildRow(indicator, kind, kind.perRegion, context))
    .sort((a, b) => figureCount(b) - figureCount(a)))
  return rows.length > 0 ? rows : [buildRow(indicator, { measure: measures[0] ?? indicator.usualMeasure, family: '' }, new Map(), context)]
}

/** Cells of a row that hold a figure. */
export function figureCount(row: ComparisonRow): number {
  return row.cells.filter((cell) => cell.kind === 'figure').length
}

function wantedRegions({ columns, regions }: RowContext): Map<RegionCode, Region> {
  return new Map(columns.flatMap(({ region }) => { const known = regions.get(region); return known ? [[region, known] as const] : [] }))
}

function buildRow(indicator: IndicatorSummary, { measure, family }: { measure: Measure; family: string }, perRegion: ReadonlyMap<RegionCode, readonly Candidate[]>, context: RowContext): ComparisonRow {
  const latest = context.spec.periods === 'latest'
  const period = latest ? commonYear([...perRegion.values()]) : null
  const yearOfColumn = (column: ComparisonColumn) => latest ? period : column.period
  const picks = context.columns.map((column) => pickCell(perRegion.get(column.region) ?? [], { year: yearOfColumn(column), latest, chosen: context.chosen }))
  const unit = displayUnit(measure, picks)
  const status = commonStatus(picks)
  const cells = context.columns.map((column, index) => finishCell(picks[index]!, placeOf(column, yearOfColumn(column), unit, context), status))
  const row = { key: rowKey(indicator.id, measure, family), indicatorId: indicator.id, indicator: indicator.name, field: indicator.field, measure, unit: unit.name, period }
  if (context.derived.length === 0) return { ...row, cells }
  const base = baseUnitOf(unit)
  const derivedRow: DerivedRow = {
    measure, unit: unit.name, columns: context.columns, cells, ...base,
    populationOf: (column) => populationCell(column, yearOfColumn(column), context),
  }
  return { ...row, cells: [...cells, ...context.derived.map((column) => deriveCell(column.derived!, derivedRow))] }
}

function placeOf(column: ComparisonColumn, year: string | null, unit: DisplayUnit, context: RowContext): CellPlace {
  const years = context.documentYears.get(column.region)
  return {
    unit, year, latest: context.spec.periods === 'latest', region: context.regions.get(column.region)!, firstRegion: context.regions.get(context.columns[0]!.region)!,
    hasDocument: years !== undefined && (column.period === null || years.has(column.period)), chosen: context.chosen,
  }
}

/** The population of a column's region in a year, picked by the same rules as every figure, in the unit that it is printed in. */
function populationCell(column: ComparisonColumn, year: string | null, context: RowContext): ReturnType<DerivedRow['populationOf']> {
  const region = context.regions.get(column.region)!
  const candidates = (context.population.get(column.region) ?? [])
    .filter((observed) => mayBeUsed(observed, ['actual', 'expected']) && rowKind(observed).measure === 'level' && rowKind(observed).family === 'persons')
    .map((observed) => candidateOf(observed, relationTo(observed, region))).filter(({ relation }) => relation === 'own')
  const picked = pickCell(candidates, { year, latest: context.spec.periods === 'latest', chosen: context.chosen })
  const unit = displayUnit('level', [picked])
  return { cell: finishCell(picked, placeOf(column, year, unit, context), 'actual'), unit: unit.name, persons: unit.size }
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
