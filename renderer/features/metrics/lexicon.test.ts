import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { FileToken, LedgerEntry, LexiconAddition, LexiconEffect } from '../../../electron/contract/index.ts'
import { setBridge } from '../../shared/bridge.ts'
import { failing, installFakeBridge, type FakeAnswers } from '../../shared/testing/fake-bridge.ts'
import { accessibilityProblems, mountView } from '../../shared/testing/mount.ts'
import { REGIONS } from '../../shared/testing/samples.ts'
import { dismissToast, toasts } from '../../shared/ui/toasts.ts'
import LedgerView from './LedgerView.vue'
import { makeDocument, makeEntry, makeIndicator, makeReading } from './testing/entries.ts'

const CORRECTED: LedgerEntry = makeEntry(10, { asWritten: '城乡建投总量', quote: '城乡建投总量完成56亿元。', review: 'corrected' })
const figure = (indicator: string) => ({ value: 3_000_000_000, valueMax: null, unit: '元', reading: makeReading({ indicator }), review: 'doubtful' as const })
const EFFECT: LexiconEffect = {
  changed: 1, documents: 1, settled: 1, unsettled: 0, kept: 2,
  changes: [{ documentId: CORRECTED.documentId, title: '乙村材料', key: CORRECTED.key, raw: '30亿元', quote: '城乡建投总量达到30亿元。', quoteStart: 8, before: figure('城乡建投总量'), after: { ...figure('固定资产投资'), review: 'certain' } }],
}
const NOTHING: LexiconEffect = { changed: 0, documents: 0, settled: 0, unsettled: 0, kept: 0, changes: [] }
const ADDITION: LexiconAddition = { kind: 'alias', indicatorId: makeIndicator().id, indicator: '固定资产投资', alias: '城乡建投总量', source: null, added: '2025-01-01T00:00:00.000Z', used: true }
const TOKEN = '00000000-0000-4000-8000-000000000001' as FileToken

beforeEach(() => {
  document.body.innerHTML = ''
  document.documentElement.lang = 'zh-CN'
  document.title = '指标台账'
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 })
})
afterEach(() => { vi.useRealTimers(); setBridge(null); for (const toast of toasts.value) dismissToast(toast.id) })

async function open(more: FakeAnswers = {}) {
  const host = installFakeBridge({
    'metric.list': () => [CORRECTED], 'document.list': () => [makeDocument()], 'metric.indicators': () => [makeIndicator()], 'document.regions': () => REGIONS, 'lexicon.indicators': () => [],
    'lexicon.previewAlias': ({ alias }) => ({ alias, indicator: '固定资产投资', takenFrom: null, effect: EFFECT }), 'lexicon.addAlias': () => EFFECT, 'lexicon.removeAlias': () => EFFECT, ...more,
  })
  const view = await mountView(LedgerView, { at: '/ledger' })
  await flushPromises()
  return { ...view, host }
}
const button = (words: string): HTMLButtonElement => [...document.querySelectorAll('button')].find(one => one.textContent.includes(words))!
const dialog = (): HTMLElement => document.querySelector('[role=dialog]')!
async function click(words: string): Promise<void> {
  button(words).click()
  await flushPromises()
}

test('a corrected figure offers its own words as a name; the effect is shown before anything is stored', async () => {
  const { wrapper, host } = await open()
  await click('记为别名')
  expect(dialog().textContent).toMatch(/将改变 1 份文件里 1 个数字的读法，其中 1 个不再待核，另有 2 处已由人核对，保持不变。/)
  expect(dialog().textContent).toMatch(/《乙村材料》.*城乡建投总量 30亿元，太谷区，待核.*固定资产投资 30亿元，太谷区，未核/)
  expect(host.inputsOf('lexicon.addAlias')).toEqual([])
  expect(await accessibilityProblems(dialog())).toEqual([])
  await click('采用')
  expect(host.inputsOf('lexicon.addAlias')).toEqual([{ alias: '城乡建投总量', indicatorId: 'fixed-investment' }])
  expect(document.querySelector('[role=dialog]')).toBeNull()
  await toasts.value.at(-1)!.action!.run()
  expect(host.inputsOf('lexicon.removeAlias')).toEqual([{ alias: '城乡建投总量' }])
  wrapper.unmount()
})

test('a refused name says why and cannot be taken; a name that takes from another says so', async () => {
  const { wrapper, host } = await open({ 'lexicon.previewAlias': () => failing('alias-refused', '“地区生产总值”是另一个指标的正式名称') })
  await click('记为别名')
  expect(dialog().querySelector('[role=alert]')!.textContent).toContain('“地区生产总值”是另一个指标的正式名称')
  expect(button('采用').disabled).toBe(true)
  host.answer({ 'lexicon.previewAlias': ({ alias }) => ({ alias, indicator: '固定资产投资', takenFrom: '工业投资', effect: NOTHING }) })
  vi.useFakeTimers()
  const field = dialog().querySelector('input')!
  field.value = '工投'
  field.dispatchEvent(new Event('input'))
  await vi.advanceTimersByTimeAsync(1000)
  vi.useRealTimers()
  await flushPromises()
  expect(dialog().textContent).toMatch(/“工投”现在是“工业投资”的别名，采用后改归“固定资产投资”。/)
  expect(dialog().textContent).toMatch(/不改变现有文件里的任何读法/)
  expect(button('采用').disabled).toBe(false)
  wrapper.unmount()
})

