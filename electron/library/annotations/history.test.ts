import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { IndicatorId, RegionCode } from '../../contract/index.ts'
import { makeAnchor } from '../../domain/anchoring/index.ts'
import { openTestLibrary, TAIGU, type TestLibrary } from '../testing/library.ts'
import { mark, newMark, picked } from '../testing/notes.ts'

/** What a person sees: without counters and times, which an undo moves on. */
async function view(app: TestLibrary): Promise<unknown> {
  const plain = ({ annotation: { id, anchor, scope, style, meaning, note, tags, links }, others }: Awaited<ReturnType<typeof list>>[number]) =>
    ({ id, anchor, scope, style, meaning, note, tags, links, others: others.length })
  const bin = (await app.get('annotation.bin', {})).map(({ listed }) => plain(listed))
  return { marks: (await list(app)).map(plain), bin: bin.sort((a, b) => (a.id < b.id ? -1 : 1)) }
}
const list = (app: TestLibrary) => app.get('annotation.list', {})

/** A clock that moves on a minute with each look: notes typed one after the other are steps of their own. */
const slow = () => { let minute = 0; return { now: () => new Date(Date.UTC(2025, 1, 26, 8, minute++)) } }

test('every action can be taken back and done again: each state comes back as it was', async () => {
  const app = openTestLibrary({}, slow())
  const first = await mark(app, 5)
  const { anchor } = await newMark(app, 5)
  const moved = { ...anchor, start: 2, end: 6, quote: anchor.quote.slice(2) }
  const actions: (() => Promise<unknown>)[] = [
    () => mark(app, 6, { scope: 'document', note: '全文' }),
    () => app.get('annotation.update', { id: first.id, note: '**改**' }),
    () => app.get('annotation.update', { id: first.id, style: 'underline', meaning: 'doubt', tags: ['甲', '乙'], links: [{ kind: 'cell', indicatorId: 'gdp' as IndicatorId, region: '140703' as RegionCode, period: null }] }),
    () => app.get('annotation.moveRange', { id: first.id, anchor: moved }),
    () => app.get('annotation.remove', { id: first.id }),
    () => app.get('annotation.restore', { id: first.id }),
    () => app.get('annotation.remove', { id: first.id }),
    () => app.get('annotation.emptyBin', { confirmed: true, ids: null }),
  ]
  const states = [await view(app)]
  for (const action of actions) {
    await action()
    states.push(await view(app))
  }
  for (let i = actions.length - 1; i > 0; i--) {
    await app.get('history.undo', {})
    expect(await view(app)).toEqual(states[i])
  }
  for (let i = 2; i <= actions.length; i++) {
    await app.get('history.redo', {})
    expect(await view(app)).toEqual(states[i])
  }
  expect(await app.get('history.redo', {})).toBe(null)
})

test('taking back outlives a restart', async () => {
  const first = openTestLibrary()
  const added = await mark(first, 5)
  await first.get('annotation.remove', { id: added.id })
  await first.library.close()
  const second = openTestLibrary({ dataFolder: first.dataFolder })
  expect((await second.get('history.state', {})).undo?.label).toBe(`删除批注“${added.anchor.quote}”`)
  await second.get('history.undo', {})
  expect((await list(second)).map(({ annotation }) => annotation.id)).toEqual([added.id])
})

test('typing in one note is one step, another note is another', async () => {
  let second = 0
  const app = openTestLibrary({}, { now: () => new Date(Date.UTC(2025, 1, 26, 8, 0, second++)) })
  const [a, b] = [await mark(app, 5, { note: '' }), await mark(app, 6, { note: '' })]
  for (const note of ['核', '核对', '核对口径']) await app.get('annotation.update', { id: a.id, note })
  await app.get('annotation.update', { id: b.id, note: '另一条' })
  await app.get('history.undo', {})
  await app.get('history.undo', {})
  expect((await list(app)).map(({ annotation }) => annotation.note)).toEqual(['', ''])
  await app.get('history.redo', {})
  expect((await list(app)).find(({ annotation }) => annotation.id === a.id)?.annotation.note).toBe('核对口径')
})

test('a new step forgets what was taken back', async () => {
  const app = openTestLibrary()
  await mark(app, 5)
  await app.get('history.undo', {})
  await mark(app, 6)
  const { undo, redo, steps } = await app.get('history.state', {})
  expect([undo?.label.slice(0, 4), redo, steps.length]).toEqual(['添加批注', null, 1])
})

