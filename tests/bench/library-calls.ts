import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FileToken, RegionCode, type CallInput, type CallOutput, type DocumentDetails, type LibraryCallName } from '../../electron/contract/index.ts'
import type { Library } from '../../electron/library/library.ts'

/** Asks a library that runs in this process; what it refuses ends the bench. */
export async function ask<Name extends LibraryCallName>(library: Library, name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
  const result = await library.call(name, input)
  if (!result.ok) throw new Error(`${name}: ${result.failure.code} ${result.failure.detail ?? ''}`)
  return result.value
}

/** How a made-up document is filed. */
export const detailsOf = (title: string): DocumentDetails => ({ title, region: RegionCode.parse('140703'), kind: 'other', date: '2024', speaksOf: '2024' })

/** Imports a text as a person does, by way of a file; answers the milliseconds of the import alone. */
export async function importText(library: Library, folder: string, text: string, title: string): Promise<number> {
  const path = join(folder, 'import.txt'), file = FileToken.parse(randomUUID())
  writeFileSync(path, text)
  await ask(library, 'file.register', { token: file, path })
  const began = performance.now()
  await ask(library, 'document.import', { file, details: detailsOf(title) })
  return performance.now() - began
}
