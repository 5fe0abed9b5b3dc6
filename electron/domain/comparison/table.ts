// From a choice and the ledger to a table.
import type { CellFlag, ComparisonColumn, ComparisonRow, ComparisonSpec, ComparisonTable, IndicatorSummary, Region, RegionCode } from '../../contract/index.ts'
import { derivedColumns, POPULATION_INDICATOR } from './derived-columns.ts'
import { columnKey } from './keys.ts'
import { documentYears } from './periods.ts'
import { notesFor } from './notes.ts'
import type { ComparedDocument, Observed } from './observed.ts'
import { figureCount, rowsOf, type RowContext } from './rows.ts'
import { regionOf } from './subjects.ts'
import { arrange } from './view.ts'
import { FLAG_ORDER } from './words.ts'

/** All that a table is built from. */
export interface ComparisonInput {
  readonly observations: readonly Observed[]
  /** The documents of the corpus: they tell 未提及 from 无文件. */
  readonly documents: readonly ComparedDocument[]
  /** The regions of the table and all above them. */
  readonly regions: readonly Region[]
  readonly indicators: readonly IndicatorSummary[]
}

/**
 * Builds the table of a choice. Unknown regions and indicators are left out with a note, never guessed.
 * Pure: the same ledger gives the same table, letter by letter.
 */
export function buildComparison(spec: ComparisonSpec, input: ComparisonInput): ComparisonTable {
  const regions = new Map(input.regions.map((region) => [region.code, region]))
  const indicators = new Map(input.indicators.map((indicator) => [indicator.id, indicator]))
  const own = columnsOf(spec, regions), derived = derivedColumns(spec, own)
  const population = derived.some((column) => column.derived?.kind === 'per-head') ? populationIndicator(input.indicators) : undefined
  const figures = figuresByIndicator([...spec.indicators, ...(population === undefined ? [] : [population.id])], own, input.observations)
  const context: RowContext = {
    spec, columns: own, regions, documentYears: yearsByRegion(input.documents), chosen: new Set(spec.chosen),
    derived, population: figures.get(population?.id ?? '') ?? new Map(),
  }
  const all = own.length === 0 ? [] : unique(spec.indicators).flatMap((id) => {
    const indicator = indicators.get(id)
    return indicator ? rowsOf(indicator, figures.get(id) ?? new Map(), context) : []
  })
  const { columns, rows } = arrange([...own, ...derived], spec.hideEmptyRows ? all.filter(hasSomethingToSay) : all, spec.view)
  const lostChoices = countLostChoices(spec, input.observations)
  return { spec, columns, rows, legend: legendOf(rows), notes: notesFor({ spec, columns, rows, regions, indicators, lostChoices }) }
}

/** One column per region, or per region and year where years stand side by side. Unknown codes give none. */
export function columnsOf(spec: ComparisonSpec, regions: ReadonlyMap<RegionCode, Region>): ComparisonColumn[] {
  const years = spec.periods === 'latest' ? [null] : unique(spec.periods)
  return unique(spec.regions).flatMap((code) => {
    const region = regions.get(code)
    return region ? years.map((period) => ({ region: code, name: region.name, level: region.level, period })) : []
  }).map((column, _index, all) => ({ key: columnKey(column), ...column, otherLevel: column.level !== all[0]!.level, derived: null }))
}

function populationIndicator(indicators: readonly IndicatorSummary[]): IndicatorSummary | undefined {
  return indicators.find(({ name }) => name === POPULATION_INDICATOR)
}

/** A row without any figure stays only if a person must decide something in it (存疑, 冲突). */
function hasSomethingToSay(row: ComparisonRow): boolean {
  return figureCount(row) > 0 || row.cells.some((cell) => cell.kind === 'missing' && (cell.reason === 'conflict' || cell.reason === 'doubtful'))
}

/** The flags that occur in the rows, in the order of the legend. */
export function legendOf(rows: readonly ComparisonRow[]): CellFlag[] {
  const found = new Set(rows.flatMap((row) => row.cells.flatMap((cell) => cell.kind === 'missing' ? [] : cell.flags)))
  return FLAG_ORDER.filter((flag) => found.has(flag))
}

function countLostChoices({ chosen }: ComparisonSpec, observations: readonly Observed[]): number {
  if (chosen.length === 0) return 0
  const there = new Set<string>(observations.filter(({ entry }) => entry.review !== 'dismissed').map(({ entry }) => entry.key))
  return unique(chosen).filter((key) => !there.has(key)).length
}

/** One pass over the ledger: the figures of each wanted indicator, by the region that they may speak for. */
function figuresByIndicator(indicators: readonly string[], shown: readonly ComparisonColumn[], observations: readonly Observed[]): Map<string, Map<RegionCode, Observed[]>> {
  const wanted = new Set(indicators), columns = new Set(shown.map(({ region }) => region))
  const figures = new Map<string, Map<RegionCode, Observed[]>>()
  for (const observed of observations) {
    const id = observed.entry.reading.indicatorId
    if (id === null || !wanted.has(id)) continue
    const code = regionOf(observed)
    if (!columns.has(code)) continue
    const ofIndicator = figures.get(id) ?? new Map<RegionCode, Observed[]>()
    figures.set(id, ofIndicator)
    const ofRegion = ofIndicator.get(code)
    if (ofRegion === undefined) ofIndicator.set(code, [observed])
    else ofRegion.push(observed)
  }
  return figures
}

function yearsByRegion(documents: readonly ComparedDocument[]): Map<RegionCode, Set<string>> {
  const years = new Map<RegionCode, Set<string>>()
  for (const document of documents) {
    years.set(document.region, new Set([...years.get(document.region) ?? [], ...documentYears(document)]))
  }
  return years
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)]
}
