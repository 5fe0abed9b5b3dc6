import { vi } from 'vitest'
import type { Bridge, CallInput, CallOutput, Failure, HostEvents, PageCallName } from '../../../electron/contract/index.ts'
import { setBridge } from '../bridge.ts'

/** Answers of a fake host by call; a value `{ code: … }` made by `failing` becomes a failure. */
export type FakeAnswers = { [Name in PageCallName]?: (input: CallInput<Name>) => CallOutput<Name> | FakeFailure | Promise<CallOutput<Name> | FakeFailure> }

class FakeFailure {
  readonly failure: Failure
  constructor(failure: Failure) { this.failure = failure }
}

/** An expected failure as an answer: `'document.open': () => failing('document-missing')`. */
export const failing = (code: Failure['code'], detail?: string): FakeFailure => new FakeFailure(detail === undefined ? { code } : { code, detail })

/** A host that exists only in a test: put it in with `install`, read `asked`, send events with `tell`. */
export interface FakeBridge extends Bridge {
  /** Every call so far, in order. */
  readonly asked: readonly { readonly name: PageCallName; readonly input: unknown }[]
  /** Inputs of one call, in order. */
  inputsOf<Name extends PageCallName>(name: Name): CallInput<Name>[]
  /** Sends an event as the host would. */
  tell<Name extends keyof HostEvents>(event: Name, payload: HostEvents[Name]): void
  /** Changes answers later in a test. */
  answer(answers: FakeAnswers): void
}

/**
 * Puts a fake host in place of the real one. A call without an answer fails the test by name rather than hanging.
 */
export function installFakeBridge(answers: FakeAnswers): FakeBridge {
  const known: Record<string, unknown> = { ...answers }
  const asked: { name: PageCallName; input: unknown }[] = []
  const listeners = new Map<string, Set<(payload: never) => void>>()
  const fake = {
    asked,
    inputsOf: (name: PageCallName) => asked.filter(one => one.name === name).map(one => one.input),
    answer: (more: FakeAnswers) => { Object.assign(known, more) },
    call: vi.fn(async (name: PageCallName, input: unknown) => {
      asked.push({ name, input })
      const reply = known[name]
      if (typeof reply !== 'function') throw new Error(`the fake bridge has no answer for ${name}`)
      const value: unknown = await reply(input)
      return value instanceof FakeFailure ? { ok: false as const, failure: value.failure } : { ok: true as const, value }
    }),
    on: (event: string, listener: (payload: never) => void) => {
      const set = listeners.get(event) ?? new Set()
      listeners.set(event, set.add(listener))
      return () => { set.delete(listener) }
    },
    tell: (event: string, payload: unknown) => {
      for (const listener of listeners.get(event) ?? []) listener(payload as never)
    },
  } as unknown as FakeBridge
  setBridge(fake)
  return fake
}
