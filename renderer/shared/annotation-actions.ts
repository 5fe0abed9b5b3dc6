import type { Failure } from '../../electron/contract/index.ts'
import { beforeClose } from './before-close.ts'
import { CallFailed, messageOf } from './bridge.ts'
import { dismissToast, showToast } from './ui/toasts.ts'

// What the page shows of marks is on disk: nothing is drawn before the answer. So an action that fails leaves what stood
// there, and is itself what is not saved: it stays in a line at the foot, to be tried again or given up, and closing
// the window tries it once more and names it if that fails.

/** One thing done to marks, from the gesture to the answer. */
export interface Action<Value> {
  /** What it is done to: the id of a mark, or whatever is the same for the same gesture made once more. */
  readonly of: string
  /** What of it changes. A later action on the same part takes the place of one that failed. */
  readonly part: 'made' | 'meaning' | 'style' | 'tags' | 'links' | 'range' | 'versions' | 'removed'
  /** In Chinese, as the history names it: 改批注范围“固定资产投资…”. */
  readonly name: string
  /** Stores it and shows what was stored. May be called again after it failed. */
  readonly work: () => Promise<Value>
}

interface Failed { readonly name: string; readonly error: unknown; readonly again: () => Promise<unknown> }

/** What may be otherwise the next time; anything else (the mark is gone, the words do not fit) stays a no. */
const PASSING: ReadonlySet<Failure['code']> = new Set(['disk-full', 'database-locked', 'folder-read-only', 'worker-lost', 'busy-closing', 'unknown'])
const mayPass = (error: unknown): boolean => !(error instanceof CallFailed) || PASSING.has(error.failure.code)

/** Actions that failed and were not given up, oldest first, by what they change. */
const failed = new Map<string, Failed>()
const underWay = new Set<Promise<unknown>>()
/** The last action begun on each part: an older one that fails after it says so and is not kept. */
const latest = new Map<string, symbol>()
let line: number | null = null

/** 添加批注“固定资产投资完成…”: what was done, and to which words. */
export const actionName = (done: string, quote: string): string => `${done}“${quote.length > 14 ? `${quote.slice(0, 14)}…` : quote}”`

/** One line for all that failed: the next one replaces it. */
function tell(): void {
  if (line !== null) dismissToast(line)
  line = null
  const last = [...failed.values()].at(-1)
  if (!last) return
  const what = failed.size > 1 ? `${last.name} 等 ${failed.size} 项操作` : last.name
  line = showToast(`没有完成：${what}。${messageOf(last.error)}`, {
    tone: 'failure', stays: true, action: { name: '重试', run: tryAgain }, cross: { name: '放弃没有完成的操作', run: () => { failed.clear(); tell() } },
  })
}

function forget(slots: readonly string[]): void {
  if (slots.map(slot => failed.delete(slot)).includes(true)) tell()
}

/** Those that failed, in the order in which they were wished. */
async function tryAgain(): Promise<void> {
  for (const one of [...failed.values()]) await one.again().catch(() => {})
  tell()
}

/** Does it, and says so where it failed. Rejects then, so that whoever asked shows nothing as done. */
export function act<Value>(action: Action<Value>): Promise<Value> {
  const slot = `${action.of} ${action.part}`
  const turn = Symbol(slot)
  latest.set(slot, turn)
  forget([slot])
  const run = action.work().then(value => {
    // What is gone needs no other change any more; what is worked on was not to go.
    forget(action.part === 'removed' ? [...failed.keys()].filter(one => one.startsWith(`${action.of} `)) : [`${action.of} removed`])
    return value
  }, (error: unknown) => {
    if (mayPass(error) && latest.get(slot) === turn) {
      failed.set(slot, { name: action.name, error, again: () => act(action) })
      tell()
    } else showToast(messageOf(error), { tone: 'failure' })
    throw error
  }).finally(() => {
    if (latest.get(slot) === turn) latest.delete(slot)
    underWay.delete(run)
  })
  underWay.add(run)
  return run
}

/** Closing waits for such a change too; where it fails the person is told before the window goes. */
export function waitedFor<Value>(change: Promise<Value>): Promise<Value> {
  const run = change.finally(() => { underWay.delete(run) })
  underWay.add(run)
  return run
}

async function settle(): Promise<void> {
  const before = [...failed.values()]
  await Promise.resolve() // what other parts of the page begin at the same word is waited for too
  const refusals: unknown[] = []
  while (underWay.size > 0) {
    for (const result of await Promise.allSettled(underWay)) if (result.status === 'rejected') refusals.push(result.reason)
  }
  for (const one of before) if ([...failed.values()].includes(one)) await one.again().catch((error: unknown) => { refusals.push(error) })
  const last = [...failed.values()].at(-1)
  if (last) throw last.error
  if (refusals.length > 0) throw refusals[0]
}

beforeClose(settle, { actions: () => [...failed.values()].map(({ name }) => name) })
