import { onScopeDispose, ref, type Ref } from 'vue'
import { beforeClose } from './before-close.ts'

const SAVE_DELAY_MS = 400 // what a crash may cost of a sentence being typed

/**
 * Text being typed that saves itself: after a pause, on `flush` (call it on blur), when the component goes and
 * before the window closes. `save` gets the whole text and throws if it could not; then `state` is `failed`, and the
 * next pause tries again.
 */
export function useDraft(first: string, save: (text: string) => Promise<void>): {
  text: Ref<string>
  state: Ref<'saved' | 'unsaved' | 'saving' | 'failed'>
  type: (now: string) => void
  flush: () => Promise<void>
} {
  const text = ref(first)
  const state = ref<'saved' | 'unsaved' | 'saving' | 'failed'>('saved')
  let stored = first
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> = Promise.resolve()

  async function store(): Promise<void> {
    const now = text.value
    if (now === stored) { state.value = 'saved'; return }
    state.value = 'saving'
    try {
      await save(now)
      stored = now
      state.value = text.value === now ? 'saved' : 'unsaved'
    } catch (error) {
      state.value = 'failed'
      throw error
    }
  }

  /** Saves now; saves never overlap, so an older text can't overwrite a newer one. Rejects if it could not. */
  function flush(): Promise<void> {
    clearTimeout(timer)
    running = running.catch(() => {}).then(store)
    return running
  }

  function type(now: string): void {
    text.value = now
    state.value = 'unsaved'
    clearTimeout(timer)
    timer = setTimeout(() => { flush().catch(() => {}) }, SAVE_DELAY_MS)
  }

  const takeBack = beforeClose(flush)
  onScopeDispose(() => { flush().catch(() => {}).finally(takeBack) })
  return { text, state, type, flush }
}
