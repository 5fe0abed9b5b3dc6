import { createHash, randomUUID } from 'node:crypto'
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { figure, fileOf, marks, markOn, NEW, OLD, outcomes } from '../testing/editions.ts'
import { SOURCES, temporaryResources } from '../testing/folders.ts'
import { openTestLibrary, TAIGU } from '../testing/library.ts'

async function prepared() {
  const app = openTestLibrary()
  const { id } = await app.importText(OLD)
  for (const quote of ['太谷区', '增长8.1%', '改造老旧小区15个', '共建园区']) await markOn(app, id, quote)
  return { app, id, file: await fileOf(app, NEW) }
}

test('a corrected text is proposed with what it would do, and nothing is stored', async () => {
  const { app, id, file } = await prepared()
  const proposal = await app.get('edition.propose', { documentId: id, file })
  expect(proposal.counts).toEqual({ same: 1, moved: 1, changed: 1, gone: 1 })
  expect(outcomes(proposal.items)).toEqual(['增长8.1%: changed (numbers) → 增长8.4%', '改造老旧小区15个: moved → 改造老旧小区15个', '共建园区: gone'])
  expect(proposal.items[0]).toMatchObject({
    old: { around: { text: '全区固定资产投资完成12.5亿元，增长8.1%。', start: 17, end: 23 } },
    now: { around: { text: '全区固定资产投资完成12.5亿元，增长8.4%。', start: 17, end: 23 } },
  })
  expect(proposal.kept).toBeGreaterThan(0.7)
  expect((await app.get('document.open', { documentId: id })).passages.length).toBe(5)
  expect(await app.get('edition.list', { documentId: id })).toMatchObject([{ current: true, items: 4 }])
})

test('same and moved go along, changed and gone keep their old anchor and wait', async () => {
  const { app, id, file } = await prepared()
  const { document, pending } = await app.get('edition.apply', { documentId: id, file })
  expect(outcomes(pending)).toEqual(['增长8.1%: changed (numbers) → 增长8.4%', '共建园区: gone'])
  expect(await marks(app, id)).toEqual(['共建园区 (unplaced)', '增长8.1% (unplaced)', '太谷区', '改造老旧小区15个'])
  expect((await app.get('edition.list', { documentId: id })).map(({ current, previous, items, fileName }) => [current, previous, items, fileName])).toEqual([[true, false, 2, '更正稿.txt'], [false, true, 2, '材料.txt']])
  const old = await app.get('edition.open', { documentId: id, edition: (await app.get('edition.list', { documentId: id }))[1]!.edition })
  expect(old.map(({ text }) => text)).toContain('祁县与我区共建园区。')
  expect(document.id).toBe(id)
})

test('a person decides: at the shown place, at another, or left in the old edition; what is left is not asked again', async () => {
  const { app, id, file } = await prepared()
  const { pending } = await app.get('edition.apply', { documentId: id, file })
  const [changed, gone] = pending
  const { passage, start, end } = changed!.now!
  const state = await app.get('edition.decide', { documentId: id, decisions: [{ kind: 'place', key: changed!.key, passage, start, end }, { kind: 'leave', key: gone!.key }] })
  expect(state.pending).toEqual([])
  expect(await marks(app, id)).toEqual(['共建园区 (unplaced)', '增长8.4%', '太谷区', '改造老旧小区15个'])
  expect(await app.get('edition.pending', { documentId: null })).toEqual([])
  expect(await app.failure('edition.decide', { documentId: id, decisions: [{ kind: 'leave', key: gone!.key }] })).toBe('annotation-missing')
})

