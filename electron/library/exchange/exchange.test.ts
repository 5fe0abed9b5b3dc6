import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnnotationId, ExchangeOutcome, IndicatorId, RegionCode } from '../../contract/index.ts'
import { openTestLibrary, TAIGU, type TestLibrary } from '../testing/library.ts'
import { exported, mark, newMark, picked, seen, takeIn } from '../testing/notes.ts'

const outcomes = (counts: Record<ExchangeOutcome, number>) => Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))

test('a file brings all marks to another laptop, the same in every word; taken in again it changes nothing', async () => {
  const [a, b] = [openTestLibrary(), openTestLibrary()]
  await a.get('identity.setAuthor', { author: '李文' })
  await mark(a, 5, { note: '𠮷野家？“引号”\n- 第二行', style: 'underline', links: [{ kind: 'cell', indicatorId: 'gdp' as IndicatorId, region: '140703' as RegionCode, period: '2024' }] })
  const removed = await mark(a, 6)
  await a.get('annotation.remove', { id: removed.id })
  const file = await exported(a)
  const preview = await b.get('exchange.inspect', { file: await picked(b, file) })
  expect([preview.author, preview.signature, outcomes(preview.counts)]).toEqual(['李文', 'unknown', { added: 1, same: 1 }])
  expect(await b.get('annotation.list', {})).toEqual([])
  const report = await b.get('exchange.apply', { preview: preview.preview, choices: [] })
  expect(report.backup).not.toBe(null)
  expect(await seen(b)).toEqual(await seen(a))
  const again = await takeIn(b, file)
  expect([outcomes(again.counts), again.backup]).toEqual([{ same: 2 }, null])
})

test('a later version replaces an earlier one, an earlier one changes nothing, whatever the clocks say', async () => {
  const a = openTestLibrary({}, { now: () => new Date('2031-01-01T00:00:00Z') })
  const b = openTestLibrary({}, { now: () => new Date('2019-01-01T00:00:00Z') })
  const { id } = await mark(a, 5, { note: '第一版' })
  const early = await exported(a)
  await takeIn(b, early)
  await b.get('annotation.update', { id, note: '第二版' })
  expect(outcomes((await takeIn(a, await exported(b))).counts)).toEqual({ updated: 1 })
  expect((await a.get('annotation.list', {}))[0]?.annotation.note).toBe('第二版')
  expect(outcomes((await takeIn(a, early)).counts)).toEqual({ same: 1 })
})

test('what both changed stands side by side on both, until a person decides; the decision ends it on the other too', async () => {
  const { a, b, id } = await conflicting()
  for (const app of [a, b]) {
    const [listed] = await app.get('annotation.list', {})
    expect([listed?.annotation.note, listed?.others.map(({ annotation }) => annotation.note)].flat().sort()).toEqual(['乙', '甲'])
  }
  const [listed] = await a.get('annotation.list', {})
  await a.get('annotation.update', { id, tags: ['仍未决'] })
  expect((await a.get('annotation.list', {}))[0]?.others.length).toBe(1)
  await a.get('annotation.settle', { id, keep: 'other', version: listed?.others[0]?.version ?? null })
  await takeIn(b, await exported(a))
  expect(await seen(b)).toEqual(await seen(a))
  expect((await b.get('annotation.list', {}))[0]?.others).toEqual([])
})

test('two versions can become two marks', async () => {
  const { a, id } = await conflicting()
  await a.get('annotation.settle', { id, keep: 'split', version: null })
  expect((await a.get('annotation.list', {})).map(({ annotation, others }) => [annotation.note, others.length]).sort()).toEqual([['乙', 0], ['甲', 0]])
  await a.get('history.undo', {})
  expect((await a.get('annotation.list', {})).map(({ others }) => others.length)).toEqual([1])
})

