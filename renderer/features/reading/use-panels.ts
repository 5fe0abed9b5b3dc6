import { useMediaQuery } from '@vueuse/core'
import { computed, ref, type ComputedRef, type Ref, type WritableComputedRef } from 'vue'

/** Below this the text would have less than its line width beside two panels: they lie over it instead. */
const OVERLAY_BELOW = '(max-width: 1199px)'
/** The same for two texts side by side. */
const OVERLAY_TWO_BELOW = '(max-width: 1799px)'

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

/** Which panels are open: docked beside the text, or the two texts, where there is room; over it where there is not. */
export function usePanels(two: Ref<boolean>): Panels {
  const narrow = useMediaQuery(OVERLAY_BELOW)
  const narrowForTwo = useMediaQuery(OVERLAY_TWO_BELOW)
  const overlay = computed(() => narrow.value || (two.value && narrowForTwo.value))
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
