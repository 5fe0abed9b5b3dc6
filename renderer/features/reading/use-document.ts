import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { DocumentGlimpse, DocumentId, OpenedDocument, PackedEntry, Passage } from '../../../electron/contract/index.ts'
import { call, messageOf, tryCall } from '../../shared/bridge.ts'
import { onTextChanged } from '../../shared/text-changes.ts'

export interface DocumentOnPage {
  /** Null until it is there, and again while another one is fetched. */
  readonly opened: ShallowRef<OpenedDocument | null>
  /** False while passages out of sight are blanks: their text is still on its way. */
  readonly whole: Readonly<Ref<boolean>>
  /** The figures of the first sight; empty where a document came at once. */
  readonly sighted: Readonly<ShallowRef<readonly PackedEntry[]>>
  /** The sentence to show where it could not be opened. */
  readonly problem: ShallowRef<string | null>
  readonly open: () => Promise<void>
}

/**
 * The document of the page. A long one is shown by its first sight, at `opensAt` (a passage; null: where reading
 * stopped), until all of its text has come. An answer that comes after the id has changed is dropped.
 */
export function useDocument(documentId: Ref<DocumentId>, opensAt: () => number | null): DocumentOnPage {
  const opened = shallowRef<OpenedDocument | null>(null)
  const whole = ref(false)
  const sighted = shallowRef<readonly PackedEntry[]>([])
  const problem = shallowRef<string | null>(null)

  let asked = 0

  async function open(): Promise<void> {
    const wanted = documentId.value
    const own = ++asked
    const isLatest = (): boolean => own === asked // also where the same document was opened anew, for its text was exchanged
    opened.value = null
    whole.value = false
    sighted.value = []
    problem.value = null
    // Asked before the text, answered before it: the library takes one call after the other.
    const first = tryCall('document.glimpse', { documentId: wanted, passage: opensAt() })
    const all = call('document.open', { documentId: wanted })
    all.catch(() => {})
    const sight = await first
    if (isLatest() && sight.ok && sight.value) {
      opened.value = inBlanks(sight.value)
      sighted.value = sight.value.entries
    }
    try {
      const answer = await all
      if (!isLatest()) return
      whole.value = true
      opened.value = answer
    } catch (error) {
      if (isLatest()) { opened.value = null; problem.value = messageOf(error) }
    }
  }

  watch(documentId, open, { immediate: true })
  // Its text may be exchanged from elsewhere: marks on the one shown would fit nowhere.
  onScopeDispose(onTextChanged(id => id === documentId.value ? open() : undefined))
  return { opened, whole, sighted, problem, open }
}

/** A first sight as a document: what is not known yet is as many blanks, so that it takes up its room. */
function inBlanks({ summary, position, passages }: DocumentGlimpse): OpenedDocument {
  return {
    summary, position,
    passages: passages.map(([kind, level, length, text], index): Passage => ({ index, kind, level, text: text ?? ' '.repeat(length) })),
  }
}

/** Names the text on the page; the same while its passages come in two steps. '' while there is none. */
export const editionKey = (opened: OpenedDocument | null): string => opened ? `${opened.summary.id} ${opened.summary.edition}` : ''
