import { onScopeDispose, shallowRef, ref, watch, type Ref } from 'vue'
import type { ComparisonSpec, PreviewedPdf, PrintLayout } from '../../../../electron/contract/index.ts'
import { call, messageOf } from '../../../shared/bridge.ts'

/** A person who goes through the choices by the arrow keys passes one each 150 ms; printing each would queue up. */
const SETTLED_MS = 250

export interface Preview {
  /** What was printed last; kept in sight while the next is being printed. */
  readonly shown: Ref<PreviewedPdf | null>
  /** The same, once nothing newer is under way: only this may be saved. */
  readonly current: Ref<PreviewedPdf | null>
  readonly busy: Ref<boolean>
  readonly failure: Ref<string | null>
}

/** Prints what `wanted` says whenever it changes; null prints nothing. Of several only the last is shown. */
export function usePreview(wanted: () => { spec: ComparisonSpec; layout: PrintLayout } | null): Preview {
  const shown = shallowRef<PreviewedPdf | null>(null)
  const current = shallowRef<PreviewedPdf | null>(null)
  const busy = ref(false)
  const failure = ref<string | null>(null)
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function print(paper: { spec: ComparisonSpec; layout: PrintLayout }, mine: number): Promise<void> {
    try {
      const printed = await call('export.preview', paper)
      if (mine !== asked) return
      shown.value = current.value = printed
      failure.value = null
    } catch (error) {
      if (mine !== asked) return
      shown.value = null
      failure.value = messageOf(error)
    }
    busy.value = false
  }

  watch(wanted, (paper, before) => {
    const mine = ++asked
    clearTimeout(timer)
    current.value = null
    failure.value = null
    busy.value = paper !== null
    if (paper === null) shown.value = null
    else timer = setTimeout(() => void print(paper, mine), before === null || before === undefined ? 0 : SETTLED_MS)
  }, { immediate: true })
  onScopeDispose(() => { asked++; clearTimeout(timer) })
  return { shown, current, busy, failure }
}
