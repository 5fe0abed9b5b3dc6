import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import type { SearchAnswer } from '../../../electron/contract/index.ts'
import { messageOf, call } from '../../shared/bridge.ts'
import { groupHits } from './hits.ts'

const TYPING_PAUSE_MS = 90 // an answer takes a few milliseconds; this only skips the letters of a pinyin syllable
const LONGEST_QUERY = 200 // the contract's limit, in UTF-16 code units

/**
 * Searches while one types. `text` is the query as typed; `answer` belongs to the query last answered and stays on
 * screen until the next one comes, so that the list does not flicker. `limit` is the number of hits asked for.
 */
export function useSearch(text: Ref<string>, options: { limit: number }) {
  const answer = shallowRef<SearchAnswer | null>(null)
  const failure = ref<string | null>(null)
  /** Place of the hit that Enter opens, counted through all groups. */
  const active = ref(0)
  const groups = computed(() => groupHits(answer.value?.hits ?? []))
  const ordered = computed(() => groups.value.flatMap(group => group.hits.map(({ hit }) => hit)))
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Asks now. An answer that was overtaken by a newer question is dropped. */
  async function search(): Promise<void> {
    clearTimeout(timer)
    const query = text.value.trim().slice(0, LONGEST_QUERY)
    const mine = ++asked
    if (query === '') {
      answer.value = null
      failure.value = null
      return
    }
    try {
      const found = await call('search.query', { text: query, limit: options.limit, documentId: null })
      if (mine !== asked) return
      answer.value = found
      failure.value = null
      active.value = 0
    } catch (error) {
      if (mine === asked) failure.value = messageOf(error)
    }
  }

  /** Moves the active hit by rows, stopping at the ends. */
  function move(by: number): void {
    active.value = Math.min(Math.max(active.value + by, 0), Math.max(ordered.value.length - 1, 0))
  }

  watch(text, () => {
    clearTimeout(timer)
    timer = setTimeout(() => { void search() }, TYPING_PAUSE_MS)
  })
  if (text.value.trim() !== '') void search()
  onScopeDispose(() => { clearTimeout(timer); asked++ })

  return { answer, failure, groups, ordered, active, search, move }
}
