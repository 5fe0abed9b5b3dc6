// Small tables for tests, made from figures by the real rules.
import type { ComparisonCell, ComparisonSpec, ComparisonTable, Derivation, RegionCode, TableView } from '../../../contract/index.ts'
import type { Observed } from '../observed.ts'
import { buildComparison } from '../table.ts'
import { PLAIN_VIEW } from '../view.ts'
import { indicatorsOf, REGIONS, regionNamed } from './observed.ts'

/** The table of a choice from these figures; every indicator that occurs is known. */
export function tableOf(spec: ComparisonSpec, observations: readonly Observed[]): ComparisonTable {
  return buildComparison(spec, {
    observations, documents: observations.map(({ document }) => document), regions: REGIONS,
    indicators: indicatorsOf(...new Set(observations.map(({ entry }) => entry.reading.indicator)), ...spec.indicators.filter((id) => !observations.some(({ entry }) => entry.reading.indicatorId === id))),
  })
}

/** A view that differs from the plain one in what is named. */
export function viewWith(changes: Partial<TableView>): TableView {
  return { ...PLAIN_VIEW, ...changes }
}

/** `derive('difference', '太谷区', '晋中市')`; a year is written behind: 太谷区@2024. */
export function derive(kind: Derivation['kind'], of: string, base?: string): Derivation {
  const ref = (text: string) => {
    const [name, period] = text.split('@')
    return { region: regionNamed(name!)?.code ?? name as RegionCode, period: period ?? null }
  }
  return base === undefined ? { kind: kind as 'rank', of: ref(of) } : { kind: kind as 'difference', of: ref(of), base: ref(base) }
}

/** What a cell reads, with the reason where it is missing: `不适用：区间数不作推算`. */
export function reads(cell: ComparisonCell): string {
  return cell.kind === 'missing' ? `${cell.reason}${cell.why === undefined ? '' : `：${cell.why}`}` : cell.shown
}
