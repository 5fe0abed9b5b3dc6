import { expect, test } from 'vitest'
import { makeAnchor } from '../../domain/anchoring/index.ts'
import type { AnnotationId, DocumentId } from '../../contract/index.ts'
import { correct, marks, markOn, NEW, OLD, outcomes } from '../testing/editions.ts'
import { openTestLibrary, type TestLibrary } from '../testing/library.ts'

// Steps of the history (Ctrl+Z) and the taking back of a correction, in the orders that happen.

async function begun() {
  const app = openTestLibrary()
  const { id } = await app.importText(OLD)
  const noteOf = async (mark: AnnotationId) => (await app.get('annotation.list', {})).find(({ annotation }) => annotation.id === mark)?.annotation.note
  return { app, id, noteOf, undo: () => app.get('history.undo', {}), redo: () => app.get('history.redo', {}), back: () => app.get('edition.undo', { documentId: id }) }
}

async function moveTo(app: TestLibrary, documentId: DocumentId, mark: AnnotationId, quote: string) {
  const { passages, summary } = await app.get('document.open', { documentId })
  const passage = passages.findIndex(({ text }) => text.includes(quote)), start = passages[passage]!.text.indexOf(quote)
  await app.get('annotation.moveRange', { id: mark, anchor: { edition: summary.edition, ...makeAnchor(passages, passage, { start, end: start + quote.length }) } })
}

test('a mark made before the correction can be taken back after it, and done again on its words in the corrected text', async () => {
  const { app, id, undo, redo, back } = await begun()
  await markOn(app, id, '老旧小区15个')
  await correct(app, id, NEW)
  await undo()
  expect(await marks(app, id)).toEqual([])
  await redo()
  expect(await marks(app, id)).toEqual(['老旧小区15个'])
  await undo()
  await back()
  await redo()
  expect(await marks(app, id)).toEqual(['老旧小区15个'])
})

test('a note written before the correction is taken back after it; the mark stays at its words', async () => {
  const { app, id, noteOf, undo, redo } = await begun()
  const { id: mark } = await markOn(app, id, '老旧小区15个', { note: '第一句' })
  await app.get('annotation.update', { id: mark, note: '第二句' })
  await correct(app, id, NEW)
  await undo()
  expect([await noteOf(mark), await marks(app, id)]).toEqual(['第一句', ['老旧小区15个']])
  await redo()
  expect([await noteOf(mark), await marks(app, id)]).toEqual(['第二句', ['老旧小区15个']])
})

test('a range changed before the correction is changed back after it, in the corrected text', async () => {
  const { app, id, undo, redo, back } = await begun()
  const { id: mark } = await markOn(app, id, '老旧小区')
  await moveTo(app, id, mark, '改造老旧小区15个')
  await correct(app, id, NEW)
  await undo()
  expect(await marks(app, id)).toEqual(['老旧小区'])
  await redo()
  expect(await marks(app, id)).toEqual(['改造老旧小区15个'])
  await undo()
  await back()
  expect(await marks(app, id)).toEqual(['老旧小区'])
})

test('a range that cannot be changed back, since its number was revised, stays where it is and never lies on the new number', async () => {
  const { app, id, undo } = await begun()
  const { id: mark } = await markOn(app, id, '增长8.1%')
  await moveTo(app, id, mark, '固定资产投资')
  await correct(app, id, NEW)
  await undo()
  expect(await marks(app, id)).toEqual(['固定资产投资'])
})

test('a decision is no step of the history: taking a step back after it leaves the decided place', async () => {
  const { app, id, noteOf, undo } = await begun()
  const { id: mark } = await markOn(app, id, '增长8.1%', { note: '原话' })
  await app.get('annotation.update', { id: mark, note: '改过' })
  const { pending } = await correct(app, id, NEW)
  const { passage, start, end } = pending[0]!.now!
  await app.get('edition.decide', { documentId: id, decisions: [{ kind: 'place', key: mark, passage, start, end }] })
  await undo()
  expect([await noteOf(mark), await marks(app, id)]).toEqual(['原话', ['增长8.4%']])
})

