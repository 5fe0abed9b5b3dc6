import { computed, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { DocumentMetrics, LedgerEntry, ObservationKey, OpenedDocument, Quantity } from '../../../electron/contract/index.ts'
import { tryCall } from '../../shared/bridge.ts'
import { sentenceFor } from '../../shared/failures.ts'
import { useReview, type UndoStack } from '../metrics/index.ts'
import { byPassage } from './text/by-passage.ts'
import type { NumberSpan } from './text/segments.ts'
import { editionKey } from './use-document.ts'

/** The key of a number that the machine read as no metric, as `metric.review` wants it when a person makes it one. */
export const keyOf = (edition: string, quantity: Pick<Quantity, 'passage' | 'start' | 'end'>): ObservationKey =>
  `${edition}:${quantity.passage}:${quantity.start}-${quantity.end}` as ObservationKey

export interface Numbers {
  readonly metrics: ShallowRef<DocumentMetrics | null>
  readonly problem: ShallowRef<string | null>
  /** Entries by key, dismissed ones too. */
  readonly byKey: ComputedRef<ReadonlyMap<string, LedgerEntry>>
  /** What the text underlines, by passage index, in text order. */
  readonly spans: ComputedRef<ReadonlyMap<number, readonly NumberSpan[]>>
  readonly review: ReturnType<typeof useReview>['review']
  readonly load: () => Promise<void>
}

/** The numbers of the open document: the ledger's entries, the other numbers, and a person's word on them. */
export function useNumbers(opened: ShallowRef<OpenedDocument | null>, whole: Readonly<Ref<boolean>>, undo: UndoStack): Numbers {
  const metrics = shallowRef<DocumentMetrics | null>(null)
  const problem = shallowRef<string | null>(null)

  async function load(): Promise<void> {
    const documentId = opened.value?.summary.id
    if (!documentId) return
    const answer = await tryCall('metric.listForDocument', { documentId })
    if (opened.value?.summary.id !== documentId) return
    metrics.value = answer.ok ? answer.value : null
    problem.value = answer.ok ? null : sentenceFor(answer.failure)
  }

  // After the text: thousands of numbers must not hold it up on its way.
  watch(() => whole.value ? editionKey(opened.value) : '', key => {
    metrics.value = null
    if (key !== '') void load()
  }, { immediate: true })

  /** A number that becomes an entry or ceases to be one moves between two lists and changes the sum line: ask again. */
  function changed(key: ObservationKey, entry: LedgerEntry | null): void {
    const now = metrics.value
    const before = now?.entries.find(one => one.key === key)
    if (!now || !before || !entry || (before.review === 'dismissed') !== (entry.review === 'dismissed')) { void load(); return }
    const doubtful = now.count.doubtful - Number(before.review === 'doubtful') + Number(entry.review === 'doubtful')
    metrics.value = { ...now, entries: now.entries.map(one => one === before ? entry : one), count: { ...now.count, doubtful } }
  }

  const byKey = computed(() => new Map((metrics.value?.entries ?? []).map(entry => [entry.key as string, entry])))
  const spans = computed(() => byPassage(
    (metrics.value?.entries ?? []).filter(entry => entry.review !== 'dismissed')
      .map(entry => ({ key: entry.key, start: entry.start, end: entry.end, state: entry.review, passage: entry.passage }))
      .sort((a, b) => a.passage - b.passage || a.start - b.start)))

  return { metrics, problem, byKey, spans, load, ...useReview({ undo, changed }) }
}
