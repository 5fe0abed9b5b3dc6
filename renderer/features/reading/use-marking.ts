import { ref, shallowRef, watch, type ShallowRef } from 'vue'
import type { Annotation, AnnotationId, AnnotationLink, MarkStyle, Meaning, OpenedDocument } from '../../../electron/contract/index.ts'
import { showToast } from '../../shared/ui/index.ts'
import type { PassageSpan } from './text/selection.ts'
import type { Marks } from './use-marks.ts'
import type { Numbers } from './use-numbers.ts'
import type { Selecting } from './use-selection.ts'

/** Longest quote that the contract takes, UTF-16 code units. */
const LONGEST_MARK = 20_000
/** More marks at one stroke are rather a slip of the hand (Ctrl+A, then a digit) than a thought. */
const MOST_MARKS = 20

/** The mark whose card is open, where on the page it was asked for, and whether to write at once. */
export interface OpenMark { readonly id: AnnotationId; readonly rect: DOMRect; readonly toNote: boolean }

// Kept while the app runs: who underlines goes on underlining, in the next document too.
const lastMeaning = ref<Meaning>('data')
const lastStyle = ref<MarkStyle>('highlight')

/** Why a selection is too much to be marked, or null. */
function tooMuch(spans: readonly PassageSpan[]): string | null {
  if (spans.length > MOST_MARKS) return `一次最多批注 ${MOST_MARKS} 段，现在选了 ${spans.length} 段。请分几次选择。`
  return spans.some(span => span.end - span.start > LONGEST_MARK) ? '一次最多批注 2 万字，请选短一些。' : null
}

/** Making marks out of what is selected, of a passage, of a figure, of the document. */
export function useMarking(options: { opened: ShallowRef<OpenedDocument | null>; marks: Marks; numbers: Numbers; selecting: Selecting }) {
  const { opened, marks, numbers, selecting } = options
  const openMark = shallowRef<OpenMark | null>(null)
  /** The mark whose card was open last: keys are for it, where several stand on the same words. */
  const lastOpened = shallowRef<AnnotationId | null>(null)
  watch(openMark, now => { if (now) lastOpened.value = now.id }, { flush: 'sync' })

  /** The one figure that a span stands on: it spans the figure, or is part of it. Several figures: no link is certain. */
  function figureLinks({ passage, start, end }: PassageSpan): AnnotationLink[] {
    const under = (numbers.spans.value.get(passage) ?? []).filter(number => number.start < end && number.end > start)
    return under.length === 1 ? [{ kind: 'observation', key: numbers.byKey.value.get(under[0]!.key)!.key }] : []
  }

  function openFor(made: Annotation | undefined, rect: DOMRect): void {
    if (made) openMark.value = { id: made.id, rect, toNote: true }
  }

  /** Marks what is selected; with `toNote` the card opens at the first mark for writing. */
  async function mark(meaning: Meaning, toNote = false, style: MarkStyle = lastStyle.value): Promise<readonly Annotation[]> {
    const selected = selecting.read()
    if (!selected) return []
    const refusal = tooMuch(selected.spans)
    if (refusal) { showToast(refusal, { tone: 'failure' }); return [] }
    lastMeaning.value = meaning
    const made = await marks.add(selected.spans, { meaning, style, links: figureLinks })
    if (made.length > 0) selecting.clear()
    if (toNote) openFor(made[0], selected.rect)
    return made
  }

  /** A note on a whole passage: opens the one that there is, else begins one. */
  async function notePassage(passage: number, rect: DOMRect): Promise<void> {
    const there = marks.notes.value.get(passage)?.[0]
    const length = Math.min(LONGEST_MARK, opened.value?.passages[passage]?.text.length ?? 0)
    if (length === 0) return
    openFor(there ?? (await marks.add([{ passage, start: 0, end: length }], { meaning: lastMeaning.value, scope: 'passage' }))[0], rect)
  }

  /** A note on the document as a whole. */
  async function noteDocument(rect: DOMRect): Promise<void> {
    const passage = opened.value?.passages.findIndex(one => one.text !== '') ?? -1
    if (passage < 0) return
    const end = Math.min(LONGEST_MARK, opened.value!.passages[passage]!.text.length)
    openFor((await marks.add([{ passage, start: 0, end }], { meaning: lastMeaning.value, scope: 'document' }))[0], rect)
  }

  /** A note on a figure, linked to it. */
  async function noteFigure(span: PassageSpan, rect: DOMRect): Promise<void> {
    openFor((await marks.add([span], { meaning: 'data', style: lastStyle.value, links: figureLinks }))[0], rect)
  }

  return { openMark, lastOpened, lastMeaning, lastStyle, mark, notePassage, noteDocument, noteFigure }
}
