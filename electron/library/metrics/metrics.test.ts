import { expect, test } from 'vitest'
import type { DocumentMetrics, LedgerEntry, ReviewDecision } from '../../contract/index.ts'
import { corpusPath, connect } from '../storage/index.ts'
import { metricsOf } from '../testing/metrics-of.ts'
import { openTestLibrary, TAIGU, type TestLibrary } from '../testing/library.ts'

const ledger = (app: TestLibrary) => metricsOf(app.get, TAIGU)
const review = (app: TestLibrary, key: LedgerEntry['key'], decision: ReviewDecision) => app.get('metric.review', { key, decision })
const entryAt = ({ entries }: DocumentMetrics, key: string) => entries.find((entry) => entry.key === key)

function corrected(entry: LedgerEntry): Extract<ReviewDecision, { kind: 'correct' }> {
  return { kind: 'correct', value: 123, valueMax: null, unit: '亿元', reading: { ...entry.reading, indicator: '人工指标', status: 'target' } }
}

test('every number of a document is in the ledger once: as entry or as other, and the sum is right', async () => {
  const app = openTestLibrary()
  const { entries, others, count } = await ledger(app)
  expect(count.numbers).toBe(entries.length + others.length)
  expect(count.metrics + count.other).toBe(count.numbers)
  const places = [...entries, ...others].map(({ passage, start }) => `${passage}:${start}`)
  expect(new Set(places).size).toBe(places.length)
  expect(count.doubtful).toBe(entries.filter((entry) => entry.review === 'doubtful').length)
})

test('a quote holds its number exactly where it says', async () => {
  const app = openTestLibrary()
  for (const { quote, quoteStart, raw } of await app.get('metric.list', {})) expect(quote.slice(quoteStart, quoteStart + raw.length)).toBe(raw)
})

test('a person’s word wins, keeps what the machine said, and each word can be taken back by what was answered', async () => {
  const app = openTestLibrary()
  const before = await ledger(app)
  const [first] = before.entries
  const steps: ReviewDecision[] = [{ kind: 'confirm' }, { kind: 'dismiss' }, corrected(first!), { kind: 'confirm' }, { kind: 'reset' }]
  const undos: ReviewDecision[] = []
  const states: (LedgerEntry | undefined)[] = [first]
  for (const decision of steps) {
    const { undo, entry } = await review(app, first!.key, decision)
    undos.unshift(undo)
    states.push(entry ?? undefined)
  }
  expect(states.map((entry) => entry?.review)).toEqual([first!.review, 'confirmed', 'dismissed', 'corrected', 'corrected', first!.review])
  expect(states[3]).toMatchObject({ value: 123, reading: { indicator: '人工指标' }, machine: { value: first!.value, reading: first!.reading } })
  // To confirm a correction is to stand by it, not by the machine.
  expect(states[4]).toEqual(states[3])
  for (const [i, undo] of undos.entries()) {
    const { entry } = await review(app, first!.key, undo)
    expect(entry).toEqual(states[states.length - 2 - i])
  }
  expect(await ledger(app)).toEqual(before)
})

test('a number that the machine read as no metric becomes one by hand, and goes back', async () => {
  const app = openTestLibrary()
  const before = await ledger(app)
  const other = before.others[3]!
  const edition = before.entries[0]!.edition
  const key = `${edition}:${other.passage}:${other.start}-${other.end}` as LedgerEntry['key']
  expect(await app.failure('metric.review', { key, decision: { kind: 'confirm' } })).toBe('observation-missing')
  const { entry } = await review(app, key, corrected(before.entries[0]!))
  expect(entry).toMatchObject({ byHand: true, review: 'corrected', raw: other.raw, machine: { reading: null, value: other.value } })
  expect(entry!.quote.slice(entry!.quoteStart, entry!.quoteStart + other.raw.length)).toBe(other.raw)
  const after = await ledger(app)
  expect([after.count.metrics, after.others.length]).toEqual([before.count.metrics + 1, before.others.length - 1])
  await review(app, key, { kind: 'reset' })
  expect(await ledger(app)).toEqual(before)
})