test('a decision can be taken back, and the item waits again at its old place', async () => {
  const { app, id, file } = await prepared()
  const { pending } = await app.get('edition.apply', { documentId: id, file })
  const [changed, gone] = pending
  const { passage, start, end } = changed!.now!
  await app.get('edition.decide', { documentId: id, decisions: [{ kind: 'place', key: changed!.key, passage, start, end }, { kind: 'leave', key: gone!.key }] })
  for (const { key } of [gone!, changed!]) await app.get('edition.decide', { documentId: id, decisions: [{ kind: 'reopen', key }] })
  expect((await app.get('edition.pending', { documentId: id }))[0]!.items.map(({ key, outcome, old }) => [key, outcome, old.quote])).toEqual(pending.map(({ key, outcome, old }) => [key, outcome, old.quote]))
  expect(await app.failure('edition.decide', { documentId: id, decisions: [{ kind: 'reopen', key: gone!.key }] })).toBe('annotation-missing')
})

test('the text of a picked file is shown as it would be stored', async () => {
  const { app, id, file } = await prepared()
  const shown = await app.get('edition.preview', { file })
  await app.get('edition.apply', { documentId: id, file })
  expect(shown).toEqual((await app.get('document.open', { documentId: id })).passages)
})

test('decisions may come with the text, and a wrong one stores nothing', async () => {
  const { app, id, file } = await prepared()
  const { items } = await app.get('edition.propose', { documentId: id, file })
  const { key, now } = items[0]!
  expect(await app.failure('edition.apply', { documentId: id, file, decisions: [{ kind: 'place', key, passage: 99, start: 0, end: 1 }] })).toBe('anchor-mismatch')
  expect(await marks(app, id)).toEqual(['共建园区', '增长8.1%', '太谷区', '改造老旧小区15个'])
  const { pending } = await app.get('edition.apply', { documentId: id, file, decisions: [{ kind: 'place', key, passage: now!.passage, start: now!.start, end: now!.end }] })
  expect(outcomes(pending)).toEqual(['共建园区: gone'])
})

test('the whole correction is taken back: text, marks, corrections, and what was decided since', async () => {
  const { app, id, file } = await prepared()
  const entry = await figure(app, id, '15个')
  await app.get('metric.review', { key: entry.key, decision: { kind: 'confirm' } })
  const before = await app.get('document.open', { documentId: id })
  const { pending } = await app.get('edition.apply', { documentId: id, file })
  expect((await figure(app, id, '15个')).review).toBe('confirmed')
  const { passage, start, end } = pending[0]!.now!
  await app.get('edition.decide', { documentId: id, decisions: [{ kind: 'place', key: pending[0]!.key, passage, start, end }] })
  const state = await app.get('edition.undo', { documentId: id })
  expect(state.pending).toEqual([])
  expect((await app.get('document.open', { documentId: id })).passages).toEqual(before.passages)
  expect(await marks(app, id)).toEqual(['共建园区', '增长8.1%', '太谷区', '改造老旧小区15个'])
  expect((await figure(app, id, '15个')).key).toBe(entry.key)
  expect((await figure(app, id, '15个')).review).toBe('confirmed')
  expect(await app.failure('edition.undo', { documentId: id })).toBe('edition-missing')
})

test('a mark made on the corrected text goes back to its words when the correction is taken back, or waits where they are not', async () => {
  const { app, id, file } = await prepared()
  await app.get('edition.apply', { documentId: id, file })
  for (const quote of ['压实责任', '平稳有序', '增长8.4%']) await markOn(app, id, quote, { note: '新稿上写的' })
  const { pending } = await app.get('edition.undo', { documentId: id })
  expect(outcomes(pending)).toEqual(['平稳有序: gone', '增长8.4%: changed (numbers) → 增长8.1%'])
  expect(await marks(app, id)).toEqual(['共建园区', '压实责任', '增长8.1%', '增长8.4% (unplaced)', '太谷区', '平稳有序 (unplaced)', '改造老旧小区15个'])
  await app.get('edition.apply', { documentId: id, file: await fileOf(app, NEW) })
  expect(await marks(app, id)).toEqual(['共建园区 (unplaced)', '压实责任', '增长8.1% (unplaced)', '增长8.4%', '太谷区', '平稳有序', '改造老旧小区15个'])
})

