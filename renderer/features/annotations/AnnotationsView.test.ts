import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { flushAll } from '../../shared/before-close.ts'
import { setBridge } from '../../shared/bridge.ts'
import { failing, installFakeBridge, type FakeAnswers } from '../../shared/testing/fake-bridge.ts'
import { accessibilityProblems, mountView } from '../../shared/testing/mount.ts'
import { annotation, annotationId, listedAnnotation } from '../../shared/testing/samples.ts'
import { dismissToast, toasts } from '../../shared/ui/toasts.ts'
import AnnotationsView from './AnnotationsView.vue'

const FIRST = listedAnnotation({ note: '与发改局口径一致' })
const LOST = listedAnnotation({ id: annotationId('2'), meaning: 'doubt', anchor: { ...annotation().anchor, quote: '已不在原处的话' } }, { placed: false })
const answers = (more: FakeAnswers = {}): FakeAnswers => ({
  'annotation.list': () => [FIRST, LOST],
  'annotation.update': change => annotation({ note: change.note ?? FIRST.annotation.note, meaning: change.meaning ?? 'data' }),
  'annotation.remove': () => null, 'annotation.restore': () => FIRST.annotation, ...more,
})

let view: VueWrapper
beforeEach(() => { document.body.innerHTML = ''; document.documentElement.lang = 'zh-CN'; document.title = '批注' })
afterEach(() => { view.unmount(); setBridge(null); for (const toast of toasts.value) dismissToast(toast.id) })
const items = (): string[] => view.findAll('.quote').map(quote => quote.text())

test('a mark opens its place; one that lost its place stands apart and opens the document only', async () => {
  installFakeBridge(answers())
  view = (await mountView(AnnotationsView)).wrapper
  expect(view.findAll('.group-title').map(title => title.text())).toEqual(['位置待确认 文字已与文件不一致，不在原文中标出', '紧抓机遇谋发展 凝聚力量崇实干 太谷区'])
  expect(view.findAll('.quote').map(quote => quote.attributes('href'))).toEqual(['/read/taigu-2024-plan', '/read/taigu-2024-plan?passage=4&start=10&end=24'])
  expect(await accessibilityProblems()).toEqual([])
})

test('a note is edited in place and saved at the latest when one leaves the field', async () => {
  const host = installFakeBridge(answers())
  view = (await mountView(AnnotationsView)).wrapper
  await view.findAll('[aria-label=编辑批注]')[1]!.trigger('click')
  const field = view.get('textarea')
  await field.setValue('改过的话')
  await field.trigger('blur')
  await flushPromises()
  expect(host.inputsOf('annotation.update')).toEqual([{ id: FIRST.annotation.id, note: '改过的话' }])
  expect(view.get('.state').text()).toBe('已保存')
})

test('Esc leaves the editor and gives the focus back to the mark', async () => {
  installFakeBridge(answers())
  view = (await mountView(AnnotationsView)).wrapper
  await view.findAll('[aria-label=编辑批注]')[1]!.trigger('click')
  await view.get('textarea').trigger('keydown', { key: 'Escape' })
  await flushPromises()
  expect([view.find('textarea').exists(), document.activeElement?.textContent?.trim()]).toEqual([false, '固投增长10%的目标（56亿元）'])
})

test('closing the window saves a note that is still being typed', async () => {
  const host = installFakeBridge(answers())
  view = (await mountView(AnnotationsView)).wrapper
  await view.findAll('[aria-label=编辑批注]')[1]!.trigger('click')
  await view.get('textarea').setValue('没写完')
  expect(await flushAll()).toBe(true)
  expect(host.inputsOf('annotation.update')).toEqual([{ id: FIRST.annotation.id, note: '没写完' }])
})

test('a deleted mark goes at once and comes back with 撤销', async () => {
  const host = installFakeBridge(answers())
  view = (await mountView(AnnotationsView)).wrapper
  await view.findAll('[aria-label=删除批注]')[1]!.trigger('click')
  await flushPromises()
  expect(items()).toEqual(['已不在原处的话'])
  await toasts.value.at(-1)!.action!.run()
  await flushPromises()
  expect(host.inputsOf('annotation.restore')).toEqual([{ id: FIRST.annotation.id }])
  expect(items()).toEqual(['已不在原处的话', '固投增长10%的目标（56亿元）'])
})

test('a deletion that failed leaves the mark where it is', async () => {
  installFakeBridge(answers({ 'annotation.remove': () => failing('disk-full') }))
  view = (await mountView(AnnotationsView)).wrapper
  await view.findAll('[aria-label=删除批注]')[1]!.trigger('click')
  await flushPromises()
  expect([items().length, toasts.value.at(-1)?.tone]).toEqual([2, 'failure'])
})

test('meanings narrow the list and tell how many there are', async () => {
  installFakeBridge(answers())
  view = (await mountView(AnnotationsView)).wrapper
  const doubt = view.findAll('.meaning-toggle')[3]!
  expect(doubt.text()).toBe('疑存疑 1')
  await doubt.trigger('click')
  expect([items(), doubt.attributes('aria-pressed'), view.get('.view-count').text()]).toEqual([['已不在原处的话'], 'true', '1 / 2 条'])
})

test('an empty list says how to make a mark', async () => {
  installFakeBridge(answers({ 'annotation.list': () => [] }))
  view = (await mountView(AnnotationsView)).wrapper
  expect(view.text()).toContain('选中一段文字')
})
