// What the child processes of the kill tests share: the app without its window (host side, worker thread, both
// databases), and saying to the parent what is about to be done and what was answered.
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { resolve } from 'node:path'
import type { CallInput, CallOutput, FileToken, LibraryCallName } from '../../electron/contract/index.ts'
import { createLibraryClient } from '../../electron/hosts/shared/library-client.ts'

/** Asks the library; throws on a failure. */
export type Ask = <Name extends LibraryCallName>(name: Name, input: CallInput<Name>) => Promise<CallOutput<Name>>

/** Written straight to the pipe: what the parent reads was said before the kill. */
export const say = (word: unknown): void => { writeSync(1, `${JSON.stringify(word)}\n`) }

/** Opens the library in its worker thread, and says the first word. */
export async function startLibrary(dataFolder: string, resourcesFolder: string): Promise<Ask> {
  const library = createLibraryClient({
    workerFile: resolve(import.meta.dirname, '../../electron/library/worker.ts'),
    start: { dataFolder, resourcesFolder, host: 'command-line', version: '0.0.1' }, report: (error) => { throw error },
  })
  const state = await library.start()
  if (state.kind === 'start-failed') throw new Error(state.failure.code)
  say('ready')
  return async <Name extends LibraryCallName>(name: Name, input: CallInput<Name>) => {
    const result = await library.call(name, input)
    if (!result.ok) throw new Error(`${name}: ${result.failure.code} ${result.failure.detail ?? ''}`)
    return result.value as CallOutput<Name>
  }
}

/** Hands a file to the library as a picker would. */
export async function handOver(ask: Ask, path: string): Promise<FileToken> {
  const token = randomUUID() as FileToken
  await ask('file.register', { token, path })
  return token
}
