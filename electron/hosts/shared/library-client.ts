import { Worker } from 'node:worker_threads'
import type { Failure, LibraryCallName, Result } from '../../contract/index.ts'
import type { FromLibrary, LibraryStart, RecoveryChoice, RecoveryOffer, ToLibrary } from '../../contract/worker-protocol.ts'

/** How the library's start went. */
export type LibraryState =
  | { readonly kind: 'ready'; readonly notices: readonly string[] }
  | { readonly kind: 'start-failed'; readonly failure: Failure; readonly recovery: RecoveryOffer | null }

/** The library as a host sees it. */
export interface LibraryClient {
  /** Answers once the library is open or could not be opened. */
  readonly start: () => Promise<LibraryState>
  /** After a failed start with an offer: what the person chose; answers like `start`. */
  readonly recover: (choice: RecoveryChoice) => Promise<LibraryState>
  /** Never rejects: a dead worker answers `worker-lost`, and the next call finds a new one. */
  readonly call: (name: LibraryCallName, input: unknown) => Promise<Result<unknown>>
  /** Finishes what was asked, writes everything down and ends the thread. Safe to call twice. */
  readonly close: () => Promise<void>
}

export interface LibraryClientOptions {
  /** The worker's file: `worker.ts` in development, `worker.js` once built. */
  readonly workerFile: string
  readonly start: LibraryStart
  readonly report: (error: unknown) => void
}

/** Longest wait for the library to close; a checkpoint and a due backup of a 220 MB notebook take about 1 s. */
const CLOSE_LIMIT_MS = 15_000

/** A worker that dies again and again at once is not started a fourth time within this span. */
const RESTART_WINDOW_MS = 30_000
const MAX_RESTARTS = 3

type Settle = (result: Result<unknown>) => void

/** Starts the library's worker thread and talks to it; starts a new one when the thread dies. */
export function createLibraryClient({ workerFile, start, report }: LibraryClientOptions): LibraryClient {
  const waiting = new Map<number, Settle>()
  let nextId = 1
  let worker: Worker | null = null
  let state: Promise<LibraryState> | null = null
  let announce: ((state: LibraryState) => void) | null = null
  let closing: Promise<void> | null = null
  let restarts: number[] = []

  const post = (message: ToLibrary): void => worker?.postMessage(message)

  function receive(message: FromLibrary): void {
    if (message.kind === 'reply') {
      const settle = waiting.get(message.id)
      waiting.delete(message.id)
      settle?.(message.result)
    } else if (message.kind === 'ready' || message.kind === 'start-failed') {
      announce?.(message)
      announce = null
    }
  }

  /** The thread is gone: whoever waits is told, and the next call starts a new one. */
  function lose(): void {
    worker = null
    state = null
    announce?.({ kind: 'start-failed', failure: { code: 'worker-lost' }, recovery: null })
    announce = null
    for (const settle of waiting.values()) settle({ ok: false, failure: { code: 'worker-lost' } })
    waiting.clear()
  }

  function open(): Promise<LibraryState> {
    if (state !== null) return state
    const now = Date.now()
    restarts = restarts.filter((time) => now - time < RESTART_WINDOW_MS)
    if (restarts.length > MAX_RESTARTS) return Promise.resolve({ kind: 'start-failed', failure: { code: 'worker-lost' }, recovery: null })
    restarts.push(now)
    state = new Promise((resolve) => { announce = resolve })
    const thread = new Worker(workerFile, { workerData: start, name: 'library' })
    worker = thread
    thread.on('message', receive)
    thread.on('error', report)
    thread.on('exit', () => { if (worker === thread) lose() })
    return state
  }

  return {
    start: open,
    recover(choice) {
      state = new Promise((resolve) => { announce = resolve })
      post({ kind: 'recover', choice })
      return state
    },
    async call(name, input) {
      if (closing !== null) return { ok: false, failure: { code: 'busy-closing' } }
      const opened = await open()
      if (opened.kind === 'start-failed') return { ok: false, failure: opened.failure }
      return await new Promise<Result<unknown>>((settle) => {
        const id = nextId++
        waiting.set(id, settle)
        if (worker === null) lose()
        else post({ kind: 'call', id, name, input })
      })
    },
    close() {
      closing ??= closeWorker(() => worker, post)
      return closing
    },
  }
}

/** Asks the thread to close and waits for its end, at most `CLOSE_LIMIT_MS`; then the thread is ended from outside. */
async function closeWorker(current: () => Worker | null, post: (message: ToLibrary) => void): Promise<void> {
  const thread = current()
  if (thread === null) return
  const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()))
  post({ kind: 'close' })
  const limit = new Promise<'late'>((resolve) => { setTimeout(() => resolve('late'), CLOSE_LIMIT_MS).unref() })
  if (await Promise.race([ended, limit]) === 'late') await thread.terminate()
}
