import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FileToken, ObservationKey, type DocumentId } from '../../contract/index.ts'
import { loadLexicon } from '../lexicon.ts'
import { connect, corpusPath, type WriteDb } from '../storage/index.ts'
import { SOURCES, temporaryFolder, temporaryResources } from '../testing/folders.ts'
import { reflow } from '../../domain/text/index.ts'
import { openTestLibrary, TAIGU, type TestLibrary } from '../testing/library.ts'
import { readBundled } from './bundled.ts'
import { buildCorpus } from './build.ts'
import { createCorpus } from '../storage/corpus.ts'
import { readDocument, storeDocument } from './reading.ts'
import { storeRegions, regionTable } from './regions.ts'

const titles = async (app: TestLibrary) => (await app.get('document.list', {})).map(({ title }) => title)

test('a crash between two passages leaves the document absent, not half imported', () => {
  const path = join(temporaryFolder(), 'corpus.db')
  const lexicon = loadLexicon(SOURCES, null, [])
  const [document] = readBundled(SOURCES).documents
  const read = readDocument(document!, lexicon)
  const db = createCorpus(path)
  storeRegions(db, regionTable(lexicon.regions).values())
  for (const table of ['text', 'passage', 'quantity', 'pairs', 'singles']) {
    let left = table === 'passage' ? 3 : 1
    const failing: WriteDb = { ...db, run: (sql, ...values) => {
      if (sql.includes(`INTO corpus.${table} `) && left-- === 0) throw new Error('power cut')
      if (sql.includes(`INTO corpus.${table} `) && table !== 'passage' && table !== 'quantity') throw new Error('power cut')
      return db.run(sql, ...values)
    } }
    expect(() => storeDocument(failing, read)).toThrow('power cut')
    const rows = ['document', 'text', 'passage', 'quantity', 'pairs', 'singles'].map((name) => db.get<{ n: number }>(`SELECT count(*) AS n FROM corpus.${name}`)?.n)
    expect(rows).toEqual([0, 0, 0, 0, 0, 0])
  }
  storeDocument(db, read)
  expect(db.get<{ n: number }>('SELECT count(*) AS n FROM corpus.passage')?.n).toBe(read.passages.length)
  db.close()
})

test('the same sources give the same corpus, byte for byte', () => {
  const hashes = [1, 2].map(() => {
    const path = join(temporaryFolder(), 'corpus.db')
    buildCorpus(path, { resourcesFolder: SOURCES, lexicon: loadLexicon(SOURCES, null, []), version: '1.0.0' })
    return createHash('sha256').update(readFileSync(path)).digest('hex')
  })
  expect(hashes[0]).toBe(hashes[1])
})

test('the shelf goes by region and then newest first, a zone behind the region that it lies in', async () => {
  const list = await openTestLibrary().get('document.list', {})
  expect(list.map(({ id, region }) => [region.name, id])).toEqual([
    ['杏花岭区', 'xinghualing-2022'], ['晋中市', 'jinzhong-2025-work-report'], ['太谷区', 'taigu-2024-plan'],
    ['太谷区', 'taigu-2021-centenary'], ['太谷经开区', 'taigu-zone-2022-summary'],
  ])
})

test('an opened document is its file as reflowed, passage by passage, without the way back to the raw text', async () => {
  const app = openTestLibrary()
  const raw = readFileSync(join(SOURCES, 'seeds', 'taigu-2024-plan.txt'), 'utf8')
  const { passages, summary } = await app.get('document.open', { documentId: TAIGU })
  expect(summary.passages).toBe(passages.length)
  expect(passages).toEqual(reflow(raw).map(({ index, kind, level, text }) => ({ index, kind, level, text })))
})

test('a reading position comes back after a restart, with the share that was read', async () => {
  const first = openTestLibrary()
  await first.get('document.recordPosition', { documentId: TAIGU, position: { passage: 20, fraction: 0.5 } })
  await first.library.close()
  const { position, summary } = await openTestLibrary({ dataFolder: first.dataFolder }).get('document.open', { documentId: TAIGU })
  expect(position).toEqual({ passage: 20, fraction: 0.5 })
  expect(summary.progress).toBeGreaterThan(0.3)
  expect(summary.progress).toBeLessThan(0.8)
  expect(summary.lastRead).not.toBe(null)
})