test('a person may choose a side of each conflict before anything is written', async () => {
  for (const [keep, note] of [['mine', '甲'], ['theirs', '乙']] as const) {
    const { a, b, id } = await conflicting(false)
    expect(outcomes((await takeIn(a, await exported(b), [{ id, keep }])).counts)).toEqual({ conflict: 1 })
    expect((await a.get('annotation.list', {})).map(({ annotation, others }) => [annotation.note, others.length])).toEqual([[note, 0]])
    await takeIn(b, await exported(a))
    expect((await b.get('annotation.list', {})).map(({ annotation }) => annotation.note)).toEqual([note])
  }
  const { a, b } = await conflicting(false)
  const { preview } = await a.get('exchange.inspect', { file: await picked(a, await exported(b)) })
  await a.get('exchange.apply', { preview, choices: [], otherwise: 'theirs' })
  expect((await a.get('annotation.list', {})).map(({ annotation, others }) => [annotation.note, others.length])).toEqual([['乙', 0]])
})

test('one step takes a whole import back, another brings it again; the file can be taken in once more', async () => {
  const [a, b] = [openTestLibrary(), openTestLibrary()]
  const own = await mark(b, 4, { note: '自己的' })
  for (const passage of [5, 6, 7]) await mark(a, passage)
  const file = await exported(a)
  await takeIn(b, file)
  const after = await seen(b)
  expect((await b.get('history.state', {})).undo?.label).toBe('导入批注（新增 3 条）')
  await b.get('history.undo', {})
  expect((await b.get('annotation.list', {})).map(({ annotation }) => annotation.id)).toEqual([own.id])
  expect(await b.get('annotation.bin', {})).toEqual([])
  await b.get('history.redo', {})
  expect(await seen(b)).toEqual(after)
  await b.get('history.undo', {})
  expect(outcomes((await takeIn(b, file)).counts)).toEqual({ added: 3 })
  expect(await seen(b)).toEqual(after)
})

test('a deletion travels; a mark that the bin was emptied of does not come back from an old file', async () => {
  const [a, b] = [openTestLibrary(), openTestLibrary()]
  const { id } = await mark(a, 5)
  const old = await exported(a)
  await takeIn(b, old)
  await a.get('annotation.remove', { id })
  await a.get('annotation.emptyBin', { confirmed: true, ids: null })
  expect(outcomes((await takeIn(b, await exported(a))).counts)).toEqual({ removed: 1 })
  for (const app of [a, b]) {
    await takeIn(app, old)
    expect([(await app.get('annotation.list', {})).length, (await app.get('annotation.bin', {})).length]).toEqual([0, 0])
  }
})

test('marks on a text that is not here are kept apart, and find it once it is imported, whatever its id', async () => {
  const [a, b] = [openTestLibrary(), openTestLibrary()]
  const text = '全区固定资产投资完成56亿元，增长10%。\n\n招商引资到位资金20亿元。'
  const there = await a.importText(text)
  const { passages } = await a.get('document.open', { documentId: there.id })
  const quote = passages[0]?.text.slice(0, 8) ?? ''
  await a.get('annotation.add', { ...await newMark(a, 5), documentId: there.id, anchor: { edition: there.edition, passage: 0, start: 0, end: 8, quote, before: '', after: '', headings: [] } })
  const { preview, counts } = await b.get('exchange.inspect', { file: await picked(b, await exported(a)) })
  const { items } = await b.get('exchange.items', { preview, outcome: 'unplaced', offset: 0, limit: 10 })
  expect([outcomes(counts), items[0]?.remark]).toEqual([{ unplaced: 1 }, '本机没有《材料》；批注会保留，导入这份文件后自动归位。'])
  await b.get('exchange.apply', { preview, choices: [] })
  expect((await b.get('annotation.list', {})).map(({ placed, documentMissing }) => [placed, documentMissing])).toEqual([[false, true]])
  const filed = await b.get('notes.file', { format: 'markdown', encoding: 'utf-8', grouping: 'document', selection: { ids: null, filter: null } })
  expect(new TextDecoder().decode(filed.bytes)).toMatch(/第 1 段；本机没有这份文稿；/)
  const here = await b.importText(text)
  expect(here.id).not.toBe(there.id)
  const listed = await b.get('annotation.listForDocument', { documentId: here.id })
  expect(listed.map(({ annotation, placed, documentMissing }) => [annotation.documentId, placed, documentMissing])).toEqual([[here.id, true, undefined]])
  await b.get('annotation.update', { id: listed[0]!.annotation.id, note: '乙机补充' })
  expect(outcomes((await takeIn(a, await exported(b))).counts)).toEqual({ updated: 1 })
  expect((await a.get('annotation.listForDocument', { documentId: there.id })).map(({ annotation }) => annotation.note)).toEqual(['乙机补充'])
})

