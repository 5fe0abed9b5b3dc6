import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FileToken, IndicatorId, type DocumentId, type LedgerEntry, type LexiconEffect } from '../../contract/index.ts'
import { connect, corpusPath } from '../storage/index.ts'
import { loadLexicon } from '../lexicon.ts'
import { temporaryFolder, temporaryResources } from '../testing/folders.ts'
import { metricsOf } from '../testing/metrics-of.ts'
import { openTestLibrary, type TestLibrary } from '../testing/library.ts'

const FIXED_INVESTMENT = IndicatorId.parse('fixed-investment')
const ALIAS = { alias: '城乡建投总量', indicatorId: FIXED_INVESTMENT }

const entriesOf = async (app: TestLibrary, documentId: DocumentId): Promise<LedgerEntry[]> => (await metricsOf(app.get, documentId)).entries
const counts = ({ changed, documents, settled, unsettled, kept }: LexiconEffect) => ({ changed, documents, settled, unsettled, kept })

async function withTwoTexts(app: TestLibrary): Promise<[DocumentId, DocumentId]> {
  const first = await app.importText('甲区材料\n\n2024年，全区城乡建投总量完成56亿元。')
  const second = await app.importText('乙区材料\n\n2024年，全区城乡建投总量达到30亿元。旅游人数10万人次。')
  return [first.id, second.id]
}

function lexiconFile(app: TestLibrary, content: string): Promise<FileToken> {
  const path = join(temporaryFolder(), '自己的指标.json')
  writeFileSync(path, content)
  const token = FileToken.parse(randomUUID())
  return app.get('file.register', { token, path }).then(() => token)
}

test('a preview tells what a new name changes in every document, and changes nothing', async () => {
  const app = openTestLibrary()
  const [first, second] = await withTwoTexts(app)
  const before = await app.get('metric.list', {})
  const { indicator, takenFrom, effect } = await app.get('lexicon.previewAlias', ALIAS)
  expect({ indicator, takenFrom }).toEqual({ indicator: '固定资产投资', takenFrom: null })
  expect(counts(effect)).toMatchObject({ changed: 2, documents: 2, kept: 0 })
  expect(effect.changes.map(({ documentId, raw, before: was, after }) => [documentId, raw, was?.reading.indicatorId, after?.reading.indicatorId]))
    .toEqual(expect.arrayContaining([[first, '56亿元', null, 'fixed-investment'], [second, '30亿元', null, 'fixed-investment']]))
  expect(await app.get('metric.list', {})).toEqual(before)
  expect(await app.get('lexicon.additions', {})).toEqual([])
})

test('what was shown is what adding does; taking the name back leaves the ledger as it was', async () => {
  const app = openTestLibrary()
  const [first] = await withTwoTexts(app)
  const before = await app.get('metric.list', {})
  const { effect } = await app.get('lexicon.previewAlias', ALIAS)
  expect(await app.get('lexicon.addAlias', ALIAS)).toEqual(effect)
  expect((await entriesOf(app, first))[0]?.reading).toMatchObject({ indicatorId: 'fixed-investment', indicator: '固定资产投资' })
  expect(await app.get('lexicon.additions', {})).toMatchObject([{ kind: 'alias', alias: ALIAS.alias, indicator: '固定资产投资', source: null, used: true }])
  const back = await app.get('lexicon.removeAlias', { alias: ALIAS.alias })
  expect(back.changed).toBe(effect.changed)
  expect(await app.get('metric.list', {})).toEqual(before)
})

test('a person’s word stands whatever a new name makes the machine think, under the same key', async () => {
  const app = openTestLibrary()
  const [first, second] = await withTwoTexts(app)
  const [mine] = await entriesOf(app, first)
  const decision = { kind: 'correct' as const, value: 5_700_000_000, valueMax: null, unit: '元', reading: { ...mine!.reading, indicator: '我说的指标' } }
  await app.get('metric.review', { key: mine!.key, decision })
  const effect = await app.get('lexicon.addAlias', ALIAS)
  expect(counts(effect)).toMatchObject({ changed: 1, documents: 1, kept: 1 })
  const [after] = await entriesOf(app, first)
  expect(after).toMatchObject({ key: mine!.key, review: 'corrected', value: 5_700_000_000, reading: decision.reading, machine: { reading: { indicatorId: 'fixed-investment' } } })
  expect((await entriesOf(app, second))[0]?.reading.indicatorId).toBe('fixed-investment')
})

