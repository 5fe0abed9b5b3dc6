import type { ComparisonSpec, IndicatorSummary, Measure, Region } from '../../../electron/contract/index.ts'
import { columnHead, derivationKey, derivationName, rowName } from '../../../electron/domain/comparison/index.ts'

/** What is out of sight, with the names that its heads would have. Keys of things that no longer exist are left out. */
export function hiddenNames({ view, derived }: ComparisonSpec, known: { readonly regions: readonly Region[]; readonly indicators: readonly IndicatorSummary[] }): { key: string; name: string }[] {
  const regionName = (code: string): string | undefined => known.regions.find((region) => region.code === code)?.name
  return view.hidden.flatMap((key) => {
    const derivation = derived.find((each) => derivationKey(each) === key)
    if (derivation !== undefined) return [{ key, name: derivationName(derivation, ({ region }) => regionName(region) ?? region) }]
    // `<indicator> <measure> <family>`: an indicator's id may hold blanks, so it is sought from the front.
    const indicator = known.indicators.find(({ id }) => key.startsWith(`${id} `))
    if (indicator !== undefined) return [{ key, name: rowName({ indicator: indicator.name, measure: key.slice(indicator.id.length + 1).split(' ')[0] as Measure }) }]
    const [code, period] = key.split('@')
    const name = regionName(code!)
    return name === undefined ? [] : [{ key, name: columnHead({ name, period: period ?? null }) }]
  })
}