test('an import survives the loss of the corpus: it is read again from its kept original', async () => {
  const first = openTestLibrary()
  const document = await first.importText('全区固定资产投资完成12.5亿元，增长8%。', { title: '投资简报' })
  await first.library.close()
  for (const name of readdirSync(first.dataFolder)) if (name.startsWith('corpus.db')) rmSync(join(first.dataFolder, name))
  const second = openTestLibrary({ dataFolder: first.dataFolder })
  expect(await second.get('document.open', { documentId: document.id })).toEqual(await reopened(second, document.id))
  expect((await titles(second)).includes('投资简报')).toBe(true)
  expect((await second.get('search.query', { text: '12.5亿元', limit: 5, documentId: document.id })).total).toBe(1)
})

test('a damaged corpus is set aside and made anew, with a sentence about it; notes and imports are there', async () => {
  const first = openTestLibrary()
  await first.importText('导入的一份材料。')
  await first.library.close()
  writeFileSync(corpusPath(first.dataFolder), 'x'.repeat(20_000))
  const second = openTestLibrary({ dataFolder: first.dataFolder })
  expect(second.library.notices).toEqual(['资料库文件已损坏，已从随附文件和导入原件重建；批注和改正不受影响。'])
  expect((await titles(second)).length).toBe(6)
  expect(readdirSync(join(first.dataFolder, 'quarantine')).length).toBe(1)
})

test('a corpus of a newer version is refused and stays as it is', async () => {
  const first = openTestLibrary()
  await first.library.close()
  const db = connect(':memory:', corpusPath(first.dataFolder))
  db.script('PRAGMA corpus.user_version = 9999')
  db.close()
  const before = readFileSync(corpusPath(first.dataFolder))
  expect(() => openTestLibrary({ dataFolder: first.dataFolder })).toThrow('corpus-newer')
  expect(readFileSync(corpusPath(first.dataFolder)).equals(before)).toBe(true)
})

test('an app upgrade brings its own texts and leaves imports, marks and corrections alone', async () => {
  const resources = temporaryResources()
  const first = openTestLibrary({ resourcesFolder: resources })
  const imported = await first.importText('导入的一份材料，增长5%。')
  const { passages, summary } = await first.get('document.open', { documentId: imported.id })
  await first.get('annotation.add', {
    documentId: imported.id, meaning: 'data', note: '留着', tags: [],
    anchor: { edition: summary.edition, passage: 0, start: 0, end: 2, quote: passages[0]!.text.slice(0, 2), before: '', after: '', headings: [] },
  })
  await first.library.close()
  changeSeed(resources, 'xinghualing-2022', (text) => `${text}\n新版增加的一句话。\n`)
  const second = openTestLibrary({ dataFolder: first.dataFolder, resourcesFolder: resources, version: '0.0.2' })
  expect(second.library.notices).toEqual(['资料库已更新为本版本的内容；批注和改正不受影响。'])
  expect((await second.get('search.query', { text: '新版增加的一句话', limit: 5, documentId: null })).hits.map(({ documentId }) => documentId)).toEqual(['xinghualing-2022'])
  expect((await second.get('annotation.list', {})).map(({ placed, annotation }) => [placed, annotation.note])).toEqual([[true, '留着']])
  expect((await second.get('document.open', { documentId: imported.id })).summary.bundled).toBe(false)
})

test('a seed in GB18030 is converted; one that is broken is left out with a sentence, and the others stand', async () => {
  const resources = temporaryResources()
  changeSeed(resources, 'taigu-2021-centenary', () => new Uint8Array([0xc8, 0xab, 0xc7, 0xf8, 0xbe, 0xad, 0xbc, 0xc3, 0xce, 0xc8, 0xd6, 0xd0, 0xcf, 0xf2, 0xba, 0xc3]))
  writeFileSync(join(resources, 'seeds', 'taigu-zone-2022-summary.txt'), 'changed')
  rmSync(join(resources, 'seeds', 'xinghualing-2022.txt'))
  changeSeed(resources, 'taigu-2024-plan', () => new Uint8Array([0, 1, 2, 3]))
  const app = openTestLibrary({ resourcesFolder: resources })
  expect(app.library.notices.map((notice) => /（(.*)）/.exec(notice)?.[1])).toEqual(['file-binary', 'seed-mismatch', 'file-missing'])
  const opened = await app.get('document.open', { documentId: 'taigu-2021-centenary' as DocumentId })
  expect(opened.passages.map(({ text }) => text)).toEqual(['全区经济稳中向好'])
})

