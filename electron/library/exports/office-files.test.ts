import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Excel from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import type { ComparisonTable, RegionCode } from '../../contract/index.ts'
import { buildComparison, gridOf, layOut, numberSources, PLAIN_VIEW } from '../../domain/comparison/index.ts'
import { documentOf, figure, indicatorsOf, REGIONS, specOf } from '../../domain/comparison/testing/observed.ts'
import { noteSentences } from '../../domain/handover/index.ts'
import { comparisonCsvBytes } from './comparison-csv.ts'
import { comparisonDocx } from './comparison-docx.ts'
import { comparisonXlsx } from './comparison-xlsx.ts'

// Every kind of cell: plain, converted, hedged, planned, doubtful, a range, a rank, negative, computed, missing.
const NAMES = ['太谷区', '晋中市', '杏花岭区']
const INDICATORS = ['固定资产投资', '老旧小区改造数', '新增就业', '社会消费品零售总额', '综合排名']
const observations = [
  figure('太谷区', INDICATORS[0]!, '560000万元', 56e8, { status: 'target' }), figure('晋中市', INDICATORS[0]!, '682.6亿元', 682.6e8), figure('杏花岭区', INDICATORS[0]!, '6.50亿元', 6.5e8),
  figure('太谷区', INDICATORS[1]!, '42个', 42, { qualifier: '约' }), figure('晋中市', INDICATORS[1]!, '228个', 228, { review: 'doubtful' }),
  figure('太谷区', INDICATORS[2]!, '3.2万人', 32_000, { qualifier: '以上' }), figure('晋中市', INDICATORS[2]!, '3000人', 3000, { valueMax: 4000 } as never),
  figure('太谷区', INDICATORS[3]!, '-5.2%', -5.2, { measure: 'growth' }), figure('晋中市', INDICATORS[3]!, '7.0%', 7, { measure: 'growth' }),
  figure('太谷区', INDICATORS[4]!, '第2位', 2, { measure: 'rank' }),
]
const at = (name: string): { region: RegionCode; period: null } => ({ region: REGIONS.find((region) => region.name === name)!.code, period: null })
const SPEC = specOf(NAMES, INDICATORS, { title: '太谷区等3个地区主要指标对比表', measures: ['level', 'growth', 'rank'], derived: [{ kind: 'difference', of: at('太谷区'), base: at('晋中市') }] })
const build = (view: Partial<typeof PLAIN_VIEW> = {}): ComparisonTable => buildComparison({ ...SPEC, view: { ...PLAIN_VIEW, ...view } }, {
  observations, documents: NAMES.map((name) => documentOf(name, '2025')), regions: REGIONS, indicators: indicatorsOf(...INDICATORS),
})
const TABLES: [string, ComparisonTable][] = [['upright', build()], ['turned', build({ transposed: true })], ['with fields', build({ byField: true })]]
const CHOICE = { orientation: 'portrait', sources: true, date: '2026-03-05', made: new Date('2026-03-05T01:00:00Z') } as const

