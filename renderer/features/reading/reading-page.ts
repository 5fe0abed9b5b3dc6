import { computed, inject, provide, ref, shallowRef, watch, type InjectionKey, type Ref } from 'vue'
import type { DocumentId, LedgerEntry, Quantity, ReviewDecision } from '../../../electron/contract/index.ts'
import { keyOf } from '../../../electron/domain/ledger/index.ts'
import { useSettings } from '../../shared/settings.ts'
import { draftOf, draftOfOther, type FigureDraft, type Reviewed } from '../metrics/index.ts'
import { outlineLines } from './text/outline.ts'
import { NO_LAYERS, type Layers } from './text/segments.ts'
import type { PassageSpan } from './text/selection.ts'
import { useCaret } from './use-caret.ts'
import { useDocument } from './use-document.ts'
import { useFind } from './use-find.ts'
import { useFocus } from './use-focus.ts'
import { useGoTo } from './use-go-to.ts'
import { useMarking } from './use-marking.ts'
import { useMarks } from './use-marks.ts'
import { useNumbers } from './use-numbers.ts'
import { useOwnPlace } from './use-own-place.ts'
import { usePanels, type Panels } from './use-panels.ts'
import { useOpeningPassage, usePlace, type Place } from './use-place.ts'
import { useRange } from './use-range.ts'
import { useReadingList } from './use-reading-list.ts'
import { useSelection } from './use-selection.ts'
import { useSentence } from './use-sentence.ts'
import { useSpeech } from './use-speech.ts'
import { useUndoOrder, type UndoOrder } from './use-undo-order.ts'

/**
 * All that the parts of a text share. Made once for each text that is shown, taken by its parts with `useReading`.
 * `beside` is the first text where this is a second one beside it: the first has the address and its history; the
 * panels and the order of undoing are shared. `two` tells the first whether there is a second.
 */
export function makeReadingPage(documentId: Ref<DocumentId>, { beside, two = ref(false) }: { beside?: ReadingPage; two?: Ref<boolean> } = {}) {
  const store = useSettings()
  const undo: UndoOrder = beside?.undo ?? useUndoOrder()
  const { opened, whole, sighted, problem, open } = useDocument(documentId, beside ? () => null : useOpeningPassage())
  const passages = computed(() => opened.value?.passages ?? [])
  const scroller = shallowRef<HTMLElement | null>(null)
  const type = computed(() => {
    const { fontSize, lineHeight, lineWidth, font, indent } = store.settings
    return { fontSize, lineHeight, lineWidth, font, indent }
  })
  const list = useReadingList(scroller, passages, type)
  const ready = computed(() => opened.value !== null && scroller.value !== null)
  const place: Place = beside ? useOwnPlace(list) : usePlace({ documentId, opened, list, ready })
  const marks = useMarks(opened, whole, undo.markChanged)
  const numbers = useNumbers({ opened, whole, sighted }, undo.figures)
  const find = useFind(passages, list)
  const goTo = useGoTo(passages, place)
  const selecting = useSelection(scroller, passages)
  const sentence = useSentence(scroller, passages, list)
  const focus = useFocus(passages, list, sentence)
  const caret = useCaret(scroller, passages, list, sentence)
  const speech = useSpeech(passages, list, sentence)
  const range = useRange(passages, marks, scroller)
  const panels: Panels = beside?.panels ?? usePanels(two)
  const outline = computed(() => outlineLines(passages.value))
  const marking = useMarking({ opened, marks, numbers, selecting })

  /** The number that text and panel point at together, by key; null for none. */
  const activeNumber = ref<string | null>(null)
  /** The number that a person is about to make a metric or to correct. */
  const editing = shallowRef<FigureDraft | null>(null)

  const layers = computed(() => {
    const target = place.target.value, lit = sentence.lit.value, pulled = range.pulled.value
    const here = (span: PassageSpan | null, passage: number): PassageSpan | null => span?.passage === passage ? span : null
    return (passage: number): Layers => {
      const found = { marks: marks.spans.value.get(passage), numbers: numbers.spans.value.get(passage), matches: find.spans.value.get(passage) }
      const spans = { target: here(target, passage), lit: here(lit, passage) }
      if (!found.marks && !found.numbers && !found.matches && !spans.target && !spans.lit) return NO_LAYERS
      const drawn = pulled?.passage === passage ? found.marks?.map(mark => mark.id === pulled.id ? { ...mark, start: pulled.start, end: pulled.end } : mark) : found.marks
      return { marks: drawn ?? [], numbers: found.numbers ?? [], matches: found.matches ?? [], ...spans }
    }
  })

  /** Points at a number in the text and in the panel; scrolls the text to it where it is out of sight. */
  function showNumber(entry: LedgerEntry): void {
    activeNumber.value = entry.key
    void list.showSpan(spanOf(entry), true)
  }

  // A link to a number (from the ledger, from a cell of a comparison) shows its reading beside the text.
  watch([place.target, numbers.byKey], ([target, byKey]) => {
    const edition = opened.value?.summary.edition
    const key = target && edition ? keyOf({ edition, ...target }) : null
    if (key === null || !byKey.has(key)) return
    activeNumber.value = key
    panels.tab.value = 'metrics'
  })

  /** Points at a stretch of the text that is no entry: marked until the next click, without a step in the history. */
  function showPlace(stretch: PassageSpan): void {
    place.target.value = spanOf(stretch)
    void list.showSpan(spanOf(stretch), true)
  }

  const correctFigure = (entry: LedgerEntry): void => { editing.value = draftOf(entry) }

  /** Opens the form for a number that the machine read as no metric. */
  function makeMetric(quantity: Quantity): void {
    const document = opened.value
    if (!document) return
    const { summary } = document
    editing.value = draftOfOther(quantity, keyOf({ edition: summary.edition, ...quantity }), document.passages[quantity.passage]!.text, summary)
  }

  /** Stores what the form holds. */
  async function correct(draft: FigureDraft, decision: ReviewDecision): Promise<void> {
    if (!await numbers.review({ key: draft.key, raw: draft.raw, indicator: draft.reading.indicator }, decision)) return
    editing.value = null
    activeNumber.value = draft.key
  }

  return {
    documentId, opened, whole, problem, open, passages, scroller, list, place, marks, numbers, find, goTo, selecting, sentence, focus, caret, speech, range, panels, outline,
    undo, settings: store, activeNumber, editing, layers, showNumber, showPlace, correctFigure, makeMetric, correct, namesOf, ...marking,
  }
}

/** A figure as the undo line names it. */
const namesOf = (entry: LedgerEntry): Reviewed => ({ key: entry.key, raw: entry.raw, indicator: entry.reading.indicator })

/** Where a number stands, as a stretch of its passage. */
export const spanOf = ({ passage, start, end }: PassageSpan): PassageSpan => ({ passage, start, end })

export interface ReadingPage extends ReturnType<typeof makeReadingPage> {}

const READING: InjectionKey<ReadingPage> = Symbol('reading')

/** Hands the page to the parts inside. */
export function provideReading(page: ReadingPage): void {
  provide(READING, page)
}

/** The page that a part belongs to. */
export function useReading(): ReadingPage {
  const page = inject(READING)
  if (!page) throw new Error('a part of the reading view stands outside of it')
  return page
}
