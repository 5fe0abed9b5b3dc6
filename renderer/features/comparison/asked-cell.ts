import type { ComparisonSpec, ComparisonTable, IndicatorId, RegionCode } from '../../../electron/contract/index.ts'
import type { CellAddress } from '../../shared/links.ts'
import type { CellPlace } from './spec-changes.ts'
import { withPeriods } from './view-changes.ts'

type Query = Readonly<Record<string, unknown>>
const LONGEST_ID = 120, LONGEST_PERIOD = 20
/** A code of GB/T 2260, or a zone by its name. */
const REGION = /^(\d{6,12}|zone:[^<>]{1,55})$/u

/** The cell that an address asks for (`?indicator=…&region=140703&period=2024`), or null where it names none. */
export function askedCell({ indicator, region, period, gap }: Query): CellAddress | null {
  if (typeof indicator !== 'string' || indicator === '' || indicator.length > LONGEST_ID || typeof region !== 'string' || !REGION.test(region)) return null
  return { indicatorId: indicator as IndicatorId, region: region as RegionCode, period: typeof period === 'string' && period.length <= LONGEST_PERIOD ? period : null, ...(gap !== undefined && { gap: true }) }
}

/** Where a cell stands in a table: a figure before a gap, unless the gap is asked for; null where the table does not have it. */
export function placeOfCell({ rows, columns }: Pick<ComparisonTable, 'rows' | 'columns'>, asked: CellAddress): CellPlace | null {
  const places = rows.flatMap((row, rowIndex) => row.indicatorId !== asked.indicatorId ? [] : columns.flatMap((column, columnIndex) =>
    column.region === asked.region && column.derived === null && (asked.period === null || (column.period ?? row.period) === asked.period)
      ? [{ row: rowIndex, column: columnIndex, isFigure: row.cells[columnIndex]!.kind === 'figure' }] : []))
  const found = places.find(({ isFigure }) => isFigure !== (asked.gap === true)) ?? places[0]
  return found ? { row: found.row, column: found.column } : null
}

/**
 * What a choice must take in so that its table has the cell, one step further each time: region and indicator in sight,
 * then its year beside those shown (beside the year of most rows), then rows without a figure. The order is that of the least change.
 */
export function choicesWith({ spec, rows }: Pick<ComparisonTable, 'spec' | 'rows'>, { indicatorId, region, period }: CellAddress): ComparisonSpec[] {
  const shown: ComparisonSpec = {
    ...spec,
    regions: spec.regions.includes(region) ? spec.regions : [...spec.regions, region],
    indicators: spec.indicators.includes(indicatorId) ? spec.indicators : [...spec.indicators, indicatorId],
    view: { ...spec.view, hidden: spec.view.hidden.filter((key) => !key.startsWith(`${indicatorId} `) && key !== region && !key.startsWith(`${region}@`)) },
  }
  const year = period?.slice(0, 4)
  const years = spec.periods === 'latest' ? usualYear(rows) : spec.periods
  const dated = year === undefined || years.includes(year) ? shown : withPeriods(shown, [...years, year].sort())
  const all = (one: ComparisonSpec): ComparisonSpec => ({ ...one, hideEmptyRows: false, view: { ...one.view, hideEmptyColumns: false } })
  return [shown, dated, all(dated)]
}

/** The year that most rows have in common; none where no row has one. */
function usualYear(rows: ComparisonTable['rows']): string[] {
  const counts = new Map<string, number>()
  for (const { period } of rows) if (period !== null && /^\d{4}/.test(period)) counts.set(period.slice(0, 4), (counts.get(period.slice(0, 4)) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, 1).map(([year]) => year)
}