test('the bin is emptied on purpose only: without the word it is no valid call', async () => {
  const app = openTestLibrary()
  const added = await mark(app, 5)
  await app.get('annotation.remove', { id: added.id })
  expect(await app.failure('annotation.emptyBin', { ids: null })).toBe('call-invalid')
  expect((await app.get('annotation.bin', {})).map(({ listed }) => listed.annotation.id)).toEqual([added.id])
  expect(await app.get('annotation.emptyBin', { confirmed: true, ids: [] })).toEqual({ emptied: 0 })
  expect(await app.get('annotation.emptyBin', { confirmed: true, ids: null })).toEqual({ emptied: 1 })
  expect(await app.failure('annotation.restore', { id: added.id })).toBe('annotation-missing')
})

test('a range moves only to words that stand there', async () => {
  const app = openTestLibrary()
  const { id, anchor } = await mark(app, 5)
  expect(await app.failure('annotation.moveRange', { id, anchor: { ...anchor, start: 1 } })).toBe('anchor-mismatch')
  const moved = await app.get('annotation.moveRange', { id, anchor: { ...anchor, start: 1, quote: anchor.quote.slice(1) } })
  expect([moved.anchor.quote, moved.revision]).toEqual([anchor.quote.slice(1), 2])
})

test('taking back a word does not move a mark back to a text that was corrected since', async () => {
  const app = openTestLibrary({}, slow())
  const old = '太谷区情况\n\n全区投资完成12.5亿元。\n\n改造老旧小区15个。\n'
  const { id: documentId, edition } = await app.importText(old)
  const { passages } = await app.get('document.open', { documentId })
  const passage = passages.findIndex(({ text }) => text.includes('老旧小区'))
  const anchor = { edition, ...makeAnchor(passages, passage, { start: 2, end: 6 }) }
  const { id } = await app.get('annotation.add', { documentId, anchor, meaning: 'data', note: '一', tags: [] })
  await app.get('annotation.update', { id, note: '二' })
  const corrected = await picked(app, old.replace('\n\n全区', '\n\n全年工作平稳有序。\n\n全区'), '更正稿.txt')
  await app.get('edition.apply', { documentId, file: corrected })
  await app.get('history.undo', {})
  const [listed] = await app.get('annotation.listForDocument', { documentId })
  expect([listed?.annotation.note, listed?.annotation.anchor.quote, listed?.placed]).toEqual(['一', '老旧小区', true])
})

test('the bin holds what was deleted at one stroke in the order of the text', async () => {
  const app = openTestLibrary()
  const ids = []
  for (const passage of [8, 5, 11, 6]) ids.push((await mark(app, passage)).id)
  await app.get('annotation.removeMany', { ids })
  expect((await app.get('annotation.bin', {})).map(({ listed }) => listed.annotation.anchor.passage)).toEqual([5, 6, 8, 11])
})

test('random work taken back step by step comes to the beginning, and done again to its end', { timeout: 120_000 }, async () => {
  const deed = fc.tuple(fc.constantFrom('add', 'note', 'tags', 'remove', 'restore', 'empty'), fc.nat(30))
  await fc.assert(fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 25, size: 'max' }), async (deeds) => {
    const app = openTestLibrary({}, slow())
    for (const [what, pick] of deeds) {
      const marks = await list(app)
      const bin = await app.get('annotation.bin', {})
      const id = marks[pick % Math.max(1, marks.length)]?.annotation.id
      const binned = bin[pick % Math.max(1, bin.length)]?.listed.annotation.id
      if (what === 'add') await mark(app, 4 + (pick % 9))
      if (what === 'note' && id) await app.get('annotation.update', { id, note: `${pick}` })
      if (what === 'tags' && id) await app.get('annotation.update', { id, tags: [`${pick}`] })
      if (what === 'remove' && id) await app.get('annotation.remove', { id })
      if (what === 'restore' && binned) await app.get('annotation.restore', { id: binned })
      if (what === 'empty' && bin.length > 0) await app.get('annotation.emptyBin', { confirmed: true, ids: null })
    }
    const end = await view(app)
    while (await app.get('history.undo', {})) { /* back to the beginning */ }
    expect(await list(app)).toEqual([])
    while (await app.get('history.redo', {})) { /* and again to the end */ }
    expect(await view(app)).toEqual(end)
    expect((await app.get('annotation.listForDocument', { documentId: TAIGU })).length).toBe((await list(app)).length)
    await app.library.close()
  }), { numRuns: 15 })
})