const folder = mkdtempSync(join(tmpdir(), 'antou-office-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What a spreadsheet shows for a number in one of our formats: `"约"0.0"（目标）";"约−"0.0"（目标）"`. */
function shownBy(format: string, value: number): string {
  const [positive, negative] = format.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/u)
  const section = value < 0 ? negative! : positive!
  const digits = /0(\.0+)?(?=(?:[^"]*"[^"]*")*[^"]*$)/u.exec(section)!
  return (section.slice(0, digits.index) + Math.abs(value).toFixed(Math.max(0, digits[0].length - 2)) + section.slice(digits.index + digits[0].length)).replaceAll('"', '')
}

describe.each(TABLES)('a table %s', (_how, table) => {
  const grid = gridOf(table)

  test('is in the workbook cell by cell as it is shown, numbers as numbers', async () => {
    const book = new Excel.Workbook()
    await book.xlsx.load(Buffer.from(await comparisonXlsx(table, CHOICE)) as unknown as Excel.Buffer)
    const sheet = book.getWorksheet('对比表')!
    const rows = grid.map((row, index) => row.map((_text, column) => {
      const cell = sheet.getRow(index + 3).getCell(column + 1)
      return typeof cell.value === 'number' ? shownBy(cell.numFmt, cell.value) : cell.isMerged && cell.master !== cell ? '' : String(cell.value ?? '')
    }))
    expect(rows).toEqual(grid)
    const numbers = grid.slice(1).flatMap((row, index) => row.map((text, column) => [text, typeof sheet.getRow(index + 4).getCell(column + 1).value] as const))
    expect(numbers.filter(([text, type]) => /^−?\d+(\.\d+)?$/u.test(text) && type !== 'number')).toEqual([])
    expect(numbers.filter(([, type]) => type === 'number').length).toBeGreaterThan(8)
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 })
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'portrait', printTitlesRow: '3:3' })
    const notes = noteSentences(table, { date: CHOICE.date, sources: false, missingGlyphs: [] })
    expect(notes.map((_note, index) => String(sheet.getRow(grid.length + 3 + index).getCell(1).value).slice(2))).toEqual(notes.map((note, index) => `${index + 1}．${note}`))
    const sources = book.getWorksheet('数据出处')!
    expect(numberSources(table).sources.map(({ number, source }, index) => [sources.getRow(index + 2).getCell(1).value, sources.getRow(index + 2).getCell(7).value, number, source.quote])
      .filter(([number, quote, wanted, said]) => number !== wanted || quote !== said)).toEqual([])
    // Each entry leads to the cell that shows its figure.
    numberSources(table).sources.forEach((_source, index) => {
      const link = sources.getRow(index + 2).getCell(2).value as Excel.CellHyperlinkValue
      const target = sheet.getCell(link.text)
      expect(typeof target.value === 'number' ? shownBy(target.numFmt, target.value) : target.value).toBe(sources.getRow(index + 2).getCell(4).value)
    })
  })

  test('is in the Word file cell by cell as it is shown, with its head repeated and every link answered', async () => {
    const xml = strFromU8(unzipSync(await comparisonDocx(table, CHOICE))['word/document.xml']!)
    const tables = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gsu)].map(([each]) => each)
    expect(joined(tables.map((each) => cellsOf(each, 'w:tr', 'w:tc')), table)).toEqual(grid.map((row, index) => row.map((text, column) => asInWord(text, index, column, table))))
    // Each part has its head repeated, and a grid of as many columns as cells.
    expect(tables.map((each) => [each.match(/<w:tblHeader\/>/g)?.length, each.match(/<w:gridCol /g)?.length])).toEqual(tables.map((each) => [1, cellsOf(each, 'w:tr', 'w:tc')[0]!.length]))
    const anchors = [...xml.matchAll(/w:anchor="([^"]+)"/g)].map(([, name]) => name)
    expect(anchors.length).toBeGreaterThanOrEqual(numberSources(table).sources.length)
    expect(anchors.filter((name) => !xml.includes(`w:name="${name}"`))).toEqual([])
    const words = xml.replace(/<[^>]+>/g, '')
    for (const { source } of numberSources(table).sources) expect(words).toContain(source.quote)
  })

  test('is in the CSV as it is shown, in both encodings', () => {
    const read = (text: string): string[][] => text.trim().split('\r\n').map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/gu)].slice(0, grid[0]!.length).map(([, cell]) => cell!.replace(/^"|"$/g, '').replaceAll('""', '"').replace(/^-(?=\d)/u, '−')))
    const utf8 = comparisonCsvBytes(table, 'utf-8'), gb = comparisonCsvBytes(table, 'gb18030')
    expect([...utf8.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(read(new TextDecoder('utf-8').decode(utf8))).toEqual(grid)
    expect(read(new TextDecoder('gb18030', { fatal: true }).decode(gb))).toEqual(grid)
  })

  test('opens in LibreOffice, where that is installed, with the same cells', async () => {
    const program = ['/usr/bin/soffice', '/usr/local/bin/soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'].find((path) => existsSync(path))
    if (program === undefined) return console.info('LibreOffice is not installed here: the files were read back without it.')
    const convert = (name: string, bytes: Uint8Array, to: string): string => {
      writeFileSync(join(folder, name), bytes)
      execFileSync(program, [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', to, '--outdir', folder, join(folder, name)], { stdio: 'ignore' })
      return readFileSync(join(folder, `${name.split('.')[0]}.${to.split(':')[0]}`), 'utf8')
    }
    // 44,34,76: comma, quote, UTF-8; cells as they are shown.
    const csv = convert('book.xlsx', await comparisonXlsx(table, CHOICE), 'csv:Text - txt - csv (StarCalc):44,34,76').split('\n').slice(2, 2 + grid.length)
    expect(csv.map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '')))).toEqual(grid)
    const html = convert('word.docx', await comparisonDocx(table, CHOICE), 'html')
    const tables = [...html.matchAll(/<table.*?<\/table>/gsu)].map(([each]) => cellsOf(each, 'tr', 't[dh]').map((row) => row.map((text) => text.replace(/\s+/g, ''))))
    expect(joined(tables, table)).toEqual(grid.map((row, index) => row.map((text, column) => asInWord(text, index, column, table).replace(/\s+/g, ''))))
  }, 120_000)
})

/** Texts of a table's cells row by row, links to sources left out; a cell over several columns is followed by empty ones. */
function cellsOf(xml: string, row: string, cell: string): string[][] {
  return [...xml.matchAll(new RegExp(`<${row}[ >].*?</${row}>`, 'gsu'))].map(([each]) => [...each.matchAll(new RegExp(`<${cell}[ >].*?</${cell}>`, 'gsu'))].flatMap(([inner]) => {
    const span = Number(/(?:gridSpan w:val|colspan)="(\d+)"/u.exec(inner)?.[1] ?? 1)
    return [inner.replace(/<[^>]+>/gu, '').replace(/\[\d+\]/gu, ''), ...Array.from({ length: span - 1 }, () => '')]
  }))
}

/** The parts of a wide table side by side again, without the first columns that each part repeats. */
function joined(parts: readonly string[][][], table: ComparisonTable): string[][] {
  const { leads } = layOut(table)
  return parts[0]!.map((row, index) => [...row, ...parts.slice(1).flatMap((part) => part[index]!.slice(leads.length))])
}

/** Word has the sign 级 at heads of another level, a line break in heads, and a dash where there is no unit. */
function asInWord(text: string, row: number, column: number, table: ComparisonTable): string {
  const { transposed } = table.spec.view
  if (row === 0) {
    if (transposed) return text.replace(/（([^（）]*)）$/u, '$1')
    const head = table.columns.find(({ name }) => name === text)
    return head?.otherLevel === true ? `${text}级` : text
  }
  if (transposed && column === 0) return table.columns[row - 1]!.otherLevel ? `${text}级` : text
  return !transposed && column === 1 && text === '' && table.rows.some(({ unit }) => unit === '') && row > 0 && !isField(table, row) ? '—' : text
}

const isField = (table: ComparisonTable, row: number): boolean => table.spec.view.byField && gridOf(table)[row]!.slice(1).every((text) => text === '')
