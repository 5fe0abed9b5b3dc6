import { nextTick, onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { Annotation, AnnotationId, ListedAnnotation } from '../../../electron/contract/index.ts'
import { act } from '../../shared/annotation-actions.ts'
import { onAnnotationsChanged } from '../../shared/annotation-history.ts'
import { tryCall } from '../../shared/bridge.ts'
import { removeNotes } from '../../shared/notes/index.ts'
import { useComparison } from './comparison-store.ts'
import { isBlankOn } from './note-cell.ts'
import type { NotedCell } from './noted-cells.ts'

export interface CellNotes {
  readonly notes: ShallowRef<readonly ListedAnnotation[]>
  readonly failed: Ref<boolean>
  readonly busy: Ref<boolean>
  /** The note to be written now: its field is open. */
  readonly begun: Ref<AnnotationId | null>
  /** Grows when the notes were changed from elsewhere (taken back, done again): fields begin anew with what stands now. */
  readonly turn: Ref<number>
  /** Goes on with a note that has no words yet, else begins one. */
  readonly write: () => Promise<void>
  /** To be told what a field has stored: a note that has words now is no longer blank. */
  readonly saved: (annotation: Annotation) => void
  /** Puts a note into the bin, with 撤销 beside the answer. */
  readonly remove: (id: AnnotationId) => Promise<boolean>
}

const isSame = (a: NotedCell, b: NotedCell): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The notes of a cell as they stand, and what one does with them. `maker` answers what makes a new one; null where there can be none. */
export function useCellNotes(cell: () => NotedCell, maker: () => (() => Promise<Annotation>) | null): CellNotes {
  const store = useComparison()
  const notes = shallowRef<readonly ListedAnnotation[]>([])
  const failed = ref(false), busy = ref(false), turn = ref(0)
  const begun = ref<AnnotationId | null>(null)
  let asked: Promise<void> = Promise.resolve()

  async function read(): Promise<void> {
    const wanted = cell()
    const answer = await tryCall('annotation.listForCell', wanted)
    if (!isSame(wanted, cell())) return
    failed.value = !answer.ok
    notes.value = answer.ok ? answer.value : []
  }
  const load = (): Promise<void> => (asked = read())
  watch(cell, (now, before) => {
    if (before && isSame(now, before)) return
    begun.value = null
    void load()
  }, { immediate: true })
  onScopeDispose(onAnnotationsChanged(async () => {
    begun.value = null
    await load()
    turn.value++
  }))

  /** Whoever asked is told where it fails, and can have it tried again. */
  async function begin(make: () => Promise<Annotation>): Promise<void> {
    const on = cell()
    await act({
      of: JSON.stringify(on), part: 'made', name: '在对比表的格子上添加批注',
      async work() {
        const { id } = await make()
        if (isSame(on, cell())) begun.value = id
        await Promise.all([load(), store.recount()])
      },
    }).catch(() => {})
  }
  async function write(): Promise<void> {
    if (busy.value) return
    busy.value = true
    try {
      await asked
      const make = maker()
      const blank = notes.value.find(({ annotation }) => isBlankOn(cell(), annotation))
      begun.value = null
      await nextTick() // the same note asked for once more takes the focus again
      if (blank) begun.value = blank.annotation.id
      else if (make) await begin(make)
    } finally {
      busy.value = false
    }
  }
  function saved(annotation: Annotation): void {
    notes.value = notes.value.map(one => one.annotation.id === annotation.id ? { ...one, annotation } : one)
  }
  return { saved, notes, failed, busy, begun, turn, write, remove: (id) => removeNotes([id]) }
}
