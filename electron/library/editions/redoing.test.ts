import { expect, test } from 'vitest'
import { makeAnchor } from '../../domain/anchoring/index.ts'
import type { AnnotationId, DocumentId } from '../../contract/index.ts'
import { correct, figure, fileOf, markOn, marks, NEW, OLD, outcomes } from '../testing/editions.ts'
import { openTestLibrary, TAIGU, type TestLibrary } from '../testing/library.ts'
import { metricsOf } from '../testing/metrics-of.ts'

// A correction that was taken back is done again: its text, what went along and what a person decided, in one step.

async function begun() {
  const app = openTestLibrary()
  const { id } = await app.importText(OLD)
  return { app, id, back: () => app.get('edition.undo', { documentId: id }), again: () => app.get('edition.redo', { documentId: id }) }
}
const next = async (app: TestLibrary, documentId: DocumentId) => (await app.get('edition.list', { documentId })).filter(one => one.next).length

/** All of a document that a correction touches. */
async function seen(app: TestLibrary, documentId: DocumentId) {
  const { passages, summary: { edition } } = await app.get('document.open', { documentId })
  const [waiting] = await app.get('edition.pending', { documentId })
  return {
    edition, texts: passages.map(({ text }) => text), marks: await marks(app, documentId), pending: outcomes(waiting?.items ?? []),
    anchors: (await app.get('annotation.listForDocument', { documentId })).map(({ annotation: { id, anchor, links } }) => [id, anchor, links]),
    figures: (await metricsOf(app.get, documentId)).entries.map(({ key, review }) => [key, review]),
  }
}

async function decide(app: TestLibrary, documentId: DocumentId) {
  const [waiting] = await app.get('edition.pending', { documentId })
  return app.get('edition.decide', { documentId, decisions: waiting!.items.map(({ key, kind, now }) => kind === 'figure' || !now
    ? { kind: 'leave' as const, key } : { kind: 'place' as const, key, passage: now.passage, start: now.start, end: now.end }) })
}

async function moveTo(app: TestLibrary, documentId: DocumentId, mark: AnnotationId, quote: string) {
  const { passages, summary } = await app.get('document.open', { documentId })
  const passage = passages.findIndex(({ text }) => text.includes(quote)), start = passages[passage]!.text.indexOf(quote)
  await app.get('annotation.moveRange', { id: mark, anchor: { edition: summary.edition, ...makeAnchor(passages, passage, { start, end: start + quote.length }) } })
}

test('done again, text, marks, figures, decisions and what waits are as they were, for an import and for a text of the app', async () => {
  const app = openTestLibrary()
  const { id: imported } = await app.importText(OLD)
  const plan = (await app.get('document.open', { documentId: TAIGU })).passages.map(({ text }) => text).join('\n\n')
  for (const [id, text, quotes, raws] of [
    [imported, NEW, ['太谷区', '增长8.1%', '改造老旧小区15个', '共建园区'], ['15个', '8.1%']], [TAIGU, `前言一段。\n\n${plan.replace('87亿', '88亿')}`, ['全力以赴抓项目'], []],
  ] as const) {
    for (const quote of quotes) await markOn(app, id, quote)
    for (const raw of raws) await app.get('metric.review', { key: (await figure(app, id, raw)).key, decision: { kind: 'confirm' } })
    const old = await seen(app, id)
    await correct(app, id, text)
    if ((await app.get('edition.pending', { documentId: id })).length > 0) await decide(app, id)
    const decided = await seen(app, id)
    for (let round = 0; round < 2; round++) {
      await app.get('edition.undo', { documentId: id })
      expect([await seen(app, id), await next(app, id)]).toEqual([old, 1])
      await app.get('edition.redo', { documentId: id })
      expect([await seen(app, id), await next(app, id)]).toEqual([decided, 0])
    }
  }
  await app.library.close()
  const opened = openTestLibrary({ dataFolder: app.dataFolder })
  expect((await opened.get('document.open', { documentId: imported })).passages[1]!.text).toBe('全年工作平稳有序。')
  expect((await opened.library.examine()).filter(({ sound }) => !sound)).toEqual([])
})

test('it can be done again after a restart', async () => {
  const { app, id, back } = await begun()
  await markOn(app, id, '增长8.1%')
  await correct(app, id, NEW)
  await decide(app, id)
  await back()
  await app.library.close()
  const later = openTestLibrary({ dataFolder: app.dataFolder })
  await later.get('edition.redo', { documentId: id })
  expect(await marks(later, id)).toEqual(['增长8.4%'])
})

