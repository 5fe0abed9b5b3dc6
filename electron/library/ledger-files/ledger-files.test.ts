import Excel from 'exceljs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MadeFile, type LedgerEntry, type LedgerExport } from '../../contract/index.ts'
import { formatValue, NO_FILTER, REVIEW_WORDS } from '../../domain/ledger/index.ts'
import { metricsOf } from '../testing/metrics-of.ts'
import { openTestLibrary, TAIGU, type TestLibrary } from '../testing/library.ts'
import { readWorkbook } from '../testing/workbooks.ts'
import { csvCell } from './csv.ts'
import { encodeGb18030 } from './gb18030.ts'

const EVERYTHING: LedgerExport = { format: 'xlsx', encoding: 'utf-8', filter: NO_FILTER, sort: { by: 'place', descending: false }, grouping: 'none' }

async function file(app: TestLibrary, choice: LedgerExport): Promise<MadeFile> {
  const result = await app.library.call('ledger.file', choice)
  if (!result.ok) throw new Error(result.failure.code)
  return MadeFile.parse(result.value)
}

async function workbook(app: TestLibrary, choice: LedgerExport) {
  const { fileName, bytes } = await file(app, choice)
  const { book, table } = await readWorkbook(bytes)
  return { fileName, book, ledger: table('指标台账'), sources: table('出处'), notes: table('说明') }
}

test('the workbook holds the rows that are shown, in their order, with numbers as numbers', async () => {
  const app = openTestLibrary()
  const entries = (await metricsOf(app.get, TAIGU)).entries
  const { fileName, book, ledger, sources, notes } = await workbook(app, { ...EVERYTHING, filter: { ...NO_FILTER, documentId: TAIGU } })
  expect(fileName).toMatch(/^指标台账_太谷区_\d{8}\.xlsx$/)
  const [head, ...rows] = ledger
  const at = (name: string): number => head!.indexOf(name)
  expect(rows.map((row) => [row[at('指标')], row[at('原文数字')], row[at('核对')], row[at('折算值')]]))
    .toEqual(entries.map(({ reading, raw, review, value }) => [reading.indicator, raw, REVIEW_WORDS[review], value]))
  // Number and unit side by side say what the ledger shows: 56 | 亿元.
  const shown = rows.map((row) => [row[at('数值')], row[at('区间上限')], row[at('单位')]] as const)
  expect(shown.every(([value]) => typeof value === 'number')).toBe(true)
  for (const [i, [value, max, unit]] of shown.entries()) {
    if (max == null && Number.isInteger(value)) expect(`${(value as number).toLocaleString('en-US')}${unit === undefined || unit === null ? '' : unit as string}`).toBe(formatValue(entries[i]!))
  }
  expect(sources.slice(1).map((row) => [row[0], row[3]])).toEqual(entries.map(({ quote }, i) => [i + 1, quote]))
  expect(notes.find(([name]) => name === '条数')?.[1]).toContain(`${entries.length} 条`)
  const sheet = book.getWorksheet('指标台账')!
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
  expect(sheet.autoFilter).toBeTruthy()
  expect(sheet.pageSetup).toMatchObject({ printTitlesRow: '1:1', orientation: 'landscape' })
})

test('filter, sort and group shape the file as they shape the table', async () => {
  const app = openTestLibrary()
  const all = await app.get('metric.list', {})
  await app.get('metric.review', { key: all[0]!.key, decision: { kind: 'confirm' } })
  const confirmed = await workbook(app, { ...EVERYTHING, filter: { ...NO_FILTER, review: 'confirmed' } })
  expect(confirmed.ledger.length).toBe(2)
  expect(confirmed.fileName).toContain('已核')
  const column = ({ ledger }: { ledger: Excel.CellValue[][] }, name: string): Excel.CellValue[] => ledger.slice(1).map((row) => row[ledger[0]!.indexOf(name)])
  const sorted = column(await workbook(app, { ...EVERYTHING, sort: { by: 'value', descending: true } }), '折算值') as number[]
  expect(sorted).toEqual([...sorted].sort((a, b) => b - a))
  const fields = column(await workbook(app, { ...EVERYTHING, grouping: 'field' }), '领域')
  expect(new Set(fields).size).toBe(fields.filter((field, i) => field !== fields[i - 1]).length)
  expect(await app.failure('ledger.file', { ...EVERYTHING, filter: { ...NO_FILTER, text: '没有这样的词' } })).toBe('nothing-to-export')
})

