import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import type { FromLibrary, LibraryStart, ToLibrary } from '../contract/index.ts'
import { notebookPath } from './storage/index.ts'
import { SOURCES, temporaryFolder } from './testing/folders.ts'
import { openTestLibrary } from './testing/library.ts'

/** The real thread, from its source. */
function startWorker(dataFolder: string) {
  const start: LibraryStart = { dataFolder, resourcesFolder: SOURCES, host: 'desktop', version: '0.0.1' }
  const worker = new Worker(resolve(import.meta.dirname, 'worker.ts'), { workerData: start, execArgv: [] })
  const received: FromLibrary[] = []
  const waiting: ((message: FromLibrary) => void)[] = []
  worker.on('message', (message: FromLibrary) => {
    const next = waiting.shift()
    if (next) next(message)
    else received.push(message)
  })
  const ended = new Promise<number>((settle) => worker.once('exit', settle))
  onTestFinished(async () => { await worker.terminate() })
  return {
    ended,
    send: (message: ToLibrary) => { worker.postMessage(message) },
    next: () => new Promise<FromLibrary>((settle) => {
      const message = received.shift()
      if (message) settle(message)
      else waiting.push(settle)
    }),
  }
}

test('the thread says that it is ready, answers in order, closes when asked, and ends by itself', async () => {
  const { send, next, ended } = startWorker(temporaryFolder())
  expect(await next()).toEqual({ kind: 'ready', notices: [] })
  send({ kind: 'call', id: 7, name: 'settings.set', input: { fontSize: 21 } })
  send({ kind: 'call', id: 8, name: 'settings.get', input: {} })
  send({ kind: 'call', id: 9, name: 'document.open', input: { documentId: 'nothing' } })
  send({ kind: 'close' })
  expect(await next()).toMatchObject({ kind: 'reply', id: 7, result: { ok: true, value: { fontSize: 21 } } })
  expect(await next()).toMatchObject({ kind: 'reply', id: 8, result: { ok: true, value: { fontSize: 21 } } })
  expect(await next()).toEqual({ kind: 'reply', id: 9, result: { ok: false, failure: { code: 'document-missing' } } })
  expect(await next()).toEqual({ kind: 'closed' })
  expect(await ended).toBe(0)
})

test('a damaged notebook is offered for recovery, untouched until the choice comes; then the thread starts', async () => {
  const app = openTestLibrary()
  await app.get('settings.set', { fontSize: 23 })
  await app.library.close()
  writeFileSync(notebookPath(app.dataFolder), 'damaged'.repeat(1000))
  const { send, next } = startWorker(app.dataFolder)
  const offer = await next()
  expect(offer).toMatchObject({ kind: 'start-failed', failure: { code: 'notebook-damaged' }, recovery: { backup: { annotations: 0 } } })
  send({ kind: 'call', id: 1, name: 'settings.get', input: {} })
  expect(await next()).toMatchObject({ id: 1, result: { ok: false } })
  send({ kind: 'recover', choice: 'restore-backup' })
  const ready = await next()
  expect(ready).toMatchObject({ kind: 'ready' })
  send({ kind: 'call', id: 2, name: 'settings.get', input: {} })
  expect(await next()).toMatchObject({ id: 2, result: { ok: true, value: { fontSize: 23 } } })
  send({ kind: 'close' })
  expect(await next()).toEqual({ kind: 'closed' })
})
