import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FileToken, type CallInput, type CallOutput, type DocumentId, type Meaning, type ObservationKey } from '../../electron/contract/index.ts'
import { openLibrary, type Library } from '../../electron/library/library.ts'
import { ask } from './library-calls.ts'
import { median, percentile, rounded, timed } from './statistics.ts'

const ROOT = join(import.meta.dirname, '../..')
/** As many as the requirements name. */
const MARKS = 10_000
const ROUNDS = 15
const MEANINGS: readonly Meaning[] = ['data', 'measure', 'problem', 'doubt', 'quote']

/** Ten thousand marks: adding one more, the list with its filters, cells with notes, history, exchange, backup. Milliseconds. */
export async function benchAnnotations() {
  const folder = mkdtempSync(join(tmpdir(), 'antou-bench-'))
  const open = (name: string): Library => openLibrary({ dataFolder: join(folder, name), resourcesFolder: ROOT, host: 'command-line', version: 'bench' })
  const library = open('data'), other = open('other')
  try {
    const adds = await fill(library)
    const documents = await ask(library, 'document.list', {})
    const entries = (await ask(library, 'metric.list', {})).filter(({ documentId }) => documentId === documents[0]!.id)
    const indicatorId = entries.find(({ reading }) => reading.indicatorId !== null)!.reading.indicatorId
    const page = (filter: CallInput<'annotation.query'>['filter'], sort: CallInput<'annotation.query'>['sort'] = 'place') =>
      measured(() => ask(library, 'annotation.query', { filter, sort, offset: 0, limit: 100 }))
    const cells = Array.from({ length: 2000 }, (_, i) => ({ indicatorId: indicatorId!, region: documents[i % documents.length]!.region.code, period: '2024', observation: entries[i % entries.length]!.key as ObservationKey }))
    const first = (await ask(library, 'annotation.list', {}))[0]!.annotation
    const figures = {
      marks: MARKS,
      add: { medianMs: rounded(median(adds.slice(-500))), p95Ms: rounded(percentile(adds.slice(-500), 0.95)) },
      list: {
        allMs: await measured(() => ask(library, 'annotation.list', {})), afterAChangeMs: await afterChange(library, first.id),
        documentMs: await measured(() => ask(library, 'annotation.listForDocument', { documentId: documents[0]!.id })),
      },
      page: {
        unfilteredMs: await page({}), byMeaningMs: await page({ meanings: ['doubt'] }), byTagMs: await page({ tags: ['标签3'] }), byRegionMs: await page({ region: documents[0]!.region.code }),
        byIndicatorMs: await page({ indicatorId }), byPeriodMs: await page({ period: '2024' }), byTextMs: await page({ text: '第77条' }), byTimeMs: await page({}, 'modified'),
      },
      tagsMs: await measured(() => ask(library, 'annotation.tags', {})),
      countFor2000CellsMs: await measured(() => ask(library, 'annotation.countForCells', { cells })),
      backupMs: await measured(() => ask(library, 'backup.make', {}), 3),
    }
    return { ...figures, exchange: await exchanged(library, other, folder) }
  } finally {
    await Promise.all([library.close(), other.close()])
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Marks all documents up to ten thousand marks; answers how long each took. */
async function fill(library: Library): Promise<number[]> {
  const documents = await Promise.all((await ask(library, 'document.list', {})).map(({ id }) => ask(library, 'document.open', { documentId: id as DocumentId })))
  const times: number[] = []
  for (let i = 0; i < MARKS; i++) {
    const { summary, passages } = documents[i % documents.length]!
    const passage = passages[(i * 31) % passages.length]!
    const start = (i * 13) % Math.max(1, passage.text.length - 8)
    const quote = passage.text.slice(start, start + 8)
    const anchor = { edition: summary.edition, passage: passage.index, start, end: start + quote.length, quote, before: passage.text.slice(Math.max(0, start - 32), start), after: '', headings: [] }
    const begin = performance.now()
    await ask(library, 'annotation.add', { documentId: summary.id, meaning: MEANINGS[i % 5]!, note: i % 3 === 0 ? '' : `第${i}条：口径与上年不一致，待核。`, tags: [`标签${i % 40}`], anchor })
    times.push(performance.now() - begin)
  }
  return times
}

/** The list right after an edit, when what was kept of it no longer holds. */
async function afterChange(library: Library, id: CallOutput<'annotation.list'>[number]['annotation']['id']): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await ask(library, 'annotation.update', { id, note: `改${round}` })
    const begin = performance.now()
    await ask(library, 'annotation.query', { filter: {}, sort: 'place', offset: 0, limit: 100 })
    times.push(performance.now() - begin)
  }
  return rounded(median(times))
}

/** All of it to another laptop: making the file, looking at it, taking it in, taking that back. */
async function exchanged(library: Library, other: Library, folder: string) {
  let begin = performance.now()
  const lap = (): number => { const now = performance.now(), time = rounded(now - begin); begin = now; return time }
  const { bytes } = await ask(library, 'exchange.file', { ids: null, filter: null })
  const makeMs = lap()
  const path = join(folder, '批注.antou-notes'), file = FileToken.parse(randomUUID())
  writeFileSync(path, bytes)
  await ask(other, 'file.register', { token: file, path })
  lap()
  const { preview, counts } = await ask(other, 'exchange.inspect', { file })
  const inspectMs = lap()
  await ask(other, 'exchange.apply', { preview, choices: [] })
  const applyMs = lap()
  await ask(other, 'history.undo', {})
  return { megabytes: rounded(bytes.length / 1e6), added: counts.added, makeMs, inspectMs, applyMs, undoMs: lap() }
}

const measured = async (work: () => Promise<unknown>, rounds = ROUNDS): Promise<number> => rounded(median(await timed(rounds, work)))
