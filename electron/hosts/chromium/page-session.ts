import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { HostEvents } from '../../contract/index.ts'
import { type AssetAnswer, type AssetServer } from '../shared/assets.ts'
import type { Gate } from '../shared/gate.ts'
import { responseHeaders, isOwnAddress } from '../shared/policy.ts'
import { bridgeScript, type BridgeNames, type FromPage, type ToPage } from './bridge-script.ts'
import type { CdpEvent, CdpPipe } from './pipe.ts'

export interface PageParts {
  readonly pipe: CdpPipe
  readonly sessionId: string
  /** The page's origin: every request of it is answered here, every other request is refused. */
  readonly origin: string
  readonly assets: AssetServer
  readonly gate: Gate
  readonly page: 'window' | 'print'
  /** While developing, files come from this server instead of the build. */
  readonly developmentOrigin?: string | undefined
  /** The person closes the window: the page stays until `allowLeaving` was called. */
  readonly onCloseAsked?: () => void
  /** Told of each refused request, for tests and the log. */
  readonly onRefused?: (url: string) => void
}

/** One page under our policy: its requests answered or refused here, its calls passed to the gate. */
export interface PageSession {
  readonly send: <Answer = Record<string, unknown>>(method: string, params?: object) => Promise<Answer>
  readonly navigate: (path: string) => Promise<void>
  /** From now on the browser's question before leaving is answered with yes. */
  readonly allowLeaving: () => void
  /** Tells the page something; does nothing where no page of ours is shown. False then. */
  readonly emit: <Name extends keyof HostEvents>(name: Name, payload: HostEvents[Name]) => boolean
  /** Evaluates an expression in the page and answers with its JSON value, waiting for a promise. */
  readonly evaluate: (expression: string) => Promise<unknown>
  /** Listens to the page's own protocol events; the returned function stops it. */
  readonly listen: (listener: (event: CdpEvent) => void) => () => void
  readonly mainFrame: string
}

/** A reply longer than this is fetched by the page: pushing 1 MB by `Runtime.evaluate` took 41 ms, fetching it 9 ms. */
const LARGE_REPLY_LENGTH = 256 * 1024

/** Attempts to load a page: the first of a cold disk took 2 s, and 20 s later it will not come any more. */
const NAVIGATION_LIMITS_MS = [1500, 3000, 6000, 12_000]

interface MainContext { readonly id: number; readonly origin: string; receiver: Promise<string> | null }

