import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FileToken, type Annotation, type CallInput, type CallOutput } from '../../contract/index.ts'
import { temporaryFolder } from './folders.ts'
import { TAIGU, type TestLibrary } from './library.ts'

export type NewAnnotation = CallInput<'annotation.add'>

/** A mark on the first six characters of a passage of the plan of 太谷区. */
export async function newMark(app: TestLibrary, passage: number, changes: Partial<NewAnnotation> = {}): Promise<NewAnnotation> {
  const { passages, summary } = await app.get('document.open', { documentId: TAIGU })
  const quote = passages[passage]?.text.slice(0, 6) ?? ''
  return {
    documentId: TAIGU, meaning: 'data', note: '核对', tags: ['月度'],
    anchor: { edition: summary.edition, passage, start: 0, end: quote.length, quote, before: '', after: '', headings: ['兴产业'] }, ...changes,
  }
}

/** Marks a passage; answers the mark. */
export async function mark(app: TestLibrary, passage: number, changes: Partial<NewAnnotation> = {}): Promise<Annotation> {
  return app.get('annotation.add', await newMark(app, passage, changes))
}

/** The bytes of an exchange file of all that a laptop has. */
export async function exported(app: TestLibrary): Promise<Uint8Array> {
  return (await app.get('exchange.file', { ids: null, filter: null })).bytes
}

/** Hands a file to a laptop as its picker would. */
export async function picked(app: TestLibrary, bytes: Uint8Array | string, name = '批注.antou-notes'): Promise<FileToken> {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, bytes)
  return registered(app, path)
}

/** Hands a file that is there already. */
export async function registered(app: TestLibrary, path: string): Promise<FileToken> {
  const file = FileToken.parse(randomUUID())
  await app.get('file.register', { token: file, path })
  return file
}

/** Takes a file in, whole. */
export async function takeIn(app: TestLibrary, bytes: Uint8Array, choices: CallInput<'exchange.apply'>['choices'] = []): Promise<CallOutput<'exchange.apply'>> {
  const { preview } = await app.get('exchange.inspect', { file: await picked(app, bytes) })
  return app.get('exchange.apply', { preview, choices })
}

/** What a person sees of all marks, bin and open versions included, without what differs by laptop. */
export async function seen(app: TestLibrary): Promise<unknown> {
  const bin = (await app.get('annotation.bin', {})).map(({ listed }) => listed)
  return [...await app.get('annotation.list', {}), ...bin].map(({ annotation, others }) => ({
    annotation, others: others.map(({ annotation: { note }, removed }) => ({ note, removed })),
  })).sort((a, b) => (a.annotation.id < b.annotation.id ? -1 : 1))
}