test('added names hold for texts that come later, after a restart, and in a corpus that is built anew', async () => {
  const dataFolder = temporaryFolder()
  const first = openTestLibrary({ dataFolder })
  const [id] = await withTwoTexts(first)
  await first.get('lexicon.addAlias', ALIAS)
  const ledger = await first.get('metric.list', {})
  const later = await first.importText('丙区材料\n\n2024年，全区城乡建投总量完成8亿元。')
  expect((await entriesOf(first, later.id))[0]?.reading.indicatorId).toBe('fixed-investment')
  await first.get('document.remove', { documentId: later.id })
  await first.library.close()

  const second = openTestLibrary({ dataFolder })
  expect(await second.get('metric.list', {})).toEqual(ledger)
  await second.library.close()

  // A new version brings a corpus of its own, read with its own lexicon.
  const corpus = connect(':memory:', corpusPath(dataFolder))
  corpus.run(`UPDATE corpus.fact SET value = 'another version' WHERE name = 'identity'`)
  corpus.close()
  const third = openTestLibrary({ dataFolder })
  expect((await entriesOf(third, id))[0]?.reading.indicatorId).toBe('fixed-investment')
  expect(await third.get('metric.list', {})).toEqual(ledger)
})

test('an import that the corpus lost is read again with the added names', async () => {
  const dataFolder = temporaryFolder()
  const first = openTestLibrary({ dataFolder })
  const [id] = await withTwoTexts(first)
  await first.get('lexicon.addAlias', ALIAS)
  const ledger = await first.get('metric.list', {})
  await first.library.close()
  const corpus = connect(':memory:', corpusPath(dataFolder))
  corpus.run('DELETE FROM corpus.document WHERE id = ?', id)
  corpus.close()
  const second = openTestLibrary({ dataFolder })
  expect((await entriesOf(second, id))[0]?.reading.indicatorId).toBe('fixed-investment')
  expect((await second.get('metric.list', {})).map(({ key }) => key).sort()).toEqual(ledger.map(({ key }) => key).sort())
})

test.each([
  ['地区生产总值', '另一个指标的正式名称'], ['固定资产投资', '已经是'], ['投', '至少要有两个字'], ['20个大项目', '不能以数字开头'],
])('a name that would make other figures wrong is refused with the reason: %s', async (alias, reason) => {
  const app = openTestLibrary()
  const result = await app.library.call('lexicon.addAlias', { alias, indicatorId: FIXED_INVESTMENT })
  expect(result).toMatchObject({ ok: false, failure: { code: 'alias-refused', detail: expect.stringContaining(reason) as string } })
  expect(await app.get('lexicon.additions', {})).toEqual([])
})

