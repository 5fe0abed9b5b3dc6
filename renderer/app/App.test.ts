import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { beforeClose } from '../shared/before-close.ts'
import { CallFailed, setBridge } from '../shared/bridge.ts'
import { searchPaletteOpen } from '../shared/search-palette.ts'
import { installFakeBridge } from '../shared/testing/fake-bridge.ts'
import { accessibilityProblems, mountView } from '../shared/testing/mount.ts'
import { dismissToast, toasts } from '../shared/ui/toasts.ts'
import App from './App.vue'

beforeEach(() => {
  document.body.innerHTML = ''
  document.documentElement.lang = 'zh-CN'
  document.title = '案头'
  vi.stubGlobal('requestIdleCallback', () => 0)
})
afterEach(() => {
  searchPaletteOpen.value = false
  for (const toast of toasts.value) dismissToast(toast.id)
  setBridge(null)
  vi.unstubAllGlobals()
})

test('the shell names its navigation and main part, and marks where one is', async () => {
  installFakeBridge({})
  const { wrapper } = await mountView(App, { at: '/annotations' })
  expect(wrapper.get('nav').attributes('aria-label')).toBe('主导航')
  expect(wrapper.get('a[aria-current=page]').text()).toBe('批注')
  expect(await accessibilityProblems()).toEqual([])
  wrapper.unmount()
})

test('Ctrl+K opens the search over any view', async () => {
  installFakeBridge({})
  const { wrapper } = await mountView(App)
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, cancelable: true }))
  await vi.waitFor(() => expect(document.querySelector('[role=dialog] [role=combobox]')).not.toBeNull())
  wrapper.unmount()
})

test('the browser’s keys for a reload are taken and do nothing; R alone is anybody’s', async () => {
  installFakeBridge({})
  const { wrapper } = await mountView(App)
  const taken = (init: KeyboardEventInit): boolean => !window.dispatchEvent(new KeyboardEvent('keydown', { cancelable: true, ...init }))
  expect([
    taken({ key: 'F5' }), taken({ key: 'F5', ctrlKey: true }), taken({ key: 'r', ctrlKey: true }), taken({ key: 'R', ctrlKey: true, shiftKey: true }), taken({ key: 'BrowserRefresh' }),
    taken({ key: 'r' }), taken({ key: 'F4' }),
  ]).toEqual([true, true, true, true, true, false, false])
  wrapper.unmount()
})

test('a menu entry of the window system works like the click', async () => {
  const host = installFakeBridge({})
  const { wrapper, router } = await mountView(App)
  host.tell('menu.command', { command: 'metrics' })
  await flushPromises()
  expect(router.currentRoute.value.name).toBe('ledger')
  wrapper.unmount()
})

test('the window closes only after drafts were saved', async () => {
  const order: string[] = []
  const host = installFakeBridge({ 'window.readyToClose': () => { order.push('ready'); return null } })
  const { wrapper } = await mountView(App)
  const stop = beforeClose(async () => { await Promise.resolve(); order.push('saved') })
  host.tell('window.closing', {})
  await flushPromises()
  expect(order).toEqual(['saved', 'ready'])
  stop()
  wrapper.unmount()
})

const button = (name: string) => [...document.querySelectorAll<HTMLButtonElement>('[role=dialog] button')].find(one => one.textContent?.trim() === name)!

test('a draft that cannot be saved keeps the window, says why, and Enter stays', async () => {
  const host = installFakeBridge({ 'window.readyToClose': () => null, 'window.keepOpen': () => null })
  const { wrapper } = await mountView(App)
  const stop = beforeClose(() => { throw new CallFailed({ code: 'disk-full' }) })
  host.tell('window.closing', {})
  await flushPromises()
  await vi.waitFor(() => expect(document.activeElement?.textContent?.trim()).toBe('留下'))
  expect(document.querySelector('[role=dialog]')?.textContent).toContain('磁盘空间不足')
  button('留下').click()
  await flushPromises()
  expect([host.inputsOf('window.readyToClose'), host.inputsOf('window.keepOpen'), document.querySelector('[role=dialog]')])
    .toEqual([[], [{ word: 'asking' }, { word: 'stay' }], null])
  stop()
  wrapper.unmount()
})

test('after a failed save the person may try again, or give up what is not saved', async () => {
  const host = installFakeBridge({ 'window.readyToClose': () => null, 'window.keepOpen': () => null })
  const { wrapper } = await mountView(App)
  let full = true
  const stop = beforeClose(() => { if (full) throw new CallFailed({ code: 'disk-full' }) }, { words: () => '还没存下的话', actions: () => ['改批注范围“固投”'] })
  host.tell('window.closing', {})
  await vi.waitFor(() => expect(button('放弃这些内容，关闭')).toBeDefined())
  expect(document.querySelector<HTMLTextAreaElement>('[role=dialog] textarea')?.value).toBe('还没存下的话')
  expect([...document.querySelectorAll('[role=dialog] li')].map(one => one.textContent)).toEqual(['改批注范围“固投”'])
  button('再试一次，然后关闭').click()
  await flushPromises()
  expect(host.inputsOf('window.readyToClose').length).toBe(0)
  button('放弃这些内容，关闭').click()
  await flushPromises()
  expect(host.inputsOf('window.readyToClose').length).toBe(1)
  full = false
  button('再试一次，然后关闭').click()
  await flushPromises()
  expect([host.inputsOf('window.readyToClose').length, document.querySelector('[role=dialog]')]).toEqual([2, null])
  stop()
  wrapper.unmount()
})

test('a save that takes long is announced, so that the host does not take the page for one that hangs', async () => {
  vi.useFakeTimers()
  const host = installFakeBridge({ 'window.readyToClose': () => null, 'window.keepOpen': () => null })
  const { wrapper } = await mountView(App)
  const stop = beforeClose(() => new Promise(resolve => { setTimeout(resolve, 5000) }))
  host.tell('window.closing', {})
  await vi.advanceTimersByTimeAsync(1500)
  expect([host.inputsOf('window.keepOpen'), host.inputsOf('window.readyToClose').length]).toEqual([[{ word: 'saving' }], 0])
  await vi.advanceTimersByTimeAsync(4000)
  expect(host.inputsOf('window.readyToClose').length).toBe(1)
  stop()
  wrapper.unmount()
  vi.useRealTimers()
})
