import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { Annotation, AnnotationId, ListedAnnotation, Meaning, OpenedDocument } from '../../../electron/contract/index.ts'
import { makeAnchor, verify } from '../../../electron/domain/anchoring/index.ts'
import { call, messageOf } from '../../shared/bridge.ts'
import { meaningStyle } from '../../shared/meanings.ts'
import { showToast } from '../../shared/ui/index.ts'
import type { UndoStack } from '../metrics/index.ts'
import { byPassage } from './text/by-passage.ts'
import type { MarkSpan } from './text/segments.ts'
import type { PassageSpan } from './text/selection.ts'

export type MarkChanges = Partial<Pick<Annotation, 'meaning' | 'note' | 'tags'>>

export interface Marks {
  /** The marks of the document that stand at their place, in text order. */
  readonly placed: ComputedRef<readonly Annotation[]>
  /** Those whose text does not stand there any more: listed, never drawn. */
  readonly lost: ComputedRef<readonly Annotation[]>
  readonly byId: ComputedRef<ReadonlyMap<string, Annotation>>
  /** What the text paints, by passage index. */
  readonly spans: ComputedRef<ReadonlyMap<number, readonly (MarkSpan & { readonly passage: number })[]>>
  readonly problem: ShallowRef<string | null>
  /** Stores one mark for each span (a mark never spans two passages). Answers those that were stored. */
  readonly add: (spans: readonly PassageSpan[], meaning: Meaning) => Promise<Annotation[]>
  /** Changes a mark; throws `CallFailed`, so that a draft knows that it is not saved. */
  readonly update: (id: AnnotationId, changes: MarkChanges) => Promise<void>
  readonly remove: (id: AnnotationId) => Promise<void>
}

/** The marks of the open document. The page shows a mark only when the notebook has it on disk. */
export function useMarks(opened: ShallowRef<OpenedDocument | null>, undo: UndoStack): Marks {
  const listed = shallowRef<readonly ListedAnnotation[]>([])
  const problem = shallowRef<string | null>(null)

  async function load(): Promise<void> {
    const documentId = opened.value?.summary.id
    listed.value = []
    problem.value = null
    if (!documentId) return
    try {
      const answer = await call('annotation.listForDocument', { documentId })
      if (opened.value?.summary.id === documentId) listed.value = answer
    } catch (error) {
      problem.value = messageOf(error)
    }
  }
  watch(opened, load, { immediate: true })

  const stands = (annotation: Annotation): boolean =>
    annotation.anchor.edition === opened.value?.summary.edition && verify(annotation.anchor, opened.value.passages)

  /** Puts a stored mark into the list, in place of an earlier state of it. */
  function put(annotation: Annotation): void {
    const summary = opened.value?.summary
    if (annotation.documentId !== summary?.id) return
    const others = listed.value.filter(one => one.annotation.id !== annotation.id)
    listed.value = [...others, { annotation, documentTitle: summary.title, regionCode: summary.region.code, regionName: summary.region.name, placed: true }]
  }
  function drop(id: AnnotationId): void {
    listed.value = listed.value.filter(one => one.annotation.id !== id)
  }
  async function restore(id: AnnotationId): Promise<void> { put(await call('annotation.restore', { id })) }
  async function takeAway(id: AnnotationId): Promise<void> {
    await call('annotation.remove', { id })
    drop(id)
  }

  async function add(spans: readonly PassageSpan[], meaning: Meaning): Promise<Annotation[]> {
    const document = opened.value
    if (!document) return []
    const made: Annotation[] = []
    try {
      for (const span of spans) {
        const anchor = { edition: document.summary.edition, ...makeAnchor(document.passages, span.passage, span) }
        const annotation = await call('annotation.add', { documentId: document.summary.id, anchor, meaning, note: '', tags: [] })
        made.push(annotation)
        put(annotation)
      }
    } catch (error) {
      showToast(messageOf(error), { tone: 'failure' })
    }
    if (made.length > 0) {
      const words = made.length > 1 ? `所选跨 ${made.length} 段，已分段记为 ${made.length} 条“${meaningStyle(meaning).name}”批注` : '已批注'
      undo.did({ words, undo: async () => { for (const one of made) await takeAway(one.id) } }, made.length > 1)
    }
    return made
  }

  async function update(id: AnnotationId, changes: MarkChanges): Promise<void> {
    const before = byId.value.get(id)
    put(await call('annotation.update', { id, ...changes }))
    if (before && changes.meaning !== undefined && changes.meaning !== before.meaning) {
      undo.did({ words: '已改批注类别', undo: async () => { put(await call('annotation.update', { id, meaning: before.meaning })) } })
    }
  }

  async function remove(id: AnnotationId): Promise<void> {
    try {
      await takeAway(id)
      undo.did({ words: '已删除批注', undo: () => restore(id) }, true)
    } catch (error) {
      showToast(messageOf(error), { tone: 'failure' })
    }
  }

  const inOrder = computed(() => listed.value.map(one => one.annotation)
    .sort((a, b) => a.anchor.passage - b.anchor.passage || a.anchor.start - b.anchor.start || a.anchor.end - b.anchor.end))
  const placed = computed(() => inOrder.value.filter(stands))
  const lost = computed(() => inOrder.value.filter(annotation => !stands(annotation)))
  const byId = computed(() => new Map(inOrder.value.map(annotation => [annotation.id as string, annotation])))
  const spans = computed(() => byPassage(
    placed.value.map(({ id, meaning, anchor }) => ({ id, meaning, passage: anchor.passage, start: anchor.start, end: anchor.end }))))

  return { placed, lost, byId, spans, problem, add, update, remove }
}
