import { computed, inject, provide, ref, shallowRef, watch, type InjectionKey } from 'vue'
import { useRoute } from 'vue-router'
import type { Annotation, AnnotationId, DocumentId, LedgerEntry, Meaning, Quantity, ReviewDecision } from '../../../electron/contract/index.ts'
import { useSettings } from '../../shared/settings.ts'
import { showToast } from '../../shared/ui/index.ts'
import { draftOf, draftOfOther, useUndo, type FigureDraft, type Reviewed } from '../metrics/index.ts'
import { outlineLines } from './text/outline.ts'
import { NO_LAYERS, type Layers } from './text/segments.ts'
import type { PassageSpan } from './text/selection.ts'
import { useDocument } from './use-document.ts'
import { useFind } from './use-find.ts'
import { useMarks } from './use-marks.ts'
import { keyOf, useNumbers } from './use-numbers.ts'
import { usePanels } from './use-panels.ts'
import { usePlace } from './use-place.ts'
import { useReadingList } from './use-reading-list.ts'
import { useSelection } from './use-selection.ts'

/** All that the parts of the reading view share. Made once by the view, taken by its parts with `useReading`. */
export function makeReadingPage() {
  const route = useRoute()
  const store = useSettings()
  const documentId = computed(() => String(route.params['documentId'] ?? '') as DocumentId)
  const undo = useUndo()

  const { opened, problem, open } = useDocument(documentId)
  const passages = computed(() => opened.value?.passages ?? [])
  const scroller = shallowRef<HTMLElement | null>(null)
  const type = computed(() => {
    const { fontSize, lineHeight, lineWidth, font, indent } = store.settings
    return { fontSize, lineHeight, lineWidth, font, indent }
  })
  const list = useReadingList(scroller, passages, type)
  const ready = computed(() => opened.value !== null && scroller.value !== null)
  const place = usePlace({ documentId, opened, list, ready })

  const marks = useMarks(opened, undo)
  const numbers = useNumbers(opened, undo)
  const find = useFind(passages, list)
  const selecting = useSelection(scroller, passages)
  const panels = usePanels()
  const outline = computed(() => outlineLines(passages.value))

  /** The number that text and panel point at together, by key; null for none. */
  const activeNumber = ref<string | null>(null)
  /** The mark whose card is open, and where on the page it was asked for. */
  const openMark = shallowRef<{ readonly id: AnnotationId; readonly rect: DOMRect; readonly toNote: boolean } | null>(null)
  /** The number that a person is about to make a metric or to correct. */
  const editing = shallowRef<FigureDraft | null>(null)
  const lastMeaning = ref<Meaning>('data')

  const layers = computed(() => {
    const target = place.target.value
    return (passage: number): Layers => {
      const found = {
        marks: marks.spans.value.get(passage), numbers: numbers.spans.value.get(passage), matches: find.spans.value.get(passage),
        target: target?.passage === passage ? target : null,
      }
      if (!found.marks && !found.numbers && !found.matches && !found.target) return NO_LAYERS
      return { marks: found.marks ?? [], numbers: found.numbers ?? [], matches: found.matches ?? [], target: found.target }
    }
  })

  /** Marks what is selected; with `toNote` the card opens at the first mark for writing. */
  async function mark(meaning: Meaning, toNote = false): Promise<readonly Annotation[]> {
    const selected = selecting.read()
    if (!selected) return []
    const refusal = tooMuch(selected.spans)
    if (refusal) { showToast(refusal, { tone: 'failure' }); return [] }
    lastMeaning.value = meaning
    const made = await marks.add(selected.spans, meaning)
    if (made.length > 0) selecting.clear()
    if (toNote && made[0]) openMark.value = { id: made[0].id, rect: selected.rect, toNote: true }
    return made
  }

  /** Points at a number in the text and in the panel; scrolls the text to it where it is out of sight. */
  function showNumber(entry: LedgerEntry): void {
    activeNumber.value = entry.key
    void list.showSpan(spanOf(entry), true)
  }

  // A link to a number (from the ledger, from a cell of a comparison) shows its reading beside the text.
  watch([place.target, numbers.byKey], ([target, byKey]) => {
    const edition = opened.value?.summary.edition
    const key = target && edition ? keyOf(edition, target) : null
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
    editing.value = draftOfOther(quantity, keyOf(summary.edition, quantity), document.passages[quantity.passage]!.text, summary)
  }

  /** Stores what the form holds. */
  async function correct(draft: FigureDraft, decision: ReviewDecision): Promise<void> {
    if (!await numbers.review({ key: draft.key, raw: draft.raw, indicator: draft.reading.indicator }, decision)) return
    editing.value = null
    activeNumber.value = draft.key
  }

  return {
    documentId, opened, problem, open, passages, scroller, list, place, marks, numbers, find, selecting, panels, outline, undo, settings: store,
    activeNumber, openMark, editing, lastMeaning, layers, mark, showNumber, showPlace, correctFigure, makeMetric, correct, namesOf,
  }
}

/** Longest quote that the contract takes, UTF-16 code units. */
const LONGEST_MARK = 20_000
/** More marks at one stroke are rather a slip of the hand (Ctrl+A, then a digit) than a thought. */
const MOST_MARKS = 20

/** Why a selection is too much to be marked, or null. */
function tooMuch(spans: readonly PassageSpan[]): string | null {
  if (spans.length > MOST_MARKS) return `一次最多批注 ${MOST_MARKS} 段，现在选了 ${spans.length} 段。请分几次选择。`
  return spans.some(span => span.end - span.start > LONGEST_MARK) ? '一次最多批注 2 万字，请选短一些。' : null
}

/** A figure as the undo line names it. */
const namesOf = (entry: LedgerEntry): Reviewed => ({ key: entry.key, raw: entry.raw, indicator: entry.reading.indicator })

/** Where a number stands, as a stretch of its passage. */
export const spanOf = ({ passage, start, end }: PassageSpan): PassageSpan => ({ passage, start, end })

export type ReadingPage = ReturnType<typeof makeReadingPage>

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
