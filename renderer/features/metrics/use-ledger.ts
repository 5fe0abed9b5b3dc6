import { computed, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import type { DocumentSummary, IndicatorSummary, LedgerEntry, LedgerFilter, LedgerGrouping, LedgerSort, ObservationKey, ReviewDecision } from '../../../electron/contract/index.ts'
import { call, messageOf } from '../../shared/bridge.ts'
import { countByReview, filterEntries, groupEntries, nextRow, sortEntries, type LedgerContext, type LedgerRow } from '../../../electron/domain/ledger/index.ts'
import { useUndo, type UndoStack } from './undo.ts'
import { useReview, type Reviewed } from './use-review.ts'

export interface Ledger {
  readonly loaded: Ref<boolean>
  readonly problem: Ref<string | null>
  readonly documents: Ref<readonly DocumentSummary[]>
  readonly fields: ComputedRef<readonly string[]>
  readonly context: ComputedRef<LedgerContext>
  readonly sort: Ref<LedgerSort>
  readonly grouping: Ref<LedgerGrouping>
  readonly rows: ComputedRef<readonly LedgerRow[]>
  /** How many entries `rows` shows. */
  readonly shown: ComputedRef<number>
  /** Entries that pass all filters but the one for the state, by state. */
  readonly counts: ComputedRef<ReturnType<typeof countByReview>>
  /** Key of the entry that is looked at; null for none. */
  readonly current: Ref<ObservationKey | null>
  /** Its place in `rows`; -1 where it is filtered away. */
  readonly currentRow: ComputedRef<number>
  readonly entry: ComputedRef<LedgerEntry | null>
  readonly undo: UndoStack
  readonly load: () => Promise<void>
  /** Moves to the row so many entries on, or to the next doubtful one. */
  readonly move: (step: 1 | -1) => void
  readonly moveToDoubtful: () => boolean
  /** Says something to the current entry; with `goOn` the next entry becomes current when it is stored. */
  readonly decide: (decision: ReviewDecision, goOn?: boolean) => Promise<boolean>
  /** Makes an entry of a number that was none, and looks at it. */
  readonly make: (figure: Reviewed, decision: ReviewDecision) => Promise<boolean>
}

/** The ledger over all documents: what is shown, what is looked at, and a person's word on it. */
export function useLedger(filter: Ref<LedgerFilter>): Ledger {
  const entries = shallowRef<readonly LedgerEntry[]>([])
  const documents = shallowRef<readonly DocumentSummary[]>([])
  const indicators = shallowRef<readonly IndicatorSummary[]>([])
  const loaded = ref(false)
  const problem = ref<string | null>(null)
  const sort = ref<LedgerSort>({ by: 'place', descending: false })
  const grouping = ref<LedgerGrouping>('none')
  const current = ref<ObservationKey | null>(null)
  const justReviewed = ref<ObservationKey | null>(null)
  const undo = useUndo()

  async function load(): Promise<void> {
    problem.value = null
    try {
      const [list, files, names] = await Promise.all([call('metric.list', {}), call('document.list', {}), call('metric.indicators', {})])
      entries.value = list
      documents.value = files
      indicators.value = names
      loaded.value = true
    } catch (error) {
      problem.value = messageOf(error)
    }
  }

  const context = computed<LedgerContext>(() => ({
    documents: new Map(documents.value.map(one => [one.id as string, one])), indicators: new Map(indicators.value.map(one => [one.id as string, one])),
  }))
  const unreviewed = computed(() => filterEntries(entries.value, { ...filter.value, review: null }, context.value))
  // What was just reviewed stays in sight until one moves on, even where the filter asks for 待核 alone.
  const filtered = computed(() => filter.value.review === null ? unreviewed.value
    : unreviewed.value.filter(one => one.review === filter.value.review || one.key === justReviewed.value))
  const rows = computed(() => groupEntries(sortEntries(filtered.value, sort.value, context.value), grouping.value, context.value))
  const places = computed(() => new Map(rows.value.flatMap((row, i) => row.type === 'entry' ? [[row.entry.key as string, i] as const] : [])))
  const currentRow = computed(() => current.value === null ? -1 : places.value.get(current.value) ?? -1)
  const entry = computed(() => {
    const row = rows.value[currentRow.value]
    return row?.type === 'entry' ? row.entry : null
  })

  const { review } = useReview({
    undo,
    changed(key, now) {
      const look = (): void => {
        if (!now) return
        justReviewed.value = key
        current.value = key
      }
      if (!now || !entries.value.some(one => one.key === key)) { void load().then(look); return }
      entries.value = entries.value.map(one => one.key === key ? now : one)
      look()
    },
  })

  watch(current, now => { if (now !== justReviewed.value) justReviewed.value = null })
  watch(filter, () => { justReviewed.value = null })
  // Where the current one is filtered away, the first one takes its place.
  watch(currentRow, row => { if (row < 0) select(nextRow(rows.value, -1, 1)) })

  function select(index: number): boolean {
    const row = rows.value[index]
    if (row?.type === 'entry') current.value = row.entry.key
    return row?.type === 'entry'
  }

  async function decide(decision: ReviewDecision, goOn = false): Promise<boolean> {
    const figure = entry.value
    if (!figure) return false
    const next = rows.value[nextRow(rows.value, currentRow.value, 1)]
    const stored = await review({ key: figure.key, raw: figure.raw, indicator: figure.reading.indicator }, decision)
    // Somebody who reviews quickly may have moved on before the notebook answered.
    if (stored && goOn && current.value === figure.key && next?.type === 'entry') current.value = next.entry.key
    return stored
  }

  return {
    loaded, problem, shown: computed(() => filtered.value.length), documents, context, sort, grouping, rows, current, currentRow, entry, undo, load, decide,
    make: (figure, decision) => review(figure, decision, true),
    fields: computed(() => [...new Set(indicators.value.map(one => one.field))]),
    counts: computed(() => countByReview(unreviewed.value)),
    move(step) { select(nextRow(rows.value, currentRow.value < 0 && step === 1 ? -1 : currentRow.value, step)) },
    moveToDoubtful: () => select(nextRow(rows.value, currentRow.value, 1, one => one.review === 'doubtful' && one.key !== current.value, true)),
  }
}
