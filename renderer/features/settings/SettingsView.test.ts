import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { setBridge } from '../../shared/bridge.ts'
import { installFakeBridge, type FakeAnswers } from '../../shared/testing/fake-bridge.ts'
import { accessibilityProblems, mountView } from '../../shared/testing/mount.ts'
import { REGIONS, settings } from '../../shared/testing/samples.ts'
import SettingsView from './SettingsView.vue'

const answers: FakeAnswers = {
  'settings.get': () => settings(), 'settings.set': changes => settings(changes), 'document.regions': () => REGIONS,
  'app.info': () => ({ version: '0.1.0', host: 'chromium', sqlite: '3.54.0', documents: 5, annotations: 12, dataFolder: '/home/li/.local/share/antou', lastBackup: null, notices: [] }),
}
let view: VueWrapper
beforeEach(() => { document.body.innerHTML = ''; document.documentElement.lang = 'zh-CN'; document.title = '设置' })
afterEach(() => { view.unmount(); setBridge(null) })

test('theme, face and sizes change at once and are kept', async () => {
  const host = installFakeBridge(answers)
  view = (await mountView(SettingsView)).wrapper
  await view.findAll('[role=radio]').find(one => one.text() === '护眼')!.trigger('click')
  await view.findAll('[role=radio]').find(one => one.text() === '楷体')!.trigger('click')
  await view.get('input[type=range]').setValue('24')
  await flushPromises()
  expect(host.inputsOf('settings.set')).toEqual([{ theme: 'eyecare' }, { font: 'kai' }, { fontSize: 24 }])
  expect([document.documentElement.dataset['theme'], document.documentElement.style.getPropertyValue('--reading-size')]).toEqual(['eyecare', '24px'])
})

test('each face says its name and that it is bundled, 仿宋 too', async () => {
  installFakeBridge(answers)
  view = (await mountView(SettingsView)).wrapper
  await view.findAll('[role=radio]').find(one => one.text() === '仿宋')!.trigger('click')
  expect(view.text()).toContain('Fandol 仿宋，随案头自带。')
})

test('the page tells where the notebook is kept, the version, and the keys', async () => {
  installFakeBridge(answers)
  view = (await mountView(SettingsView)).wrapper
  for (const part of ['/home/li/.local/share/antou', '案头 0.1.0', '5 份文件，12 条批注', '搜索全部文件和批注', 'OFL-1.1']) expect(view.text()).toContain(part)
})

test('every control has a name', async () => {
  installFakeBridge(answers)
  view = (await mountView(SettingsView)).wrapper
  expect(await accessibilityProblems()).toEqual([])
})
