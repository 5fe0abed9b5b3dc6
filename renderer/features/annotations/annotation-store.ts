import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Annotation, AnnotationId, CallInput, ListedAnnotation } from '../../../electron/contract/index.ts'
import { call, messageOf } from '../../shared/bridge.ts'

/** The marks of all documents, as the notebook last told. */
export const useAnnotations = defineStore('annotations', () => {
  const list = shallowRef<readonly ListedAnnotation[]>([])
  const loaded = ref(false)
  const failure = ref<string | null>(null)

  const put = (changed: Annotation): void => {
    list.value = list.value.map(item => item.annotation.id === changed.id ? { ...item, annotation: changed } : item)
  }

  /** Asks for all marks anew. */
  async function refresh(): Promise<void> {
    try {
      list.value = await call('annotation.list', {})
      failure.value = null
    } catch (error) {
      failure.value = messageOf(error)
    }
    loaded.value = true
  }

  /** Changes meaning, note or tags of a mark. Throws `CallFailed`. */
  async function update(change: CallInput<'annotation.update'>): Promise<void> {
    put(await call('annotation.update', change))
  }

  /** Deletes a mark and answers how to take that back. Throws `CallFailed`. */
  async function remove(id: AnnotationId): Promise<() => Promise<void>> {
    await call('annotation.remove', { id })
    list.value = list.value.filter(item => item.annotation.id !== id)
    return async () => {
      await call('annotation.restore', { id })
      await refresh()
    }
  }

  return { list, loaded, failure, refresh, update, remove }
})
