import { expect, test } from 'vitest'
import type { ComparisonSpec } from '../../contract/index.ts'
import { figureCount } from '../../domain/comparison/index.ts'
import { openTestLibrary } from '../testing/library.ts'

const LAYOUT = { style: 'official', orientation: 'portrait', chart: true, sources: true } as const

test('the bundled briefings give a table worth printing in one click', async () => {
  const { get } = openTestLibrary()
  const spec = await get('comparison.default', {})
  const table = await get('comparison.build', { spec })
  expect(table.columns.map(({ region }) => region)).toEqual(['140703', 'zone:太谷经济技术开发区', '140700', '140107'])
  expect(table.rows.length).toBeGreaterThanOrEqual(10)
  expect(table.rows.filter((row) => figureCount(row) >= 2).length).toBeGreaterThanOrEqual(4)
  const investment = table.rows.find((row) => row.indicator === '固定资产投资' && row.measure === 'level')!
  expect(investment.cells.map((cell) => cell.kind === 'missing' ? cell.reason : cell.shown)).toEqual(['56（目标）', 'not-mentioned', '682.6', 'not-mentioned'])
})

test('every figure stands in its quote, and its quote in its document at the span given', async () => {
  const { get } = openTestLibrary()
  const table = await get('comparison.build', { spec: await get('comparison.default', {}) })
  for (const cell of table.rows.flatMap(({ cells }) => cells)) {
    if (cell.kind !== 'figure') continue
    const { source } = cell
    const { passages } = await get('document.open', { documentId: source.documentId })
    expect(source.quote.slice(source.quoteSpan.start, source.quoteSpan.end)).toBe(source.printed)
    expect(passages[source.passage]!.text.slice(source.span.start, source.span.end)).toBe(source.printed)
  }
})

test("a person's word changes the table: a dismissed figure is gone, a confirmed one no longer doubtful", async () => {
  const { get } = openTestLibrary()
  const spec = await get('comparison.default', {})
  const first = (await get('comparison.build', { spec })).rows.flatMap(({ cells }) => cells).find((cell) => cell.kind === 'figure')!
  if (first.kind !== 'figure') throw new Error('no figure')
  await get('metric.review', { key: first.source.key, decision: { kind: 'dismiss' } })
  const keys = (await get('comparison.build', { spec })).rows.flatMap(({ cells }) => cells.flatMap((cell) =>
    [...(cell.kind === 'figure' ? [cell.source.key] : []), ...(cell.kind === 'derived' ? [] : cell.alternatives).map(({ key }) => key)]))
  expect(keys).not.toContain(first.source.key)
})

test('the own region that a person set comes first', async () => {
  const { get } = openTestLibrary()
  await get('settings.set', { ownRegion: '140700' as ComparisonSpec['regions'][number] })
  expect((await get('comparison.default', {})).regions[0]).toBe('140700')
})

test('a saved comparison is there after a restart, whole; a removed one can be brought back', async () => {
  const before = openTestLibrary()
  const spec = { ...await before.get('comparison.default', {}), title: '给区委的表' }
  const { id } = await before.get('comparison.save', { id: null, spec })
  await before.library.close()
  const { get, failure } = openTestLibrary({ dataFolder: before.dataFolder })
  expect((await get('comparison.list', {})).map((saved) => [saved.id, saved.spec])).toEqual([[id, spec]])
  await get('comparison.remove', { id })
  expect([await get('comparison.list', {}), await failure('comparison.remove', { id })]).toEqual([[], 'comparison-missing'])
  await get('comparison.save', { id, spec })
  expect((await get('comparison.list', {})).length).toBe(1)
})

test('saving under an unknown id fails and stores nothing', async () => {
  const { get, failure } = openTestLibrary()
  const spec = await get('comparison.default', {})
  expect(await failure('comparison.save', { id: '00000000-0000-4000-8000-000000000001', spec })).toBe('comparison-missing')
  expect(await get('comparison.list', {})).toEqual([])
})

