import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { createMemoryHistory, createRouter, RouterView, type Router } from 'vue-router'
import type { DocumentMetrics, ListedAnnotation, OpenedDocument, Passage } from '../../../../electron/contract/index.ts'
import { packMetrics } from '../../../../electron/domain/ledger/index.ts'
import { installFakeBridge, type FakeAnswers, type FakeBridge } from '../../../shared/testing/fake-bridge.ts'
import { annotation, documentSummary, editionId, REGIONS, settings } from '../../../shared/testing/samples.ts'
import { makeEntry, makeIndicator, makeOther, makeReading } from '../../metrics/testing/entries.ts'
import { selectSpan, spansOfRange } from '../text/selection.ts'
import ReadingView from '../ReadingView.vue'

// A small document with everything in it, and a page to show it on. Nothing is laid out in these tests, so the
// elements are given a height by hand.

const passage = (index: number, kind: Passage['kind'], text: string, level = 0): Passage => ({ index, kind, level, text })

export const PASSAGES: readonly Passage[] = [
  passage(0, 'title', '紧抓机遇谋发展 凝聚力量崇实干'),
  passage(1, 'heading', '推项目 积蓄高质量发展新能量', 1),
  passage(2, 'paragraph', '今年要实现固投增长10%的目标（56亿元），必须聚焦“五大百亿集群”。2024年抓好24个项目。'),
  passage(3, 'heading', '优服务 举好高质量发展金招牌', 1),
  passage(4, 'paragraph', '全力配合好国家农高区行动计划，落实固投项目。'),
]
const text = PASSAGES[2]!.text
const at = (piece: string) => ({ passage: 2, start: text.indexOf(piece), end: text.indexOf(piece) + piece.length })
const entryAt = (piece: string, parts: Parameters<typeof makeEntry>[1] = {}) => {
  const place = at(piece)
  return makeEntry(place.start, {
    passage: 2, end: place.end, raw: piece, quote: text, quoteStart: place.start, key: `${'a'.repeat(64)}:2:${place.start}-${place.end}`, ...parts,
  })
}
export const GROWTH = entryAt('10%', { value: 10, unit: '%', reading: makeReading({ measure: 'growth' }) })
export const AMOUNT = entryAt('56亿元', { review: 'doubtful', confidence: 0.5 })
export const COUNT = entryAt('24个', { value: 24, unit: '个', review: 'confirmed', reading: makeReading({ indicator: '项目数' }) })
export const YEAR = makeOther(0, { ...at('2024年'), raw: '2024年' })

export const METRICS: DocumentMetrics = {
  documentId: GROWTH.documentId, edition: GROWTH.edition, entries: [GROWTH, AMOUNT, COUNT], others: [YEAR], count: { numbers: 4, metrics: 3, other: 1, doubtful: 1 },
}

export const OPENED: OpenedDocument = { summary: documentSummary({ passages: PASSAGES.length }), passages: PASSAGES, position: null }

/** The mark on 固投增长10%的目标. */
export const MARK: ListedAnnotation = {
  annotation: annotation({ anchor: { edition: editionId('a'), ...at('固投增长10%的目标'), quote: '固投增长10%的目标', before: '今年要实现', after: '（56亿元）', headings: [PASSAGES[1]!.text] } }),
  documentTitle: OPENED.summary.title, regionCode: OPENED.summary.region.code, regionName: '太谷区', placed: true, altered: false, others: [], indicators: [], periods: [],
}

export const readingAnswers = (more: FakeAnswers = {}): FakeAnswers => ({
  'settings.get': () => settings(), 'settings.set': changes => settings(changes), 'document.open': () => OPENED, 'document.glimpse': () => null, 'document.recordPosition': () => null,
  'document.regions': () => REGIONS, 'metric.indicators': () => [makeIndicator()], 'lexicon.indicators': () => [makeIndicator()],
  'metric.listForDocument': () => packMetrics(METRICS),
  'annotation.listForDocument': () => [], 'annotation.tags': () => [], ...more,
})

/** Gives every element a size: rows 40 pixels high in a column of 150, in a window wide enough for all panels. */
function layOut(): void {
  (window as unknown as { happyDOM: { setViewport: (size: { width: number; height: number }) => void } }).happyDOM.setViewport({ width: 1366, height: 768 })
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 150 })
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 700 })
  // Idle moments come at once, each long enough for anything.
  window.requestIdleCallback = callback => setTimeout(() => callback({ didTimeout: false, timeRemaining: () => 50 })) as unknown as number
  window.cancelIdleCallback = handle => clearTimeout(handle)
  HTMLElement.prototype.getBoundingClientRect = function () { return new DOMRect(0, 0, 700, this.classList.contains('column') ? 150 : 40) }
}

export interface ReadingTest { readonly wrapper: VueWrapper; readonly router: Router; readonly host: FakeBridge; readonly column: HTMLElement }

/** Opens the reading view at a path with a fake host, after its first calls were answered and painted. */
export async function mountReading(more: FakeAnswers = {}, path = '/read/taigu-2024-plan'): Promise<ReadingTest> {
  layOut()
  window.history.replaceState(null, '')
  const host = installFakeBridge(readingAnswers(more))
  const pinia = createPinia()
  setActivePinia(pinia)
  const blank = { render: () => null }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', name: 'library', component: blank }, { path: '/ledger', name: 'ledger', component: blank }, { path: '/editions/:documentId', name: 'edition', component: blank }, { path: '/read/:documentId', name: 'read', component: ReadingView },
    ],
  })
  await router.push(path)
  const wrapper = mount(RouterView, { attachTo: document.body, global: { plugins: [pinia, router] } })
  await settled()
  return { wrapper, router, host, column: document.querySelector<HTMLElement>('.column')! }
}

/** Waits until calls are answered, frames painted and scrolling has come to rest. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 6; round++) {
    await flushPromises()
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

/** Selects words of a passage as a pointer would. */
export async function select(column: HTMLElement, index: number, words: string, until?: { index: number; words: string }): Promise<void> {
  const start = PASSAGES[index]!.text.indexOf(words)
  selectSpan(column, { passage: index, start, end: start + words.length })
  if (until) {
    const range = document.getSelection()!.getRangeAt(0)
    selectSpan(column, { passage: until.index, start: 0, end: until.words.length })
    const end = document.getSelection()!.getRangeAt(0)
    document.getSelection()!.setBaseAndExtent(range.startContainer, range.startOffset, end.endContainer, end.endOffset)
  }
  if (spansOfRange(document.getSelection()!.getRangeAt(0), column).length === 0) throw new Error(`${words} could not be selected`)
  column.dispatchEvent(new Event('pointerdown', { bubbles: true }))
  document.dispatchEvent(new Event('pointerup'))
  await settled()
}

/** Presses a key where the focus is, or on the column. */
export async function press(column: HTMLElement, key: string, more: KeyboardEventInit = {}): Promise<void> {
  const target = document.activeElement && column.contains(document.activeElement) ? document.activeElement : column
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
  await settled()
}

/** The texts of elements. */
export const texts = (selector: string): string[] => [...document.querySelectorAll(selector)].map(element => element.textContent.trim())
