import { computed, ref, shallowRef } from 'vue'
import type {
  DocumentId, DocumentSummary, EditionCounts, EditionDecision, EditionItem, EditionPlace, EditionProposal, EditionState, PickedFile,
} from '../../../electron/contract/index.ts'
import { annotationsChanged } from '../../shared/annotation-history.ts'
import { call } from '../../shared/bridge.ts'

/** A corrected text that was picked and looked through, waiting for a person's yes. Kept while the app runs. */
const proposed = shallowRef<{ readonly file: PickedFile; readonly proposal: EditionProposal } | null>(null)

/** Asks for a corrected text of a document and looks through it; false where the person cancelled. Throws `CallFailed`. */
export async function proposeEdition(documentId: DocumentId): Promise<boolean> {
  const file = await call('file.pick', { purpose: 'import-document' })
  if (!file) return false
  proposed.value = { file, proposal: await call('edition.propose', { documentId, file: file.token }) }
  return true
}

/**
 * The review of one document: before its new text is stored (`proposal`), or what still waits afterwards. Decisions
 * on a proposal are kept here and go along with it; later ones are carried out at once.
 */
export function useEditionReview(documentId: DocumentId) {
  const proposal = computed(() => proposed.value?.proposal.documentId === documentId ? proposed.value.proposal : null)
  const pending = shallowRef<readonly EditionItem[]>([])
  const document = shallowRef<DocumentSummary | null>(null)
  const decisions = shallowRef<ReadonlyMap<string, EditionDecision>>(new Map())
  const stored = shallowRef<EditionCounts | null>(null)
  const busy = ref(false)

  const items = computed(() => proposal.value?.items ?? pending.value)
  const counts = computed<EditionCounts>(() => proposal.value?.counts ?? {
    same: stored.value?.same ?? 0, moved: stored.value?.moved ?? 0,
    changed: pending.value.filter(item => item.outcome === 'changed').length, gone: pending.value.filter(item => item.outcome === 'gone').length,
  })
  /** What still waits for a decision. */
  const open = computed(() => items.value.filter(item => (item.outcome === 'changed' || item.outcome === 'gone') && !decisions.value.has(item.key)))

  async function load(): Promise<void> {
    const [waiting, list] = await Promise.all([call('edition.pending', { documentId }), call('document.list', {})])
    pending.value = waiting.flatMap(one => one.items)
    document.value = list.find(one => one.id === documentId) ?? null
  }
  async function take(state: EditionState): Promise<void> {
    pending.value = state.pending
    document.value = state.document
    decisions.value = new Map()
    await annotationsChanged()
  }
  async function alone(work: () => Promise<void>): Promise<void> {
    if (busy.value) return
    busy.value = true
    try { await work() } finally { busy.value = false }
  }

  function decisionOf(item: EditionItem, place: EditionPlace | null): EditionDecision {
    return place ? { kind: 'place', key: item.key, passage: place.passage, start: place.start, end: place.end } : { kind: 'leave', key: item.key }
  }
  /** Puts an item on a place of the new text, or (null) leaves it in the old edition. */
  function decide(item: EditionItem, place: EditionPlace | null): Promise<void> {
    const decision = decisionOf(item, place)
    if (proposal.value) {
      decisions.value = new Map(decisions.value).set(item.key, decision)
      return Promise.resolve()
    }
    return alone(async () => take(await call('edition.decide', { documentId, decisions: [decision] })))
  }
  /** Takes a decision on a proposal back. */
  function reopen(key: string): void {
    const left = new Map(decisions.value)
    left.delete(key)
    decisions.value = left
  }
  /** Makes the proposed text the document's. */
  const apply = (): Promise<void> => alone(async () => {
    const now = proposed.value
    if (!now) return
    const state = await call('edition.apply', { documentId, file: now.file.token, decisions: [...decisions.value.values()] })
    proposed.value = null
    stored.value = state.counts
    await take(state)
  })
  /** Forgets the proposal; nothing was stored. */
  function abandon(): void {
    proposed.value = null
    decisions.value = new Map()
  }
  /** Goes back to the text before. */
  const undo = (): Promise<void> => alone(async () => take(await call('edition.undo', { documentId })))

  return { proposal, document, items, counts, open, decisions, busy, load, decide, reopen, apply, abandon, undo }
}

export type EditionReviewStore = ReturnType<typeof useEditionReview>
