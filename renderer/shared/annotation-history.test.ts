import { afterEach, expect, test } from 'vitest'
import { offerUndo, offerUndoOfLast, redoAnnotation, undoAnnotation } from './annotation-history.ts'
import { setBridge } from './bridge.ts'
import { installFakeBridge } from './testing/fake-bridge.ts'
import { dismissToast, toasts } from './ui/toasts.ts'

afterEach(() => { setBridge(null); for (const toast of toasts.value) dismissToast(toast.id) })

const step = (label: string, minute = 0) => ({ label, at: `2024-03-01T02:0${minute}:00.000Z` })
const state = (undo: ReturnType<typeof step> | null, redo: ReturnType<typeof step> | null) => ({ undo, redo, steps: [] })
const moved = (label: string) => ({ step: step(label), ids: [], state: state(null, null) })

test('one line speaks of the last step: the next one takes its place', async () => {
  installFakeBridge({ 'history.undo': () => moved('添加批注'), 'history.redo': () => moved('添加批注') })
  await undoAnnotation()
  await redoAnnotation(2)
  expect(toasts.value.map(({ text, action }) => [text, action?.name])).toEqual([['已重做：添加批注 等 2 步', '撤销']])
})

test('撤销 on a line that is no longer about the last step touches nothing and says so', async () => {
  const host = installFakeBridge({ 'history.redo': () => moved('添加批注'), 'history.undo': () => moved('修改附注'), 'history.state': () => state(step('修改附注', 5), null) })
  await redoAnnotation()
  await toasts.value[0]!.action!.run()
  expect([host.inputsOf('history.undo'), toasts.value.map(({ text }) => text)]).toEqual([[], ['之后又有别的操作；按 Ctrl+Z 依次撤销']])
  host.answer({ 'history.state': () => state(step('添加批注'), null), 'history.undo': () => moved('添加批注') })
  await redoAnnotation()
  await toasts.value[0]!.action!.run()
  expect([host.inputsOf('history.undo').length, toasts.value.map(({ text }) => text)]).toEqual([1, ['已撤销：添加批注']])
})

test('撤销 beside a deletion goes once it was taken back another way', async () => {
  installFakeBridge({ 'history.undo': () => moved('删除批注') })
  offerUndo('1 条批注已移到回收站', async () => {})
  offerUndo('2 条批注已移到回收站', async () => {})
  expect(toasts.value).toHaveLength(2)
  await undoAnnotation()
  expect(toasts.value.map(({ text }) => text)).toEqual(['已撤销：删除批注'])
})

test('撤销 beside the last step takes back that step and no other one, and goes once it was taken back another way', async () => {
  const host = installFakeBridge({ 'history.state': () => state(step('清空回收站'), null), 'history.undo': () => moved('清空回收站') })
  await offerUndoOfLast('已清空 3 条', '撤销', '之后又有别的操作')
  host.answer({ 'history.state': () => state(step('删除批注', 5), null) })
  await toasts.value[0]!.action!.run()
  expect([host.inputsOf('history.undo').length, toasts.value.map(({ text }) => text)]).toEqual([0, ['之后又有别的操作']])
  host.answer({ 'history.state': () => state(step('清空回收站'), null) })
  await offerUndoOfLast('已清空 3 条', '撤销', '之后又有别的操作')
  await undoAnnotation()
  expect([host.inputsOf('history.undo').length, toasts.value.map(({ text }) => text)]).toEqual([1, ['已撤销：清空回收站']])
})
