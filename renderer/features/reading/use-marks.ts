import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type {
  Annotation, AnnotationId, AnnotationLink, AnnotationScope, CallInput, ListedAnnotation, MarkStyle, Meaning, OpenedDocument,
} from '../../../electron/contract/index.ts'
import { makeAnchor, verify } from '../../../electron/domain/anchoring/index.ts'
import { act, actionName } from '../../shared/annotation-actions.ts'
import { onAnnotationsChanged, offerUndo } from '../../shared/annotation-history.ts'
import { call, messageOf } from '../../shared/bridge.ts'
import { meaningStyle } from '../../shared/meanings.ts'
import { showToast } from '../../shared/ui/index.ts'
import { byPassage } from './text/by-passage.ts'
import type { MarkSpan } from './text/segments.ts'
import type { PassageSpan } from './text/selection.ts'
import { editionKey } from './use-document.ts'

export type MarkChanges = Omit<CallInput<'annotation.update'>, 'id'>
export type MarkPart = 'meaning' | 'style' | 'tags' | 'links'
const CHANGE_NAMES: Record<MarkPart, string> = { meaning: '改批注类别', style: '改批注样式', tags: '改批注标签', links: '改批注关联' }
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
  /** Writes a mark's note; throws `CallFailed`, so that the draft knows that it is not saved. */
  readonly write: (id: AnnotationId, note: string) => Promise<void>
  /** Changes one thing of a mark. Answers whether it is on disk; where not, it is said, and can be tried again. So do the next two. */
  readonly change: <Part extends MarkPart>(id: AnnotationId, part: Part, to: NonNullable<MarkChanges[Part]>) => Promise<boolean>
  /** Puts a mark on other words of its passage. */
  readonly moveRange: (id: AnnotationId, span: PassageSpan) => Promise<boolean>
  readonly remove: (id: AnnotationId) => Promise<boolean>
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

  /** The words that a mark stands on, for what is said of it. */
  const quoteOf = (id: AnnotationId): string => listed.value.find(one => one.annotation.id === id)?.annotation.anchor.quote ?? ''
  /** True once it is on disk. What failed has said so itself. */
  const done = (action: Promise<unknown>): Promise<boolean> => action.then(() => true, () => false)

  async function add(spans: readonly PassageSpan[], { meaning, style = 'highlight', scope = 'span', links }: NewMark): Promise<Annotation[]> {
    const document = opened.value
    if (!document || spans.length === 0) return []
    const { id: documentId, edition } = document.summary
    const left = [...spans]
    const made: Annotation[] = []
    const first = spans[0]!
    const place = `${documentId} ${scope} ${first.passage}:${first.start}-${spans.at(-1)!.passage}:${spans.at(-1)!.end}`
    await done(act({
      of: place, part: 'made', name: actionName('添加批注', document.passages[first.passage]!.text.slice(first.start, first.end)),
      async work() {
        const before = made.length
        try {
          for (let span = left[0]; span; span = left[0]) {
            const anchor = { edition, ...makeAnchor(document.passages, span.passage, span) }
            const annotation = await call('annotation.add', { documentId, anchor, meaning, note: '', tags: [], scope, style, links: links?.(span) ?? [] })
            left.shift()
            made.push(annotation)
            put(annotation)
          }
        } finally {
          if (made.length > before) changed(made.length - before)
        }
      },
    }))
    if (made.length > 1) showToast(`所选跨 ${made.length} 段，已分段记为 ${made.length} 条“${meaningStyle(meaning).name}”批注`)
    return made
  }

  async function write(id: AnnotationId, note: string): Promise<void> {
    put(await call('annotation.update', { id, note }))
    changed(1)
  }

  const change: Marks['change'] = (id, part, to) => done(act({
    of: id, part, name: `${actionName(CHANGE_NAMES[part], quoteOf(id))}${part === 'tags' ? `：${(to as readonly string[]).join('、')}` : ''}`,
    async work() {
      put(await call('annotation.update', { id, [part]: to }))
      changed(1)
    },
  }))

  async function moveRange(id: AnnotationId, span: PassageSpan): Promise<boolean> {
    const document = opened.value
    if (!document) return false
    const anchor = { edition: document.summary.edition, ...makeAnchor(document.passages, span.passage, span) }
    return done(act({
      of: id, part: 'range', name: `${actionName('改批注范围', quoteOf(id))}为${actionName('', anchor.quote)}`,
      async work() {
        put(await call('annotation.moveRange', { id, anchor }))
        changed(1)
      },
    }))
  }

  const restore = (id: AnnotationId, quote: string): Promise<boolean> => done(act({
    of: id, part: 'removed', name: actionName('还原批注', quote),
    async work() {
      put(await call('annotation.restore', { id }))
      changed(1)
    },
  }))

  function remove(id: AnnotationId): Promise<boolean> {
    const quote = quoteOf(id)
    return done(act({
      of: id, part: 'removed', name: actionName('删除批注', quote),
      async work() {
        await call('annotation.remove', { id })
        listed.value = listed.value.filter(one => one.annotation.id !== id)
        changed(1)
        offerUndo('批注已移到回收站', async () => { await restore(id, quote) })
      },
    }))
  }

  const inOrder = computed(() => listed.value.map(one => one.annotation).sort((a, b) =>
    Number(b.scope === 'document') - Number(a.scope === 'document')
    || a.anchor.passage - b.anchor.passage || a.anchor.start - b.anchor.start || a.anchor.end - b.anchor.end))
  const placed = computed(() => inOrder.value.filter(one => one.scope === 'document' || stands(one)))
  return {
    placed, problem, add, write, change, moveRange, remove, load,
    // While text is on its way a mark on it is neither placed nor lost.
    lost: computed(() => whole.value ? inOrder.value.filter(one => !placed.value.includes(one)) : []),
    byId: computed(() => new Map(inOrder.value.map(annotation => [annotation.id as string, annotation]))),
    listedById: computed(() => new Map(listed.value.map(one => [one.annotation.id as string, one]))),
    spans: computed(() => byPassage(placed.value.filter(one => one.scope === 'span')
      .map(one => ({ id: one.id as string, meaning: one.meaning, style: one.style, ...spanOf(one) })))),
    notes: computed(() => byPassage(placed.value.filter(one => one.scope === 'passage').map(one => ({ ...one, passage: one.anchor.passage })))),
  }
}
