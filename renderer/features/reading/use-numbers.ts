import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { DocumentMetrics, LedgerEntry, ObservationKey, OpenedDocument, PackedMetrics, Result } from '../../../electron/contract/index.ts'
import { unpackEntries, unpackMetrics, type TextOnPage } from '../../../electron/domain/ledger/index.ts'
import { tryCall } from '../../shared/bridge.ts'
import { sentenceFor } from '../../shared/failures.ts'
import { useReview, type UndoStack } from '../metrics/index.ts'
import { byPassage } from './text/by-passage.ts'
import type { NumberSpan } from './text/segments.ts'
import { editionKey, type DocumentOnPage } from './use-document.ts'

export interface Numbers {
  /** Null until all of them have come. */
  readonly metrics: ShallowRef<DocumentMetrics | null>
  readonly problem: ShallowRef<string | null>
  /** Entries by key, dismissed ones too; of a long text first those of its first sight. */
  readonly byKey: ComputedRef<ReadonlyMap<string, LedgerEntry>>
  /** What the text underlines, by passage index, in text order. */
  readonly spans: ComputedRef<ReadonlyMap<number, readonly NumberSpan[]>>
  readonly review: ReturnType<typeof useReview>['review']
  readonly load: () => Promise<void>
}

/**
 * The numbers of the open document: the ledger's entries, the other numbers, and a person's word on them. An entry whose
 * number does not stand at its place in the text, letter by letter, is neither painted nor listed.
 */
export function useNumbers({ opened, whole, sighted }: Pick<DocumentOnPage, 'opened' | 'whole' | 'sighted'>, undo: UndoStack): Numbers {
  const metrics = shallowRef<DocumentMetrics | null>(null)
  const problem = shallowRef<string | null>(null)
  const answered = shallowRef<Result<PackedMetrics> | null>(null)
  let asked = 0

  async function load(): Promise<void> {
    const documentId = opened.value?.summary.id
    if (!documentId) return
    const own = ++asked
    const answer = await tryCall('metric.listForDocument', { documentId })
    // A long answer may be overtaken by a later one, which knows more.
    if (own === asked && opened.value?.summary.id === documentId) answered.value = answer
  }

  // After the text: asked for together with it, thousands of numbers held up whoever jumped to its end at once.
  watch(() => whole.value ? editionKey(opened.value) : '', key => {
    metrics.value = null
    answered.value = null
    problem.value = null
    if (key !== '') void load()
  }, { immediate: true })

  // A review may ask for them while the text is on its way: they are taken when it is there to be compared with.
  watch([answered, whole], ([answer, isWhole]) => {
    const document = opened.value
    if (!answer || !isWhole || !document) return
    const found = answer.ok ? unpackMetrics(answer.value, textOf(document)) : null
    const missing = answer.ok && found ? answer.value.entries.length - found.entries.length : 0
    metrics.value = found
    problem.value = !answer.ok ? sentenceFor(answer.failure) : missing > 0 ? `有 ${missing} 个指标值与正文不符，没有标出，也没有列出。` : null
  })

  /** A number that becomes an entry or ceases to be one moves between two lists and changes the sum line: ask again. */
  function changed(key: ObservationKey, entry: LedgerEntry | null): void {
    const now = metrics.value
    const before = now?.entries.find(one => one.key === key)
    if (!now || !before || !entry || (before.review === 'dismissed') !== (entry.review === 'dismissed')) { void load(); return }
    const doubtful = now.count.doubtful - Number(before.review === 'doubtful') + Number(entry.review === 'doubtful')
    metrics.value = { ...now, entries: now.entries.map(one => one === before ? entry : one), count: { ...now.count, doubtful } }
  }

  // The first sight of a long text has its figures with it, so that they are painted with the text.
  const entries = computed((): readonly LedgerEntry[] =>
    metrics.value?.entries ?? (opened.value && sighted.value.length > 0 ? unpackEntries(sighted.value, textOf(opened.value)) : []))
  const byKey = computed(() => new Map(entries.value.map(entry => [entry.key as string, entry])))
  const spans = computed(() => byPassage(
    entries.value.filter(entry => entry.review !== 'dismissed')
      .map(entry => ({ key: entry.key, start: entry.start, end: entry.end, state: entry.review, passage: entry.passage }))
      .sort((a, b) => a.passage - b.passage || a.start - b.start)))

  return { metrics, problem, byKey, spans, load, ...useReview({ undo, changed }) }
}

const textOf = ({ summary, passages }: OpenedDocument): TextOnPage => ({ documentId: summary.id, edition: summary.edition, passages })
