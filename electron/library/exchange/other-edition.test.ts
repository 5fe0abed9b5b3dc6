import { expect, test } from 'vitest'
import { correct, marks, markOn, NEW, OLD, outcomes } from '../testing/editions.ts'
import { openTestLibrary, type TestLibrary } from '../testing/library.ts'
import { exported, picked, takeIn } from '../testing/notes.ts'

// Two laptops, of which one has the corrected text of a document and the other not.

async function two() {
  const [plain, corrected] = [openTestLibrary(), openTestLibrary()]
  const [there, here] = [await plain.importText(OLD), await corrected.importText(OLD)]
  await correct(corrected, here.id, NEW)
  return { plain, corrected, there: there.id, here: here.id }
}

async function remarks(app: TestLibrary, file: Uint8Array) {
  const { preview, counts } = await app.get('exchange.inspect', { file: await picked(app, file) })
  const { items } = await app.get('exchange.items', { preview, outcome: null, offset: 0, limit: 20 })
  return { counts: Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)), remarks: [...new Set(items.map(({ remark }) => remark))] }
}

const QUOTES = ['太谷区2024年', '增长8.1%', '老旧小区15个', '共建园区']
const waiting = async (app: TestLibrary) => (await app.get('edition.pending', { documentId: null })).flatMap(({ items }) => outcomes(items))

test('marks on the old text come to the laptop that corrected it with one of four words, and are drawn nowhere until a person says so', async () => {
  const { plain, corrected, there, here } = await two()
  for (const quote of QUOTES) await markOn(plain, there, quote)
  const file = await exported(plain)
  expect(await remarks(corrected, file)).toEqual({ counts: { unplaced: 4 }, remarks: ['对方标注的是《材料》订正前的文稿；批注会保留，导入后在“订正后待定”中由您确认位置。'] })
  await takeIn(corrected, file)
  expect(await marks(corrected, here)).toEqual(QUOTES.map((quote) => `${quote} (unplaced)`).sort())
  expect(await waiting(corrected)).toEqual(['太谷区2024年: same → 太谷区2024年', '增长8.1%: changed (numbers) → 增长8.4%', '老旧小区15个: moved → 老旧小区15个', '共建园区: gone'])
  expect((await takeIn(corrected, file)).counts).toMatchObject({ same: 4, unplaced: 0 })
})

test('marks on the corrected text come to the laptop that has only the old one: found by the words around them, or asked', async () => {
  const { plain, corrected, there, here } = await two()
  for (const quote of ['太谷区2024年', '增长8.4%', '老旧小区15个', '平稳有序']) await markOn(corrected, here, quote)
  const file = await exported(corrected)
  // The imported document has another id on each laptop, and this text was never here.
  expect((await remarks(plain, file)).remarks).toEqual(['本机没有《材料》；批注会保留，导入这份文件后自动归位。'])
  await takeIn(plain, file)
  expect(await marks(plain, there)).toEqual([])
  await correct(plain, there, NEW)
  expect(await marks(plain, there)).toEqual(['增长8.4%', '太谷区2024年', '平稳有序', '老旧小区15个'].sort())
})

test('a mark that both have and one carried to the corrected text: the other is told before the import that it leaves its place, and finds its words again', async () => {
  const [plain, corrected] = [openTestLibrary(), openTestLibrary()]
  const there = await plain.importText(OLD)
  const mark = await markOn(plain, there.id, '老旧小区15个', { note: '原来的话' })
  const here = await corrected.importText(OLD)
  await takeIn(corrected, await exported(plain))
  await correct(corrected, here.id, NEW)
  expect(await marks(corrected, here.id)).toEqual(['老旧小区15个'])
  const file = await exported(corrected)
  expect(await remarks(plain, file)).toEqual({ counts: { updated: 1 }, remarks: ['对方标注的是《材料》的另一版文稿，本机没有；批注会保留，导入后在“订正后待定”中由您确认位置。'] })
  await takeIn(plain, file)
  expect(await marks(plain, there.id)).toEqual(['老旧小区15个 (unplaced)'])
  expect(await waiting(plain)).toEqual([expect.stringMatching(/^老旧小区15个: (same|moved|changed \(surroundings\)) → 老旧小区15个$/)])
  await plain.get('history.undo', {})
  expect(await marks(plain, there.id)).toEqual(['老旧小区15个'])
  expect((await plain.get('annotation.list', {}))[0]?.annotation).toMatchObject({ id: mark.id, note: '原来的话' })
})

test('a mark that came from a laptop which then corrected its text: the other one, whose document has another id, is told that it leaves its place', async () => {
  const [plain, corrected] = [openTestLibrary(), openTestLibrary()]
  const here = await corrected.importText(OLD)
  await markOn(corrected, here.id, '老旧小区15个')
  const there = await plain.importText(OLD)
  await takeIn(plain, await exported(corrected))
  expect(await marks(plain, there.id)).toEqual(['老旧小区15个'])
  await correct(corrected, here.id, NEW)
  const file = await exported(corrected)
  expect(await remarks(plain, file)).toEqual({ counts: { updated: 1 }, remarks: ['对方标注的是《材料》的另一版文稿，本机没有；导入后这条批注在本机的原文中不再标出，导入那一版文稿后自动归位。'] })
  await takeIn(plain, file)
  expect(await marks(plain, there.id)).toEqual([])
  await correct(plain, there.id, NEW)
  expect(await marks(plain, there.id)).toEqual(['老旧小区15个'])
})

test('a mark on revised digits never comes to lie on the other digits, in either direction', async () => {
  const { plain, corrected, there, here } = await two()
  await markOn(plain, there, '8.1%')
  await markOn(corrected, here, '8.4%')
  const [fromPlain, fromCorrected] = [await exported(plain), await exported(corrected)]
  await takeIn(corrected, fromPlain)
  await takeIn(plain, fromCorrected)
  expect([await marks(corrected, here), await marks(plain, there)]).toEqual([['8.1% (unplaced)', '8.4%'], ['8.1%']])
  expect(await waiting(corrected)).toEqual(['8.1%: changed (numbers) → 8.4%'])
  await correct(plain, there, NEW)
  expect(await marks(plain, there)).toEqual(['8.1% (unplaced)', '8.4%'])
})
