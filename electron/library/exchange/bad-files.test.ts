import { createHash } from 'node:crypto'
import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { canonicalText, type MarkVersion } from '../../domain/exchange/index.ts'
import { temporaryFolder } from '../testing/folders.ts'
import { openTestLibrary, type TestLibrary } from '../testing/library.ts'
import { exported, mark, picked, registered, seen, takeIn } from '../testing/notes.ts'

/** A file of another laptop with three marks, taken apart. */
async function parts(): Promise<Record<'manifest.json' | 'signature.json' | 'annotations.jsonl', Uint8Array>> {
  const app = openTestLibrary()
  for (const passage of [5, 6, 7]) await mark(app, passage, { note: `第${passage}段` })
  return unzipSync(await exported(app)) as Awaited<ReturnType<typeof parts>>
}

const inspect = async (app: TestLibrary, bytes: Uint8Array | string) => app.get('exchange.inspect', { file: await picked(app, bytes) })
const refusal = async (app: TestLibrary, bytes: Uint8Array | string) => app.failure('exchange.inspect', { file: await picked(app, bytes) })

/** A line of annotations.jsonl that passes its own check. */
const line = (version: MarkVersion): string => JSON.stringify({ sha256: createHash('sha256').update(canonicalText(version)).digest('hex'), version })
const versionsOf = (annotations: Uint8Array): MarkVersion[] =>
  strFromU8(annotations).trimEnd().split('\n').map((text) => (JSON.parse(text) as { version: MarkVersion }).version)

/** Packs changed annotations with a manifest that fits them; the signature no longer does. */
function packed(given: Awaited<ReturnType<typeof parts>>, annotations: string, changes: object = {}): Uint8Array {
  const bytes = strToU8(annotations)
  const manifest = JSON.parse(strFromU8(given['manifest.json'])) as { entries: object[] }
  const entries = [{ ...manifest.entries[0], bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }]
  return zipSync({ 'manifest.json': strToU8(JSON.stringify({ ...manifest, entries, ...changes })), 'signature.json': given['signature.json'], 'annotations.jsonl': bytes })
}

test('what is no exchange file is told as such: text, an empty file, another zip, a renamed picture', async () => {
  const app = openTestLibrary()
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk', 'base64')
  expect([
    await refusal(app, '不是批注文件'), await refusal(app, ''), await refusal(app, zipSync({ 'word/document.xml': strToU8('<x/>') })), await refusal(app, png),
    await refusal(app, zipSync({ 'manifest.json': strToU8('{"format":"other","version":1}') })), await refusal(app, zipSync({ 'manifest.json': strToU8('{') })),
  ]).toEqual(['exchange-foreign', 'file-empty', 'exchange-foreign', 'exchange-foreign', 'exchange-foreign', 'exchange-damaged'])
})

test('a file of a newer version is refused before anything else of it is read', async () => {
  const given = await parts()
  expect(await refusal(openTestLibrary(), packed(given, strFromU8(given['annotations.jsonl']), { version: 2, somethingNew: true }))).toBe('exchange-newer')
})

test('a file cut off anywhere is refused, or told as incomplete with what can still be trusted', async () => {
  const app = openTestLibrary()
  const given = await parts()
  const whole = zipSync({ ...given }, { level: 0 })
  let incomplete = 0
  for (let length = 10; length < whole.length; length += 97) {
    const result = await app.library.call('exchange.inspect', { file: await picked(app, whole.slice(0, length)) })
    if (!result.ok) {
      expect(['exchange-foreign', 'exchange-damaged']).toContain(result.failure.code)
      continue
    }
    const { counts, warnings } = result.value
    const told = warnings.some((warning) => warning.startsWith('文件不完整'))
    if (told) incomplete++
    // The zip's own directory stands after the last entry: without it all entries are there.
    expect([told || counts.added === 3, counts.damaged]).toEqual([true, 0])
  }
  expect(incomplete).toBeGreaterThan(3)
  expect(await app.get('annotation.list', {})).toEqual([])
})

test('an edited note is found by its own hash; the others come in, and the file says that it was changed', async () => {
  const app = openTestLibrary()
  const given = await parts()
  const edited = strFromU8(given['annotations.jsonl']).replace('第6段', '改了的')
  const { preview, counts, signature, warnings } = await inspect(app, zipSync({ ...given, 'annotations.jsonl': strToU8(edited) }))
  const { items } = await app.get('exchange.items', { preview, outcome: 'damaged', offset: 0, limit: 10 })
  expect([counts.added, counts.damaged, signature, items.map(({ number, remark }) => [number, remark])])
    .toEqual([2, 1, 'broken', [[2, '这一项在导出之后被改动过（校验值不符），不会导入。']]])
  expect(warnings[0]).toContain('被改动过')
  await app.get('exchange.apply', { preview, choices: [] })
  expect((await app.get('annotation.list', {})).map(({ annotation }) => annotation.note).sort()).toEqual(['第5段', '第7段'])
})

test('an edit that forges the hashes too breaks the signature', async () => {
  const app = openTestLibrary()
  const given = await parts()
  const forged = versionsOf(given['annotations.jsonl']).map((version) => line({ ...version, content: { ...version.content!, note: '伪造' } })).join('\n')
  const { signature, warnings } = await inspect(app, packed(given, `${forged}\n`))
  expect([signature, warnings]).toEqual(['broken', ['文件的签名与内容不符：导出之后被改动过，或已损坏。']])
})

