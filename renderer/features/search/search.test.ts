import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SearchAnswer } from '../../../electron/contract/index.ts'
import { setBridge } from '../../shared/bridge.ts'
import { failing, installFakeBridge } from '../../shared/testing/fake-bridge.ts'
import { accessibilityProblems, mountView } from '../../shared/testing/mount.ts'
import { annotationId, documentId, searchHit } from '../../shared/testing/samples.ts'
import { lastQuery } from './last-query.ts'
import SearchPalette from './SearchPalette.vue'
import SearchView from './SearchView.vue'

const ANSWER: SearchAnswer = {
  hits: [
    searchHit(), searchHit({ passage: 9, span: { start: 2, end: 4 }, snippet: '招商活动', marks: [{ start: 0, end: 2 }] }),
    searchHit({ documentId: documentId('jinzhong'), documentTitle: '政府工作报告', regionName: '晋中市', passage: 3, annotationId: annotationId('7'), headings: [], snippet: '招商一节可用', marks: [{ start: 0, end: 2 }] }),
  ],
  total: 53, documents: 2, terms: ['招商'], expansion: '亦查“招商引资”',
}
const nothing: SearchAnswer = { hits: [], total: 0, documents: 0, terms: ['甲'], expansion: null }
const input = (): HTMLInputElement => document.querySelector('[role=combobox]')!

async function type(text: string): Promise<void> {
  input().value = text
  input().dispatchEvent(new Event('input', { bubbles: true }))
  await vi.advanceTimersByTimeAsync(200)
  await flushPromises()
}
async function press(key: string): Promise<void> {
  input().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  await flushPromises()
}

let shown: VueWrapper
beforeEach(() => { document.body.innerHTML = ''; document.documentElement.lang = 'zh-CN'; document.title = '搜索'; lastQuery.value = ''; vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }) })
afterEach(() => { vi.useRealTimers(); shown.unmount(); setBridge(null) })

test('typing asks once for the pause and shows hits by document, with the sum and what was widened', async () => {
  const host = installFakeBridge({ 'search.query': () => ANSWER })
  shown = (await mountView(SearchPalette)).wrapper
  for (const text of ['招', '招商']) { input().value = text; input().dispatchEvent(new Event('input', { bubbles: true })) }
  await type(' 招商 ')
  expect(host.inputsOf('search.query')).toEqual([{ text: '招商', limit: 60, documentId: null }])
  expect(document.querySelector('[role=status]')?.textContent?.trim()).toBe('2 份文件，53 处；亦查“招商引资”')
  expect([...document.querySelectorAll('[role=option]')].map(option => option.textContent?.trim())).toEqual([
    '推项目 积蓄高质量发展新能量千方百计招商引资', '推项目 积蓄高质量发展新能量招商活动', '批注招商一节可用',
  ])
  expect([...document.querySelectorAll('mark')].map(mark => mark.textContent)).toEqual(['招商', '招商', '招商'])
  expect(document.querySelector('.more')?.textContent).toBe('另有 50 处未列出，查看更多')
  vi.useRealTimers()
  expect(await accessibilityProblems(document.querySelector('.palette')!)).toEqual([])
})

test('arrows choose and Enter opens the exact place', async () => {
  installFakeBridge({ 'search.query': () => ANSWER })
  const { wrapper, router } = await mountView(SearchPalette)
  shown = wrapper
  await type('招商')
  await press('ArrowDown')
  expect(document.getElementById(input().getAttribute('aria-activedescendant')!)?.textContent).toContain('招商活动')
  await press('ArrowDown')
  await press('ArrowDown')
  await press('ArrowUp')
  await press('Enter')
  expect(router.currentRoute.value.fullPath).toBe('/read/taigu-2024-plan?passage=9&start=2&end=4')
  expect(wrapper.emitted('close')).toHaveLength(1)
})

test('Enter while a pinyin syllable is being composed opens nothing', async () => {
  installFakeBridge({ 'search.query': () => ANSWER })
  const { wrapper, router } = await mountView(SearchPalette)
  shown = wrapper
  await type('招商')
  input().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }))
  await flushPromises()
  expect(router.currentRoute.value.path).toBe('/')
})

test('an answer that was overtaken is dropped', async () => {
  const waiting: ((answer: SearchAnswer) => void)[] = []
  installFakeBridge({ 'search.query': () => new Promise<SearchAnswer>(done => waiting.push(done)) })
  shown = (await mountView(SearchPalette)).wrapper
  await type('招')
  await type('招商')
  waiting[1]!(ANSWER)
  await flushPromises()
  waiting[0]!(nothing)
  await flushPromises()
  expect(document.querySelectorAll('[role=option]').length).toBe(3)
})

test('no hit gives advice, a failure its sentence', async () => {
  const host = installFakeBridge({ 'search.query': () => nothing })
  shown = (await mountView(SearchPalette)).wrapper
  await type('甲')
  expect(document.querySelector('.advice')?.textContent).toContain('没有找到')
  host.answer({ 'search.query': () => failing('worker-lost') })
  await type('甲乙')
  expect(document.querySelector('[role=status]')?.textContent).toContain('正在重新启动')
})

test('Esc closes the palette', async () => {
  installFakeBridge({})
  shown = (await mountView(SearchPalette)).wrapper
  await press('Escape')
  expect(shown.emitted('close')).toHaveLength(1)
})

test('the full view searches what its address says, so that back returns to the list', async () => {
  const host = installFakeBridge({ 'search.query': () => ANSWER })
  shown = (await mountView(SearchView, { at: '/search?q=招商' })).wrapper
  expect(host.inputsOf('search.query')).toEqual([{ text: '招商', limit: 200, documentId: null }])
  expect(document.querySelectorAll('[role=option]').length).toBe(3)
})
