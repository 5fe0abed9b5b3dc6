import { ref, type ComputedRef, type Ref } from 'vue'
import type { Passage } from '../../../electron/contract/index.ts'
import { askedPassage } from './text/asked-passage.ts'
import type { Place } from './use-place.ts'

export interface GoTo {
  readonly open: Ref<boolean>
  /** Counts how often the bar was asked for: it takes the keys each time. */
  readonly asked: Ref<number>
  readonly start: () => void
  /** Goes to the passage that the words name, as a step that 后退 takes back, and closes; answers false where there is none. */
  readonly go: (words: string) => boolean
}

/** Going to a passage by its number, as citations and exported notes give it. */
export function useGoTo(passages: ComputedRef<readonly Passage[]>, place: Place): GoTo {
  const open = ref(false)
  const asked = ref(0)
  return {
    open, asked,
    start() {
      open.value = true
      asked.value++
    },
    go(words) {
      const passage = askedPassage(words, passages.value.length)
      if (passage === null) return false
      const { length } = passages.value[passage]!.text
      void place.go(passage, length > 0 ? { passage, start: 0, end: length } : null)
      open.value = false
      return true
    },
  }
}