test('a person’s word on a number goes along with it, and never to another number', async () => {
  const app = openTestLibrary()
  const { id } = await app.importText(OLD)
  const [kept, revised] = [await figure(app, id, '15个'), await figure(app, id, '8.1%')]
  for (const { key } of [kept, revised]) await app.get('metric.review', { key, decision: { kind: 'confirm' } })
  const { pending } = await app.get('edition.apply', { documentId: id, file: await fileOf(app, NEW) })
  expect((await figure(app, id, '15个')).review).toBe('confirmed')
  expect(pending).toMatchObject([{ kind: 'figure', outcome: 'changed', reason: 'numbers', figure: { decision: 'confirm' } }])
  expect((await figure(app, id, '8.4%')).review).not.toBe('confirmed')
  const { passage, start, end } = pending[0]!.now!
  expect(await app.failure('edition.decide', { documentId: id, decisions: [{ kind: 'place', key: pending[0]!.key, passage, start, end }] })).toBe('anchor-mismatch')
  expect((await app.get('edition.decide', { documentId: id, decisions: [{ kind: 'leave', key: pending[0]!.key }] })).pending).toEqual([])
})

test('a link of a note to a figure leads to the figure in the corrected text', async () => {
  const app = openTestLibrary()
  const { id } = await app.importText(OLD)
  const entry = await figure(app, id, '15个')
  const mark = await markOn(app, id, '新建学校', { links: [{ kind: 'observation', key: entry.key }] })
  await app.get('edition.apply', { documentId: id, file: await fileOf(app, NEW) })
  const listed = (await app.get('annotation.listForDocument', { documentId: id })).find(({ annotation }) => annotation.id === mark.id)
  expect(listed?.annotation.links).toEqual([{ kind: 'observation', key: (await figure(app, id, '15个')).key }])
})

test('a bundled document can be corrected; the correction outlives a restart and the loss of the corpus, and can be taken back', async () => {
  const first = openTestLibrary()
  const raw = readFileSync(join(SOURCES, 'seeds', 'taigu-2024-plan.txt'), 'utf8')
  await markOn(first, TAIGU, '全力以赴抓项目')
  await first.get('edition.apply', { documentId: TAIGU, file: await fileOf(first, raw.replace('全力以赴抓项目', '更正后的第一句话。全力以赴抓项目')) })
  await first.library.close()
  for (const name of readdirSync(first.dataFolder)) if (name.startsWith('corpus.db')) rmSync(join(first.dataFolder, name))
  const second = openTestLibrary({ dataFolder: first.dataFolder })
  const opened = await second.get('document.open', { documentId: TAIGU })
  expect([opened.summary.bundled, opened.passages.some(({ text }) => text.includes('更正后的第一句话'))]).toEqual([true, true])
  expect(await marks(second, TAIGU)).toEqual(['全力以赴抓项目'])
  await second.get('edition.undo', { documentId: TAIGU })
  expect((await second.get('document.open', { documentId: TAIGU })).passages.some(({ text }) => text.includes('更正后的第一句话'))).toBe(false)
  expect(await marks(second, TAIGU)).toEqual(['全力以赴抓项目'])
  await second.library.close()
  expect(await marks(openTestLibrary({ dataFolder: first.dataFolder }), TAIGU)).toEqual(['全力以赴抓项目'])
})

test('a text that is there already is no correction', async () => {
  const { app, id } = await prepared()
  expect(await app.failure('edition.propose', { documentId: id, file: await fileOf(app, OLD) })).toBe('edition-same')
  expect(await app.failure('edition.propose', { documentId: 'nothing', file: await fileOf(app, NEW) })).toBe('document-missing')
  expect(await app.failure('edition.apply', { documentId: id, file: randomUUID() })).toBe('file-token-unknown')
  expect(await app.failure('edition.open', { documentId: id, edition: '0'.repeat(64) })).toBe('edition-missing')
})

test('a note on the document as a whole goes along, and what lies in the bin stays where it is', async () => {
  const { app, id, file } = await prepared()
  await markOn(app, id, '太谷区2024年工作情况', { scope: 'document' })
  const binned = await markOn(app, id, '压实责任')
  await app.get('annotation.remove', { id: binned.id })
  const { counts } = await app.get('edition.apply', { documentId: id, file })
  expect(counts).toEqual({ same: 2, moved: 1, changed: 1, gone: 1 })
})

