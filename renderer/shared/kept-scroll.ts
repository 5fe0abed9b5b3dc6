import { nextTick, onBeforeUnmount, watch, type Ref } from 'vue'
import { useRoute } from 'vue-router'

const kept = new Map<string, number>()

/**
 * Keeps how far a list was scrolled while one is elsewhere, so that 后退 returns to the same line. `ready` tells
 * when the list has its content; before that there is nothing to scroll. An entry of the window's history is known
 * by its number (which vue-router gives it) and its address.
 */
export function useKeptScroll(scroller: Readonly<Ref<HTMLElement | null>>, ready: () => boolean): void {
  const route = useRoute()
  const view = route.name
  const entryName = (): string => `${(window.history.state as { position?: number } | null)?.position ?? 0} ${route.fullPath}`
  let entry = entryName()
  // A view may change its own address (the query of a search); it goes when the address is another's.
  watch(() => route.fullPath, () => { if (route.name === view) entry = entryName() }, { flush: 'sync' })

  const stop = watch(ready, async there => {
    if (!there) return
    await nextTick()
    stop()
    const top = kept.get(entry)
    if (top !== undefined && scroller.value) scroller.value.scrollTop = top
  }, { immediate: true, flush: 'post' })
  onBeforeUnmount(() => { if (scroller.value) kept.set(entry, scroller.value.scrollTop) })
}
