import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import {
  calls, FileToken, type CallInput, type CallOutput, type DocumentDetails, type DocumentId, type DocumentSummary, type FailureCode,
  type LibraryCallName, type LibraryStart,
} from '../../contract/index.ts'
import { openLibrary, type Given, type Library } from '../library.ts'
import { builtResources, temporaryFolder } from './folders.ts'

/** A library on real files that closes when the test is over. */
export interface TestLibrary {
  readonly dataFolder: string
  readonly library: Library
  /** The value of a call, checked against the contract; throws on a failure. */
  get<Name extends LibraryCallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>
  /** The code of the failure that a call must end in. */
  failure(name: LibraryCallName, input: unknown): Promise<FailureCode>
  /** Imports a text as a file. */
  importText(text: string | Uint8Array, details?: Partial<DocumentDetails>): Promise<DocumentSummary>
}

export function openTestLibrary(start: Partial<LibraryStart> = {}, given: Given = {}): TestLibrary {
  const dataFolder = start.dataFolder ?? temporaryFolder()
  const library = openLibrary({ host: 'command-line', version: '0.0.1', ...start, dataFolder, resourcesFolder: start.resourcesFolder ?? builtResources() }, given)
  onTestFinished(() => library.close())
  const get: TestLibrary['get'] = async (name, input) => {
    const result = await library.call(name, input)
    if (!result.ok) throw new Error(`${name}: ${result.failure.code} ${result.failure.detail ?? ''}`)
    // What leaves the library must pass as JSON and be what the contract promises.
    const output = calls[name].output.parse(result.value instanceof Uint8Array ? result.value : throughJson(result.value))
    return output as CallOutput<typeof name>
  }
  const failure: TestLibrary['failure'] = async (name, input) => {
    const result = await library.callUnchecked(name, input)
    if (result.ok) throw new Error(`${name} did not fail`)
    return result.failure.code
  }
  const importText: TestLibrary['importText'] = async (text, details = {}) => {
    const path = join(temporaryFolder(), '材料.txt')
    writeFileSync(path, text)
    const file = FileToken.parse(randomUUID())
    await get('file.register', { token: file, path })
    const region = '140703' as DocumentDetails['region']
    return get('document.import', { file, details: { title: '材料', region, kind: 'other', date: '2024', speaksOf: '2024', ...details } })
  }
  return { dataFolder, library, get, failure, importText }
}

/** A value as JSON hands it on; the bytes of a made file travel beside it. */
function throughJson(value: unknown): unknown {
  const bytes = typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Uint8Array ? { bytes: value.bytes } : {}
  const plain: unknown = JSON.parse(JSON.stringify(value, (_, part: unknown) => (part instanceof Uint8Array ? undefined : part)))
  return typeof plain === 'object' && plain !== null && !Array.isArray(plain) ? { ...plain, ...bytes } : plain
}

/** The bundled plan of 太谷区. */
export const TAIGU = 'taigu-2024-plan' as DocumentId
