import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { Passage } from '../../../electron/contract/index.ts'
import { byPassage } from './text/by-passage.ts'
import { findAll, foldAhead } from './text/find.ts'
import type { MatchSpan } from './text/segments.ts'
import type { PassageSpan } from './text/selection.ts'
import type { ReadingList } from './use-reading-list.ts'

/** Typing goes on for a while; looking through a long document on every key would make it stick. */
const FIND_DELAY_MS = 120
/** So much of an idle moment is left over: the longest bundled passage folds in 0.2 ms. */
const IDLE_LEFT_MS = 1

export interface Find {
  readonly open: Ref<boolean>
  readonly words: Ref<string>
  /** Counts how often the bar was asked for: it takes the keys each time. */
  readonly asked: Ref<number>
  readonly matches: ShallowRef<readonly PassageSpan[]>
  /** Place of the current match in `matches`; -1 where there is none. */
  readonly current: Ref<number>
  /** What the text paints, by passage. */
  readonly spans: ComputedRef<ReadonlyMap<number, readonly (MatchSpan & PassageSpan)[]>>
  /** Opens the bar; the words of the selection, if any, are looked for. */
  readonly start: (selected?: string) => void
  readonly step: (by: 1 | -1) => void
  readonly close: () => void
}

/** Find in the document: all matches marked, one of them the current one, which the page scrolls to. */
export function useFind(passages: ComputedRef<readonly Passage[]>, list: ReadingList): Find {
  const open = ref(false)
  const words = ref('')
  const asked = ref(0)
  const matches = shallowRef<readonly PassageSpan[]>([])
  const current = ref(-1)

  function go(index: number): void {
    current.value = index
    const match = matches.value[index]
    if (match) void list.showSpan(match, true)
  }

  function look(): void {
    matches.value = open.value ? findAll(passages.value, words.value) : []
    const from = list.position.value?.passage ?? 0
    const nearest = matches.value.findIndex(match => match.passage >= from)
    go(matches.value.length === 0 ? -1 : Math.max(0, nearest))
  }

  watch([words, open], (_now, _before, cleanUp) => {
    const timer = setTimeout(look, FIND_DELAY_MS)
    cleanUp(() => clearTimeout(timer))
  })
  watch(passages, look)

  // From the opening of the bar to the first letter there are idle moments: the text is made ready for the first look.
  watch([open, passages], ([isOpen, wanted], _before, cleanUp) => {
    if (!isOpen) return
    let next = 0, waiting = 0
    const goOn = (idle: IdleDeadline): void => {
      next = foldAhead(wanted, next, () => idle.timeRemaining() > IDLE_LEFT_MS)
      if (next < wanted.length) waiting = requestIdleCallback(goOn)
    }
    waiting = requestIdleCallback(goOn)
    cleanUp(() => cancelIdleCallback(waiting))
  })

  return {
    open, words, asked, matches, current,
    spans: computed(() => byPassage(matches.value.map((match, i) => ({ ...match, current: i === current.value })))),
    start(selected) {
      if (selected) words.value = selected
      open.value = true
      asked.value++
    },
    step(by) {
      const count = matches.value.length
      if (count > 0) go((current.value + by + count) % count)
    },
    close() {
      open.value = false
      matches.value = []
      current.value = -1
    },
  }
}
