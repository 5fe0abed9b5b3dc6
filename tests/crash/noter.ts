// A child process for the kill test: the app without its window (host side, worker thread, both databases) doing one
// kind of work on notes without end. It says what it is about to do, and what
// was answered; what was answered must be there after the kill, what was begun must be there whole or not at all.
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { resolve } from 'node:path'
import type { AnnotationId, CallInput, CallOutput, DocumentId, FileToken, LibraryCallName } from '../../electron/contract/index.ts'
import { createLibraryClient } from '../../electron/hosts/shared/library-client.ts'

/** What a line says; `will` is said before the call, `did` after its answer. */
export type Word =
  | { readonly step: 'will' | 'did'; readonly what: 'note'; readonly id: string; readonly note: string | null }
  | { readonly step: 'will' | 'did'; readonly what: 'import'; readonly file: string }
  | { readonly step: 'will' | 'did'; readonly what: 'backup' | 'restore'; readonly made: string }

const [dataFolder = '', resourcesFolder = '', job = '', ...words] = process.argv.slice(2)
const library = createLibraryClient({
  workerFile: resolve(import.meta.dirname, '../../electron/library/worker.ts'),
  start: { dataFolder, resourcesFolder, host: 'command-line', version: '0.0.1' }, report: (error) => { throw error },
})

/** Written straight to the pipe: what the parent reads was answered before the kill. */
const say = (word: Word): void => { writeSync(1, `${JSON.stringify(word)}\n`) }

async function ask<Name extends LibraryCallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
  const result = await library.call(name, input)
  if (!result.ok) throw new Error(`${name}: ${result.failure.code} ${result.failure.detail ?? ''}`)
  return result.value as CallOutput<Name>
}

async function annotate(): Promise<void> {
  const { passages, summary } = await ask('document.open', { documentId: 'taigu-2024-plan' as DocumentId })
  const ids: AnnotationId[] = []
  for (let i = 0; ; i++) {
    const passage = 4 + (i % 20)
    const quote = passages[passage]?.text.slice(0, 6) ?? ''
    const anchor = { edition: summary.edition, passage, start: 0, end: quote.length, quote, before: '', after: '', headings: [] }
    const { id } = await ask('annotation.add', { documentId: summary.id, meaning: 'data', note: `第${i}条`, tags: [], anchor })
    say({ step: 'did', what: 'note', id, note: `第${i}条` })
    ids.push(id)
    const other = ids[(i * 7) % ids.length] as AnnotationId
    const [note, call] = i % 5 === 4 ? [null, () => ask('annotation.remove', { id: other })] : [`改${i}`, () => ask('annotation.update', { id: other, note: `改${i}` })]
    say({ step: 'will', what: 'note', id: other, note })
    const done = await call().then(() => true, () => false) // one that was removed before cannot be changed
    if (done) say({ step: 'did', what: 'note', id: other, note })
  }
}

async function takeIn(): Promise<void> {
  for (const file of words) {
    const token = randomUUID() as FileToken
    await ask('file.register', { token, path: file })
    const { preview } = await ask('exchange.inspect', { file: token })
    say({ step: 'will', what: 'import', file })
    await ask('exchange.apply', { preview, choices: [] })
    say({ step: 'did', what: 'import', file })
  }
  await new Promise(() => { setInterval(() => {}, 1000) })
}

async function backUp(): Promise<void> {
  for (;;) {
    const { made } = await ask('backup.make', {})
    say({ step: 'did', what: 'backup', made })
  }
}

async function restore(): Promise<void> {
  for (let i = 0; ; i++) {
    const made = words[i % words.length] ?? ''
    say({ step: 'will', what: 'restore', made })
    await ask('backup.restore', { source: { kind: 'listed', made }, confirmed: true })
    say({ step: 'did', what: 'restore', made })
  }
}

if (job !== '') {
  const state = await library.start()
  if (state.kind === 'start-failed') throw new Error(state.failure.code)
  writeSync(1, 'ready\n')
  await ({ annotate, import: takeIn, backup: backUp, restore }[job as 'annotate'])()
}
