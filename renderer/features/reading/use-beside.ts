import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { DocumentId, DocumentSummary } from '../../../electron/contract/index.ts'
import { readingLink } from '../../shared/links.ts'
import type { ReadingPage } from './reading-page.ts'
import type { PairingState } from './use-pairing.ts'

export interface Beside {
  /** The document beside the first one; null where there is none, or none has been chosen yet. */
  readonly id: ComputedRef<DocumentId | null>
  /** True while a person chooses which document to put beside; one that stands there stays meanwhile. */
  readonly choosing: ComputedRef<boolean>
  readonly choose: () => void
  readonly cancel: () => void
  /** The second text once it stands there, and what is paired with what. */
  readonly second: ShallowRef<ReadingPage | null>
  readonly pairing: ShallowRef<PairingState | null>
  /** The text used last: tools, panels and keys work on it. */
  readonly active: ComputedRef<ReadingPage>
  readonly use: (page: ReadingPage) => void
  /** Goes over to the other text with the keyboard. */
  readonly other: () => void
  /** Whether the two scroll together. */
  readonly locked: Ref<boolean>
  /** Puts a document beside, null takes it away. The address says so: it can be kept and linked to. */
  readonly put: (id: DocumentId | null) => void
  /** Lets left and right change places, each staying where it is read. */
  readonly swap: () => void
  /** Goes on with the second text alone. */
  readonly keepSecond: () => void
}

// Kept while the app runs: who scrolls two texts by themselves does so with the next two.
const locked = ref(true)

/** Which document stands beside the one that is read, and which of the two is being used. */
export function useBeside(first: () => ReadingPage): Beside {
  const route = useRoute()
  const router = useRouter()
  const wanted = computed(() => typeof route.query['beside'] === 'string' ? route.query['beside'] : null)
  const id = computed(() => wanted.value && wanted.value !== route.params['documentId'] ? wanted.value as DocumentId : null)
  const second = shallowRef<ReadingPage | null>(null)
  const pairing = shallowRef<PairingState | null>(null)
  const asking = ref(false)
  const last = shallowRef<ReadingPage | null>(null)
  watch(second, now => { if (!now) last.value = null })

  function goWith(beside: DocumentId | null): void {
    if (!id.value) return
    const { query, ...place } = readingLink(id.value, second.value?.list.position.value?.passage) as { query: Record<string, string> }
    void router.push({ ...place, query: { ...query, ...(beside && { beside }) } })
  }

  function put(to: DocumentId | null): void {
    asking.value = false
    const { beside: _beside, ...query } = route.query
    void router.replace({ query: to === null ? query : { ...query, beside: to } })
  }

  return {
    id, second, pairing, locked, put,
    // A link can ask too: ?beside= without an id.
    choosing: computed(() => asking.value || wanted.value === ''),
    choose() { asking.value = true },
    cancel() { asking.value = false; if (wanted.value === '') put(null) },
    active: computed(() => second.value !== null && last.value === second.value ? second.value : first()),
    use(page) { last.value = page },
    other: () => (last.value === second.value ? first() : second.value)?.scroller.value?.focus({ preventScroll: true }),
    swap: () => goWith(first().documentId.value),
    keepSecond: () => goWith(null),
  }
}

/**
 * Documents to put beside one, the likeliest first: the same kind before others, then the same region in another
 * year, then other regions of the same year, then the rest.
 */
export function besideChoices(first: DocumentSummary, documents: readonly DocumentSummary[]): DocumentSummary[] {
  const year = (one: DocumentSummary): string => (one.date ?? one.speaksOf).slice(0, 4)
  const rank = (one: DocumentSummary): number => Number(one.kind !== first.kind) * 4
    + (one.region.code === first.region.code ? 0 : year(one) === year(first) ? 1 : 2)
  return documents.filter(one => one.id !== first.id).sort((a, b) => rank(a) - rank(b) || year(b).localeCompare(year(a)) || a.region.code.localeCompare(b.region.code))
}
