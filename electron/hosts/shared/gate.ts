import { calls, type Call, type Failure, type HostCallName, type LibraryCallName, type PageCallName, type Result, type CallArgument, type CallOutput } from '../../contract/index.ts'
import { toFailure } from './failure.ts'

/** Who sent a message, as the host (not the message) knows it. */
export interface Sender {
  /** True for the top document of a page that the host itself opened. Frames inside it may ask nothing. */
  readonly isMainFrame: boolean
  /** The sender's address at this moment; must lie in the page's own origin. */
  readonly url: string
  /** The window may ask everything that pages may; a print document only what it prints from. */
  readonly page: 'window' | 'print'
}

/** What the host itself answers: every call that the contract gives to hosts, and no other. */
export type HostHandlers = { readonly [Name in HostCallName]: (input: CallArgument<Name>) => Promise<CallOutput<Name>> }

export interface GateParts {
  readonly isOwnAddress: (url: string) => boolean
  readonly handlers: HostHandlers
  readonly library: { call(name: LibraryCallName, input: unknown): Promise<Result<unknown>> }
  /** After the window said that it may close nothing may be asked any more. */
  readonly isClosed: () => boolean
  /** Surprises go here, once, with everything; the page gets the code `unknown` alone. */
  readonly report: (error: unknown) => void
}

/** Takes one message from a page, as text, and always answers with a Result. Never throws. */
export type Gate = (sender: Sender, message: unknown) => Promise<Result<unknown>>

/** 1 MiB of JSON: the longest note is far below it, and parsing stays under 10 ms. */
export const MAX_MESSAGE_BYTES = 1024 * 1024

/** All that a print document may ask. */
const PRINT_CALLS: ReadonlySet<string> = new Set<PageCallName>(['print.job', 'settings.get'])

// Built once from the declarations: `toString`, `__proto__` and `constructor` are simply not in it.
const KNOWN_CALLS: ReadonlyMap<string, Call> = new Map(Object.entries(calls))

const refuse = (code: Failure['code'], detail?: string): Result<never> =>
  ({ ok: false, failure: detail === undefined ? { code } : { code, detail } })

/**
 * The one way from a page to the host and the library. In this order: sender, size, JSON, known name, who may ask,
 * strict schema, then whoever answers. Each no is a typed failure.
 */
export function createGate(parts: GateParts): Gate {
  return async (sender, message) => {
    if (!sender.isMainFrame || !parts.isOwnAddress(sender.url)) return refuse('call-refused')
    if (typeof message !== 'string') return refuse('call-invalid')
    if (message.length > MAX_MESSAGE_BYTES || Buffer.byteLength(message) > MAX_MESSAGE_BYTES) return refuse('call-too-large')
    const request = readRequest(message)
    if (request === null) return refuse('call-invalid')

    const call = KNOWN_CALLS.get(request.name)
    if (call === undefined) return refuse('call-unknown')
    if (call.askedBy !== 'page') return refuse('call-refused')
    if (sender.page === 'print' && !PRINT_CALLS.has(request.name)) return refuse('call-refused')
    if (parts.isClosed()) return refuse('busy-closing')

    try {
      const input = call.input.safeParse(request.input)
      // Only the place of the first mistake is told: the rest of a zod message quotes the input.
      if (!input.success) return refuse('call-invalid', input.error.issues[0]?.path.map(String).join('.').slice(0, 200))
      if (call.answeredBy === 'library') return await parts.library.call(request.name as LibraryCallName, input.data)
      const handler = parts.handlers[request.name as HostCallName] as (input: unknown) => Promise<unknown>
      return { ok: true, value: await handler(input.data) }
    } catch (error) {
      return { ok: false, failure: toFailure(error, parts.report) }
    }
  }
}

/** `{ name, input }` and nothing else, or null. */
function readRequest(message: string): { name: string; input: unknown } | null {
  try {
    const request: unknown = JSON.parse(message)
    if (typeof request !== 'object' || request === null || Array.isArray(request)) return null
    const keys = Object.keys(request)
    if (keys.length !== 2 || !keys.includes('name') || !keys.includes('input')) return null
    const { name, input } = request as { name: unknown; input: unknown }
    return typeof name === 'string' ? { name, input } : null
  } catch {
    return null
  }
}
