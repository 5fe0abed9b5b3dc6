import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { applySettings, useSettings } from './settings.ts'
import { failing, installFakeBridge } from './testing/fake-bridge.ts'
import { settings } from './testing/samples.ts'
import { toasts } from './ui/toasts.ts'

beforeEach(() => { setActivePinia(createPinia()) })

test('settings become a theme and typographic variables on the root', () => {
  const root = document.createElement('div')
  applySettings(settings({ theme: 'eyecare', font: 'kai', fontSize: 22, lineHeight: 2.1, lineWidth: 30, indent: false }), root)
  const variable = (name: string): string => root.style.getPropertyValue(`--reading-${name}`)
  expect([root.dataset['theme'], variable('font'), variable('size'), variable('leading'), variable('measure'), variable('indent')])
    .toEqual(['eyecare', 'var(--font-kai)', '22px', '2.1', '30em', '0'])
})

test('a change shows at once and only the changed setting is sent', async () => {
  const host = installFakeBridge({ 'settings.get': () => settings(), 'settings.set': changes => settings(changes) })
  const store = useSettings()
  await store.load()
  const saving = store.change({ theme: 'dark' })
  expect(store.settings.theme).toBe('dark')
  expect(document.documentElement.dataset['theme']).toBe('dark')
  await saving
  expect(host.inputsOf('settings.set')).toEqual([{ theme: 'dark' }])
})

test('a change that the notebook refuses is taken back and said', async () => {
  installFakeBridge({ 'settings.get': () => settings({ fontSize: 19 }), 'settings.set': () => failing('folder-read-only') })
  const store = useSettings()
  await store.load()
  await store.change({ fontSize: 24 })
  expect(store.settings.fontSize).toBe(19)
  expect(toasts.value.at(-1)).toMatchObject({ tone: 'failure', text: expect.stringContaining('不可写') })
})
