// A child process for the kill test: gives documents a corrected text, decides on what waits, takes the correction
// back, does it again, takes it back, without end.
import type { DocumentId, EditionDecision, EditionItem } from '../../electron/contract/index.ts'
import { handOver, say, startLibrary, type Ask } from './in-child.ts'

export type Stage = 'old' | 'corrected' | 'decided'
/** What a line says: `will` before the call, `did` after its answer; what the document is then. */
export interface EditionWord { readonly step: 'will' | 'did'; readonly documentId: string; readonly stage: Stage }

/** What is changed goes where other words stand now, what is gone stays in the old text. */
export function decisionsOn(items: readonly EditionItem[]): EditionDecision[] {
  return items.map(({ key, kind, now }) => kind === 'figure' || now === null
    ? { kind: 'leave', key } : { kind: 'place', key, passage: now.passage, start: now.start, end: now.end })
}

/** One correction, from its file to its undoing, done again and taken back once more; `tell` hears of each step before and after it. */
export async function correct(ask: Ask, documentId: DocumentId, path: string, tell: (word: EditionWord) => Promise<void> | void): Promise<void> {
  const file = await handOver(ask, path)
  const step = async <Answer>(stage: Stage, work: () => Promise<Answer>): Promise<Answer> => {
    await tell({ step: 'will', documentId, stage })
    const answer = await work()
    await tell({ step: 'did', documentId, stage })
    return answer
  }
  const { pending } = await step('corrected', () => ask('edition.apply', { documentId, file }))
  await step('decided', () => ask('edition.decide', { documentId, decisions: decisionsOn(pending) }))
  await step('old', () => ask('edition.undo', { documentId }))
  await step('decided', () => ask('edition.redo', { documentId }))
  await step('old', () => ask('edition.undo', { documentId }))
}

if (process.argv[1] === import.meta.filename) {
  const [dataFolder = '', resourcesFolder = '', ...documents] = process.argv.slice(2)
  const ask = await startLibrary(dataFolder, resourcesFolder)
  for (let i = 0; ; i = (i + 2) % documents.length) await correct(ask, documents[i] as DocumentId, documents[i + 1]!, say)
}
