import { afterEach, expect, test } from 'vitest'
import { act, waitedFor, type Action } from './annotation-actions.ts'
import { flushAndTell } from './before-close.ts'
import { CallFailed } from './bridge.ts'
import { dismissToast, toasts } from './ui/toasts.ts'

const ALL_SAVED = { reasons: [], words: [], actions: [] }
const FULL = '磁盘空间不足，本次内容没有保存。请清理磁盘后再试。'
let full = false
let done: string[] = []
afterEach(() => {
  for (const toast of toasts.value) { toast.cross?.run(); dismissToast(toast.id) }
  full = false
  done = []
})

const action = (of: string, part: Action<void>['part'], name: string): Action<void> => ({
  of, part, name,
  async work() {
    await Promise.resolve()
    if (full) throw new CallFailed({ code: 'disk-full' })
    done.push(name)
  },
})
const tried = (one: Action<void>): Promise<boolean> => act(one).then(() => true, () => false)

test('closing waits for an action that is under way', async () => {
  let answer = (): void => {}
  void act({ of: 'a', part: 'range', name: '改范围', work: () => new Promise<void>(resolve => { answer = () => { done.push('改范围'); resolve() } }) })
  const closing = flushAndTell()
  await new Promise(resolve => setTimeout(resolve, 5))
  expect(done).toEqual([])
  answer()
  expect([await closing, done]).toEqual([ALL_SAVED, ['改范围']])
})

test('one that fails while the window closes is named, is tried again with the next closing, and then is done once', async () => {
  full = true
  const failing = tried(action('a', 'range', '改范围'))
  expect(await flushAndTell()).toEqual({ reasons: [FULL], words: [], actions: ['改范围'] })
  expect(await failing).toBe(false)
  full = false
  expect([await flushAndTell(), await flushAndTell(), done, toasts.value]).toEqual([ALL_SAVED, ALL_SAVED, ['改范围'], []])
})

test('all that failed stand in one line until they are tried again, in their order', async () => {
  full = true
  for (const name of ['甲', '乙', '丙']) await tried(action(name, 'meaning', name))
  expect(toasts.value.map(({ text, stays }) => [text, stays])).toEqual([[`没有完成：丙 等 3 项操作。${FULL}`, true]])
  full = false
  await toasts.value[0]!.action!.run()
  expect([done, toasts.value]).toEqual([['甲', '乙', '丙'], []])
})

test('given up by the cross of its line, nothing of it comes back', async () => {
  full = true
  await tried(action('a', 'removed', '删除'))
  full = false
  toasts.value[0]!.cross!.run()
  expect([await flushAndTell(), done, toasts.value]).toEqual([ALL_SAVED, [], []])
})

test('a later change of the same part takes the place of one that failed, and work on a mark that of its deletion', async () => {
  full = true
  await tried(action('a', 'meaning', '存疑'))
  await tried(action('a', 'tags', '标签'))
  await tried(action('a', 'removed', '删除'))
  full = false
  await tried(action('a', 'meaning', '数据'))
  expect([await flushAndTell(), done]).toEqual([ALL_SAVED, ['数据', '标签']])
})

test('a deletion that succeeds ends what else was wished of the mark', async () => {
  full = true
  await tried(action('a', 'tags', '标签'))
  full = false
  await tried(action('a', 'removed', '删除'))
  expect([await flushAndTell(), done]).toEqual([ALL_SAVED, ['删除']])
})

test('an older wish that fails after a newer one of the same part is not kept', async () => {
  let refuse = (): void => {}
  const older = act({ of: 'a', part: 'range', name: '旧', work: () => new Promise<void>((_, reject) => { refuse = () => reject(new CallFailed({ code: 'disk-full' })) }) }).catch(() => 'failed')
  await tried(action('a', 'range', '新'))
  refuse()
  expect([await older, await flushAndTell(), done]).toEqual(['failed', ALL_SAVED, ['新']])
})

test('what can never succeed is said and not kept; while the window closes it is told first', async () => {
  const gone = (): Promise<void> => new Promise((_, reject) => { setTimeout(() => reject(new CallFailed({ code: 'annotation-missing' })), 5) })
  await act({ of: 'a', part: 'tags', name: '标签', work: gone }).catch(() => {})
  expect([toasts.value.map(({ text, stays }) => [text, stays]), await flushAndTell()]).toEqual([[['这条批注已不存在，可能刚被删除。', false]], ALL_SAVED])
  waitedFor(gone()).catch(() => {})
  expect([(await flushAndTell()).reasons, await flushAndTell()]).toEqual([['这条批注已不存在，可能刚被删除。'], ALL_SAVED])
})