test('a number that is nowhere cannot be reviewed', async () => {
  const app = openTestLibrary()
  expect(await app.failure('metric.review', { key: `${'0'.repeat(64)}:0:0-1`, decision: { kind: 'dismiss' } })).toBe('observation-missing')
  expect(await app.failure('metric.listForDocument', { documentId: 'nothing' })).toBe('document-missing')
})

test('corrections survive a re-extraction that reads other values, and one that cuts the number otherwise', async () => {
  const first = openTestLibrary()
  const { entries } = await ledger(first)
  const [confirmed, corrected_, moved] = [entries[1]!, entries[2]!, entries[3]!]
  await review(first, confirmed.key, { kind: 'confirm' })
  await review(first, corrected_.key, corrected(corrected_))
  await review(first, moved.key, corrected(moved))
  await first.library.close()
  // A later extractor: other values everywhere, and one number with one character more in front.
  const db = connect(':memory:', corpusPath(first.dataFolder))
  db.run(`UPDATE corpus.quantity SET value = value + 1000, indicator = '别的指标' WHERE indicator IS NOT NULL`)
  db.run(`UPDATE corpus.quantity SET "start" = "start" - 1 WHERE passage = ? AND "start" = ?
    AND document = (SELECT number FROM corpus.document WHERE id = ?)`, moved.passage, moved.start, TAIGU)
  db.close()
  const after = await ledger(openTestLibrary({ dataFolder: first.dataFolder }))
  expect(entryAt(after, confirmed.key)).toMatchObject({
    review: 'confirmed', value: confirmed.value, reading: confirmed.reading, machine: { value: confirmed.value + 1000 },
  })
  expect(entryAt(after, corrected_.key)).toMatchObject({ review: 'corrected', value: 123, machine: { value: corrected_.value + 1000 } })
  expect(entryAt(after, moved.key)).toMatchObject({ review: 'corrected', value: 123, raw: moved.raw, byHand: true })
  // What the machine now reads across the person's number is left out; the order is that of the text.
  expect(after.entries.length).toBe(entries.length)
  const places = after.entries.map(({ passage, start }) => passage * 1e6 + start)
  expect(places).toEqual([...places].sort((a, b) => a - b))
})

test('the shelf counts as the ledger does, corrections included', async () => {
  const app = openTestLibrary()
  const { entries } = await ledger(app)
  const doubtful = entries.filter((entry) => entry.review === 'doubtful')
  await review(app, doubtful[0]!.key, { kind: 'confirm' })
  await review(app, doubtful[1]!.key, { kind: 'dismiss' })
  const { count } = await ledger(app)
  const summary = (await app.get('document.list', {})).find(({ id }) => id === TAIGU)
  expect([summary?.metrics, summary?.doubtful]).toEqual([count.metrics, count.doubtful])
  expect(count.doubtful).toBe(doubtful.length - 2)
})

test('all documents together hold what each holds by itself, and indicators count what stands', async () => {
  const app = openTestLibrary()
  const documents = await app.get('document.list', {})
  const single = (await Promise.all(documents.map(({ id }) => metricsOf(app.get, id)))).flatMap(({ entries }) => entries)
  const all = await app.get('metric.list', {})
  const byKey = (entries: readonly LedgerEntry[]) => Object.fromEntries(entries.map((entry) => [entry.key, entry]))
  expect(byKey(single)).toEqual(byKey(all))
  const indicators = await app.get('metric.indicators', {})
  const named = all.filter(({ reading }) => reading.indicatorId !== null)
  expect(indicators.reduce((sum, { observations }) => sum + observations, 0)).toBe(named.length)
  await review(app, named[0]!.key, { kind: 'dismiss' })
  const left = (await app.get('metric.indicators', {})).reduce((sum, { observations }) => sum + observations, 0)
  expect(left).toBe(named.length - 1)
})
