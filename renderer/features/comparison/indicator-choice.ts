import type { IndicatorId, IndicatorSummary, RegionCode } from '../../../electron/contract/index.ts'
import { FIELD_ORDER } from '../../../electron/domain/comparison/index.ts'

/** An indicator in the picker: how many of the chosen regions have a figure for it. */
export interface OfferedIndicator { readonly indicator: IndicatorSummary; readonly sharedBy: number }

/** Indicators of one field. */
export interface FieldGroup { readonly field: string; readonly offered: readonly OfferedIndicator[] }

/** Those whose name or alias holds the text and that at least `least` of the regions have, by field, shared ones first. */
export function offerIndicators(indicators: readonly IndicatorSummary[], regions: readonly RegionCode[], text: string, least: number): FieldGroup[] {
  const wanted = text.trim().toLowerCase()
  const offered = indicators.map((indicator): OfferedIndicator => ({ indicator, sharedBy: regions.filter(region => indicator.regions.includes(region)).length }))
    .filter(({ indicator, sharedBy }) => sharedBy >= least && [indicator.name, ...indicator.aliases].some(name => name.toLowerCase().includes(wanted)))
  const place = (field: string): number => FIELD_ORDER.includes(field) ? FIELD_ORDER.indexOf(field) : FIELD_ORDER.length
  const fields = [...new Set(offered.map(({ indicator }) => indicator.field))].sort((a, b) => place(a) - place(b))
  return fields.map(field => ({
    field, offered: offered.filter(({ indicator }) => indicator.field === field)
      .sort((a, b) => b.sharedBy - a.sharedBy || b.indicator.observations - a.indicator.observations || (a.indicator.name < b.indicator.name ? -1 : 1)),
  }))
}

/** The chosen indicators in the order in which they were chosen before, new ones after them by field. */
export function orderChosen(before: readonly IndicatorId[], now: ReadonlySet<IndicatorId>, groups: readonly FieldGroup[]): IndicatorId[] {
  const kept = before.filter(id => now.has(id))
  const added = groups.flatMap(({ offered }) => offered.map(({ indicator }) => indicator.id)).filter(id => now.has(id) && !kept.includes(id))
  return [...kept, ...added, ...[...now].filter(id => !kept.includes(id) && !added.includes(id))]
}
