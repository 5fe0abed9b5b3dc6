import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ExchangeItem, ExchangeOutcome, ExchangePreview } from '../../../electron/contract/index.ts'
import { setBridge } from '../../shared/bridge.ts'
import { failing, installFakeBridge, type FakeAnswers, type FakeBridge } from '../../shared/testing/fake-bridge.ts'
import { accessibilityProblems, mountView } from '../../shared/testing/mount.ts'
import { annotation, annotationId, listedAnnotation } from '../../shared/testing/samples.ts'
import { dismissToast, toasts } from '../../shared/ui/toasts.ts'
import AnnotationsView from './AnnotationsView.vue'
import { notesLibrary } from './testing/notes-library.ts'

const side = (note: string) => ({ annotation: annotation({ note, author: '李' }), removed: false, documentTitle: '太谷区2024年' })
const item = (number: number, outcome: ExchangeOutcome, more: Partial<ExchangeItem> = {}): ExchangeItem =>
  ({ number, id: annotationId(String(number)), outcome, remark: '', mine: null, theirs: side(`第${number}条`), ...more })
const ITEMS = [
  item(1, 'added'), item(2, 'conflict', { mine: side('本机的话') }), item(3, 'damaged', { id: null, theirs: null, remark: '内容与校验值不符。' }), item(4, 'same'), item(5, 'conflict', { mine: side('又一句') }),
]
const counts = (items: readonly ExchangeItem[]): ExchangePreview['counts'] =>
  Object.fromEntries((['added', 'updated', 'removed', 'same', 'conflict', 'unplaced', 'damaged'] as const).map(one => [one, items.filter(each => each.outcome === one).length])) as ExchangePreview['counts']
const PREVIEW: ExchangePreview = {
  preview: '00000000-0000-4000-8000-0000000000aa', author: '李', device: '00000000-0000-4000-8000-0000000000d2', made: '2024-03-01T01:00:00.000Z', program: '0.1.0',
  signature: 'unknown', warnings: ['第一次收到这台电脑的批注。'], counts: counts(ITEMS),
}
const STEP = { label: '导入批注', at: '2024-03-02T01:00:00.000Z' }
const answers = (more: FakeAnswers = {}): FakeAnswers => ({
  ...notesLibrary([listedAnnotation()]).answers,
  'file.pick': () => ({ token: '00000000-0000-4000-8000-000000000009' as never, name: '李某.antou-notes', size: 900 }),
  'exchange.inspect': () => PREVIEW,
  'exchange.items': ({ outcome, offset, limit }) => { const found = ITEMS.filter(one => outcome === null || one.outcome === outcome); return { items: found.slice(offset, offset + limit), total: found.length } },
  'exchange.apply': () => ({ counts: PREVIEW.counts, backup: '2024-03-02T01:00:00.000Z' }),
  'history.state': () => ({ undo: STEP, redo: null, steps: [] }), 'history.undo': () => ({ step: STEP, ids: [], state: { undo: null, redo: STEP, steps: [] } }), ...more,
})

let view: VueWrapper
let host: FakeBridge
beforeEach(() => { document.body.innerHTML = ''; document.documentElement.lang = 'zh-CN'; document.title = '批注' })
afterEach(() => { view.unmount(); setBridge(null); for (const toast of toasts.value) dismissToast(toast.id) })
const dialog = (): HTMLElement => document.querySelector('[role=dialog]')!
async function click(words: string, inside: ParentNode = document): Promise<void> {
  [...inside.querySelectorAll<HTMLElement>('button')].find(one => one.textContent!.trim().startsWith(words))!.click()
  await flushPromises()
}
async function open(more: FakeAnswers = {}): Promise<void> {
  host = installFakeBridge(answers(more))
  view = (await mountView(AnnotationsView, { at: '/annotations' })).wrapper
}
const outcomes = (): string[] => [...dialog().querySelectorAll('.item .outcome')].map(one => one.textContent)

test('a file is shown item by item, conflicts first with both sides, and nothing is written', async () => {
  await open()
  await click('导入…')
  expect([outcomes(), [...dialog().querySelectorAll('.side .name')].map(one => one.textContent!.slice(0, 2)), dialog().querySelector('.warnings')!.textContent]).toEqual([['冲突', '冲突'], ['本机', '对方', '本机', '对方'], '第一次收到这台电脑的批注。'])
  await click('全部', dialog())
  expect([outcomes(), dialog().querySelector('.remark.bad')!.textContent]).toEqual([['新增', '冲突', '不能导入', '相同', '冲突'], '内容与校验值不符。'])
  expect([host.asked.some(one => one.name === 'exchange.apply'), await accessibilityProblems(dialog())]).toEqual([false, []])
})

