import ts from 'typescript'
import { findUnknown, type ElectronTypes } from './electron-types.ts'

// A stand-in for the module `electron` that has what Electron's types have, and nothing else: an unknown member, too
// many arguments, an unknown event, option or word throws.

/** One call that was made, e.g. `{ path: 'app.setPath', words: ['userData', '…'] }`. */
export interface FakeCall { readonly path: string; readonly words: readonly unknown[] }

/** What a member answers, by path: `app.whenReady`, `dialog.showSaveDialog`, `BrowserWindow#1.isDestroyed`. */
export type Answers = Record<string, unknown>

export interface FakeElectron {
  /** What `import … from 'electron'` gives. */
  readonly module: Record<string, unknown>
  readonly calls: FakeCall[]
  /** Arguments of all calls of a member, in order. */
  readonly callsOf: (path: string) => (readonly unknown[])[]
  /** Calls the listeners of an event, as Electron would. */
  readonly emit: (path: string, event: string, ...words: unknown[]) => void
  /** The fake object at a path, e.g. `BrowserWindow#1.webContents`. */
  readonly at: (path: string) => unknown
}

const REGISTERING = new Set(['on', 'once', 'addListener', 'prependListener', 'off', 'removeListener'])

/** Makes a fake. `answers` give values and functions for members; all others answer undefined or a fake of their type. */
export function createFakeElectron(types: ElectronTypes, answers: Answers): FakeElectron {
  const { checker } = types
  const calls: FakeCall[] = []
  const objects = new Map<string, object>()
  const listeners = new Map<string, ((...words: unknown[]) => unknown)[]>()
  let made = 0

  /** `BrowserWindow#2.loadURL` may be answered for all windows as `BrowserWindow.loadURL`. */
  const answerFor = (path: string): { value: unknown } | null => {
    for (const key of [path, path.replace(/#\d+/g, '')]) if (Object.hasOwn(answers, key)) return { value: answers[key] }
    return null
  }

  function callMember(path: string, signatures: readonly ts.Signature[], words: readonly unknown[]): unknown {
    const most = Math.max(...signatures.map((signature) => signature.parameters.length))
    const open = signatures.some((signature) => signature.declaration?.parameters.some((parameter) => ts.isParameter(parameter) && parameter.dotDotDotToken))
    if (words.length > most && !open) throw new Error(`electron: ${path} takes ${most} arguments, not ${words.length}`)
    for (const [index, word] of words.entries()) {
      const wanted = signatures.flatMap((signature) => signature.parameters[index] ?? []).map((symbol) => checker.getTypeOfSymbol(symbol))
      const unknown = findUnknown(types, word, wanted, `${path}(${index + 1})`)
      if (unknown !== null) throw new Error(`electron: ${unknown}`)
    }
    calls.push({ path, words })
    const member = path.slice(path.lastIndexOf('.') + 1)
    if (REGISTERING.has(member)) {
      const key = `${path.slice(0, path.lastIndexOf('.'))} ${String(words[0])}`
      const kept = listeners.get(key) ?? []
      if (member === 'off' || member === 'removeListener') listeners.set(key, kept.filter((each) => each !== words[1]))
      else listeners.set(key, [...kept, words[1] as never])
    }
    const answer = answerFor(path)
    if (answer !== null) return typeof answer.value === 'function' ? answer.value(...words) : answer.value
    return defaultAnswer(path, signatures[0] === undefined ? undefined : checker.getReturnTypeOfSignature(signatures[0]))
  }

  function defaultAnswer(path: string, type: ts.Type | undefined): unknown {
    if (type === undefined || !(type.flags & ts.TypeFlags.Object)) return undefined
    return type.symbol?.name === 'Promise' ? Promise.resolve() : fakeOf(type, `${path}()`)
  }

  function member(type: ts.Type, path: string, key: string): unknown {
    const symbol = checker.getPropertyOfType(type, key)
    if (symbol === undefined) throw new Error(`electron has no ${path}.${key}`)
    const memberType = checker.getTypeOfSymbol(symbol)
    const here = path === '' ? key : `${path}.${key}`
    const signatures = memberType.getCallSignatures()
    if (signatures.length > 0) return (...words: unknown[]) => callMember(here, signatures, words)
    const answer = answerFor(here)
    if (answer !== null) return answer.value
    return memberType.flags & ts.TypeFlags.Object ? fakeOf(memberType, here) : undefined
  }

  /** One object per path, so that `event.sender === window.webContents` can hold. */
  function fakeOf(type: ts.Type, path: string): object {
    const known = objects.get(path)
    if (known !== undefined) return known
    const members = new Map<string, unknown>()
    const target = function () { /* can be constructed */ }
    const fake = new Proxy(target, {
      get(_target, key) {
        if (typeof key === 'symbol' || key === 'then' || key === 'toJSON') return undefined
        if (answerFor(`${path}.${key}`) === null && members.has(key)) return members.get(key)
        const value = member(type, path, key)
        members.set(key, value)
        return value
      },
      set(_target, key) { throw new Error(`electron: ${path}.${String(key)} is not to be set`) },
      construct(_target, words: unknown[]) {
        const signatures = type.getConstructSignatures()
        if (signatures.length === 0) throw new Error(`electron: ${path} is no class`)
        callMember(path, signatures, words)
        return fakeOf(checker.getReturnTypeOfSignature(signatures[0] as ts.Signature), `${path}#${++made}`)
      },
    })
    objects.set(path, fake)
    return fake
  }

  const module: Record<string, unknown> = {}
  for (const name of types.names) {
    const type = types.valueOf(name)
    if (type !== undefined) module[name] = fakeOf(type, name)
  }
  return {
    module, calls,
    callsOf: (path) => calls.filter((call) => call.path === path).map((call) => call.words),
    emit(path, event, ...words) { for (const listener of listeners.get(`${path} ${event}`) ?? []) listener(...words) },
    at(path) {
      const known = objects.get(path)
      if (known === undefined) throw new Error(`nobody asked for ${path}`)
      return known
    },
  }
}
