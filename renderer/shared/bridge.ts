import type { Bridge, CallInput, CallOutput, Failure, HostEvents, PageCallName, Result } from '../../electron/contract/index.ts'
import { sentenceFor } from './failures.ts'

declare global {
  interface Window { antou?: Bridge }
}

/** An expected failure of a call. `message` is the Chinese sentence to show. */
export class CallFailed extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(sentenceFor(failure))
    this.name = 'CallFailed'
    this.failure = failure
  }
}

let replaced: Bridge | null = null

/** Puts a bridge in place of the host's (tests); null takes it away again. */
export function setBridge(bridge: Bridge | null): void {
  replaced = bridge
}

/** True where a host answers: without one the page can only say so. */
export function hasBridge(): boolean {
  return (replaced ?? globalThis.window?.antou) !== undefined
}

function bridge(): Bridge {
  const found = replaced ?? window.antou
  if (!found) throw new CallFailed({ code: 'worker-lost' })
  return found
}

/** Asks the library or the host. Failures come back as values; use it where a failure is part of the view. */
export function tryCall<Name extends PageCallName>(name: Name, input: CallInput<Name>): Promise<Result<CallOutput<Name>>> {
  return bridge().call(name, input)
}

/** Asks the library or the host, and throws `CallFailed` on an expected failure. */
export async function call<Name extends PageCallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
  const result = await tryCall(name, input)
  if (!result.ok) throw new CallFailed(result.failure)
  return result.value
}

/** Listens to the host; the returned function stops it. Without a host nothing will ever come. */
export function onHost<Name extends keyof HostEvents>(event: Name, listener: (payload: HostEvents[Name]) => void): () => void {
  return hasBridge() ? bridge().on(event, listener) : () => {}
}

/** The sentence to show for anything that was thrown: the failure's own, or a general one that reveals no stack. */
export function messageOf(error: unknown): string {
  return error instanceof CallFailed ? error.message : sentenceFor({ code: 'unknown' })
}