/** The app's own files with the plan of 太谷区 as the next version of the app brings it. */
function upgraded(resources: string, edit: (text: string) => string): void {
  const path = join(resources, 'seeds', 'taigu-2024-plan.txt')
  const text = edit(readFileSync(path, 'utf8'))
  writeFileSync(path, text)
  const manifest = JSON.parse(readFileSync(join(resources, 'seeds', 'manifest.json'), 'utf8')) as { file: string; sha256: string }[]
  for (const seed of manifest) if (seed.file === 'taigu-2024-plan.txt') seed.sha256 = createHash('sha256').update(text).digest('hex')
  writeFileSync(join(resources, 'seeds', 'manifest.json'), JSON.stringify(manifest))
}

test('after an upgrade of the app reading goes on where it was, and a chosen figure is still the one chosen', async () => {
  const resources = temporaryResources()
  const first = openTestLibrary({ resourcesFolder: resources })
  const spec = await first.get('comparison.default', {})
  const row = (await first.get('comparison.build', { spec })).rows.find(({ cells }) => cells.some((cell) => cell.kind === 'figure' && cell.source.documentId === TAIGU))!
  const cell = row.cells.find((each) => each.kind === 'figure' && each.source.documentId === TAIGU)!
  if (cell.kind !== 'figure') throw new Error('no figure')
  await first.get('comparison.save', { id: null, spec: { ...spec, chosen: [cell.source.key] } })
  const { passages } = await first.get('document.open', { documentId: TAIGU })
  const passage = passages.findIndex(({ text }) => text.includes('全力以赴抓项目'))
  await first.get('document.recordPosition', { documentId: TAIGU, position: { passage, fraction: 0 } })
  await first.library.close()
  upgraded(resources, (text) => `本版说明。\n\n${text}`)
  const second = openTestLibrary({ dataFolder: first.dataFolder, resourcesFolder: resources, version: '0.0.2' })
  const opened = await second.get('document.open', { documentId: TAIGU })
  expect([opened.passages.length - passages.length, opened.passages[opened.position!.passage]!.text]).toEqual([1, passages[passage]!.text])
  const [saved] = await second.get('comparison.list', {})
  const built = await second.get('comparison.build', { spec: saved!.spec })
  expect(built.rows.flatMap(({ cells }) => cells).filter((each) => each.kind === 'figure' && built.spec.chosen.includes(each.source.key)).map((each) => each.kind === 'figure' && each.source.printed)).toEqual([cell.source.printed])
  expect(await second.get('comparison.changes', { id: saved!.id })).toEqual([])
})

test('marks on a bundled text that an upgrade of the app replaced are found again in the new one, or wait', async () => {
  const resources = temporaryResources()
  const first = openTestLibrary({ resourcesFolder: resources })
  for (const quote of ['全力以赴抓项目', '年度投资87亿']) await markOn(first, TAIGU, quote)
  await first.library.close()
  upgraded(resources, (text) => text.replace(/年度投资\s*87\s*亿/, '年度投资88亿'))
  const second = openTestLibrary({ dataFolder: first.dataFolder, resourcesFolder: resources, version: '0.0.2' })
  const [waiting] = await second.get('edition.pending', { documentId: TAIGU })
  expect(outcomes(waiting!.items)).toEqual(['年度投资87亿: changed (numbers) → 年度投资88亿', '全力以赴抓项目: same → 全力以赴抓项目'])
  const { key, now } = waiting!.items[1]!
  const { pending } = await second.get('edition.decide', { documentId: TAIGU, decisions: [{ kind: 'place', key, passage: now!.passage, start: now!.start, end: now!.end }] })
  expect(pending.length).toBe(1)
  // The app brought this text: there is nothing to go back to but the decision.
  expect((await second.get('edition.list', { documentId: TAIGU })).some(({ previous }) => previous)).toBe(false)
  expect((await second.get('edition.undo', { documentId: TAIGU })).pending.length).toBe(2)
})
