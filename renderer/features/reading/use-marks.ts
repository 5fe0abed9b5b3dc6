import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type {
  Annotation, AnnotationId, AnnotationLink, AnnotationScope, CallInput, ListedAnnotation, MarkStyle, Meaning, OpenedDocument,
} from '../../../electron/contract/index.ts'
import { makeAnchor, verify } from '../../../electron/domain/anchoring/index.ts'
import { onAnnotationsChanged } from '../../shared/annotation-history.ts'
import { call, messageOf } from '../../shared/bridge.ts'
import { meaningStyle } from '../../shared/meanings.ts'
import { showToast } from '../../shared/ui/index.ts'
import { byPassage } from './text/by-passage.ts'
import type { MarkSpan } from './text/segments.ts'
import type { PassageSpan } from './text/selection.ts'
import { editionKey } from './use-document.ts'

export type MarkChanges = Omit<CallInput<'annotation.update'>, 'id'>
export interface NewMark { readonly meaning: Meaning; readonly style?: MarkStyle; readonly scope?: AnnotationScope; readonly links?: (span: PassageSpan) => AnnotationLink[] }

export interface Marks {
  /** The marks of the document that stand at their place, in text order; notes on the whole document first. */
  readonly placed: ComputedRef<readonly Annotation[]>
  /** Those whose text does not stand there any more: listed, never drawn. */
  readonly lost: ComputedRef<readonly Annotation[]>
  readonly byId: ComputedRef<ReadonlyMap<string, Annotation>>
  /** With what the library knows beside the mark: damage, versions of another laptop. */
  readonly listedById: ComputedRef<ReadonlyMap<string, ListedAnnotation>>
  /** What the text paints, by passage index. */
  readonly spans: ComputedRef<ReadonlyMap<number, readonly (MarkSpan & { readonly passage: number })[]>>
  /** Notes on whole passages, by passage index. */
  readonly notes: ComputedRef<ReadonlyMap<number, readonly Annotation[]>>
  readonly problem: ShallowRef<string | null>
  /** Stores one mark for each span (a mark never spans two passages). Answers those that were stored. */
  readonly add: (spans: readonly PassageSpan[], mark: NewMark) => Promise<Annotation[]>
  /** Changes a mark; throws `CallFailed`, so that a draft knows that it is not saved. */
  readonly update: (id: AnnotationId, changes: MarkChanges) => Promise<void>
  /** Puts a mark on other words of its passage; says so where it failed. */
  readonly moveRange: (id: AnnotationId, span: PassageSpan) => Promise<boolean>
  readonly remove: (id: AnnotationId) => Promise<void>
  readonly load: () => Promise<void>
}

const spanOf = ({ anchor }: Annotation): PassageSpan => ({ passage: anchor.passage, start: anchor.start, end: anchor.end })

/** The marks of the open document. The page shows a mark only when the notebook has it on disk. */
export function useMarks(opened: ShallowRef<OpenedDocument | null>, whole: Readonly<Ref<boolean>>, changed: (steps: number) => void): Marks {
  const listed = shallowRef<readonly ListedAnnotation[]>([])
  const problem = shallowRef<string | null>(null)

  async function load(): Promise<void> {
    const documentId = opened.value?.summary.id
    problem.value = null
    if (!documentId) { listed.value = []; return }
    try {
      const answer = await call('annotation.listForDocument', { documentId })
      if (opened.value?.summary.id === documentId) listed.value = answer
    } catch (error) {
      problem.value = messageOf(error)
    }
  }
  watch(() => editionKey(opened.value), () => {
    listed.value = []
    void load()
  }, { immediate: true })
  onScopeDispose(onAnnotationsChanged(load))

  const stands = (annotation: Annotation): boolean =>
    annotation.anchor.edition === opened.value?.summary.edition && verify(annotation.anchor, opened.value.passages)

  /** Puts a stored mark into the list, in place of an earlier state of it. */
  function put(annotation: Annotation): void {
    const summary = opened.value?.summary
    if (annotation.documentId !== summary?.id) return
    const before = listed.value.find(one => one.annotation.id === annotation.id)
    const around = before ?? {
      documentTitle: summary.title, regionCode: summary.region.code, regionName: summary.region.name, placed: true, altered: false, others: [], indicators: [], periods: [],
    }
    listed.value = [...listed.value.filter(one => one !== before), { ...around, annotation, altered: false }]
  }

  async function add(spans: readonly PassageSpan[], { meaning, style = 'highlight', scope = 'span', links }: NewMark): Promise<Annotation[]> {
    const document = opened.value
    if (!document) return []
    const made: Annotation[] = []
    try {
      for (const span of spans) {
        const anchor = { edition: document.summary.edition, ...makeAnchor(document.passages, span.passage, span) }
        const annotation = await call('annotation.add', {
          documentId: document.summary.id, anchor, meaning, note: '', tags: [], scope, style, links: links?.(span) ?? [],
        })
        made.push(annotation)
        put(annotation)
      }
    } catch (error) {
      showToast(messageOf(error), { tone: 'failure' })
    }
    if (made.length > 0) changed(made.length)
    if (made.length > 1) showToast(`所选跨 ${made.length} 段，已分段记为 ${made.length} 条“${meaningStyle(meaning).name}”批注`)
    return made
  }

  async function update(id: AnnotationId, changes: MarkChanges): Promise<void> {
    put(await call('annotation.update', { id, ...changes }))
    changed(1)
  }

  async function moveRange(id: AnnotationId, span: PassageSpan): Promise<boolean> {
    const document = opened.value
    if (!document) return false
    try {
      put(await call('annotation.moveRange', { id, anchor: { edition: document.summary.edition, ...makeAnchor(document.passages, span.passage, span) } }))
      changed(1)
      return true
    } catch (error) {
      showToast(messageOf(error), { tone: 'failure' })
      return false
    }
  }

  async function restore(id: AnnotationId): Promise<void> {
    put(await call('annotation.restore', { id }))
    changed(1)
  }

  async function remove(id: AnnotationId): Promise<void> {
    try {
      await call('annotation.remove', { id })
      listed.value = listed.value.filter(one => one.annotation.id !== id)
      changed(1)
      showToast('批注已移到回收站', { action: { name: '撤销', run: () => restore(id) } })
    } catch (error) {
      showToast(messageOf(error), { tone: 'failure' })
    }
  }

  const inOrder = computed(() => listed.value.map(one => one.annotation).sort((a, b) =>
    Number(b.scope === 'document') - Number(a.scope === 'document')
    || a.anchor.passage - b.anchor.passage || a.anchor.start - b.anchor.start || a.anchor.end - b.anchor.end))
  const placed = computed(() => inOrder.value.filter(one => one.scope === 'document' || stands(one)))
  return {
    placed, problem, add, update, moveRange, remove, load,
    // While text is on its way a mark on it is neither placed nor lost.
    lost: computed(() => whole.value ? inOrder.value.filter(one => !placed.value.includes(one)) : []),
    byId: computed(() => new Map(inOrder.value.map(annotation => [annotation.id as string, annotation]))),
    listedById: computed(() => new Map(listed.value.map(one => [one.annotation.id as string, one]))),
    spans: computed(() => byPassage(placed.value.filter(one => one.scope === 'span')
      .map(one => ({ id: one.id as string, meaning: one.meaning, style: one.style, ...spanOf(one) })))),
    notes: computed(() => byPassage(placed.value.filter(one => one.scope === 'passage').map(one => ({ ...one, passage: one.anchor.passage })))),
  }
}
