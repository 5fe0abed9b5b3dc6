import { expect, test } from 'vitest'
import type { DocumentSummary, LedgerEntry, ObservationKey, ReviewDecision } from '../../contract/index.ts'
import { connect, corpusPath, notebookPath } from '../storage/index.ts'
import { temporaryFolder } from '../testing/folders.ts'
import { metricsOf } from '../testing/metrics-of.ts'
import { openTestLibrary, type TestLibrary } from '../testing/library.ts'

const TEXT = '某区工作总结\n\n2024年，全区新增脱贫户两万三千，建成五大集群，固定资产投资完成56亿元。\n\n下一段没有数。'

async function opened(app: TestLibrary, text = TEXT) {
  const document = await app.importText(text)
  const { passages } = await app.get('document.open', { documentId: document.id })
  /** The span of some words, wherever they stand. */
  const spanOf = (words: string) => {
    const passage = passages.find((one) => one.text.includes(words))!
    const start = passage.text.indexOf(words)
    return { edition: document.edition, passage: passage.index, start, end: start + words.length }
  }
  return { document, spanOf }
}

const correct = (document: DocumentSummary, value: number, unit: string, indicator = '脱贫户数'): Extract<ReviewDecision, { kind: 'correct' }> => ({
  kind: 'correct', value, valueMax: null, unit,
  reading: { indicatorId: null, indicator, measure: 'level', status: 'actual', period: '2024', subject: document.region.name, subjectRegion: document.region.code, qualifier: null },
})
const byHand = async (app: TestLibrary): Promise<LedgerEntry[]> => (await app.get('metric.list', {})).filter((entry) => entry.byHand)

test('a selected number, spelled out, is read and becomes an entry with its sentence; undo takes it away', async () => {
  const app = openTestLibrary()
  const { document, spanOf } = await opened(app)
  const before = await metricsOf(app.get, document.id)
  const read = await app.get('metric.readSpan', spanOf('两万三千'))
  expect(read).toMatchObject({ quantity: { raw: '两万三千', value: 23_000, valueMax: null, unit: '' } })
  const { entry, undo } = await app.get('metric.review', { key: read!.key, decision: correct(document, 23_000, '户') })
  expect(entry).toMatchObject({ byHand: true, review: 'corrected', raw: '两万三千', value: 23_000, unit: '户', machine: { value: 23_000, unit: '', reading: null } })
  expect(entry!.quote.slice(entry!.quoteStart, entry!.quoteStart + 4)).toBe('两万三千')
  expect(await byHand(app)).toEqual([entry])
  const after = await metricsOf(app.get, document.id)
  expect(after.entries.map(({ key }) => key)).toContain(read!.key)
  expect(undo).toEqual({ kind: 'reset' })
  await app.get('metric.review', { key: read!.key, decision: undo })
  expect(await metricsOf(app.get, document.id)).toEqual(before)
})

test('what the person typed over the number’s own value stays beside what was read', async () => {
  const app = openTestLibrary()
  const { document, spanOf } = await opened(app)
  const { key } = (await app.get('metric.readSpan', spanOf('五大集群')))!
  await app.get('metric.review', { key, decision: correct(document, 6, '个', '产业集群数') })
  expect(await byHand(app)).toMatchObject([{ raw: '五大集群', value: 6, machine: { value: 5 } }])
  // Said again, dismissed, brought back: each step by what the step before answered.
  const { undo } = await app.get('metric.review', { key, decision: { kind: 'dismiss' } })
  expect(await byHand(app)).toEqual([])
  await app.get('metric.review', { key, decision: undo })
  expect(await byHand(app)).toMatchObject([{ raw: '五大集群', value: 6, machine: { value: 5 } }])
})

test('a wider selection takes the place of what the machine read inside it', async () => {
  const app = openTestLibrary()
  const { document, spanOf } = await opened(app)
  const { key, quantity } = (await app.get('metric.readSpan', spanOf('完成56亿元')))!
  expect(quantity.value).toBe(5_600_000_000)
  await app.get('metric.review', { key, decision: correct(document, 5_600_000_000, '元', '固投') })
  const { entries } = await metricsOf(app.get, document.id)
  expect(entries.filter(({ raw }) => raw.includes('56'))).toMatchObject([{ raw: '完成56亿元', byHand: true }])
})

test('words without a number, half a number, a place that is not there: none can be made a metric', async () => {
  const app = openTestLibrary()
  const { document, spanOf } = await opened(app)
  const half = { ...spanOf('56亿元'), start: spanOf('56亿元').start + 1 }
  const places = [spanOf('固定资产投资'), half, { ...spanOf('56亿元'), passage: 99 }, { ...spanOf('56亿元'), start: 900, end: 905 }]
  for (const place of places) {
    expect(await app.get('metric.readSpan', place)).toBeNull()
    const key = `${place.edition}:${place.passage}:${place.start}-${place.end}` as ObservationKey
    expect(await app.failure('metric.review', { key, decision: correct(document, 1, '') })).toBe('observation-missing')
  }
  expect(await app.failure('metric.review', { key: `${document.edition}:${spanOf('两万三千').passage}:${spanOf('两万三千').start}-${spanOf('两万三千').end}`, decision: { kind: 'confirm' } })).toBe('observation-missing')
})

test('hand-made entries survive a restart, a re-extraction and a version that cuts the text into other passages', async () => {
  const dataFolder = temporaryFolder()
  const first = openTestLibrary({ dataFolder })
  const { document, spanOf } = await opened(first)
  const { key } = (await first.get('metric.readSpan', spanOf('两万三千')))!
  await first.get('metric.review', { key, decision: correct(document, 23_000, '户') })
  const machineOne = (await metricsOf(first.get, document.id)).entries.find(({ raw }) => raw === '56亿元')!
  await first.get('metric.review', { key: machineOne.key, decision: { kind: 'confirm' } })
  await first.library.close()

  // The version before cut this text otherwise: its passages were one further on, and the sentence began later.
  const notebook = connect(notebookPath(dataFolder), null)
  notebook.run('UPDATE main.correction SET passage = passage + 1, "start" = "start" - 3, "end" = "end" - 3')
  notebook.close()
  const corpus = connect(':memory:', corpusPath(dataFolder))
  corpus.run(`DELETE FROM corpus.fact WHERE name = 'corrections-settled'`)
  corpus.close()

  const second = openTestLibrary({ dataFolder })
  expect(await byHand(second)).toMatchObject([{ key, raw: '两万三千', value: 23_000, unit: '户', review: 'corrected' }])
  const { entries } = await metricsOf(second.get, document.id)
  expect(entries.find((entry) => entry.key === machineOne.key)).toMatchObject({ review: 'confirmed' })
})

test('a correction never moves to a place where other characters stand', async () => {
  const dataFolder = temporaryFolder()
  const first = openTestLibrary({ dataFolder })
  const { document, spanOf } = await opened(first)
  const { key } = (await first.get('metric.readSpan', spanOf('两万三千')))!
  await first.get('metric.review', { key, decision: correct(document, 23_000, '户') })
  await first.library.close()
  const notebook = connect(notebookPath(dataFolder), null)
  notebook.run(`UPDATE main.correction SET passage = 77, raw = '三万两千'`)
  notebook.close()
  const corpus = connect(':memory:', corpusPath(dataFolder))
  corpus.run(`DELETE FROM corpus.fact WHERE name = 'corrections-settled'`)
  corpus.close()
  const second = openTestLibrary({ dataFolder })
  expect(await byHand(second)).toEqual([])
})
