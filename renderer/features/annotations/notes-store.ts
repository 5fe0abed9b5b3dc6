import { defineStore } from 'pinia'
import { computed, reactive, ref, shallowRef, watch } from 'vue'
import type { Annotation, AnnotationFilter, AnnotationGrouping, AnnotationId, AnnotationPage, AnnotationSort, ListedAnnotation } from '../../../electron/contract/index.ts'
import { act, actionName } from '../../shared/annotation-actions.ts'
import { call, messageOf, tryCall } from '../../shared/bridge.ts'
import { layoutRows } from './row-layout.ts'

/** Marks fetched at once: more than two screens, so that scrolling by pages meets no blanks; 10,000 make 100 calls. */
const PAGE_SIZE = 100

export const NO_FILTER: AnnotationFilter = { meanings: [], tags: [], region: null, documentId: null, indicatorId: null, period: null, text: '', state: 'all' }
const CHANGE_NAMES = { meaning: '改批注类别', style: '改批注样式', tags: '改批注标签' } as const
const NO_FACETS: AnnotationPage['facets'] = { meanings: [], tags: [], regions: [], documents: [], indicators: [], periods: [] }

/**
 * What the 批注 view shows: filter and order, and the pages of the list that were in sight. It outlives the view, so
 * that coming back from the text finds the same list at the same place.
 */
export const useNotes = defineStore('notes', () => {
  const filter = reactive<AnnotationFilter>({ ...NO_FILTER })
  const sort = ref<AnnotationSort>('place')
  const grouping = ref<AnnotationGrouping>('document')
  const shown = shallowRef<{ total: number; groups: AnnotationPage['groups']; pages: ReadonlyMap<number, readonly ListedAnnotation[]> }>({ total: 0, groups: [], pages: new Map() })
  const facets = shallowRef(NO_FACETS)
  const loaded = ref(false)
  const failure = ref<string | null>(null)
  /** Where the list was left: distance scrolled, CSS pixels, and heights measured. */
  const left = shallowRef<{ top: number; heights: readonly unknown[] }>({ top: 0, heights: [] })
  /** Pages in sight. */
  let wanted: readonly number[] = [0]
  let asking = 0
  const underWay = new Set<number>()

  const layout = computed(() => layoutRows(shown.value.groups, shown.value.total))
  /** All marks outside the bin, whatever the filter. */
  const all = computed(() => facets.value.meanings.reduce((sum, one) => sum + one.count, 0))
  const filtered = computed(() => filter.meanings.length > 0 || filter.tags.length > 0 || filter.text.trim() !== '' || filter.state !== 'all'
    || filter.region !== null || filter.documentId !== null || filter.indicatorId !== null || filter.period !== null)
  const snapshot = (): AnnotationFilter => ({ ...filter, meanings: [...filter.meanings], tags: [...filter.tags] })
  const ask = (page: number): Promise<AnnotationPage> => call('annotation.query', { filter: snapshot(), sort: sort.value, grouping: grouping.value, offset: page * PAGE_SIZE, limit: PAGE_SIZE })

  /** Asks anew for what is in sight; what stands there stays until the answer is whole. */
  async function refresh(): Promise<void> {
    const question = ++asking
    underWay.clear()
    try {
      const answers = await Promise.all(wanted.map(async page => [page, await ask(page)] as const))
      if (question !== asking) return
      const { total, groups, facets: found } = answers[0]![1]
      shown.value = { total, groups, pages: new Map(answers.map(([page, answer]) => [page, answer.items])) }
      facets.value = found
      failure.value = null
    } catch (error) {
      if (question === asking) failure.value = messageOf(error)
    }
    loaded.value = true
  }

  /** Sees to it that the marks at these offsets (one at least) are there. */
  async function ensure(offsets: readonly number[]): Promise<void> {
    wanted = [...new Set(offsets.map(offset => Math.floor(offset / PAGE_SIZE)))]
    const question = asking
    await Promise.all(wanted.filter(page => !shown.value.pages.has(page) && !underWay.has(page)).map(async page => {
      underWay.add(page)
      try {
        const { items } = await ask(page)
        if (question === asking) shown.value = { ...shown.value, pages: new Map([...shown.value.pages, [page, items]]) }
      } catch (error) {
        if (question === asking) failure.value = messageOf(error)
      }
      underWay.delete(page)
    }))
  }

  /** The mark at an offset, or undefined while it is being fetched. */
  const itemAt = (offset: number): ListedAnnotation | undefined => shown.value.pages.get(Math.floor(offset / PAGE_SIZE))?.[offset % PAGE_SIZE]

  /** Puts a changed mark where it stands; its place in the order follows with the next filter or visit. */
  function put(changed: Annotation): void {
    const renew = (items: readonly ListedAnnotation[]) => items.map(item => item.annotation.id === changed.id ? { ...item, annotation: changed, altered: false } : item)
    shown.value = { ...shown.value, pages: new Map([...shown.value.pages].map(([page, items]) => [page, renew(items)])) }
  }

  /** Writes a mark's note. Throws `CallFailed`, so that the draft knows that it is not saved. */
  async function write(id: AnnotationId, note: string): Promise<void> {
    put(await call('annotation.update', { id, note }))
  }

  /** Changes one thing of a mark; where that failed it is said, and can be tried again. */
  async function change<Part extends keyof typeof CHANGE_NAMES>({ id, anchor }: Annotation, part: Part, to: Annotation[Part]): Promise<void> {
    const name = `${actionName(CHANGE_NAMES[part], anchor.quote)}${part === 'tags' ? `：${(to as readonly string[]).join('、')}` : ''}`
    const stored = await act({ of: id, part, name, work: async () => { put(await call('annotation.update', { id, [part]: to })) } }).then(() => true, () => false)
    if (!stored) return
    const counted = await tryCall('annotation.query', { filter: snapshot(), sort: sort.value, offset: 0, limit: 0 })
    if (counted.ok) facets.value = counted.value.facets
  }

  const clear = (): void => { Object.assign(filter, { ...NO_FILTER }) }
  const idsShown = (): Promise<AnnotationId[]> => call('annotation.ids', { filter: snapshot() })
  watch([filter, sort, grouping], () => {
    wanted = [0]
    left.value = { top: 0, heights: [] }
    void refresh()
  }, { deep: true })

  return { filter, sort, grouping, shown, facets, loaded, failure, left, layout, all, filtered, snapshot, refresh, ensure, itemAt, write, change, clear, idsShown }
})

export type NotesStore = ReturnType<typeof useNotes>
