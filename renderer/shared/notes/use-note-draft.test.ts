import { effectScope } from 'vue'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { flushAll, flushAndTell } from '../before-close.ts'
import { CallFailed } from '../bridge.ts'
import { dismissToast, toasts } from '../ui/toasts.ts'
import { useNoteDraft } from './use-note-draft.ts'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers(); for (const toast of toasts.value) dismissToast(toast.id) })

let marks = 0
/** A field for a mark: another one each time, unless `of` says which. */
function draftWith(save: (text: string) => Promise<void>, of = `mark ${++marks}`) {
  const scope = effectScope()
  const draft = scope.run(() => useNoteDraft(of, '', save))!
  return { draft, leave: () => { scope.stop() }, type: (text: string) => { draft.text.value = text; draft.typed() } }
}

test('typing on does not put the save off: it comes 300 ms after the first key', async () => {
  const saved: string[] = []
  const { type } = draftWith(async text => { saved.push(text) })
  for (const text of ['一', '一二', '一二三']) { type(text); await vi.advanceTimersByTimeAsync(100) }
  expect(saved).toEqual(['一二三'])
})

test('saves never overtake each other, and the last words win', async () => {
  const saved: string[] = []
  const answers: (() => void)[] = []
  const { draft, type } = draftWith(text => new Promise(resolve => { saved.push(text); answers.push(resolve) }))
  type('甲')
  await vi.advanceTimersByTimeAsync(400)
  type('甲乙')
  await vi.advanceTimersByTimeAsync(400)
  expect(saved).toEqual(['甲'])
  answers[0]!()
  await vi.advanceTimersByTimeAsync(0)
  answers[1]!()
  await vi.advanceTimersByTimeAsync(0)
  expect([saved, draft.state.value]).toEqual([['甲', '甲乙'], 'saved'])
})

test('nothing is saved where nothing was changed', async () => {
  const save = vi.fn(async () => {})
  const { draft, type } = draftWith(save)
  type('甲')
  type('')
  await draft.flush()
  expect(save).not.toHaveBeenCalled()
})

test('what could not be saved is tried again with the next key, and closing waits for it', async () => {
  let full = true
  const saved: string[] = []
  const { draft, type } = draftWith(async text => { if (full) throw new CallFailed({ code: 'disk-full' }); saved.push(text) })
  type('甲')
  await vi.advanceTimersByTimeAsync(400)
  expect([draft.state.value, draft.problem.value, await flushAll()]).toEqual(['failed', '磁盘空间不足，本次内容没有保存。请清理磁盘后再试。', false])
  full = false
  type('甲乙')
  await vi.advanceTimersByTimeAsync(400)
  expect([saved, draft.state.value, await flushAll()]).toEqual([['甲乙'], 'saved', true])
})

test('leaving the field saves at once; if that fails, a line offers to try again', async () => {
  let full = true
  const saved: string[] = []
  const { leave, type } = draftWith(async text => { if (full) throw new CallFailed({ code: 'disk-full' }); saved.push(text) })
  type('没写完')
  leave()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await flushAndTell()).toEqual({ reasons: ['磁盘空间不足，本次内容没有保存。请清理磁盘后再试。'], words: ['没写完'], actions: [] })
  full = false
  await toasts.value[0]!.action!.run()
  expect([saved, await flushAll()]).toEqual([['没写完'], true])
})

test('a draft that was left unsaved stands in the next field for the same mark, and never comes over what is written there', async () => {
  const saved: string[] = []
  let full = true
  const save = async (text: string): Promise<void> => { if (full) throw new CallFailed({ code: 'disk-full' }); saved.push(text) }
  const first = draftWith(save, 'one mark')
  first.type('没存上的话')
  first.leave()
  await vi.advanceTimersByTimeAsync(0)
  expect(toasts.value).toHaveLength(1)
  full = false
  const second = draftWith(save, 'one mark')
  expect([second.draft.text.value, toasts.value]).toEqual(['没存上的话', []])
  second.type('改过的话')
  await vi.advanceTimersByTimeAsync(300)
  second.leave()
  await vi.advanceTimersByTimeAsync(0)
  expect([saved, await flushAll(), saved]).toEqual([['改过的话'], true, ['改过的话']])
  expect(draftWith(save, 'one mark').draft.text.value).toBe('')
})

test('what is stored another way stands in the field, unless words there are not yet saved or are on their way', async () => {
  const saved: string[] = []
  const answers: (() => void)[] = []
  const { draft, type } = draftWith(text => new Promise(resolve => { saved.push(text); answers.push(resolve) }))
  draft.follow('那边的话')
  expect(draft.text.value).toBe('那边的话')
  type('那边的话，这边补的')
  draft.follow('再一种')
  expect(draft.text.value).toBe('那边的话，这边补的')
  await vi.advanceTimersByTimeAsync(400)
  draft.follow('那边的话，这边补的') // the save's own echo, before its answer
  type('那边的话，这边补的两句')
  answers[0]!()
  await vi.advanceTimersByTimeAsync(0)
  answers[1]!()
  await vi.advanceTimersByTimeAsync(0)
  expect([saved, draft.text.value]).toEqual([['那边的话，这边补的', '那边的话，这边补的两句'], '那边的话，这边补的两句'])
})
