import { parentPort, workerData } from 'node:worker_threads'
import type { FromLibrary, LibraryStart, ToLibrary } from '../../contract/worker-protocol.ts'

// Stands in for the library in tests of the hosts: speaks the protocol and does what the call's input says.
const start = workerData as LibraryStart & { readonly behaviour?: 'start-failed' }
const send = (message: FromLibrary): void => parentPort?.postMessage(message)

if (start.behaviour === 'start-failed' || process.env['ANTOU_STAND_IN'] === 'start-failed') send({ kind: 'start-failed', failure: { code: 'notebook-damaged' }, recovery: { backup: { made: '2025-02-26T08:00:00.000Z', annotations: 12, corrections: 3 } } })
else send({ kind: 'ready', notices: [] })

parentPort?.on('message', (message: ToLibrary) => {
  if (message.kind === 'recover') return send({ kind: 'ready', notices: ['已恢复'] })
  if (message.kind === 'close') {
    send({ kind: 'closed' })
    return parentPort?.close()
  }
  const { id, name, input } = message
  // A search for `crash` ends the thread, `long` answers with more than a pipe takes at once, `fail` fails.
  const text = (input as { text?: string } | null)?.text
  if (text === 'crash') process.exit(1)
  if (text === 'fail') return send({ kind: 'reply', id, result: { ok: false, failure: { code: 'document-missing' } } })
  if (name === 'export.prepare') return send({ kind: 'reply', id, result: { ok: true, value: { job: '00000000-0000-4000-8000-000000000000', fileName: '2025_对比表.pdf' } } })
  if (name === 'export.finish') return send({ kind: 'reply', id, result: { ok: true, value: (input as { pdf: Uint8Array }).pdf } })
  send({ kind: 'reply', id, result: { ok: true, value: { name, input, padding: text === 'long' ? '长'.repeat(700_000) : '' } } })
})