test('an empty choice is a table without rows, and nothing to export', async () => {
  const { get, failure } = openTestLibrary()
  const spec = { ...await get('comparison.default', {}), regions: [], indicators: [] }
  expect((await get('comparison.build', { spec })).rows).toEqual([])
  expect(await failure('export.prepare', { spec, layout: LAYOUT })).toBe('nothing-to-export')
})

test('a print job is kept until it is finished, and each version of a name has its number', async () => {
  const { get, failure } = openTestLibrary({}, { now: () => new Date(2026, 2, 5, 7) })
  const spec = await get('comparison.default', {})
  const { PDFDocument } = await import('pdf-lib')
  const blank = await PDFDocument.create()
  blank.addPage()
  const pdf = new Uint8Array(await blank.save())
  const job = await get('export.prepare', { spec, layout: LAYOUT })
  expect([job.fileName, job.date]).toEqual(['20260305_主要指标对比表_太谷区等4地_v1.pdf', '2026-03-05'])
  expect(await get('print.job', { job: job.job })).toEqual(job)
  await get('export.finish', { job: job.job, pdf })
  expect(await failure('print.job', { job: job.job })).toBe('print-job-missing')
  // A preview that nobody saved takes no number.
  expect((await get('export.prepare', { spec, layout: LAYOUT })).fileName).toContain('_v1.pdf')
  await get('export.saved', { fileName: job.fileName })
  expect((await get('export.prepare', { spec, layout: LAYOUT })).fileName).toContain('_v2.pdf')
  expect((await get('comparison.file', { spec, format: 'xlsx' })).fileName).toBe('20260305_主要指标对比表_太谷区等4地_v1.xlsx')
})

test('a saved comparison tells which cells read differently since, and no longer after it is saved anew', async () => {
  const { get } = openTestLibrary()
  const spec = await get('comparison.default', {})
  const { id } = await get('comparison.save', { id: null, spec })
  expect(await get('comparison.changes', { id })).toEqual([])
  const table = await get('comparison.build', { spec })
  const row = table.rows.find(({ indicator }) => indicator === '固定资产投资')!
  const cell = row.cells.find((each) => each.kind === 'figure')!
  if (cell.kind !== 'figure') throw new Error('no figure')
  await get('metric.review', { key: cell.source.key, decision: { kind: 'dismiss' } })
  const changes = (await get('comparison.changes', { id }))!
  expect(changes).toContainEqual(expect.objectContaining({ row: row.key, rowName: '固定资产投资', before: '56亿元（目标）', kind: 'value' }))
  await get('comparison.save', { id, spec })
  expect(await get('comparison.changes', { id })).toEqual([])
})

test('bringing a removed comparison back keeps what its cells read when it was saved', async () => {
  const { get, failure } = openTestLibrary()
  const spec = await get('comparison.default', {})
  const { id } = await get('comparison.save', { id: null, spec })
  const cell = (await get('comparison.build', { spec })).rows.flatMap(({ cells }) => cells).find((each) => each.kind === 'figure')!
  if (cell.kind !== 'figure') throw new Error('no figure')
  await get('metric.review', { key: cell.source.key, decision: { kind: 'dismiss' } })
  const changed = await get('comparison.changes', { id })
  await get('comparison.remove', { id })
  expect(await failure('comparison.changes', { id })).toBe('comparison-missing')
  await get('comparison.save', { id, spec })
  expect(await get('comparison.changes', { id })).toEqual(changed)
})

test('the view is kept with the comparison: order, sorting, turning, computed columns', async () => {
  const { get } = openTestLibrary()
  const plain = await get('comparison.default', {})
  const [own, other] = plain.regions as [ComparisonSpec['regions'][number], ComparisonSpec['regions'][number]]
  const spec: ComparisonSpec = {
    ...plain, derived: [{ kind: 'difference', of: { region: own, period: null }, base: { region: other, period: null } }],
    view: { ...plain.view, transposed: true, byField: true, sortColumns: { row: 'x', direction: 'descending' }, widths: { name: 300 } },
  }
  const { id } = await get('comparison.save', { id: null, spec })
  expect((await get('comparison.list', {})).find((saved) => saved.id === id)!.spec).toEqual(spec)
})