test('a mark that waits keeps its old place through steps back and forth', async () => {
  const { app, id, undo, redo, back } = await begun()
  const { id: mark } = await markOn(app, id, '增长8.1%')
  await app.get('annotation.update', { id: mark, note: '待核' })
  await correct(app, id, NEW)
  await undo()
  await redo()
  expect(outcomes((await app.get('edition.pending', { documentId: id }))[0]!.items)).toEqual(['增长8.1%: changed (numbers) → 增长8.4%'])
  await back()
  expect(await marks(app, id)).toEqual(['增长8.1%'])
})

test('what was written into a carried mark is kept when the correction is taken back, and can still be taken back itself', async () => {
  const { app, id, noteOf, undo, back } = await begun()
  const { id: mark } = await markOn(app, id, '老旧小区15个', { note: '旧' })
  await correct(app, id, NEW)
  await app.get('annotation.update', { id: mark, note: '新稿上补写的话' })
  await back()
  expect([await noteOf(mark), await marks(app, id)]).toEqual(['新稿上补写的话', ['老旧小区15个']])
  await undo()
  expect([await noteOf(mark), await marks(app, id)]).toEqual(['旧', ['老旧小区15个']])
})

test('a mark that a person put on other words of the corrected text goes back to those words', async () => {
  const { app, id, back } = await begun()
  const { id: mark } = await markOn(app, id, '老旧小区15个')
  await correct(app, id, NEW)
  await moveTo(app, id, mark, '各部门')
  await back()
  expect(await marks(app, id)).toEqual(['各部门'])
})

test('a mark binned on either text comes back where its words are, or waits', async () => {
  const { app, id, undo, back } = await begun()
  const { id: mark } = await markOn(app, id, '老旧小区15个')
  await correct(app, id, NEW)
  await app.get('annotation.remove', { id: mark })
  await back()
  await undo()
  expect(await marks(app, id)).toEqual(['老旧小区15个'])
  await app.get('annotation.remove', { id: mark })
  await correct(app, id, NEW)
  await app.get('annotation.restore', { id: mark })
  const [waiting] = await app.get('edition.pending', { documentId: id })
  expect(outcomes(waiting!.items)).toEqual(['老旧小区15个: moved → 老旧小区15个'])
  const { key, now } = waiting!.items[0]!
  await app.get('edition.decide', { documentId: id, decisions: [{ kind: 'place', key, passage: now!.passage, start: now!.start, end: now!.end }] })
  expect(await marks(app, id)).toEqual(['老旧小区15个'])
})

test('a new mark taken back after the correction went is in the bin, not lost', async () => {
  const { app, id, undo, redo, back } = await begun()
  await correct(app, id, NEW)
  await markOn(app, id, '平稳有序', { note: '只有新稿里有' })
  await back()
  await undo()
  expect((await app.get('annotation.bin', {})).map(({ listed }) => listed.annotation.note)).toEqual(['只有新稿里有'])
  await redo()
  expect(await marks(app, id)).toEqual(['平稳有序 (unplaced)'])
})

test('two corrections are taken back one after the other, with all that was done between', async () => {
  const { app, id, noteOf, back } = await begun()
  const { id: mark } = await markOn(app, id, '老旧小区15个', { note: '一' })
  await correct(app, id, NEW)
  await app.get('annotation.update', { id: mark, note: '二' })
  await correct(app, id, `关于情况的说明\n\n${NEW}`)
  await app.get('annotation.update', { id: mark, note: '三' })
  await markOn(app, id, '压实责任')
  await back()
  await back()
  expect([await noteOf(mark), await marks(app, id)]).toEqual(['三', ['压实责任', '老旧小区15个']])
})
