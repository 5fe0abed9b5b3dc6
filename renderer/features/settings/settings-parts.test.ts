import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BackupEntry, LexiconAddition } from '../../../electron/contract/index.ts'
import { beforeClose } from '../../shared/before-close.ts'
import { setBridge } from '../../shared/bridge.ts'
import { failing, installFakeBridge, type FakeAnswers, type FakeBridge } from '../../shared/testing/fake-bridge.ts'
import { accessibilityProblems, mountView } from '../../shared/testing/mount.ts'
import { settings } from '../../shared/testing/samples.ts'
import { dismissToast, toasts } from '../../shared/ui/toasts.ts'
import AuthorSetting from './AuthorSetting.vue'
import BackupSettings from './BackupSettings.vue'
import LexiconSettings from './LexiconSettings.vue'

const backup = (made: string, annotations: number, sound = true): BackupEntry => ({ made, bytes: 73_728, sound, annotations, corrections: 3, comparisons: 1 })
const NEWER = backup('2024-03-02T01:00:00.000Z', 12), DAMAGED = backup('2024-03-01T01:00:00.000Z', 0, false)
const answers = (more: FakeAnswers = {}): FakeAnswers => ({
  'backup.list': () => [NEWER, DAMAGED], 'backup.make': () => NEWER, 'backup.inspect': () => ({ bytes: 73_728, annotations: 12, corrections: 3, comparisons: 1 }),
  'backup.restore': () => ({ restored: { bytes: 73_728, annotations: 12, corrections: 3, comparisons: 1 }, replaced: backup('2024-03-03T01:00:00.000Z', 15), notices: [] }),
  'app.info': () => ({ version: '0.1.0', host: 'chromium', sqlite: '3.54.0', documents: 5, annotations: 15, dataFolder: '', lastBackup: null, notices: [] }),
  'settings.get': () => settings(), 'annotation.bin': () => [], ...more,
})
let view: VueWrapper
let host: FakeBridge
beforeEach(() => { document.body.innerHTML = ''; document.documentElement.lang = 'zh-CN'; document.title = '设置' })
afterEach(() => { view.unmount(); setBridge(null); for (const toast of toasts.value) dismissToast(toast.id) })
const button = (words: string): HTMLElement => [...document.querySelectorAll<HTMLElement>('button')].find(one => one.textContent!.trim().startsWith(words))!
async function click(words: string): Promise<void> {
  button(words).click()
  await flushPromises()
}
const dialog = (): Element => document.querySelector('[role=dialog]')!

test('backups are listed with what they hold; a damaged one cannot be restored', async () => {
  installFakeBridge(answers())
  view = (await mountView(BackupSettings)).wrapper
  expect(view.findAll('tbody tr').map(row => [row.findAll('td')[0]!.text(), row.find('button').exists()])).toEqual([['12 条批注，3 处核对，1 张对比表', true], ['已损坏，不能恢复', false]])
  expect(await accessibilityProblems()).toEqual([])
})

test('restoring says what is replaced, begins on 取消, and tells where the replaced notebook went', async () => {
  host = installFakeBridge(answers())
  view = (await mountView(BackupSettings)).wrapper
  await click('恢复…')
  expect(dialog().textContent).toContain('现在有15 条批注，将被替换')
  expect([document.activeElement?.textContent?.trim(), host.inputsOf('backup.restore'), await accessibilityProblems(dialog())]).toEqual(['取消', [], []])
  await click('备份现在的，再恢复')
  expect(host.inputsOf('backup.restore')).toEqual([{ source: { kind: 'listed', made: NEWER.made }, confirmed: true }])
  expect(toasts.value.at(-1)?.text).toMatch(/^已恢复：12 条批注，3 处核对，1 张对比表。恢复前的内容存为 2024年3月3日 /)
})

test('what is being typed is saved before a backup replaces the notebook; if it cannot be, nothing is replaced', async () => {
  host = installFakeBridge(answers())
  view = (await mountView(BackupSettings)).wrapper
  const stop = beforeClose(() => { throw new Error('disk full') })
  await click('恢复…')
  await click('备份现在的，再恢复')
  expect([host.inputsOf('backup.restore'), dialog().querySelector('[role=alert]')?.textContent]).toEqual([[], '有内容没能保存，没有恢复。请稍后再试。'])
  stop()
})

test('a picked file that is no backup is refused with its sentence', async () => {
  installFakeBridge(answers({ 'file.pick': () => ({ token: '00000000-0000-4000-8000-000000000009' as never, name: 'x.db', size: 1 }), 'backup.inspect': () => failing('backup-foreign', 'x.db') }))
  view = (await mountView(BackupSettings)).wrapper
  await click('从文件恢复')
  expect([dialog(), view.get('[role=alert]').text()]).toEqual([null, '这个文件不是案头的笔记备份（x.db），没有恢复。现在的笔记没有改动。'])
})

test('the name on marks is kept when one leaves the field', async () => {
  host = installFakeBridge({ 'identity.get': () => ({ device: '00000000-0000-4000-8000-0000000000d1', author: '' }), 'identity.setAuthor': ({ author }) => ({ device: '00000000-0000-4000-8000-0000000000d1', author }) })
  view = (await mountView(AuthorSetting)).wrapper
  await view.get('input').setValue(' 太谷区 李某 ')
  await flushPromises()
  expect([host.inputsOf('identity.setAuthor'), view.get('[role=status]').text()]).toEqual([[{ author: '太谷区 李某' }], '已保存'])
})

test('additions to the lexicon are listed and can be taken back, with the effect told', async () => {
  const alias: LexiconAddition = { kind: 'alias', indicatorId: 'investment' as never, indicator: '固定资产投资', alias: '固投', source: null, added: '2024-03-01T01:00:00.000Z', used: true }
  let list: LexiconAddition[] = [alias]
  host = installFakeBridge({
    'lexicon.additions': () => list, 'lexicon.removeAlias': () => { list = []; return { changed: 2, documents: 1, settled: 0, unsettled: 2, kept: 0, changes: [] } },
  })
  view = (await mountView(LexiconSettings)).wrapper
  expect(view.get('.additions li').text()).toBe('固投“固定资产投资”的别名，2024年3月1日')
  await view.get('[aria-label=移除固投]').trigger('click')
  await flushPromises()
  expect([host.inputsOf('lexicon.removeAlias'), toasts.value.at(-1)?.text, view.text().includes('还没有添加')]).toEqual([[{ alias: '固投' }], '已从词库移除“固投”，改变 2 处读法', true])
})
