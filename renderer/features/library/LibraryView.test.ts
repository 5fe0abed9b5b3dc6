import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FileInspection, FileToken, RegionCode } from '../../../electron/contract/index.ts'
import { setBridge } from '../../shared/bridge.ts'
import { failing, installFakeBridge, type FakeAnswers } from '../../shared/testing/fake-bridge.ts'
import { accessibilityProblems, mountView } from '../../shared/testing/mount.ts'
import { documentId, documentSummary, JINZHONG, REGIONS } from '../../shared/testing/samples.ts'
import { dismissToast, toasts } from '../../shared/ui/toasts.ts'
import LibraryView from './LibraryView.vue'

const DOCUMENTS = [
  documentSummary({ id: documentId('jinzhong'), title: '政府工作报告（摘要）', region: JINZHONG, kind: 'work-report', date: '2025-02-26', speaksOf: '2024-2025', lastRead: '2024-03-01T02:00:00.000Z', progress: 0.43, annotations: 2 }),
  documentSummary(),
  documentSummary({ id: documentId('mine'), title: '自己的材料', bundled: false }),
]
const TOKEN = '00000000-0000-4000-8000-000000000099' as FileToken
const INSPECTION: FileInspection = {
  name: '祁县公报.txt', encoding: 'gb18030', characters: 12_345, passages: 88, metrics: 203, duplicateOf: null,
  proposed: { title: '祁县统计公报', region: null, kind: 'other', date: null, speaksOf: '2023' },
}
const answers = (more: FakeAnswers = {}): FakeAnswers => ({
  'document.list': () => DOCUMENTS, 'document.regions': () => REGIONS, 'edition.pending': () => [],
  'file.pick': () => ({ token: TOKEN, name: '祁县公报.txt', size: 42_000 }), 'document.inspectFile': () => INSPECTION,
  'document.import': () => documentSummary({ title: '祁县统计公报' }), 'document.remove': () => null, ...more,
})
const button = (name: string): HTMLElement => [...document.querySelectorAll('button')].find(one => one.textContent?.trim() === name || one.getAttribute('aria-label') === name)!

beforeEach(() => { document.body.innerHTML = ''; document.documentElement.lang = 'zh-CN'; document.title = '资料库' })
afterEach(() => { setBridge(null); for (const toast of toasts.value) dismissToast(toast.id) })

test('a document tells what it is, what it speaks of and how far one has read', async () => {
  installFakeBridge(answers())
  const { wrapper } = await mountView(LibraryView)
  expect(wrapper.findAll('.document')[0]!.text().replace(/\s+/g, ' ')).toBe('政府工作报告（摘要）政府工作报告2025年2月26日所述 2024-2025 年9,876 字指标 164，待核 12批注 2读到 43%')
  expect(wrapper.get('.continue').text()).toContain('继续阅读')
  expect(wrapper.get('.continue').attributes('href')).toContain('/read/jinzhong')
  expect(await accessibilityProblems()).toEqual([])
  wrapper.unmount()
})

test('arrow keys walk the shelf and Enter is the link itself', async () => {
  installFakeBridge(answers())
  const { wrapper } = await mountView(LibraryView)
  const rows = wrapper.findAll<HTMLElement>('[data-row]')
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))
  expect(document.activeElement).toBe(rows[0]!.element)
  await rows[0]!.trigger('keydown', { key: 'ArrowDown' })
  expect(document.activeElement).toBe(rows[1]!.element)
  await rows[1]!.trigger('keydown', { key: 'End' })
  expect(document.activeElement).toBe(rows.at(-1)!.element)
  expect(rows[0]!.element.tagName).toBe('A')
  wrapper.unmount()
})

test('only an imported document can be removed, after a question', async () => {
  const host = installFakeBridge(answers())
  const { wrapper } = await mountView(LibraryView)
  button('《政府工作报告（摘要）》的操作').click()
  await flushPromises()
  expect(button('移除…')).toBeUndefined()
  button('《自己的材料》的操作').click()
  await flushPromises()
  button('移除…').click()
  await flushPromises()
  expect(host.inputsOf('document.remove')).toEqual([])
  button('移除').click()
  await flushPromises()
  expect(host.inputsOf('document.remove')).toEqual([{ documentId: 'mine' }])
  expect(wrapper.text()).not.toContain('自己的材料')
  wrapper.unmount()
})

test('an import waits for a region, then stores what the person settled', async () => {
  const host = installFakeBridge(answers())
  const { wrapper } = await mountView(LibraryView)
  button('导入文件').click()
  await flushPromises()
  button('导入').click()
  await flushPromises()
  expect(document.querySelector('[role=dialog]')?.textContent).toContain('请选择地区')
  host.answer({ 'document.inspectFile': () => ({ ...INSPECTION, proposed: { ...INSPECTION.proposed, region: '140700' as RegionCode } }) })
  button('取消').click()
  await flushPromises()
  button('导入文件').click()
  await flushPromises()
  button('导入').click()
  await flushPromises()
  expect(host.inputsOf('document.import')).toEqual([{ file: TOKEN, details: { title: '祁县统计公报', region: '140700', kind: 'other', date: null, speaksOf: '2023' } }])
  expect(toasts.value.at(-1)?.text).toBe('已导入《祁县统计公报》')
  wrapper.unmount()
})

test('a file that cannot be read is refused in words, and another can be picked', async () => {
  installFakeBridge(answers({ 'document.inspectFile': () => failing('file-binary', '照片.jpg') }))
  const { wrapper } = await mountView(LibraryView)
  button('导入文件').click()
  await flushPromises()
  expect(document.querySelector('[role=dialog] [role=alert]')?.textContent).toBe('这不是文本文件（照片.jpg）。请先在原来的程序里另存为纯文本（.txt）再导入。')
  expect(button('另选文件')).toBeTruthy()
  wrapper.unmount()
})

test('a cancelled picker changes nothing', async () => {
  const host = installFakeBridge(answers({ 'file.pick': () => null }))
  const { wrapper } = await mountView(LibraryView)
  button('导入文件').click()
  await flushPromises()
  expect([document.querySelector('[role=dialog]'), host.inputsOf('document.inspectFile')]).toEqual([null, []])
  wrapper.unmount()
})

test('a library that does not answer says so and can be asked again', async () => {
  const host = installFakeBridge(answers({ 'document.list': () => failing('database-locked') }))
  const { wrapper } = await mountView(LibraryView)
  expect(wrapper.text()).toContain('资料库被其他程序占用')
  host.answer({ 'document.list': () => DOCUMENTS })
  button('再试一次').click()
  await flushPromises()
  expect(wrapper.findAll('.document').length).toBe(3)
  wrapper.unmount()
})
