import { computed, ref, shallowRef } from 'vue'
import type {
  DocumentId, DocumentSummary, EditionCounts, EditionDecision, EditionEntry, EditionItem, EditionPlace, EditionProposal, EditionState, PickedFile,
} from '../../../electron/contract/index.ts'
import { waitedFor } from '../../shared/annotation-actions.ts'
import { annotationsChanged } from '../../shared/annotation-history.ts'
import { call } from '../../shared/bridge.ts'
import { textChanged } from '../../shared/text-changes.ts'
import { placesOfWords, searchedText, type SearchedText } from './places.ts'

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
  const busy = ref(false)
  /** Keys of the items decided here, last one last: Ctrl+Z takes them back. */
  const decided = shallowRef<readonly string[]>([])
  /** Whether there is an older text to go back to. */
  const canGoBack = ref(false)
  /** Whether a text that was taken back can be brought back with all that was decided on it. */
  const canRedo = ref(false)
  /** Names of regions, known once places were looked for: no place in another one is offered without a word. */
  const regionNames = shallowRef<readonly string[]>([])
  let newText: SearchedText | null = null

  const items = computed(() => proposal.value?.items ?? pending.value)
  const counts = computed<EditionCounts>(() => proposal.value?.counts ?? {
    same: pending.value.filter(item => item.outcome === 'same').length, moved: pending.value.filter(item => item.outcome === 'moved').length,
    changed: pending.value.filter(item => item.outcome === 'changed').length, gone: pending.value.filter(item => item.outcome === 'gone').length,
  })
  /** Whether a person is asked: of a proposal what is changed or gone, afterwards all that stands in an older text. */
  const waits = (item: EditionItem): boolean => proposal.value === null || item.outcome === 'changed' || item.outcome === 'gone'
  /** What still waits for a decision. */
  const open = computed(() => items.value.filter(item => waits(item) && !decisions.value.has(item.key)))
  /** What stands in the present text word for word, and only waits for a yes. */
  const found = computed(() => proposal.value ? [] : items.value.filter(({ outcome, now }) => (outcome === 'same' || outcome === 'moved') && now))

  async function load(): Promise<void> {
    const [waiting, list, texts] = await Promise.all([call('edition.pending', { documentId }), call('document.list', {}), call('edition.list', { documentId })])
    takeTexts(texts)
    pending.value = waiting.flatMap(one => one.items)
    document.value = list.find(one => one.id === documentId) ?? null
  }
  function takeTexts(texts: readonly EditionEntry[]): void {
    canGoBack.value = texts.some(({ previous }) => previous)
    canRedo.value = texts.some(({ next }) => next)
  }
  /** Shows what the library answered; `text` where the document has another one now. */
  async function take(state: EditionState, text = false): Promise<void> {
    pending.value = state.pending
    document.value = state.document
    decisions.value = new Map()
    takeTexts(await call('edition.list', { documentId }))
    await (text ? textChanged(documentId) : annotationsChanged())
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
      decided.value = [...decided.value, item.key]
      return Promise.resolve()
    }
    return alone(async () => {
      await take(await waitedFor(call('edition.decide', { documentId, decisions: [decision] })))
      decided.value = [...decided.value, item.key]
    })
  }
  /** Puts all that stands in the present text word for word there. */
  const acceptFound = (): Promise<void> => alone(async () => {
    const now = found.value
    await take(await waitedFor(call('edition.decide', { documentId, decisions: now.map(item => decisionOf(item, item.now)) })))
    decided.value = [...decided.value, ...now.map(({ key }) => key)]
  })
  /** Takes a decision back. */
  async function reopen(key: string): Promise<void> {
    if (proposal.value) {
      const left = new Map(decisions.value)
      left.delete(key)
      decisions.value = left
    } else await alone(async () => take(await waitedFor(call('edition.decide', { documentId, decisions: [{ kind: 'reopen', key }] }))))
    decided.value = decided.value.filter(one => one !== key)
  }
  /** Takes the last decision back; answers its item's key, or null where none was made here. */
  async function takeBack(): Promise<string | null> {
    const key = decided.value.at(-1) ?? null
    if (key !== null) await reopen(key)
    return key
  }
  /** Places of words in the new text, for a person who chooses another one. */
  async function placesFor(words: string): Promise<EditionPlace[]> {
    const now = proposed.value
    const edition = proposal.value?.to ?? document.value?.edition
    if (regionNames.value.length === 0) regionNames.value = (await call('document.regions', {})).flatMap(({ name, fullName }) => [name, fullName])
    // An edition never changes: it is read once for all keys.
    if (newText === null || newText.edition !== edition) {
      if (proposal.value && now) newText = searchedText(proposal.value.to, await call('edition.preview', { file: now.file.token }))
      else {
        const { passages, summary } = await call('document.open', { documentId })
        newText = searchedText(summary.edition, passages)
      }
    }
    return placesOfWords(words, newText)
  }
  /** Makes the proposed text the document's. */
  const apply = (): Promise<void> => alone(async () => {
    const now = proposed.value
    if (!now) return
    const state = await waitedFor(call('edition.apply', { documentId, file: now.file.token, decisions: [...decisions.value.values()] }))
    proposed.value = null
    decided.value = []
    await take(state, true)
  })
  /** Forgets the proposal; nothing was stored. */
  function abandon(): void {
    proposed.value = null
    decisions.value = new Map()
    decided.value = []
  }
  /** Goes back to the text before. */
  const undo = (): Promise<void> => alone(async () => {
    await take(await waitedFor(call('edition.undo', { documentId })), true)
    decided.value = []
  })
  /** Brings the text back that was taken back last, with what was decided on it. */
  const redo = (): Promise<void> => alone(async () => {
    await take(await waitedFor(call('edition.redo', { documentId })), true)
    decided.value = []
  })

  return { proposal, document, items, counts, open, found, decisions, busy, canGoBack, canRedo, waits, load, decide, acceptFound, reopen, takeBack, placesFor, regionNames, apply, abandon, undo, redo }
}

export type EditionReviewStore = ReturnType<typeof useEditionReview>
