// A child process for the kill test: the app without its window doing one kind of work on notes without end. What was
// answered must be there after the kill, what was begun must be there whole or not at all.
import type { AnnotationId, DocumentId } from '../../electron/contract/index.ts'
import { handOver, say as sayAnything, startLibrary, type Ask } from './in-child.ts'

/** What a line says; `will` is said before the call, `did` after its answer. */
export type Word =
  | { readonly step: 'will' | 'did'; readonly what: 'note'; readonly id: string; readonly note: string | null }
  | { readonly step: 'will' | 'did'; readonly what: 'import'; readonly file: string }
  | { readonly step: 'will' | 'did'; readonly what: 'backup' | 'restore'; readonly made: string }

const [dataFolder = '', resourcesFolder = '', job = '', ...words] = process.argv.slice(2)
const say = (word: Word): void => { sayAnything(word) }

async function annotate(ask: Ask): Promise<void> {
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

async function takeIn(ask: Ask): Promise<void> {
  for (const file of words) {
    const { preview } = await ask('exchange.inspect', { file: await handOver(ask, file) })
    say({ step: 'will', what: 'import', file })
    await ask('exchange.apply', { preview, choices: [] })
    say({ step: 'did', what: 'import', file })
  }
  await new Promise(() => { setInterval(() => {}, 1000) })
}

async function backUp(ask: Ask): Promise<void> {
  for (;;) {
    const { made } = await ask('backup.make', {})
    say({ step: 'did', what: 'backup', made })
  }
}

async function restore(ask: Ask): Promise<void> {
  for (let i = 0; ; i++) {
    const made = words[i % words.length] ?? ''
    say({ step: 'will', what: 'restore', made })
    await ask('backup.restore', { source: { kind: 'listed', made }, confirmed: true })
    say({ step: 'did', what: 'restore', made })
  }
}

if (job !== '') {
  await ({ annotate, import: takeIn, backup: backUp, restore }[job as 'annotate'])(await startLibrary(dataFolder, resourcesFolder))
}
