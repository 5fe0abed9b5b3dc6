import { ref, shallowRef } from 'vue'
import type { Place } from './use-place.ts'
import type { PassageSpan } from './text/selection.ts'
import type { ReadingList } from './use-reading-list.ts'

/** The place in a text that stands second in a pair: it follows the first, and the history knows nothing of it. */
export function useOwnPlace(list: ReadingList): Place {
  const target = shallowRef<PassageSpan | null>(null)
  return {
    target, flash: ref(false),
    async go(passage, span = null) {
      target.value = span
      await (span ? list.showSpan(span) : list.showPosition({ passage, fraction: 0 }))
    },
    clearTarget() { target.value = null },
  }
}
