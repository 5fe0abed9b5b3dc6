import { onScopeDispose, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { onBeforeRouteLeave, onBeforeRouteUpdate, useRoute, useRouter } from 'vue-router'
import type { DocumentId, OpenedDocument, ReadingPosition } from '../../../electron/contract/index.ts'
import { beforeClose } from '../../shared/before-close.ts'
import { tryCall } from '../../shared/bridge.ts'
import type { PassageSpan } from './text/selection.ts'
import type { ReadingList } from './use-reading-list.ts'

/** A scroll is over when nothing moved for so long; then the history entry learns where it ended. */
const HISTORY_DELAY_MS = 120
/** The notebook learns of it later: a write every second of scrolling would wear the disk for nothing. */
const RECORD_DELAY_MS = 800

/** What the history entry keeps, beside vue-router's own fields, which it may copy to an entry for another path. */
interface Kept { readonly path: string; readonly position: ReadingPosition }

const historyState = (): Record<string, unknown> => (window.history.state ?? {}) as Record<string, unknown>

/** The place that a link points to: a whole number each, start before end; null where the link says none or nonsense. */
export function targetOf(query: Readonly<Record<string, unknown>>): { passage: number; span: PassageSpan | null } | null {
  const [passage, start, end] = ['passage', 'start', 'end'].map(name => /^\d{1,9}$/.test(String(query[name])) ? Number(query[name]) : null)
  if (passage === null || passage === undefined) return null
  const whole = typeof start === 'number' && typeof end === 'number' && end > start
  return { passage, span: whole ? { passage, start, end } : null }
}

/** Answers the passage where the address, or the history's entry, opens the document; null where neither says one. */
export function useOpeningPassage(): () => number | null {
  const route = useRoute()
  return () => {
    const kept = historyState()['reading'] as Kept | undefined
    return kept?.path === route.fullPath ? kept.position.passage : targetOf(route.query)?.passage ?? null
  }
}

export interface Place {
  /** The linked place, marked until the next click. */
  readonly target: ShallowRef<PassageSpan | null>
  /** True for a moment after arriving: the mark is shown strongly. */
  readonly flash: Ref<boolean>
  /** Goes to a place of this document as a step that 后退 takes back. */
  readonly go: (passage: number, span?: PassageSpan | null) => Promise<void>
  readonly clearTarget: () => void
}

/**
 * Where the reader is, was, and comes back to. An entry of the history that has been here before is restored to the
 * exact line; a link's place comes next, then the place where reading stopped last time.
 */
export function usePlace(options: {
  documentId: Ref<DocumentId>
  opened: ShallowRef<OpenedDocument | null>
  list: ReadingList
  /** True once the text is laid out. */
  ready: ComputedRef<boolean>
}): Place {
  const { documentId, opened, list, ready } = options
  const route = useRoute()
  const router = useRouter()
  const target = shallowRef<PassageSpan | null>(null)
  const flash = ref(false)
  let arriving = 0
  let entry: unknown = historyState()['position']
  let path = route.fullPath
  let moved = false
  let arrived: DocumentId | null = null
  let linked = ''
  let historyTimer: ReturnType<typeof setTimeout> | undefined
  let recordTimer: ReturnType<typeof setTimeout> | undefined

  function keepInHistory(): void {
    clearTimeout(historyTimer)
    // After 后退 the current entry is another one already: what was seen last does not belong to it.
    if (!list.position.value || historyState()['position'] !== entry) return
    const kept: Kept = { path, position: list.position.value }
    window.history.replaceState({ ...historyState(), reading: kept }, '')
  }

  function recordSoon(): void {
    moved = true
    clearTimeout(recordTimer)
    recordTimer = setTimeout(() => { void record() }, RECORD_DELAY_MS)
  }

  async function record(): Promise<void> {
    clearTimeout(recordTimer)
    const document = opened.value
    const position = list.position.value
    if (!moved || !document || !position) return
    moved = false
    const last = document.passages.length - 1
    await tryCall('document.recordPosition', { documentId: document.summary.id, position: list.atEnd.value ? { passage: last, fraction: 1 } : position })
  }

  /** A second document was put beside this one or taken away: the address is another, the place is not. */
  function onlyBesideChanged(): boolean {
    const { beside: _beside, ...rest } = route.query
    const now = `${documentId.value} ${String(historyState()['position'])} ${JSON.stringify(rest)}`
    const same = now === linked
    linked = now
    if (!same || arrived === null) return false
    path = route.fullPath
    keepInHistory()
    return true
  }

  async function arrive(): Promise<void> {
    const document = opened.value
    if (!document || document.passages.length === 0 || onlyBesideChanged()) return
    entry = historyState()['position']
    path = route.fullPath
    const kept = historyState()['reading'] as Kept | undefined
    const link = targetOf(route.query)
    const known = link && link.passage < document.passages.length ? link : null
    target.value = known?.span ?? null
    arriving++
    try {
      if (kept?.path === path) await list.showPosition(kept.position)
      else if (known?.span) {
        await list.showSpan(known.span)
        flash.value = true
      } else if (known) await list.showPosition({ passage: known.passage, fraction: 0 })
      else await list.showPosition(document.position ?? { passage: 0, fraction: 0 })
    } finally {
      arriving--
    }
    keepInHistory()
    // Looked up from elsewhere, a document keeps its place; opened to read on, or for the first time, it has a new one.
    const lookedUp = arrived !== document.summary.id && document.position !== null && (known !== null || kept?.path === path)
    arrived = document.summary.id
    if (!lookedUp) recordSoon()
  }

  async function go(passage: number, span: PassageSpan | null = null): Promise<void> {
    keepInHistory()
    const { beside } = route.query
    const query = { ...(beside && { beside }), passage: String(passage), ...(span && { start: String(span.start), end: String(span.end) }) }
    const failure = await router.push({ query })
    if (!failure) return
    // The same place again: no new step, but the text may have been scrolled away.
    if (span) { target.value = span; await list.showSpan(span) } else await list.showPosition({ passage, fraction: 0 })
  }

  watch(list.position, () => {
    if (arriving > 0) return
    clearTimeout(historyTimer)
    historyTimer = setTimeout(keepInHistory, HISTORY_DELAY_MS)
    recordSoon()
  })
  watch(flash, (on, _before, cleanUp) => {
    if (!on) return
    const timer = setTimeout(() => { flash.value = false }, 1600)
    cleanUp(() => clearTimeout(timer))
  })
  watch(opened, now => { if (!now) linked = '' }, { flush: 'sync' })
  watch([ready, () => route.query], () => { if (ready.value && route.params['documentId'] === documentId.value) void arrive() }, { immediate: true })

  onBeforeRouteLeave(() => { keepInHistory(); void record() })
  onBeforeRouteUpdate(() => { keepInHistory(); void record() })
  const release = beforeClose(record)
  onScopeDispose(() => {
    release()
    clearTimeout(historyTimer)
    void record()
  })

  return { target, flash, go, clearTarget: () => { target.value = null; flash.value = false } }
}