test('each bad item is told by itself and the good ones come in', async () => {
  const app = openTestLibrary()
  const given = await parts()
  const [first, second, third] = versionsOf(given['annotations.jsonl']) as [MarkVersion, MarkVersion, MarkVersion]
  const long = line({ ...second, content: { ...second.content!, note: '长'.repeat(20_001) } })
  const badId = line({ ...third, id: '../../etc/passwd' as MarkVersion['id'] })
  const extra = line({ ...third, run: 'rm' } as unknown as MarkVersion)
  const { preview, counts } = await inspect(app, packed(given, [line(first), '{not json', long, badId, extra, 'null', ''].join('\n')))
  expect([counts.added, counts.damaged]).toEqual([1, 5])
  const { items } = await app.get('exchange.items', { preview, outcome: 'damaged', offset: 0, limit: 10 })
  expect(items.every(({ remark, id }) => remark.endsWith('不会导入。') && id === null)).toBe(true)
})

test('hostile notes are text: they come in letter by letter and are never anything else', async () => {
  const app = openTestLibrary()
  const given = await parts()
  const hostile = '<img src=x onerror=alert(1)><script>fetch("http://a")</script> [x](javascript:alert(1)) ![](http://a/b.png)\u202e=HYPERLINK("http://a")'
  const [first] = versionsOf(given['annotations.jsonl'])
  await takeIn(app, packed(given, `${line({ ...first!, content: { ...first!.content!, note: hostile, tags: ['<b>'] } })}\n`))
  const [listed] = await app.get('annotation.list', {})
  expect([listed?.annotation.note, listed?.annotation.tags]).toEqual([hostile, ['<b>']])
  const { bytes } = await app.get('notes.file', { format: 'csv', encoding: 'utf-8', grouping: 'document', selection: { ids: null, filter: null } })
  expect(strFromU8(bytes)).toContain('"<img src=x')
})

test('two different marks with one id stand side by side and are told as such', async () => {
  const app = openTestLibrary()
  const given = await parts()
  const own = await mark(app, 9, { note: '本机的' })
  const [first] = versionsOf(given['annotations.jsonl'])
  const { preview, counts } = await inspect(app, packed(given, `${line({ ...first!, id: own.id })}\n`))
  const { items } = await app.get('exchange.items', { preview, outcome: null, offset: 0, limit: 10 })
  expect([counts.conflict, items[0]?.remark]).toEqual([1, '编号相同，但不是同一条批注；两条都会保留，由您决定。'])
  await app.get('exchange.apply', { preview, choices: [] })
  const [listed] = await app.get('annotation.list', {})
  expect([listed?.annotation.note, ...listed?.others.map(({ annotation }) => annotation.note) ?? []].sort()).toEqual(['本机的', '第5段'])
})

test('a version that claims edits of this laptop which it never made is refused: it would overwrite all', async () => {
  const app = openTestLibrary()
  const own = await mark(app, 9, { note: '本机的' })
  const given = await parts()
  const [first] = versionsOf(given['annotations.jsonl'])
  const forged = { ...first!, id: own.id, clock: { ...first!.clock, [own.device]: 999_999 } }
  const { counts } = await inspect(app, packed(given, `${line(forged)}\n`))
  expect(counts.damaged).toBe(1)
})

test('a file of 500 MB is refused by its size, and a small one by what comes out of it', async () => {
  const app = openTestLibrary()
  const path = join(temporaryFolder(), '很大.antou-notes')
  const file = openSync(path, 'w')
  ftruncateSync(file, 500 * 1024 * 1024)
  writeSync(file, 'PK\u0003\u0004', 0)
  closeSync(file)
  expect(await app.failure('exchange.inspect', { file: await registered(app, path) })).toBe('file-too-large')
  const given = await parts()
  const bomb = zipSync({ 'manifest.json': given['manifest.json'], 'annotations.jsonl': new Uint8Array(32 * 1024 * 1024) }, { level: 9 })
  expect(bomb.length).toBeLessThan(64 * 1024)
  expect(await refusal(app, bomb)).toBe('file-too-large')
})

test('nothing changes until a person has confirmed, and a preview is used once', async () => {
  const app = openTestLibrary()
  const other = openTestLibrary()
  await mark(other, 5)
  const before = await seen(app)
  const { preview } = await inspect(app, await exported(other))
  expect(await seen(app)).toEqual(before)
  await app.get('exchange.apply', { preview, choices: [] })
  expect(await app.failure('exchange.apply', { preview, choices: [] })).toBe('preview-missing')
  expect(await app.failure('exchange.items', { preview, outcome: null, offset: 0, limit: 1 })).toBe('preview-missing')
})

test('a random byte changed anywhere never brings in a word that was not written', { timeout: 120_000 }, async () => {
  const app = openTestLibrary()
  const other = openTestLibrary()
  for (const passage of [5, 6, 7]) await mark(other, passage, { note: `第${passage}段的一句话` })
  const whole = await exported(other)
  const original = new Set(versionsOf(unzipSync(whole)['annotations.jsonl']!).map(canonicalText))
  let refused = 0
  for (let round = 0; round < 150; round++) {
    const bytes = whole.slice()
    bytes[Math.floor((round / 150) * bytes.length)]! ^= 1 << (round % 8)
    const result = await app.library.call('exchange.inspect', { file: await picked(app, bytes) })
    if (!result.ok) {
      expect(result.failure.code).not.toBe('unknown')
      refused++
      continue
    }
    const { items } = await app.get('exchange.items', { preview: result.value.preview, outcome: null, offset: 0, limit: 100 })
    for (const { theirs } of items) if (theirs) expect([...original].some((text) => text.includes(JSON.stringify(theirs.annotation.note)))).toBe(true)
  }
  expect(refused).toBeGreaterThan(5)
})
