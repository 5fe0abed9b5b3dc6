import { ref, type Ref } from 'vue'
import { messageOf } from './bridge.ts'

export interface Attempt {
  /** True while something is under way: nothing else is begun meanwhile. */
  readonly busy: Ref<boolean>
  /** The sentence that says why the last attempt failed, or null. */
  readonly failure: Ref<string | null>
  /** Does one thing at a time; what it throws becomes `failure`. */
  readonly attempt: (work: () => Promise<void>) => Promise<void>
}

/** One thing at a time, and its failure in words (`wordsOf`), as dialogs with a busy button need it. */
export function useAttempt(wordsOf: (error: unknown) => string = messageOf): Attempt {
  const busy = ref(false)
  const failure = ref<string | null>(null)
  return {
    busy, failure,
    async attempt(work) {
      if (busy.value) return
      busy.value = true
      failure.value = null
      try {
        await work()
      } catch (error) {
        failure.value = wordsOf(error)
      }
      busy.value = false
    },
  }
}
