import { shallowRef } from 'vue'
import type { LexiconIndicator, Region } from '../../../electron/contract/index.ts'
import { tryCall } from '../../shared/bridge.ts'

/** The indicators of the lexicon and the regions that the forms offer. Kept between forms; an empty list only offers less. */
export const known = shallowRef<{ readonly indicators: readonly LexiconIndicator[]; readonly regions: readonly Region[] }>({ indicators: [], regions: [] })

/** Asks for both again; what cannot be had stays as it was. */
export async function refreshKnown(): Promise<void> {
  const [indicators, regions] = await Promise.all([tryCall('lexicon.indicators', {}), tryCall('document.regions', {})])
  known.value = { indicators: indicators.ok ? indicators.value : known.value.indicators, regions: regions.ok ? regions.value : known.value.regions }
}