test('what is inspected is not stored; what is there already is named and not stored twice', async () => {
  const app = openTestLibrary()
  const path = join(temporaryFolder(), '平遥县2024年国民经济公报.txt')
  writeFileSync(path, '平遥县2024年国民经济和社会发展统计公报\n\n全年地区生产总值120.5亿元，比上年增长5.2%。\n')
  const file = FileToken.parse(randomUUID())
  await app.get('file.register', { token: file, path })
  const inspected = await app.get('document.inspectFile', { file })
  expect(inspected).toMatchObject({ name: '平遥县2024年国民经济公报.txt', encoding: 'utf-8', metrics: 2, duplicateOf: null })
  expect((await app.get('document.list', {})).length).toBe(5)
  const details = { title: '平遥公报', region: '140728' as never, kind: 'summary' as const, date: '2024', speaksOf: '2024' }
  const stored = await app.get('document.import', { file, details })
  expect(await app.failure('document.import', { file, details })).toBe('file-token-unknown')
  await app.get('file.register', { token: file, path })
  expect((await app.get('document.inspectFile', { file })).duplicateOf).toBe(stored.id)
  expect((await app.get('document.import', { file, details })).id).toBe(stored.id)
})

test('a removed import goes with its original; imported again it has its old id and its marks', async () => {
  const app = openTestLibrary()
  const { id, edition } = await app.importText('这份材料会被移除。')
  await app.get('annotation.add', {
    documentId: id, meaning: 'quote', note: '', tags: [],
    anchor: { edition, passage: 0, start: 0, end: 4, quote: '这份材料', before: '', after: '', headings: [] },
  })
  await app.get('document.remove', { documentId: id })
  expect(readdirSync(join(app.dataFolder, 'originals'))).toEqual([])
  expect((await app.get('annotation.list', {})).map(({ placed, documentTitle }) => [placed, documentTitle])).toEqual([[false, '材料']])
  expect(await app.failure('document.open', { documentId: id })).toBe('document-missing')
  expect((await app.importText('这份材料会被移除。')).id).toBe(id)
  expect((await app.get('annotation.list', {})).map(({ placed }) => placed)).toEqual([true])
})

test('bundled documents cannot be removed, and mistakes are typed', async () => {
  const app = openTestLibrary()
  expect(await app.failure('document.remove', { documentId: TAIGU })).toBe('document-bundled')
  expect(await app.failure('document.remove', { documentId: 'nothing' })).toBe('document-missing')
  expect(await app.failure('document.inspectFile', { file: randomUUID() })).toBe('file-token-unknown')
  const file = randomUUID()
  await app.get('file.register', { token: file as never, path: join(app.dataFolder, 'nothing.txt') })
  expect(await app.failure('document.inspectFile', { file })).toBe('file-missing')
  await app.get('file.register', { token: file as never, path: app.dataFolder })
  expect(await app.failure('document.inspectFile', { file })).toBe('file-unreadable')
  writeFileSync(join(app.dataFolder, 'a.txt'), '材料')
  await app.get('file.register', { token: file as never, path: join(app.dataFolder, 'a.txt') })
  expect(await app.failure('document.import', { file, details: { title: '甲', region: '999999', kind: 'other', date: null, speaksOf: '' } })).toBe('region-missing')
  expect(existsSync(join(app.dataFolder, 'originals'))).toBe(false)
})

test('a shipped corpus is copied, and one that does not fit its checksum is refused', async () => {
  const resources = temporaryResources()
  const { identity } = buildCorpus(join(resources, 'corpus.db'), { resourcesFolder: SOURCES, lexicon: loadLexicon(SOURCES, null, []), version: '9' })
  const sha256 = createHash('sha256').update(readFileSync(join(resources, 'corpus.db'))).digest('hex')
  writeFileSync(join(resources, 'corpus.json'), JSON.stringify({ identity, sha256 }))
  rmSync(join(resources, 'seeds'), { recursive: true })
  const app = openTestLibrary({ resourcesFolder: resources })
  expect((await titles(app)).length).toBe(5)
  writeFileSync(join(resources, 'corpus.json'), JSON.stringify({ identity, sha256: '0'.repeat(64) }))
  expect(() => openTestLibrary({ resourcesFolder: resources })).toThrow('corpus-damaged')
})

