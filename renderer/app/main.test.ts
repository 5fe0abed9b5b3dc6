import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setBridge } from '../shared/bridge.ts'
import { failing, installFakeBridge } from '../shared/testing/fake-bridge.ts'
import { REGIONS, settings } from '../shared/testing/samples.ts'

// Loading main.ts starts the app: each test loads it anew.
async function start(): Promise<void> {
  vi.resetModules()
  // The module under test gets a bridge module of its own, so it must find the host where a real one would be.
  await import('./main.ts')
  await vi.waitFor(() => expect(document.querySelector('.rail, .failure')).not.toBeNull(), { timeout: 15_000 })
  await flushPromises()
}

beforeEach(() => {
  document.body.innerHTML = '<div id="app"></div>'
  window.location.hash = ''
  vi.stubGlobal('requestIdleCallback', () => 0)
})
afterEach(() => { setBridge(null); delete window.antou; vi.unstubAllGlobals() })

test('without a host the page says how to open the app', async () => {
  await start()
  expect(document.querySelector('.failure')?.textContent).toContain('要在案头的窗口里打开')
})

test('a notebook that cannot be read stops the start with its sentence; trying again opens the app in place', async () => {
  const host = installFakeBridge({ 'settings.get': () => failing('notebook-newer', '第 12 版'), 'document.list': () => [], 'document.regions': () => REGIONS, 'app.info': () => failing('unknown') })
  window.antou = host
  await start()
  expect(document.querySelector('[role=alert]')?.textContent).toContain('您的笔记由较新版本的案头保存（第 12 版）')

  host.answer({ 'settings.get': () => settings() })
  document.querySelector<HTMLElement>('.retry')!.click()
  await vi.waitFor(() => expect(document.querySelector('.rail')).not.toBeNull(), { timeout: 15_000 })
})

test('the first paint has the theme of the notebook, and what was noticed at start is said once', async () => {
  window.antou = installFakeBridge({
    'settings.get': () => settings({ theme: 'eyecare' }), 'document.list': () => [], 'document.regions': () => REGIONS,
    'app.info': () => ({ version: '0.1.0', host: 'chromium', sqlite: '3.54.0', documents: 0, annotations: 0, dataFolder: '', lastBackup: null, notices: ['资料库已重新建立。'] }),
  })
  await start()
  expect(document.documentElement.dataset['theme']).toBe('eyecare')
  await vi.waitFor(() => expect([...document.querySelectorAll('.toast .text')].map(line => line.textContent)).toEqual(['资料库已重新建立。']))
})
