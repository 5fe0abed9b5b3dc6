import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { DocumentId, DocumentSummary, Region } from '../../../electron/contract/index.ts'
import { call, messageOf, tryCall } from '../../shared/bridge.ts'

/** What the shelf shows: all documents and the table of regions, as the library last told. */
export const useLibrary = defineStore('library', () => {
  const documents = shallowRef<readonly DocumentSummary[]>([])
  const regions = shallowRef<readonly Region[]>([])
  /** The sentence of the last failure, or null. */
  const failure = ref<string | null>(null)
  const loaded = ref(false)

  /** How many marks and figures wait for a decision after a correction, by document. */
  const waiting = shallowRef<ReadonlyMap<string, number>>(new Map())

  /** Asks for the documents anew; keeps what is shown if that fails. */
  async function refresh(): Promise<void> {
    try {
      const [list, table] = await Promise.all([call('document.list', {}), regions.value.length > 0 ? regions.value : call('document.regions', {})])
      documents.value = list
      regions.value = table
      failure.value = null
      const pending = await tryCall('edition.pending', { documentId: null })
      if (pending.ok) waiting.value = new Map(pending.value.map(one => [one.documentId, one.items.length]))
    } catch (error) {
      failure.value = messageOf(error)
    }
    loaded.value = true
  }

  /** Takes an imported document out of the library; its annotations stay in the notebook. Throws `CallFailed`. */
  async function remove(documentId: DocumentId): Promise<void> {
    await call('document.remove', { documentId })
    documents.value = documents.value.filter(document => document.id !== documentId)
  }

  return { documents, regions, waiting, failure, loaded, refresh, remove }
})
