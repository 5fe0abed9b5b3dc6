import { onUnmounted, ref, shallowRef } from 'vue'
import type { ClosingWord } from '../../electron/contract/index.ts'
import { flushAndTell, type Unsaved } from '../shared/before-close.ts'
import { onHost, tryCall } from '../shared/bridge.ts'

/** From then on the host is told that the page saves: it would take a silent page for one that hangs. */
const TELL_AFTER_MS = 1000

/** The closing of the window: it waits until all is saved; where that fails the person decides. */
export function useClosing() {
  const unsaved = shallowRef<Unsaved>({ reasons: [], words: [], actions: [] })
  const asking = ref(false)
  const saving = ref(false)

  const tell = (word: Exclude<ClosingWord, 'ready'>): void => { void tryCall('window.keepOpen', { word }) }
  const leave = (): Promise<unknown> => tryCall('window.readyToClose', {})

  async function close(): Promise<void> {
    saving.value = true
    const timer = setTimeout(() => tell('saving'), TELL_AFTER_MS)
    unsaved.value = await flushAndTell()
    clearTimeout(timer)
    saving.value = false
    asking.value = unsaved.value.reasons.length > 0
    if (asking.value) tell('asking')
    else await leave()
  }
  function stay(): void {
    asking.value = false
    tell('stay')
  }

  onUnmounted(onHost('window.closing', () => { void close() }))
  return { unsaved, asking, saving, close, stay, leave }
}
