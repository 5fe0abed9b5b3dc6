import { onMounted, provide, shallowRef, type InjectionKey } from 'vue'
import { tryCall } from '../../shared/bridge.ts'

/** The name of a region by its code; the code itself until the table of regions is there. */
export const REGION_NAME: InjectionKey<(code: string) => string> = Symbol('region names')

/** Fetches the names once for all that a view shows. */
export function provideRegionNames(): void {
  const names = shallowRef<ReadonlyMap<string, string>>(new Map())
  provide(REGION_NAME, code => names.value.get(code) ?? code)
  onMounted(async () => {
    const answer = await tryCall('document.regions', {})
    if (answer.ok) names.value = new Map(answer.value.map(one => [one.code, one.name]))
  })
}
