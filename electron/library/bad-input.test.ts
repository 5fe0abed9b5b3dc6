import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { DocumentMetrics } from '../contract/index.ts'
import { extract } from '../domain/metrics/index.ts'
import { reflow } from '../domain/text/index.ts'
import { loadLexicon } from './lexicon.ts'
import { SOURCES, temporaryFolder } from './testing/folders.ts'
import { metricsOf } from './testing/metrics-of.ts'
import { openTestLibrary } from './testing/library.ts'

// What nobody should hand in, and somebody will: through the import of the app and through the command line.

/** UTF-16 little endian with its mark: UTF-8 has no way to write half a surrogate pair. */
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]))
const BROKEN = utf16('甲区材料\n\n全区\ud83d完成固定资产投资56亿元。')

/** A long line as a report would have it, if it had no line breaks: about 25 figures in 5,000 characters. */
const LONG_SENTENCE = `2024年全区固定资产投资完成56亿元，增长10%，新增就业1200人；${'坚持稳中求进工作总基调，统筹推进各项重点任务，'.repeat(22)}`
const LONG_LINE = LONG_SENTENCE.repeat(Math.ceil(5_000_000 / LONG_SENTENCE.length))

/** Longest that a reading of five million characters may take on a busy machine; it hangs beyond. Milliseconds. */
const HANG_MS = 60_000

const INPUTS: readonly { name: string; text: string | Uint8Array; numbers: (metrics: DocumentMetrics) => unknown; expected: unknown }[] = [
  { name: 'a text without numbers', text: '甲区材料\n\n全区上下齐心协力，各项工作稳步推进。', numbers: ({ count }) => count, expected: { numbers: 0, metrics: 0, other: 0, doubtful: 0 } },
  { name: 'digits only', text: '1234567890\n9876543210 42\n3.14159', numbers: ({ count }) => [count.numbers, count.metrics], expected: [4, 0] },
  { name: 'one number of 100,000 digits', text: `甲区材料\n\n共有${'7'.repeat(100_000)}个。`, numbers: ({ count }) => count.numbers, expected: 1 },
  { name: 'full width and half width mixed', text: '甲区材料\n\n２０２４年，固定资产投资完成５６.８亿元，增长１0％。', numbers: ({ entries }) => entries.map(({ reading, value }) => [reading.indicatorId, reading.measure, value]), expected: [['fixed-investment', 'level', 5_680_000_000], ['fixed-investment', 'growth', 10]] },
  { name: 'English', text: 'Annual report\n\nGDP grew by 6.5% in 2024, and 1,234.5 tonnes were shipped.', numbers: ({ entries, others }) => [...entries, ...others].map(({ raw }) => raw.replace(/[^\d.,%]/g, '')).sort(), expected: ['1,234.5', '2024', '6.5%'] },
  { name: 'traditional characters', text: '甲區材料\n\n二〇二四年，全縣固定資產投資完成56億元，增長10%。', numbers: ({ count }) => count.numbers >= 2, expected: true },
]

test.each(INPUTS)('$name can be imported, read, searched, exported and removed', async ({ text, numbers, expected }) => {
  const app = openTestLibrary()
  const { id } = await app.importText(text)
  const metrics = await metricsOf(app.get, id)
  expect(numbers(metrics)).toEqual(expected)
  const { passages } = await app.get('document.open', { documentId: id })
  for (const { passage, start, end, raw } of [...metrics.entries, ...metrics.others]) expect(passages[passage]!.text.slice(start, end)).toBe(raw)
  expect((await app.get('search.query', { text: '5', limit: 20, documentId: null })).total).toBeGreaterThanOrEqual(0)
  for (const [format, encoding] of [['xlsx', 'utf-8'], ['csv', 'gb18030']] as const) {
    const file = await app.library.call('ledger.file', { format, encoding, filter: { documentId: null, region: null, field: null, review: null, text: '' }, sort: { by: 'place', descending: false }, grouping: 'none' })
    expect(file.ok).toBe(true)
  }
  await app.get('document.remove', { documentId: id })
})

test('five million characters in one line are stored, counted and read within a minute', async () => {
  const app = openTestLibrary()
  const begun = performance.now()
  const { id, characters, metrics } = await app.importText(`甲区材料\n\n${LONG_LINE}`)
  expect(characters).toBeGreaterThan(4_900_000)
  expect(metrics).toBe(3 * LONG_LINE.length / LONG_SENTENCE.length)
  expect((await metricsOf(app.get, id)).count.metrics).toBe(metrics)
  expect(performance.now() - begun).toBeLessThan(HANG_MS)
}, 2 * HANG_MS)

/** Runs the real command line on a file. */
function cli(words: readonly string[], content: string | Uint8Array) {
  const path = join(temporaryFolder(), '材料.txt')
  writeFileSync(path, content)
  const { status, stdout, stderr, signal } = spawnSync(process.execPath, [join(SOURCES, 'electron/cli.ts'), ...words, path, '--region', '太谷区'], {
    encoding: 'utf8', timeout: HANG_MS, maxBuffer: 2 ** 30, env: { ...process.env, ANTOU_DATA: temporaryFolder() },
  })
  return { status, signal, lines: stdout.split('\n').filter(Boolean), stderr }
}

test.each(INPUTS)('$name on the command line: exit code 0, valid lines, no word of complaint', ({ text }) => {
  const { status, lines, stderr } = cli(['extract'], text)
  expect([status, stderr]).toEqual([0, ''])
  for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow()
})

test('five million characters in one line on the command line', () => {
  const { status, signal, lines } = cli(['extract'], LONG_LINE)
  expect([status, signal, lines.length]).toEqual([0, null, 4 * LONG_LINE.length / LONG_SENTENCE.length])
}, 2 * HANG_MS)

test('halves of surrogate pairs: the file is refused with the place, in the app and on the command line; what is there stays', async () => {
  const app = openTestLibrary()
  const before = await app.get('document.list', {})
  await expect(app.importText(BROKEN)).rejects.toThrow(/file-encoding 第 9 个字残缺，在“甲区材料 全区”之后/)
  expect(await app.get('document.list', {})).toEqual(before)
  const { status, lines, stderr } = cli(['extract'], BROKEN)
  expect([status, lines]).toEqual([1, []])
  expect(stderr).toMatch(/第 9 个字残缺/)
})

test('a text with halves of pairs inside, as no file can bring it, is still read', () => {
  const passages = reflow('甲区材料\n\n全区\ud83d完成固定资产投资\udc0056亿元\ud800，增长10%。')
  const { quantities } = extract(passages, { region: '太谷区', regionCode: '140703', date: '2024', speaksOf: '2024' }, loadLexicon(SOURCES, null, []))
  expect(quantities.map(({ value }) => value)).toEqual([5_600_000_000, 10])
})

test('a lexicon file with a typing error does not keep the command line from working', () => {
  const dataFolder = temporaryFolder()
  writeFileSync(join(dataFolder, 'user-lexicon.json'), '{ "indicators": [\n  { "id": "a", "name": "甲", }\n] }')
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(SOURCES, 'electron/cli.ts'), 'search', '投资'], { encoding: 'utf8', timeout: HANG_MS, env: { ...process.env, ANTOU_DATA: dataFolder } })
  expect(status).toBe(0)
  expect(stdout).toContain('共')
  expect(stdout + stderr).toMatch(/user-lexicon\.json 第 2 行/)
})