/** Prepares a page that still waits for its debugger, then lets it run. */
export async function openPageSession(parts: PageParts): Promise<PageSession> {
  const { pipe, sessionId } = parts
  const send: PageSession['send'] = (method, params) => pipe.send(method, params, sessionId)
  const own = parts.developmentOrigin ?? parts.origin
  const names: BridgeNames = { send: randomName(), receive: randomName(), origin: own }
  const replies = new Map<string, string>()
  let mainFrame = ''
  let context: MainContext | null = null
  let arrived: () => void = () => undefined
  let shown = false
  let mayLeave = false
  /** Where a load of the main frame leads that is under way: what asks before leaving then is no closing window. */
  let loading: string | null = null

  async function push(target: MainContext, message: ToPage): Promise<void> {
    const objectId = await target.receiver
    if (objectId === null) return
    await send('Runtime.callFunctionOn', {
      objectId, functionDeclaration: 'function (text) { this(text) }', arguments: [{ value: JSON.stringify(message) }], silent: true,
    })
  }

  /** The page's receiving function, taken off the window before any script of the page could see it. */
  async function takeReceiver(contextId: number): Promise<string> {
    const name = JSON.stringify(names.receive)
    const expression = `(() => { const receive = globalThis[${name}]; delete globalThis[${name}]; return receive })()`
    const { result } = await send<{ result: { objectId?: string } }>('Runtime.evaluate', { expression, contextId })
    if (result.objectId === undefined) throw new Error('the page has no bridge')
    return result.objectId
  }

  async function takeBindingCall(params: Record<string, unknown>): Promise<void> {
    const from = context !== null && params['executionContextId'] === context.id ? context : null
    const message = readFromPage(params['payload'])
    if (message === null) return
    if (message.kind === 'hello') {
      if (from === null || from.receiver !== null) return
      from.receiver = takeReceiver(from.id)
      from.receiver.catch(() => undefined) // a document that was left at once
      if (isOwnAddress(from.origin, own)) arrived()
      return
    }
    const result = await parts.gate({ isMainFrame: from !== null, url: from?.origin ?? '', page: parts.page }, message.message)
    if (from === null) return // refused by the gate; a frame has no way to be answered
    const text = JSON.stringify(result)
    if (text.length <= LARGE_REPLY_LENGTH || parts.developmentOrigin !== undefined) return push(from, { kind: 'reply', id: message.id, result })
    const address = `/-/reply/${randomUUID()}`
    replies.set(address, text)
    return push(from, { kind: 'reply-at', id: message.id, address })
  }

  async function answer(pathname: string): Promise<AssetAnswer> {
    const reply = replies.get(pathname)
    if (reply === undefined) return parts.assets(pathname)
    replies.delete(pathname)
    return { status: 200, headers: { ...responseHeaders(), 'Content-Type': 'application/json; charset=utf-8' }, body: Buffer.from(reply) }
  }

  async function takeRequest(params: Record<string, unknown>): Promise<void> {
    const requestId = params['requestId']
    const { url, method } = params['request'] as { url: string; method: string }
    if (parts.developmentOrigin !== undefined && isOwnAddress(url, parts.developmentOrigin)) return void await send('Fetch.continueRequest', { requestId })
    if (isOwnAddress(url, parts.origin) && method === 'GET') {
      const { status, headers, body } = await answer(new URL(url).pathname)
      const responseHeaders = Object.entries(headers).map(([name, value]) => ({ name, value }))
      return void await send('Fetch.fulfillRequest', { requestId, responseCode: status, responseHeaders, body: Buffer.from(body).toString('base64') })
    }
    parts.onRefused?.(url)
    // An aborted navigation leaves the page where it is; a blocked one would show the browser's error page.
    const errorReason = params['resourceType'] === 'Document' ? 'Aborted' : 'BlockedByClient'
    await send('Fetch.failRequest', { requestId, errorReason })
  }

  /**
   * The only question that we let stand is the browser's own before leaving. Whoever reloads or follows a link stays;
   * whoever closes the window stays too, until drafts are saved.
   */
  async function takeDialog(type: unknown): Promise<void> {
    const closes = type === 'beforeunload' && !mayLeave && loading === null
    // The host's own pages (a notice, the choices on it) may be followed.
    const accept = mayLeave || (loading !== null && loading.startsWith(`${own}/-/`))
    if (!accept) loading = null // staying ends it
    await send('Page.handleJavaScriptDialog', { accept })
    if (closes) parts.onCloseAsked?.()
  }

  function take({ method, params }: CdpEvent): Promise<void> | void {
    if (method === 'Fetch.requestPaused') return takeRequest(params)
    if (method === 'Runtime.bindingCalled' && params['name'] === names.send) return takeBindingCall(params)
    if (method === 'Page.javascriptDialogOpening') return takeDialog(params['type'])
    if ((method === 'Page.frameStartedNavigating' || method === 'Page.frameRequestedNavigation') && params['frameId'] === mainFrame) loading = String(params['url'])
    if (method === 'Page.frameStoppedLoading' && params['frameId'] === mainFrame) loading = null
    if (method === 'Runtime.executionContextCreated') {
      const { id, origin, auxData } = params['context'] as { id: number; origin: string; auxData: { frameId?: string; isDefault?: boolean } }
      if (auxData.isDefault === true && auxData.frameId === mainFrame) context = { id, origin, receiver: null }
    } else if (method === 'Runtime.executionContextsCleared' || (method === 'Runtime.executionContextDestroyed' && params['executionContextId'] === context?.id)) {
      context = null
    } else if (method === 'Page.frameNavigated') {
      const frame = params['frame'] as { id: string; url: string; parentId?: string }
      // A document that is not ours (about:blank by a script) has no place in the window.
      if (frame.id === mainFrame && shown && !isOwnAddress(frame.url, own)) return pause(50).then(() => navigate('/'))
    }
  }

  /** Settles when the new document has greeted: only then is it the one that is evaluated in. */
  async function load(path: string, limitMs: number): Promise<void> {
    const greeted = new Promise<void>((resolve) => { arrived = resolve })
    const late = pause(limitMs, undefined, { ref: false }).then(() => { throw new Error(`navigation took longer than ${limitMs} ms`) })
    late.catch(() => undefined)
    const { errorText } = await Promise.race([send<{ errorText?: string }>('Page.navigate', { url: `${own}${path}` }), late])
    if (errorText !== undefined) throw new Error(`navigation failed: ${errorText}`)
    await Promise.race([greeted, pipe.closed, late])
    shown = true
  }

  /** Loads a page of ours. A navigation that starts while another still commits is lost without an answer: once more. */
  async function navigate(path: string): Promise<void> {
    const before = mayLeave
    mayLeave = true
    try {
      for (const limitMs of NAVIGATION_LIMITS_MS) {
        try { return await load(path, limitMs) } catch (error) { if (limitMs === NAVIGATION_LIMITS_MS.at(-1)) throw error }
        await pause(50)
      }
    } finally {
      mayLeave = before
    }
  }

  const listen: PageSession['listen'] = (listener) => pipe.listen((event) => { if (event.sessionId === sessionId) listener(event) })
  // A page that goes away in the middle of an answer is no surprise.
  listen((event) => void Promise.resolve(take(event)).catch(() => undefined))
  mainFrame = (await send<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree')).frameTree.frame.id
  await Promise.all([
    send('Page.enable'), send('Runtime.enable'),
    send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] }),
    send('Runtime.addBinding', { name: names.send }),
    send('Page.addScriptToEvaluateOnNewDocument', { source: bridgeScript(names) }),
    // Frames of other processes and workers wait for a debugger that never lets them run.
    send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
  ])
  await send('Runtime.runIfWaitingForDebugger')

  return {
    send, navigate, listen, mainFrame,
    allowLeaving: () => { mayLeave = true },
    emit(name, payload) {
      if (context === null || context.receiver === null || !isOwnAddress(context.origin, own)) return false
      push(context, { kind: 'event', name, payload }).catch(() => undefined)
      return true
    },
    async evaluate(expression) {
      const { result, exceptionDetails } = await send<{ result: { value?: unknown }; exceptionDetails?: { text: string; exception?: { description?: string } } }>(
        'Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
      return result.value
    },
  }
}

const randomName = (): string => `_${randomBytes(12).toString('hex')}`

function readFromPage(payload: unknown): FromPage | null {
  try {
    const message = JSON.parse(String(payload)) as Partial<{ kind: string; id: number; message: string }> | null
    if (message?.kind === 'hello') return { kind: 'hello' }
    if (message?.kind === 'call' && typeof message.id === 'number' && typeof message.message === 'string') {
      return { kind: 'call', id: message.id, message: message.message }
    }
  } catch { /* not ours */ }
  return null
}
