import type { Readable, Writable } from 'node:stream'

/** An event of the DevTools protocol, with the session that it belongs to (empty for the browser itself). */
export interface CdpEvent { readonly method: string; readonly params: Record<string, unknown>; readonly sessionId: string }

/** The DevTools protocol over two pipes: JSON, one message after another, each ended by a zero byte. */
export interface CdpPipe {
  /** Sends a command and answers with its result. Rejects where the browser says no or is gone. */
  readonly send: <Answer = Record<string, unknown>>(method: string, params?: object, sessionId?: string) => Promise<Answer>
  /** Listens to all events; the returned function stops it. */
  readonly listen: (listener: (event: CdpEvent) => void) => () => void
  /** Resolves when the browser has closed its end. */
  readonly closed: Promise<void>
}

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: Record<string, unknown>
  readonly sessionId?: string
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

interface Waiting { readonly method: string; readonly resolve: (answer: never) => void; readonly reject: (error: Error) => void }

/** Speaks over the browser's file descriptors 3 (`toBrowser`) and 4 (`fromBrowser`). */
export function createCdpPipe(toBrowser: Writable, fromBrowser: Readable): CdpPipe {
  const waiting = new Map<number, Waiting>()
  const listeners = new Set<(event: CdpEvent) => void>()
  let nextId = 1
  let open = true

  function take(message: Message): void {
    if (message.id !== undefined) {
      const asked = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.error) asked?.reject(new Error(`${asked.method}: ${message.error.message}`))
      else asked?.resolve(message.result as never)
    } else if (message.method !== undefined) {
      const event = { method: message.method, params: message.params ?? {}, sessionId: message.sessionId ?? '' }
      for (const listener of [...listeners]) listener(event)
    }
  }

  const closed = new Promise<void>((resolve) => {
    const end = (): void => {
      if (!open) return
      open = false
      for (const { method, reject } of waiting.values()) reject(new Error(`${method}: the browser is gone`))
      waiting.clear()
      resolve()
    }
    fromBrowser.on('end', end).on('close', end).on('error', end)
    toBrowser.on('error', end)
  })
  readMessages(fromBrowser, take)

  return {
    closed,
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    send: (method, params = {}, sessionId) => new Promise((resolve, reject) => {
      if (!open) return reject(new Error(`${method}: the browser is gone`))
      const id = nextId++
      waiting.set(id, { method, resolve, reject })
      toBrowser.write(`${JSON.stringify(sessionId ? { id, method, params, sessionId } : { id, method, params })}\0`)
    }),
  }
}

/** Cuts the stream at zero bytes. Pieces are joined only when a message is complete, so long ones cost linear time. */
function readMessages(stream: Readable, take: (message: Message) => void): void {
  let pieces: Buffer[] = []
  stream.on('data', (chunk: Buffer) => {
    let from = 0
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
      pieces.push(chunk.subarray(from, end))
      const text = Buffer.concat(pieces).toString('utf8')
      pieces = []
      from = end + 1
      take(JSON.parse(text) as Message)
    }
    if (from < chunk.length) pieces.push(chunk.subarray(from))
  })
}