const reopened = (app: TestLibrary, documentId: DocumentId) => app.get('document.open', { documentId })

/** Gives a seed another content and its manifest the checksum of it. */
function changeSeed(resources: string, id: string, change: (text: string) => string | Uint8Array): void {
  const manifest = JSON.parse(readFileSync(join(resources, 'seeds', 'manifest.json'), 'utf8')) as { id: string; file: string; sha256: string }[]
  const seed = manifest.find((entry) => entry.id === id)!
  const path = join(resources, 'seeds', seed.file)
  const content = change(readFileSync(path, 'utf8'))
  writeFileSync(path, content)
  seed.sha256 = createHash('sha256').update(content).digest('hex')
  writeFileSync(join(resources, 'seeds', 'manifest.json'), JSON.stringify(manifest))
}

test('the first sight of a long document is laid out like the whole: every heading, all lengths, the words around the place', async () => {
  const app = openTestLibrary()
  const chapter = (number: number) => `第${number}章 项目建设\n\n今年第${number}批项目总投资${number}亿元，增长${number % 50}%，全部开工。`
  const text = Array.from({ length: 5_000 }, (_, index) => chapter(index + 1)).join('\n\n')
  const { id } = await app.importText(text, { title: '长文' })
  const { passages } = await app.get('document.open', { documentId: id })
  const sight = (await app.get('document.glimpse', { documentId: id, passage: 3000 }))!
  expect(sight.passages.map(([kind, level, length]) => [kind, level, length])).toEqual(passages.map(({ kind, level, text: words }) => [kind, level, words.length]))
  const known = sight.passages.flatMap(([, , , words], index) => words === undefined ? [] : [index])
  expect(known.every((index) => sight.passages[index]?.[3] === passages[index]!.text)).toBe(true)
  const wanted = passages.filter(({ kind, index }) => kind === 'heading' || (index >= 2980 && index <= 3060)).map(({ index }) => index)
  expect(known).toEqual(wanted)
})

test('a document that comes at once has no first sight, nor has one that is a single huge passage', async () => {
  const app = openTestLibrary()
  const [short] = await app.get('document.list', {})
  const { id } = await app.importText(`${'一二三四五六七八九十，'.repeat(15_000)}。`, { title: '一段' })
  expect([await app.get('document.glimpse', { documentId: short!.id, passage: null }), await app.get('document.glimpse', { documentId: id, passage: null })]).toEqual([null, null])
  expect(await app.failure('document.glimpse', { documentId: 'nothing', passage: null })).toBe('document-missing')
})

test('the first sight of a long document has the figures of its passages, with the word of a person over them', async () => {
  const app = openTestLibrary()
  const chapter = (number: number) => `第${number}章 项目建设\n\n今年第${number}批项目总投资${number}亿元，增长${number % 50}%，全部开工。`
  const { id } = await app.importText(Array.from({ length: 5_000 }, (_, index) => chapter(index + 1)).join('\n\n'), { title: '长文' })
  const listed = async () => (await app.get('metric.listForDocument', { documentId: id })).entries
  const near = (await listed()).filter(([passage]) => passage >= 2980 && passage <= 3060)
  const keyOfRow = ([passage, start, end]: (typeof near)[number]) => ObservationKey.parse(`${edition}:${passage}:${start}-${end}`)
  const { summary: { edition } } = await app.get('document.open', { documentId: id })
  const far = (await listed())[0]!
  await app.get('metric.review', { key: keyOfRow(near[0]!), decision: { kind: 'dismiss' } })
  await app.get('metric.review', { key: keyOfRow(near[1]!), decision: { kind: 'confirm' } })
  await app.get('metric.review', { key: keyOfRow(far), decision: { kind: 'confirm' } })
  const wanted = (await listed()).filter(([passage]) => passage >= 2980 && passage <= 3060)
  expect(wanted.length).toBeGreaterThan(40)
  expect((await app.get('document.glimpse', { documentId: id, passage: 3000 }))!.entries).toEqual(wanted)
})
