import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLibraryClient } from './library-client.ts'

const client = (extra: object = {}) => createLibraryClient({
  workerFile: join(import.meta.dirname, '../testing/stand-in-worker.ts'), report: () => undefined,
  start: { dataFolder: '', resourcesFolder: '', host: 'chromium', version: '0.0.0', ...extra },
})
const query = (text: string) => ({ text, limit: 1, documentId: null })

test('answers come to who asked, also when many ask at once', async () => {
  const library = client()
  const answers = await Promise.all(Array.from({ length: 50 }, (_each, index) => library.call('search.query', query(String(index)))))
  expect(answers.map((answer) => (answer.ok ? (answer.value as { input: { text: string } }).input.text : null))).toEqual(Array.from({ length: 50 }, (_each, index) => String(index)))
  await library.close()
})

test('a thread that dies answers worker-lost to all who wait; the next call finds a new one', async () => {
  const library = client()
  const lost = { ok: false, failure: { code: 'worker-lost' } }
  expect(await Promise.all([library.call('search.query', query('crash')), library.call('search.query', query('waiting'))])).toEqual([lost, lost])
  expect(await library.call('search.query', query('after'))).toMatchObject({ ok: true })
  await library.close()
})

test('a thread that dies again and again is not started for ever', async () => {
  const library = client()
  for (let count = 0; count < 8; count++) await library.call('search.query', query('crash'))
  expect(await library.start()).toEqual({ kind: 'start-failed', failure: { code: 'worker-lost' }, recovery: null })
  await library.close()
})

test('a failed start refuses calls with its reason until a choice has been made', async () => {
  const library = client({ behaviour: 'start-failed' })
  expect(await library.start()).toEqual({ kind: 'start-failed', failure: { code: 'notebook-damaged' }, recovery: { backup: { made: '2025-02-26T08:00:00.000Z', annotations: 12, corrections: 3 } } })
  expect(await library.call('document.list', {})).toEqual({ ok: false, failure: { code: 'notebook-damaged' } })
  expect(await library.recover('start-empty')).toEqual({ kind: 'ready', notices: ['已恢复'] })
  expect(await library.call('document.list', {})).toMatchObject({ ok: true })
  await library.close()
})

test('after closing, calls are refused; closing twice is closing once', async () => {
  const library = client()
  await library.start()
  await Promise.all([library.close(), library.close()])
  expect(await library.call('document.list', {})).toEqual({ ok: false, failure: { code: 'busy-closing' } })
})
