import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { flushAll } from './before-close.ts'
import { useDraft } from './draft.ts'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

function draftWith(save: (text: string) => Promise<void>) {
  const scope = effectScope()
  return { scope, draft: scope.run(() => useDraft('原文', save))! }
}

test('what is typed is saved once after a pause of at most 400 ms', async () => {
  const saved: string[] = []
  const { draft, scope } = draftWith(async text => { saved.push(text) })
  draft.type('固')
  await vi.advanceTimersByTimeAsync(300)
  draft.type('固投')
  await vi.advanceTimersByTimeAsync(400)
  expect(saved).toEqual(['固投'])
  expect(draft.state.value).toBe('saved')
  scope.stop()
})

test('closing the window saves what the pause has not', async () => {
  const saved: string[] = []
  const { draft, scope } = draftWith(async text => { saved.push(text) })
  draft.type('没写完')
  expect(await flushAll()).toBe(true)
  expect(saved).toEqual(['没写完'])
  scope.stop()
})

test('a component that goes takes its text along to the notebook', async () => {
  const saved: string[] = []
  const { draft, scope } = draftWith(async text => { saved.push(text) })
  draft.type('离开前')
  scope.stop()
  await vi.runAllTimersAsync()
  expect(saved).toEqual(['离开前'])
})

test('a failed save is shown, keeps the window open and is tried again', async () => {
  let full = true
  const saved: string[] = []
  const { draft, scope } = draftWith(async text => { if (full) throw new Error('disk full'); saved.push(text) })
  draft.type('重要')
  await vi.advanceTimersByTimeAsync(400)
  expect([draft.state.value, await flushAll()]).toEqual(['failed', false])
  full = false
  expect([await flushAll(), draft.state.value, saved]).toEqual([true, 'saved', ['重要']])
  scope.stop()
})

test('a slow save of an older text never lands after a newer one', async () => {
  const saved: string[] = []
  const { draft, scope } = draftWith(text => new Promise(done => setTimeout(() => { saved.push(text); done() }, text === '旧' ? 900 : 10)))
  draft.type('旧')
  await vi.advanceTimersByTimeAsync(400)
  draft.type('新')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(saved).toEqual(['旧', '新'])
  scope.stop()
})
