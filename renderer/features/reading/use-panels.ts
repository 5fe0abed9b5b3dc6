import { useMediaQuery } from '@vueuse/core'
import { computed, ref, type ComputedRef, type Ref, type WritableComputedRef } from 'vue'

/** Below this the text would have less than its line width beside two panels: they lie over it instead. */
const OVERLAY_BELOW = '(max-width: 1199px)'

export type PanelTab = 'annotations' | 'metrics'

export interface Panels {
  readonly overlay: Ref<boolean>
  readonly outline: WritableComputedRef<boolean>
  readonly side: WritableComputedRef<boolean>
  readonly tab: Ref<PanelTab>
  /** True where a panel lies over the text: Esc or a click beside it closes it. */
  readonly covering: ComputedRef<boolean>
  readonly closeOverlays: () => void
}

// Kept while the app runs, so that the next document looks as the last one was left.
const outlineDocked = ref(true)
const sideDocked = ref(true)
const tab = ref<PanelTab>('metrics')

/** The panels of a text that stands second in a pair: it has none of its own. */
export function noPanels(): Panels {
  const never = computed({ get: () => false, set: () => {} })
  return { overlay: ref(false), tab: ref('metrics'), outline: never, side: never, covering: computed(() => false), closeOverlays: () => {} }
}

/** Which panels are open: docked beside the text where there is room, over it where there is not. */
export function usePanels(): Panels {
  const overlay = useMediaQuery(OVERLAY_BELOW)
  const over = ref<'outline' | 'side' | null>(null)

  const panel = (name: 'outline' | 'side', docked: Ref<boolean>) => computed({
    get: () => overlay.value ? over.value === name : docked.value,
    set: (open) => {
      if (overlay.value) over.value = open ? name : null
      else docked.value = open
    },
  })
  return {
    overlay, tab, outline: panel('outline', outlineDocked), side: panel('side', sideDocked),
    covering: computed(() => overlay.value && over.value !== null),
    closeOverlays: () => { over.value = null },
  }
}
