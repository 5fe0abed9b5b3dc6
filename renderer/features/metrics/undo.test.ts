import { afterEach, expect, test } from 'vitest'
import { CallFailed } from '../../shared/bridge.ts'
import { dismissToast, toasts } from '../../shared/ui/toasts.ts'
import { useUndo } from './undo.ts'

afterEach(() => { for (const toast of toasts.value) dismissToast(toast.id) })

test('steps are taken back newest first, each once', async () => {
  const { did, undo } = useUndo()
  const taken: string[] = []
  for (const words of ['一', '二']) did({ words, undo: async () => { taken.push(words) } })
  expect([await undo(), await undo(), await undo(), taken]).toEqual([true, true, false, ['二', '一']])
})

test('the line’s 撤销 and Ctrl+Z share the step', async () => {
  const { did, undo } = useUndo()
  const taken: string[] = []
  did({ words: '已删除', undo: async () => { taken.push('删除') } }, true)
  await toasts.value[0]!.action!.run()
  expect([await undo(), taken]).toEqual([false, ['删除']])
})

test('a step that could not be taken back is said and kept', async () => {
  const { did, undo } = useUndo()
  let full = true
  did({ words: '已删除', undo: async () => { if (full) throw new CallFailed({ code: 'disk-full' }) } })
  await undo()
  expect(toasts.value[0]!.tone).toBe('failure')
  full = false
  expect(await undo()).toBe(true)
  expect(await undo()).toBe(false)
})

test('what was taken back by Ctrl+Z is not offered any more', async () => {
  const { did, undo } = useUndo()
  did({ words: '已删除', undo: async () => {} }, true)
  await undo()
  expect(toasts.value).toEqual([])
})