test('CSV says the same in UTF-8 and in GB18030', async () => {
  const app = openTestLibrary()
  const utf8 = await file(app, { ...EVERYTHING, format: 'csv' })
  const gb = await file(app, { ...EVERYTHING, format: 'csv', encoding: 'gb18030' })
  expect([...utf8.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const text = new TextDecoder('utf-8').decode(utf8.bytes)
  expect(new TextDecoder('gb18030', { fatal: true }).decode(gb.bytes)).toBe(text)
  const lines = text.split('\r\n')
  expect(lines[0]).toMatch(/^"序号","指标","数值"/)
  expect(lines.length - 2).toBe((await app.get('metric.list', {})).length)
  expect(utf8.fileName).toMatch(/\.csv$/)
})

test('what the person changed stands in the file, and beside it what the machine had said', async () => {
  const app = openTestLibrary()
  const entry = (await app.get('metric.list', {})).find(({ unit }) => unit === '元') as LedgerEntry
  await app.get('metric.review', { key: entry.key, decision: { kind: 'correct', value: 123_400_000, valueMax: null, unit: '元', reading: { ...entry.reading, indicator: '=我的指标' } } })
  const { ledger, sources } = await workbook(app, { ...EVERYTHING, filter: { ...NO_FILTER, review: 'corrected' } })
  expect(ledger[1]!.slice(1, 5)).toEqual(['=我的指标', 1.234, undefined, '亿元'])
  expect(sources[1]![8]).toContain(`${entry.reading.indicator} ${formatValue(entry)}`)
})

test.each([
  ['=1+1', `"'=1+1"`], ['+cmd|x', `"'+cmd|x"`], ['@a', `"'@a"`], ['-2+3', `"'-2+3"`], ['-5.2%', '"-5.2%"'], ['+3个百分点', '"+3个百分点"'],
  ['说“好”,"a"', '"说“好”,""a"""'], ['两\n行', '"两 行"'], [-5.2, '-5.2'], [68_260_000_000, '68260000000'], [1e21, '1000000000000000000000'], [null, ''],
])('the cell %s becomes %s', (cell, written) => {
  expect(csvCell(cell)).toBe(written)
})

test('every character comes back from GB18030, halves of pairs as question marks', () => {
  const decode = (bytes: Uint8Array): string => new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  const wrong: number[] = []
  for (let point = 0; point <= 0x10ffff; point += point < 0x10000 ? 1 : 257) {
    if (point >= 0xd800 && point <= 0xdfff) continue
    if (decode(encodeGb18030(`a${String.fromCodePoint(point)}`)) !== `a${String.fromCodePoint(point)}`) wrong.push(point)
  }
  // Nineteen private-use characters, which no font shows, have no code of their own in the encoding standard.
  expect(wrong.filter((point) => point < 0xe000 || point > 0xf8ff)).toEqual([])
  expect(wrong.length).toBe(19)
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => { expect(encodeGb18030(text).length).toBeGreaterThanOrEqual(text.length === 0 ? 0 : 1) }))
  expect(decode(encodeGb18030('太谷区2024年完成682.6亿元，㛃䶮𬭎€①'))).toBe('太谷区2024年完成682.6亿元，㛃䶮𬭎€①')
  expect([...encodeGb18030('中文')]).toEqual([0xd6, 0xd0, 0xce, 0xc4])
  expect(decode(encodeGb18030('a\ud800b'))).toBe('a?b')
})
