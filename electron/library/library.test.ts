import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { handlers } from './all-handlers.ts'
import { connect, corpusPath, listBackups, notebookPath } from './storage/index.ts'
import { temporaryFolder, temporaryResources } from './testing/folders.ts'
import { openTestLibrary, TAIGU } from './testing/library.ts'

test('no input of any call is a surprise: random values end in typed failures, and nothing is logged', async () => {
  const app = openTestLibrary()
  const names = Object.keys(handlers)
  await fc.assert(fc.asyncProperty(fc.constantFrom(...names), fc.jsonValue(), async (name, input) => {
    const result = await app.library.callUnchecked(name, input)
    if (!result.ok) expect(result.failure.code).not.toBe('unknown')
  }), { numRuns: 2000 })
  expect(existsSync(join(app.dataFolder, 'library.log'))).toBe(false)
})

test.each(['toString', '__proto__', 'constructor', 'file.pick', ''])('the call %j does not exist here', async (name) => {
  expect(await openTestLibrary().failure(name as never, {})).toBe('call-unknown')
})

test('calls are answered in the order they came, and those before the closing are all answered', async () => {
  const app = openTestLibrary()
  const order: number[] = []
  const replies = [20, 21, 22, 23].map((fontSize) => app.get('settings.set', { fontSize }).then((settings) => { order.push(settings.fontSize) }))
  const closed = app.library.close()
  expect(await app.failure('settings.get', {})).toBe('busy-closing')
  await Promise.all([...replies, closed])
  expect(order).toEqual([20, 21, 22, 23])
  expect((await openTestLibrary({ dataFolder: app.dataFolder }).get('settings.get', {})).fontSize).toBe(23)
})

test('a closed library leaves whole files without logs, and a backup of what was changed', async () => {
  const app = openTestLibrary()
  await app.get('settings.set', { fontSize: 20 })
  await app.library.close()
  expect(readdirSync(app.dataFolder).sort()).toEqual(['backups', 'corpus.db', 'notebook.db'])
  expect(listBackups(app.dataFolder).length).toBe(1)
})

test('what the app tells of itself', async () => {
  const app = openTestLibrary({ version: '1.2.3' })
  const info = await app.get('app.info', {})
  expect({ ...info, sqlite: '' }).toEqual({
    version: '1.2.3', host: 'command-line', sqlite: '', documents: 5, annotations: 0, dataFolder: app.dataFolder, lastBackup: null, notices: [],
  })
})

test('a surprise is answered without a trace, and logged once however often it comes', async () => {
  const app = openTestLibrary()
  await app.library.close()
  const db = connect(':memory:', corpusPath(app.dataFolder))
  db.run('ALTER TABLE corpus.passage RENAME COLUMN level TO depth')
  db.close()
  const broken = openTestLibrary({ dataFolder: app.dataFolder })
  for (let round = 0; round < 3; round++) expect(await broken.failure('document.open', { documentId: TAIGU })).toBe('unknown')
  expect(readFileSync(join(app.dataFolder, 'library.log'), 'utf8').match(/call document.open/g)?.length).toBe(1)
})

test('a mistake in the app’s lexicon is a failure that says where; one in the person’s own is a notice', () => {
  const resources = temporaryResources()
  const dataFolder = temporaryFolder()
  writeFileSync(join(dataFolder, 'user-lexicon.json'), '{ "indicators": [')
  expect(openTestLibrary({ dataFolder }).library.notices[0]).toMatch(/^自定义指标文件有误，暂未使用/)
  writeFileSync(join(resources, 'resources', 'lexicon', 'units.json'), '{')
  expect(() => openTestLibrary({ resourcesFolder: resources })).toThrow('lexicon-invalid')
})

test('a folder that is a file is told as one that cannot be written to', () => {
  const path = join(temporaryFolder(), 'file')
  writeFileSync(path, '')
  expect(() => openTestLibrary({ dataFolder: path })).toThrow('folder-read-only')
  expect(() => openTestLibrary({ dataFolder: join(path, 'below') })).toThrow('folder-read-only')
})

test('a drifted search index is noticed at the start and made anew', async () => {
  const app = openTestLibrary()
  await app.library.close()
  const db = connect(':memory:', corpusPath(app.dataFolder))
  db.run('DELETE FROM corpus.pairs WHERE rowid = 1')
  db.close()
  const again = openTestLibrary({ dataFolder: app.dataFolder })
  expect(again.library.notices).toEqual(['检索索引与文件不符，已重建。'])
  expect((await again.library.examine()).every(({ sound }) => sound)).toBe(true)
})

test('200 flipped bits in the notebook: none changes a word without being seen', async () => {
  const app = openTestLibrary()
  const { passages, summary } = await app.get('document.open', { documentId: TAIGU })
  for (let i = 0; i < 60; i++) {
    const passage = 4 + (i % 20)
    const quote = passages[passage]!.text.slice(0, 8)
    await app.get('annotation.add', {
      documentId: TAIGU, meaning: 'doubt', note: `第${i}条：请核对`.repeat(20), tags: [],
      anchor: { edition: summary.edition, passage, start: 0, end: quote.length, quote, before: '', after: '', headings: [] },
    })
  }
  const words = JSON.stringify((await app.get('annotation.list', {})).map(({ annotation }) => [annotation.anchor.quote, annotation.note]))
  await app.library.close()
  const whole = readFileSync(notebookPath(app.dataFolder))
  const folder = temporaryFolder()
  mkdirSync(folder, { recursive: true })
  writeFileSync(corpusPath(folder), readFileSync(corpusPath(app.dataFolder)))
  let unseen = 0
  for (let round = 0; round < 200; round++) {
    const copy = Buffer.from(whole)
    const at = 100 + randomBytes(4).readUInt32BE() % (copy.length - 100)
    copy[at] = copy[at]! ^ (1 << (round % 8))
    writeFileSync(notebookPath(folder), copy)
    unseen += await isUnseen(folder, words)
  }
  expect(unseen).toBe(0)
}, 120_000)

/** 1 where a notebook opens, passes all checks, and yet holds other words. */
async function isUnseen(dataFolder: string, words: string): Promise<number> {
  let app
  try {
    app = openTestLibrary({ dataFolder })
  } catch {
    return 0
  }
  const listed = await app.library.call('annotation.list', {})
  const sound = listed.ok && (await app.library.examine()).every((finding) => finding.sound)
  await app.library.close()
  const found = listed.ok ? JSON.stringify(listed.value.map(({ annotation }) => [annotation.anchor.quote, annotation.note])) : ''
  return sound && found !== words ? 1 : 0
}