test('a file adds names and indicators of one’s own, once it is confirmed', async () => {
  const app = openTestLibrary()
  const [first] = await withTwoTexts(app)
  const text = await app.importText('丁区材料\n\n2024年，全区玛钢管件出口额实现3.2亿元。')
  const file = await lexiconFile(app, JSON.stringify({ indicators: [
    { id: 'fixed-investment', aliases: [ALIAS.alias] },
    { id: 'malleable-iron-export', name: '玛钢出口额', aliases: ['玛钢管件出口额'], field: '工业', unitFamily: 'money', usualMeasure: 'level' },
  ] }))
  const before = await app.get('metric.list', {})
  const inspection = await app.get('lexicon.inspectFile', { file })
  expect(inspection).toMatchObject({ name: '自己的指标.json', mistakes: [], indicators: 1, aliases: 1, effect: { changed: 3, documents: 3 } })
  expect(await app.get('metric.list', {})).toEqual(before)
  expect(await app.get('lexicon.importFile', { file })).toEqual(inspection.effect)
  expect((await entriesOf(app, text.id))[0]?.reading).toMatchObject({ indicatorId: 'malleable-iron-export', indicator: '玛钢出口额' })
  expect((await entriesOf(app, first))[0]?.reading.indicatorId).toBe('fixed-investment')
  expect((await app.get('lexicon.additions', {})).map(({ kind, indicator, source }) => [kind, indicator, source]).sort())
    .toEqual([['alias', '固定资产投资', '自己的指标.json'], ['indicator', '玛钢出口额', '自己的指标.json']])
  await app.get('lexicon.removeIndicator', { indicatorId: IndicatorId.parse('malleable-iron-export') })
  await app.get('lexicon.removeAlias', { alias: ALIAS.alias })
  expect(await app.get('metric.list', {})).toEqual(before)
})

test.each([
  ['{ "indicators": [\n  { "id": "a", "name": "甲" "aliases": [] }\n] }', { line: 2, path: '', message: expect.stringContaining('少了逗号') as string }],
  ['{ "indicators": [\n  { "id": "a"，"name": "甲" }\n] }', { line: 2, path: '', message: expect.stringContaining('中文标点') as string }],
  ['{ "indicators": [\n  { "id": "fixed-investment", "aliases": ["投"] },\n] }', { line: 3, path: '', message: expect.stringContaining('多了一个逗号') as string }],
  ['{ "indicators": [\n\n  { "id": "a", "name": "甲"', { line: 3, path: '', message: expect.stringContaining('中断') as string }],
  ['{ "indicators": [\n  { "id": "my-one", "name": "甲指标", "aliases": [],\n    "field": "经済", "unitFamily": "money", "usualMeasure": "level" }\n] }', { line: 3, path: 'indicators[0].field', message: expect.stringContaining('领域应是') as string }],
  ['{ "indicators": [\n  { "id": "my-one", "aliases": ["甲指标"] }\n] }', { line: 2, path: 'indicators[0].name', message: expect.stringContaining('名称') as string }],
  ['[1, 2]', { line: null, path: '', message: expect.stringContaining('对象') as string }],
  ['{ "indicators": [] }', { line: 1, path: 'indicators', message: expect.stringContaining('空的') as string }],
])('a mistake in a file is told with line and place, and nothing of the file is taken: %s', async (content, mistake) => {
  const app = openTestLibrary()
  const file = await lexiconFile(app, content)
  const inspection = await app.get('lexicon.inspectFile', { file })
  expect(inspection.mistakes[0]).toEqual(mistake)
  expect(inspection.effect).toBeNull()
  expect(await app.failure('lexicon.importFile', { file })).toBe('lexicon-invalid')
  expect(await app.get('lexicon.additions', {})).toEqual([])
})

test('the user’s file in the data folder with a typing error is left out, and the notice says what and where', async () => {
  const dataFolder = temporaryFolder()
  writeFileSync(join(dataFolder, 'user-lexicon.json'), '{ "indicators": [\n  { "id": "a" "name": "甲" }\n] }')
  const app = openTestLibrary({ dataFolder })
  expect(app.library.notices).toEqual([expect.stringMatching(/自定义指标文件有误，暂未使用。user-lexicon\.json 第 2 行：.*少了逗号/)])
  expect((await app.get('metric.list', {})).length).toBeGreaterThan(100)
})

test('a typing error in the app’s own lexicon says file and line', () => {
  const resources = temporaryResources()
  const path = join(resources, 'resources', 'lexicon', 'indicators.json')
  const lines = readFileSync(path, 'utf8').split('\n')
  writeFileSync(path, lines.map((line, i) => (i === 9 ? line.replace('"name":', '"name"') : line)).join('\n'))
  expect(() => loadLexicon(resources, null, [])).toThrow(/lexicon-invalid: indicators\.json 第 10 行：/)
})