test('a choice of marks goes into a file without the others', async () => {
  const [a, b] = [openTestLibrary(), openTestLibrary()]
  const first = await mark(a, 5, { tags: ['要交'] })
  await mark(a, 6, { tags: ['私人'] })
  const byFilter = await a.get('exchange.file', { ids: null, filter: { tags: ['要交'] } })
  const byId = await a.get('exchange.file', { ids: [first.id], filter: null })
  for (const { bytes } of [byFilter, byId]) await takeIn(b, bytes)
  expect((await b.get('annotation.list', {})).map(({ annotation }) => annotation.id)).toEqual([first.id])
  expect(await a.failure('exchange.file', { ids: null, filter: { tags: ['没有'] } })).toBe('nothing-to-export')
})

test('three laptops with wrong clocks, random work and files in any order end with the same marks', { timeout: 180_000 }, async () => {
  const deed = fc.tuple(fc.nat(2), fc.constantFrom('add', 'note', 'note', 'remove', 'restore', 'undo', 'redo', 'import', 'import', 'empty', 'settle'), fc.nat(30))
  await fc.assert(fc.asyncProperty(fc.array(deed, { minLength: 8, maxLength: 22, size: 'max' }), fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 }), async (deeds, years) => {
    let tick = 0
    const apps = years.map((year) => openTestLibrary({}, { now: () => new Date(Date.UTC(2025 + year, 0, 1) + tick++ * 1000) }))
    try {
      for (const [who, what, pick] of deeds) await work(apps, who, what, pick)
      const files = await Promise.all(apps.map(async (app) => ((await seen(app)) as unknown[]).length > 0 || (await app.get('history.state', {})).steps.length > 0 ? exported(app).catch(() => null) : null))
      for (const [i, app] of apps.entries()) for (const place of [i, i + 2, i + 1, i]) { const file = files[place % 3]; if (file) await takeIn(app, file) }
      const [a, b, c] = await Promise.all(apps.map(seen))
      expect([b, c]).toEqual([a, a])
    } finally {
      await Promise.all(apps.map(({ library }) => library.close()))
    }
  }), { numRuns: 25 })
})

async function work(apps: readonly TestLibrary[], who: number, what: string, pick: number): Promise<void> {
  const app = apps[who]!
  const list = await app.get('annotation.list', {})
  const bin = await app.get('annotation.bin', {})
  const id = list[pick % Math.max(1, list.length)]?.annotation.id
  const binned = bin[pick % Math.max(1, bin.length)]?.listed.annotation.id
  if (what === 'add') await mark(app, 4 + (pick % 12), { note: `第${pick}条` })
  if (what === 'note' && id) await app.get('annotation.update', { id, note: `改${pick}` })
  if (what === 'remove' && id) await app.get('annotation.remove', { id })
  if (what === 'restore' && binned) await app.get('annotation.restore', { id: binned })
  if (what === 'empty') await app.get('annotation.emptyBin', { confirmed: true, ids: null })
  if (what === 'settle' && id) await app.get('annotation.settle', { id, keep: 'this', version: null })
  if (what === 'undo') await app.get('history.undo', {})
  if (what === 'redo') await app.get('history.redo', {})
  if (what !== 'import') return
  const from = apps[(who + 1 + (pick % 2)) % 3]!
  const file = await exported(from).catch(() => null)
  if (file) await takeIn(app, file)
}

/** A mark that two laptops have changed without knowing of each other: 甲 on a, 乙 on b. */
async function conflicting(met = true): Promise<{ a: TestLibrary; b: TestLibrary; id: AnnotationId }> {
  const [a, b] = [openTestLibrary(), openTestLibrary()]
  const { id } = await mark(a, 5)
  await takeIn(b, await exported(a))
  await a.get('annotation.update', { id, note: '甲' })
  await b.get('annotation.update', { id, note: '乙' })
  const [fromA, fromB] = [await exported(a), await exported(b)]
  if (met) {
    await takeIn(a, fromB)
    await takeIn(b, fromA)
    expect((await a.get('document.list', {})).find(({ id: document }) => document === TAIGU)?.annotations).toBe(1)
  }
  return { a, b, id }
}