test('a lexicon file is imported only after its effect was shown; one with mistakes never', async () => {
  const { wrapper, host } = await open({
    'lexicon.additions': () => [ADDITION], 'file.pick': () => ({ token: TOKEN, name: '词库.json', size: 100 }), 'lexicon.importFile': () => EFFECT,
    'lexicon.inspectFile': () => ({ name: '词库.json', mistakes: [{ path: 'indicators[0].field', line: 3, message: '领域应是经济等' }], indicators: 0, aliases: 0, effect: null }),
  })
  await click('我的词库')
  expect(dialog().textContent).toContain('“固定资产投资”的别名')
  await click('导入词库文件')
  expect(dialog().textContent).toMatch(/第 3 行\s*indicators\[0\]\.field：领域应是经济等/)
  expect([...dialog().querySelectorAll('.dialog-foot button')].map(one => one.textContent.trim())).toEqual(['返回', '重新选择文件'])
  host.answer({ 'lexicon.inspectFile': () => ({ name: '词库.json', mistakes: [], indicators: 1, aliases: 2, effect: EFFECT }) })
  await click('重新选择文件')
  expect(dialog().textContent).toContain('含自定义指标 1 个、别名 2 个')
  expect(host.inputsOf('lexicon.importFile')).toEqual([])
  ;[...dialog().querySelectorAll<HTMLButtonElement>('.dialog-foot button')].at(-1)!.click()
  await flushPromises()
  expect(host.inputsOf('lexicon.importFile')).toEqual([{ file: TOKEN }])
  expect(await accessibilityProblems(dialog())).toEqual([])
  wrapper.unmount()
})

test('an export asks for exactly what is shown, and says where the file went or why not', async () => {
  const { wrapper, host } = await open({ 'export.ledger': () => ({ name: '指标台账.xlsx', folder: '文档', bytes: 9 }) })
  await click('导出')
  await click('Excel 工作簿')
  expect(host.inputsOf('export.ledger')).toEqual([{ format: 'xlsx', encoding: 'utf-8', filter: { documentId: null, region: null, field: null, review: null, text: '' }, sort: { by: 'place', descending: false }, grouping: 'none' }])
  expect(toasts.value.at(-1)!.text).toContain('已存到“文档”：指标台账.xlsx')
  host.answer({ 'export.ledger': () => failing('disk-full') })
  await click('导出')
  await click('CSV（GB18030）')
  expect(toasts.value.at(-1)).toMatchObject({ tone: 'failure' })
  wrapper.unmount()
})

test('a number selected in the sentence becomes an entry of its own', async () => {
  const quote = '城乡建投总量完成56亿元，惠及两万三千户。'
  const entry = makeEntry(40, { quote, quoteStart: 8, review: 'certain' })
  const at = 40 - 8 + quote.indexOf('两万三千户')
  const key = `${entry.edition}:0:${at}-${at + 5}` as LedgerEntry['key']
  const made: LedgerEntry = { ...entry, key, start: at, end: at + 5, raw: '两万三千户', byHand: true, review: 'corrected', reading: makeReading({ indicator: '惠及户数', indicatorId: null }) }
  const entries = [entry]
  const { wrapper, host } = await open({
    'metric.list': () => [...entries],
    'metric.readSpan': span => ({ key, quantity: { passage: span.passage, start: span.start, end: span.end, raw: '两万三千户', value: 23_000, valueMax: null, unit: '户', kind: 'other', reason: 'unclear' } }),
    'metric.review': () => { entries.push(made); return { entry: made, undo: { kind: 'reset' } } },
  })
  const words = [...document.querySelector('.sentence')!.childNodes].find(node => node.textContent?.includes('两万三千户'))!
  const start = words.textContent!.indexOf('两万三千户')
  document.getSelection()!.setBaseAndExtent(words, start, words, start + 5)
  document.dispatchEvent(new Event('selectionchange'))
  await flushPromises()
  await click('把所选数字记为指标')
  expect(host.inputsOf('metric.readSpan')).toEqual([{ edition: entry.edition, passage: 0, start: at, end: at + 5 }])
  expect(dialog().querySelector('mark')!.textContent).toBe('两万三千户')
  const field = dialog().querySelector<HTMLInputElement>('input')!
  field.value = '惠及户数'
  field.dispatchEvent(new Event('input'))
  await flushPromises()
  dialog().querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }))
  await flushPromises()
  expect(host.inputsOf('metric.review')).toMatchObject([{ key, decision: { kind: 'correct', value: 23_000, unit: '户', reading: { indicator: '惠及户数' } } }])
  expect(document.querySelector('.entry[aria-selected=true] .indicator')!.textContent).toBe('惠及户数')
  expect(toasts.value.at(-1)!.text).toBe('已记为指标：惠及户数 两万三千户')
  wrapper.unmount()
})
