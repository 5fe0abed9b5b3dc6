/** What the two sides of the bridge call each other for one page: random, so that no page script can guess them. */
export interface BridgeNames {
  /** The binding: page → host, one string. */
  readonly send: string
  /** The function by which the host answers: host → page, one string. Removed from the window at once. */
  readonly receive: string
  /** The page's own origin: documents from elsewhere (the splash, about:blank) get no bridge. */
  readonly origin: string
}

/** From page to host: a call, or the first word of a new document. */
export type FromPage = { readonly kind: 'hello' } | { readonly kind: 'call'; readonly id: number; readonly message: string }

/** From host to page. `address` stands for a long answer, which the page fetches from its own origin. */
export type ToPage =
  | { readonly kind: 'reply'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'reply-at'; readonly id: number; readonly address: string }
  | { readonly kind: 'event'; readonly name: string; readonly payload: unknown }

/** The script that makes `window.antou` in the top document before any script of the page runs. */
export const bridgeScript = (names: BridgeNames): string => `(${installBridge.toString()})(${JSON.stringify(names)})`

/**
 * Runs in the page, alone: it may use nothing from outside its own braces. Frames inside the page get no bridge; that
 * they cannot use the binding either is the host's check.
 */
function installBridge(names: BridgeNames): void {
  const scope = globalThis as unknown as Record<string, unknown>
  const send = scope[names.send] as ((text: string) => void) | undefined
  delete scope[names.send]
  if (window.top !== window || location.origin !== names.origin || send === undefined) return

  const waiting = new Map<number, (result: unknown) => void>()
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  let lastId = 0
  const settle = (id: number, result: unknown): void => {
    waiting.get(id)?.(result)
    waiting.delete(id)
  }
  const receive = (text: string): void => {
    const message = JSON.parse(text) as { kind: string; id: number; result: unknown; address: string; name: string; payload: unknown }
    if (message.kind === 'reply') settle(message.id, message.result)
    else if (message.kind === 'event') for (const listener of [...listeners.get(message.name) ?? []]) listener(message.payload)
    else {
      fetch(message.address).then((answer) => answer.json())
        .then((result) => settle(message.id, result), () => settle(message.id, { ok: false, failure: { code: 'unknown' } }))
    }
  }
  const bridge = {
    call: (name: string, input: unknown): Promise<unknown> => new Promise((resolve) => {
      const id = ++lastId
      waiting.set(id, resolve)
      send(JSON.stringify({ kind: 'call', id, message: JSON.stringify({ name, input }) }))
    }),
    on: (name: string, listener: (payload: unknown) => void): (() => void) => {
      const known = listeners.get(name) ?? new Set()
      listeners.set(name, known.add(listener))
      return () => { known.delete(listener) }
    },
  }
  Object.defineProperty(window, 'antou', { value: Object.freeze(bridge), enumerable: true })
  Object.defineProperty(window, names.receive, { value: receive, configurable: true })

  // Chromium asks a touched page before it is left; the host takes that question and saves drafts first.
  window.addEventListener('beforeunload', (event) => event.preventDefault())
  send(JSON.stringify({ kind: 'hello' }))
}
