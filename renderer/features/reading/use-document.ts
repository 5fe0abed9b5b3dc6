import { shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { DocumentId, OpenedDocument } from '../../../electron/contract/index.ts'
import { call, messageOf } from '../../shared/bridge.ts'

/**
 * The document of the page. `opened` is null until it is there, and again while another one is fetched; `problem`
 * is the sentence to show where it could not be opened. An answer that comes after the id has changed is dropped.
 */
export function useDocument(documentId: Ref<DocumentId>): { opened: ShallowRef<OpenedDocument | null>; problem: ShallowRef<string | null>; open: () => Promise<void> } {
  const opened = shallowRef<OpenedDocument | null>(null)
  const problem = shallowRef<string | null>(null)

  async function open(): Promise<void> {
    const wanted = documentId.value
    opened.value = null
    problem.value = null
    try {
      const answer = await call('document.open', { documentId: wanted })
      if (documentId.value === wanted) opened.value = answer
    } catch (error) {
      if (documentId.value === wanted) problem.value = messageOf(error)
    }
  }

  watch(documentId, open, { immediate: true })
  return { opened, problem, open }
}
