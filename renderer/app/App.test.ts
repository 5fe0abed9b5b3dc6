import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { beforeClose } from '../shared/before-close.ts'
import { setBridge } from '../shared/bridge.ts'
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

test('a draft that cannot be saved keeps the window and says so', async () => {
  const host = installFakeBridge({ 'window.readyToClose': () => null })
  const { wrapper } = await mountView(App)
  const stop = beforeClose(() => { throw new Error('disk full') })
  host.tell('window.closing', {})
  await flushPromises()
  expect([host.inputsOf('window.readyToClose').length, toasts.value.at(-1)?.text]).toEqual([0, expect.stringContaining('没能保存')])
  stop()
  wrapper.unmount()
})
