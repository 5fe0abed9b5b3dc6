import { onScopeDispose, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { Passage } from '../../../electron/contract/index.ts'
import { sentenceBeside } from './text/sentence-walk.ts'
import type { ReadingList } from './use-reading-list.ts'
import type { Sentence } from './use-sentence.ts'

/** A frame's worth of scroll events is one step of the eyes. */
const FOLLOW_DELAY_MS = 40

export interface Focus {
  readonly on: Ref<boolean>
  readonly toggle: () => void
  /** Lights the next or the previous sentence and brings it to the eyes. */
  readonly step: (by: 1 | -1) => Promise<void>
}

/**
 * Focus mode: panels and rail step back, all but one sentence is dimmed. The sentence follows the scrolling; the
 * keyboard walks it. The shell hides its rail while the root element says `data-focus`.
 */
export function useFocus(passages: ComputedRef<readonly Passage[]>, list: ReadingList, sentence: Sentence): Focus {
  const on = ref(false)
  let walking = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function follow(): void {
    clearTimeout(timer)
    if (on.value && walking === 0) timer = setTimeout(() => { if (on.value && walking === 0) sentence.lit.value = sentence.atEyes() }, FOLLOW_DELAY_MS)
  }

  async function step(by: 1 | -1): Promise<void> {
    const from = sentence.lit.value ?? sentence.atEyes()
    const next = from && sentenceBeside(passages.value, from, by)
    if (!next) return
    sentence.lit.value = next
    walking++
    try {
      await list.showSpan(next)
    } finally {
      // The last scroll event of the walk comes a frame after it.
      setTimeout(() => { walking-- }, FOLLOW_DELAY_MS)
    }
  }

  watch(on, now => {
    if (now) document.documentElement.dataset['focus'] = ''
    else delete document.documentElement.dataset['focus']
    sentence.lit.value = now ? sentence.here() : null
  })
  watch(list.position, follow)
  onScopeDispose(() => {
    clearTimeout(timer)
    delete document.documentElement.dataset['focus']
  })
  return { on, step, toggle: () => { on.value = !on.value } }
}
