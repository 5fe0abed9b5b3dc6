import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LedgerEntry } from '../../../electron/contract/index.ts'
import { setBridge } from '../../shared/bridge.ts'
import { failing, installFakeBridge, type FakeAnswers, type FakeBridge } from '../../shared/testing/fake-bridge.ts'
import { accessibilityProblems, mountView } from '../../shared/testing/mount.ts'
import { JINZHONG, REGIONS } from '../../shared/testing/samples.ts'
import { dismissToast, toasts } from '../../shared/ui/toasts.ts'
import LedgerView from './LedgerView.vue'
import { makeDocument, makeEntry, makeIndicator, makeReading } from './testing/entries.ts'

const ENTRIES: readonly LedgerEntry[] = [
  makeEntry(10),
  makeEntry(20, { raw: '37个', quote: '新建项目37个。', value: 37, unit: '个', review: 'doubtful', confidence: 0.4, reading: makeReading({ indicatorId: null, indicator: '新建项目' }) }),
  makeEntry(30, { raw: '6.5%', value: 6.5, unit: '%', reading: makeReading({ indicatorId: 'gdp', indicator: '地区生产总值', measure: 'growth' }) }),
  makeEntry(40, { raw: '9.6万人', value: 96_000, unit: '人', review: 'doubtful', documentId: 'jinzhong', reading: makeReading({ indicatorId: null, indicator: '务工就业', subject: '晋中市' }) }),
]
const WORD = { confirm: 'confirmed', dismiss: 'dismissed', correct: 'corrected', reset: 'doubtful' } as const
const answers = (more: FakeAnswers = {}): FakeAnswers => ({
  'metric.list': () => [...ENTRIES], 'document.list': () => [makeDocument(), makeDocument({ id: 'jinzhong', title: '政府工作报告', region: JINZHONG })],
  'metric.indicators': () => [makeIndicator(), makeIndicator({ id: 'gdp', name: '地区生产总值' })], 'document.regions': () => REGIONS, 'lexicon.indicators': () => [],
  'metric.review': ({ key, decision }) => ({ entry: { ...ENTRIES.find(one => one.key === key)!, review: WORD[decision.kind] }, undo: { kind: 'reset' } }), ...more,
})

beforeEach(() => {
  document.body.innerHTML = ''
  document.documentElement.lang = 'zh-CN'
  document.title = '指标台账'
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 })
})
afterEach(() => { setBridge(null); for (const toast of toasts.value) dismissToast(toast.id) })

async function open(more: FakeAnswers = {}, query: Record<string, string> = {}) {
  const host: FakeBridge = installFakeBridge(answers(more))
  const view = await mountView(LedgerView, { at: { path: '/ledger', query } })
  await flushPromises()
  return { ...view, host }
}
const rows = (): string[] => [...document.querySelectorAll('.entry .indicator')].map(cell => cell.textContent)
const current = (): string => document.querySelector('.entry[aria-selected=true] .indicator')?.textContent ?? ''
async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    document.querySelector('.grid')!.dispatchEvent(new KeyboardEvent('keydown', { key: key.replace('ctrl+', ''), ctrlKey: key.startsWith('ctrl+'), bubbles: true, cancelable: true }))
    await flushPromises()
  }
}

test('every figure is a row with its reading, and the first one is open beside', async () => {
  const { wrapper } = await open()
  expect([...document.querySelectorAll('.entry')].map(row => [...row.children].map(cell => cell.textContent.trim()))[1])
    .toEqual(['新建项目', '37个', '数值', '目标', '2024年', '太谷区', '把握不大', '待核', '2024年太谷区这样干'])
  expect([rows().length, current(), document.querySelector('.detail mark')!.textContent]).toEqual([4, '固定资产投资', '56亿元'])
  expect(await accessibilityProblems()).toEqual([])
  wrapper.unmount()
})

test('J and K move, N goes to the next doubtful one and round again', async () => {
  const { wrapper } = await open()
  await press('j', 'j', 'k')
  expect(current()).toBe('新建项目')
  await press('n')
  expect(current()).toBe('务工就业')
  await press('n')
  expect(current()).toBe('新建项目')
  wrapper.unmount()
})