test('choices and left-out items go along; the whole import can be taken back', async () => {
  await open()
  await click('导入…')
  await click('用对方的', dialog())
  await click('新增', dialog())
  dialog().querySelector<HTMLInputElement>('.item .box')!.click()
  await flushPromises()
  await click('导入 2 条', dialog())
  expect(host.inputsOf('exchange.apply')).toEqual([{ preview: PREVIEW.preview, choices: [{ id: annotationId('2'), keep: 'theirs' }], leaveOut: [annotationId('1')] }])
  expect(toasts.value.at(-1)).toMatchObject({ text: '已导入批注：冲突 2 条，新增 1 条，不能导入 1 条', action: { name: '撤销整次导入' } })
  await toasts.value.at(-1)!.action!.run()
  expect(host.inputsOf('history.undo').length).toBe(1)
})

test('a conflict that is left out, or left out after it was decided, no longer counts as one to decide', async () => {
  await open()
  await click('导入…')
  const undecided = (): string => /^[\d]+ 处冲突没有选|^现在还没有写入/.exec(dialog().querySelector('.state')!.textContent!)![0]
  const boxes = (): NodeListOf<HTMLInputElement> => dialog().querySelectorAll<HTMLInputElement>('.item .box')
  expect(undecided()).toBe('2 处冲突没有选')
  await click('用对方的', dialog())
  boxes()[0]!.click()
  await flushPromises()
  expect(undecided()).toBe('1 处冲突没有选')
  boxes()[1]!.click()
  await flushPromises()
  expect(undecided()).toBe('现在还没有写入')
})

test('an import is not taken back in place of something that was done after it', async () => {
  await open()
  await click('导入…')
  await click('导入 3 条', dialog())
  host.answer({ 'history.state': () => ({ undo: { ...STEP, at: '2024-03-02T01:05:00.000Z' }, redo: null, steps: [] }) })
  await toasts.value.at(-1)!.action!.run()
  expect([host.inputsOf('history.undo').length, toasts.value.at(-1)?.text]).toEqual([0, '导入之后又有别的操作。按 Ctrl+Z 依次撤销，会轮到这次导入。'])
})

test('a file that is none says so, and another can be picked', async () => {
  await open({ 'exchange.inspect': () => failing('exchange-newer', '李某.antou-notes') })
  await click('导入…')
  expect([dialog().querySelector('[role=alert]')!.textContent, dialog().textContent!.includes('导入 ')]).toEqual(['批注文件由较新版本的案头导出（李某.antou-notes），本版本不能读。请升级案头后再导入；没有改动任何内容。', false])
  host.answer({ 'exchange.inspect': () => PREVIEW })
  await click('重新选择文件', dialog())
  expect(outcomes().length).toBe(2)
})

test('notes are exported for another laptop, or for people in the form and grouping chosen', async () => {
  await open({ 'export.exchange': () => ({ name: '批注.antou-notes', folder: '文档', bytes: 1 }), 'export.notes': () => ({ name: '批注.csv', folder: '文档', bytes: 1 }) })
  await click('导出…')
  expect(await accessibilityProblems(dialog())).toEqual([])
  await click('导出', dialog())
  expect([host.inputsOf('export.exchange'), toasts.value.at(-1)?.text]).toEqual([[{ ids: null, filter: null }], '已存到“文档”：批注.antou-notes'])
  await click('导出…')
  const csv = dialog().querySelector<HTMLInputElement>('input[value=csv]')!
  csv.click()
  await flushPromises()
  for (const words of ['按含义', 'GB18030']) { [...dialog().querySelectorAll<HTMLElement>('[role=radio]')].find(one => one.textContent!.trim() === words)!.click(); await flushPromises() }
  await click('导出', dialog())
  await click('导出…')
  dialog().querySelector<HTMLInputElement>('input[value=xlsx]')!.click()
  await flushPromises()
  // A workbook has no encoding to choose.
  expect([dialog().textContent!.includes('GB18030'), dialog().textContent!.includes('按含义')]).toEqual([false, true])
  await click('导出', dialog())
  expect(host.inputsOf('export.notes').map(({ format, grouping, encoding }) => [format, grouping, encoding])).toEqual([['csv', 'meaning', 'gb18030'], ['xlsx', 'meaning', 'gb18030']])
})