test('what was made since goes along where its words stand in the corrected text, and waits where not', async () => {
  const { app, id, back, again } = await begun()
  await correct(app, id, NEW)
  await back()
  await markOn(app, id, '老旧小区15个', { note: '撤回后写的' })
  await markOn(app, id, '增长8.1%')
  const { pending } = await again()
  expect([await marks(app, id), outcomes(pending)]).toEqual([['增长8.1% (unplaced)', '老旧小区15个'], ['增长8.1%: changed (numbers) → 增长8.4%']])
  await back()
  expect(await marks(app, id)).toEqual(['增长8.1%', '老旧小区15个'])
})

test('a mark that was moved by hand since is not put on the words that were chosen for the others', async () => {
  const { app, id, back, again } = await begun()
  const placed = await markOn(app, id, '增长8.1%'), left = await markOn(app, id, '共建园区')
  await correct(app, id, NEW)
  await decide(app, id)
  expect(await marks(app, id)).toEqual(['共建园区 (unplaced)', '增长8.4%'])
  await back()
  await moveTo(app, id, placed.id, '压实责任')
  await moveTo(app, id, left.id, '祁县')
  const { pending } = await again()
  expect([await marks(app, id), outcomes(pending)]).toEqual([['压实责任', '祁县 (unplaced)'], ['祁县: gone']])
  await back()
  expect(await marks(app, id)).toEqual(['压实责任', '祁县'])
})

test('what was made on the corrected text, brought along and back, stands where it was made', async () => {
  const { app, id, back, again } = await begun()
  await correct(app, id, NEW)
  await markOn(app, id, '平稳有序')
  await markOn(app, id, '新建学校')
  await back()
  expect(await marks(app, id)).toEqual(['平稳有序 (unplaced)', '新建学校'])
  await again()
  expect(await marks(app, id)).toEqual(['平稳有序', '新建学校'])
})

test('two corrections taken back are done again in their order', async () => {
  const { app, id, back, again } = await begun()
  const first = (await app.get('document.open', { documentId: id })).summary.edition
  await markOn(app, id, '老旧小区15个')
  await correct(app, id, NEW)
  const second = (await app.get('document.open', { documentId: id })).summary.edition
  await correct(app, id, `关于情况的说明\n\n${NEW}`)
  const third = (await app.get('document.open', { documentId: id })).summary.edition
  await back()
  await back()
  const editions = []
  for (let i = 0; i < 2; i++) editions.push((await again()).document.edition)
  expect([first === second, editions, await marks(app, id)]).toEqual([false, [second, third], ['老旧小区15个']])
  expect(await app.failure('edition.redo', { documentId: id })).toBe('edition-passed')
})

test('after another correction, or a decision on the text that was gone back to, nothing is done again', async () => {
  const { app, id, back } = await begun()
  await correct(app, id, NEW)
  await back()
  await correct(app, id, OLD.replace('学校3所', '学校4所'))
  expect([await next(app, id), await app.failure('edition.redo', { documentId: id })]).toEqual([0, 'edition-passed'])
  await back()
  // The other correction was taken back last.
  expect((await app.get('edition.redo', { documentId: id })).document.edition).toBe((await app.get('edition.list', { documentId: id }))[0]!.edition)
  expect((await app.get('document.open', { documentId: id })).passages.some(({ text }) => text.includes('学校4所'))).toBe(true)

  const other = await begun()
  await correct(other.app, other.id, NEW)
  await markOn(other.app, other.id, '平稳有序')
  await other.back()
  const [waiting] = await other.app.get('edition.pending', { documentId: other.id })
  await other.app.get('edition.decide', { documentId: other.id, decisions: [{ kind: 'leave', key: waiting!.items[0]!.key }] })
  expect([await next(other.app, other.id), await other.app.failure('edition.redo', { documentId: other.id })]).toEqual([0, 'edition-passed'])
})

test('a text that has become a document of its own meanwhile is not stored twice', async () => {
  const { app, id, back } = await begun()
  await correct(app, id, NEW)
  await back()
  await app.importText(NEW)
  const before = await seen(app, id)
  expect([await app.failure('edition.redo', { documentId: id }), await seen(app, id)]).toEqual(['edition-same', before])
})

test('reading goes on where it was', async () => {
  const { app, id, back, again } = await begun()
  await app.get('document.recordPosition', { documentId: id, position: { passage: 4, fraction: 0 } })
  await correct(app, id, NEW)
  const after = (await app.get('document.open', { documentId: id })).position
  await back()
  await again()
  expect((await app.get('document.open', { documentId: id })).position).toEqual(after)
  expect(await app.failure('edition.apply', { documentId: id, file: await fileOf(app, NEW) })).toBe('edition-same')
})
