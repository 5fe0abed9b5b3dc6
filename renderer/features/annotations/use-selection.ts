import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import type { AnnotationId } from '../../../electron/contract/index.ts'

export interface NoteSelection {
  readonly ids: ShallowRef<ReadonlySet<AnnotationId>>
  readonly count: ComputedRef<number>
  readonly has: (id: AnnotationId) => boolean
  readonly toggle: (id: AnnotationId) => void
  readonly choose: (ids: readonly AnnotationId[]) => void
  /** Gives up those that are not among `ids`: they have gone. */
  readonly keepOnly: (ids: readonly AnnotationId[]) => void
  readonly clear: () => void
}

/** Marks chosen for a common action. */
export function useSelection(): NoteSelection {
  const ids = shallowRef<ReadonlySet<AnnotationId>>(new Set())
  return {
    ids,
    count: computed(() => ids.value.size),
    has: id => ids.value.has(id),
    toggle(id) {
      const now = new Set(ids.value)
      if (!now.delete(id)) now.add(id)
      ids.value = now
    },
    choose: chosen => { ids.value = new Set(chosen) },
    keepOnly(left) {
      const there = new Set(left)
      ids.value = new Set([...ids.value].filter(id => there.has(id)))
    },
    clear: () => { ids.value = new Set() },
  }
}
