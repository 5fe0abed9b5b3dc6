// The library's own thread. Messages: contract/worker-protocol.ts.
import { parentPort, workerData, type TransferListItem } from 'node:worker_threads'
import type { FromLibrary, LibraryStart, RecoveryChoice, ToLibrary } from '../contract/index.ts'
import { openLibrary, type Library } from './library.ts'
import { expectedFailure, recoverNotebook, recoveryOffer } from './storage/index.ts'

const start = workerData as LibraryStart
let library: Library | null = null

function send(message: FromLibrary, transfer: TransferListItem[] = []): void {
  parentPort?.postMessage(message, transfer)
}

/** Opens the library and says how that went; a damaged notebook is told with what can be done about it. */
function open(notices: readonly string[] = []): void {
  try {
    library = openLibrary(start, { notices })
    send({ kind: 'ready', notices: library.notices })
  } catch (error) {
    const failure = expectedFailure(error)?.failure ?? { code: 'unknown' as const }
    send({ kind: 'start-failed', failure, recovery: failure.code === 'notebook-damaged' ? recoveryOffer(start.dataFolder) : null })
  }
}

function recover(choice: RecoveryChoice): void {
  const notices: string[] = []
  try {
    if (library === null) notices.push(recoverNotebook(start.dataFolder, choice, new Date()))
  } catch (error) {
    send({ kind: 'start-failed', failure: expectedFailure(error)?.failure ?? { code: 'unknown' }, recovery: null })
    return
  }
  open(notices)
}

async function call(id: number, name: string, input: unknown): Promise<void> {
  const result = library ? await library.callUnchecked(name, input) : { ok: false as const, failure: { code: 'worker-lost' as const } }
  // Only whole buffers of our own can be handed over; the sender has no use for a printed PDF any more.
  const bytes = result.ok && result.value instanceof Uint8Array ? result.value : null
  const transfer = bytes?.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer] : []
  send({ kind: 'reply', id, result }, transfer)
}

async function close(): Promise<void> {
  await library?.close()
  send({ kind: 'closed' })
  parentPort?.close()
}

parentPort?.on('message', (message: ToLibrary) => {
  if (message.kind === 'call') void call(message.id, message.name, message.input)
  else if (message.kind === 'recover') recover(message.choice)
  else void close()
})

open()