test('C confirms and goes on; Ctrl+Z takes it back by the notebook’s own decision', async () => {
  const { wrapper, host } = await open()
  await press('n', 'c')
  expect([current(), host.inputsOf('metric.review')]).toEqual(['地区生产总值', [{ key: ENTRIES[1]!.key, decision: { kind: 'confirm' } }]])
  expect([...document.querySelectorAll('.entry .review')].map(cell => cell.textContent)).toEqual(['未核', '已核', '未核', '待核'])
  await press('ctrl+z')
  expect([current(), host.inputsOf('metric.review').at(-1)!.decision]).toEqual(['新建项目', { kind: 'reset' }])
  wrapper.unmount()
})

test('X dismisses, R restores, and a refusal leaves the row as it was', async () => {
  const { wrapper, host } = await open()
  await press('x')
  expect(document.querySelector('.entry')!.classList.contains('dismissed')).toBe(true)
  await press('k', 'r')
  expect(host.inputsOf('metric.review').map(input => input.decision.kind)).toEqual(['dismiss', 'reset'])
  host.answer({ 'metric.review': () => failing('database-locked') })
  await press('c')
  expect([document.querySelectorAll('.entry.confirmed').length, toasts.value.at(-1)!.tone]).toEqual([0, 'failure'])
  wrapper.unmount()
})

test('while only 待核 is shown, a confirmed figure leaves when one moves on', async () => {
  const { wrapper } = await open()
  ;[...document.querySelectorAll<HTMLElement>('.state')].find(button => button.textContent.includes('待核'))!.click()
  await flushPromises()
  expect(rows()).toEqual(['新建项目', '务工就业'])
  await press('c')
  expect([rows(), current()]).toEqual([['务工就业'], '务工就业'])
  await press('c')
  expect(rows()).toEqual(['务工就业'])
  wrapper.unmount()
})

test('E opens the form; what it stores replaces the reading', async () => {
  const { wrapper, host } = await open()
  await press('e')
  const value = [...document.querySelectorAll('.form label')].find(label => label.textContent.includes('数值'))!.querySelector('input')!
  value.value = '57亿'
  value.dispatchEvent(new Event('input'))
  document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
  expect(host.inputsOf('metric.review')[0]!.decision).toEqual({ kind: 'correct', value: 5_700_000_000, valueMax: null, unit: '元', reading: ENTRIES[0]!.reading })
  expect(document.querySelector('form')).toBe(null)
  wrapper.unmount()
})

test('letters typed into the filter filter, and review nothing', async () => {
  const { wrapper, host } = await open()
  const input = document.querySelector<HTMLInputElement>('input[type=search]')!
  input.value = '务工'
  input.dispatchEvent(new Event('input'))
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true }))
  await flushPromises()
  expect([rows(), host.inputsOf('metric.review')]).toEqual([['务工就业'], []])
  wrapper.unmount()
})

test('a link opens one document’s ledger at one figure', async () => {
  const { wrapper, router } = await open({}, { document: 'jinzhong', key: ENTRIES[3]!.key })
  expect([rows(), current()]).toEqual([['务工就业'], '务工就业'])
  await press('o')
  expect(router.currentRoute.value.fullPath).toBe('/read/jinzhong?passage=0&start=40&end=45')
  wrapper.unmount()
})

test('grouping puts the figures under heads that the arrows skip', async () => {
  const { wrapper } = await open()
  const select = [...document.querySelectorAll('select')].at(-1)!
  select.value = 'document'
  select.dispatchEvent(new Event('change'))
  await flushPromises()
  expect([...document.querySelectorAll('.group')].map(head => head.textContent.replace(/\s+/g, ''))).toEqual(['2024年太谷区这样干3待核1', '政府工作报告1待核1'])
  await press('j', 'j', 'j')
  expect(current()).toBe('务工就业')
  wrapper.unmount()
})

test('a ledger that cannot be read says why', async () => {
  const { wrapper } = await open({ 'metric.list': () => failing('corpus-damaged') })
  expect(document.body.textContent).toContain('资料库文件已损坏')
  wrapper.unmount()
})
