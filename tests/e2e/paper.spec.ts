import { chromium, expect, test, type Browser } from '@playwright/test'
import { buildComparison, cellText, gridOf, layOut, PLAIN_VIEW } from '../../electron/domain/comparison/index.ts'
import { documentOf, figure, indicatorsOf, REGIONS, regionNamed, specOf } from '../../electron/domain/comparison/testing/observed.ts'
import type { ComparisonSpec, ComparisonTable, PrintLayout } from '../../electron/contract/index.ts'
import { findBrowser } from '../../electron/hosts/chromium/find-browser.ts'
import { drawnLetters, printTable, readPdf, type ReadPdf } from './paper-tools.ts'
import { comparePage } from './pictures.ts'

// Paper: what is printed is read back from its PDF and compared with the table.

const NAMES = ['太谷区', '太谷经济技术开发区', '晋中市', '杏花岭区', '太原市', '山西省']

/** A table of `count` rows; every value is another one, so that a lost or doubled cell shows. */
function longTable(count: number, years: readonly string[] = ['2025'], changes: Partial<ComparisonSpec> = {}): ComparisonTable {
  const indicators = Array.from({ length: count }, (_, index) => `第${index + 1}项指标`)
  const observations = indicators.flatMap((name, row) => NAMES.flatMap((region, column) => years.map((period, index) => {
    const value = 10_000 + row * 12 + column * years.length + index
    return figure(region, name, `${value}.5亿元`, (value + 0.5) * 1e8, { period, document: documentOf(region, period) })
  })))
  return buildComparison(specOf(NAMES, indicators, { title: '山西省部分地区国民经济和社会发展主要指标对比表', ...(years.length > 1 ? { periods: [...years] } : {}), ...changes }), {
    observations, documents: NAMES.flatMap((name) => years.map((year) => documentOf(name, year))), regions: REGIONS, indicators: indicatorsOf(...indicators),
  })
}

/** A table as it is met: plans, hedges, conversions, doubts, other years, missing figures, a computed column. */
function usualTable(view: Partial<typeof PLAIN_VIEW> = {}): ComparisonTable {
  const regions = ['太谷区', '晋中市', '杏花岭区']
  const rows = ['地区生产总值', '固定资产投资', '规模以上工业增加值', '一般公共预算收入', '社会消费品零售总额', '城镇居民人均可支配收入', '老旧小区改造数', '新增就业', '造林面积', '5G基站累计数', '接待游客人次', '快递业务量']
  const observations = rows.flatMap((name, row) => regions.flatMap((region, column) => (row + column) % 7 === 5 ? [] : [figure(region, name, `${(row + 1) * 37 + column * 11}.${column}亿元`, ((row + 1) * 37 + column * 11 + column / 10) * 1e8, {
    ...(row % 4 === 1 && column === 0 ? { status: 'target' as const } : {}), ...(row % 5 === 2 && column === 1 ? { review: 'doubtful' as const } : {}),
    ...(row % 6 === 3 && column === 2 ? { period: '2023' } : {}), ...(row === 7 ? { qualifier: '约' } : {}),
  })]))
  const [of, base] = ['太谷区', '晋中市'].map((name) => ({ region: regionNamed(name).code, period: null }))
  return buildComparison(specOf(regions, rows, { title: '太谷区等3个地区主要指标对比表', derived: [{ kind: 'difference', of: of!, base: base! }], view: { ...PLAIN_VIEW, ...view } }), {
    observations, documents: regions.map((name) => documentOf(name, '2025')), regions: REGIONS, indicators: indicatorsOf(...rows),
  })
}

let browser: Browser
test.beforeAll(async () => {
  const executablePath = findBrowser()
  browser = await chromium.launch({ ...(executablePath === null ? {} : { executablePath }), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
})
test.afterAll(() => browser.close())

const printed = async (table: ComparisonTable, layout: PrintLayout): Promise<ReadPdf> => readPdf(await printTable(browser, table, layout))

/** Lines of a long table as they stand on the pages: name → figures in the order of reading, over all parts. */
function linesOn({ pages }: ReadPdf): Map<string, string[]> {
  const lines = new Map<string, string[]>()
  for (const { text } of pages) {
    for (const [, name, figures] of text.matchAll(/(第\d+项指标)亿元((?:\d{5}\.5)+)/g)) lines.set(name!, [...lines.get(name!) ?? [], ...figures!.match(/\d{5}\.5/g)!])
  }
  return lines
}

test('1,000 rows by 12 columns: the text of the pages is the table, each row once in each part, head and 续表 and number on every page', async () => {
  test.setTimeout(180_000)
  const table = longTable(1000, ['2024', '2025'])
  const pdf = await printTable(browser, table, { style: 'official', orientation: 'landscape', chart: false, sources: false })
  const read = await readPdf(pdf)
  const [, ...grid] = gridOf(table)
  expect([...linesOn(read)]).toEqual(grid.map(([name, _unit, ...figures]) => [name, figures]))
  const withRows = read.pages.filter(({ text }) => /\d{5}\.5/.test(text))
  const parts = new Set(withRows.map(({ text }) => /指标单位(.*?)第\d+项/.exec(text)![1]!.replace(/^.*?指标单位/, '')))
  for (const [index, { text, size }] of read.pages.entries()) {
    expect(size).toEqual([842, 595])
    expect(text).toContain(`—${index + 1}—`)
    if (!/\d{5}\.5/.test(text)) continue
    expect(text.split('指标单位').length).toBe(2)
    expect(text.includes('续表')).toBe(index > 0)
  }
  // Every page has the head of its part; the parts have all regions between them.
  const heads = [...parts].join('')
  for (const name of NAMES) expect(heads).toContain(name)
  const { notEmbedded, blanks, glyphs } = await drawnLetters(pdf)
  expect([notEmbedded, blanks, glyphs > 60_000]).toEqual([[], 0, true])
})

test('300 rows by 6 regions on standing paper: every figure is printed once', async () => {
  const table = longTable(300)
  const read = await printed(table, { style: 'official', orientation: 'portrait', chart: false, sources: false })
  const all = read.pages.map(({ text }) => text).join('')
  expect(table.rows.flatMap((row) => row.cells.map(cellText)).filter((shown) => all.split(shown).length !== 2)).toEqual([])
  expect(read.pages.map(({ size }) => size)).toEqual(read.pages.map(() => [595, 842]))
  // The tables are made page by page; the print engine must not have broken one of them again.
  expect(all.split('指标单位').length).toBe(read.pages.filter(({ text }) => /\d{5}\.5/.test(text)).length + 1)
})

test('sources are linked both ways, and every link leads somewhere', async () => {
  const { pages, outline } = await printed(longTable(12), { style: 'official', orientation: 'landscape', chart: true, sources: true })
  const text = pages.map((page) => page.text).join('')
  expect(pages.map(({ size }) => size)).toEqual(pages.map(() => [842, 595]))
  expect([pages.reduce((sum, { links }) => sum + links, 0), pages.reduce((sum, { lost }) => sum + lost, 0)]).toEqual([2 * 12 * 6, 0])
  expect(text).toContain('附图主要指标对比')
  expect(outline).toEqual(['山西省部分地区国民经济和社会发展主要指标对比表', '附图　主要指标对比', '附录　数据出处'])
})

test('tables are tagged as tables, with heads that say what they head', async () => {
  const table = usualTable()
  const { pages } = await printed(table, { style: 'official', orientation: 'portrait', chart: false, sources: true })
  const tags = pages.map((page) => page.tags).join('')
  const count = (role: string): number => tags.split(`"role":"${role}"`).length - 1
  const tables = pages.filter(({ text }) => text.includes('指标单位')).length
  expect([count('Table'), count('H1')]).toEqual([tables, 1])
  expect(count('TR')).toBe(table.rows.length + tables)
  expect(count('TH')).toBe(table.rows.length + tables * (2 + table.columns.length))
})

for (const [how, view] of [['upright', {}], ['turned', { transposed: true }], ['by field', { byField: true }]] as const) {
  test(`a usual table, ${how}: the page says what the screen says, cell by cell`, async () => {
    const table = usualTable(view)
    const { pages } = await printed(table, { style: 'official', orientation: 'landscape', chart: false, sources: false })
    const text = pages.map((page) => page.text).join('')
    for (const line of layOut(table).lines) {
      if (line.kind === 'field') expect(text).toContain(line.field)
      else expect(text).toContain(line.leads[0]!.replace(/\s/g, ''))
    }
    const shown = table.rows.flatMap((row) => row.cells.map((cell) => cell.kind === 'missing' ? cellText(cell) : cell.parts.before + cell.parts.number + cell.parts.after))
    expect(shown.filter((each) => !text.includes(each))).toEqual([])
  })
}

test('the reading version numbers its pages in the middle, with their total', async () => {
  const { pages } = await printed(longTable(40), { style: 'reading', orientation: 'portrait', chart: false, sources: true })
  pages.forEach(({ text }, index) => expect(text).toContain(`${index + 1}/${pages.length}`))
})

test('rare characters of names are printed with a glyph of an embedded font; one that no bundled font has is listed in the notes', async () => {
  const table = longTable(2)
  const named = (title: string, tail: string): ComparisonTable => ({ ...table, spec: { ...table.spec, title }, rows: table.rows.map((row) => ({ ...row, indicator: `${row.indicator}${tail}` })) })
  const layout = { style: 'official', orientation: 'portrait', chart: false, sources: false } as const
  const rare = await printTable(browser, named('㛃䶮𬭎𫖮𫍯村主要指标对比表', '㙍𫄸'), layout)
  const { notEmbedded, blanks } = await drawnLetters(rare)
  expect([notEmbedded, blanks]).toEqual([[], 0])
  expect((await readPdf(rare)).pages.map(({ text }) => text).join('')).toContain('㛃䶮𬭎𫖮𫍯村主要指标对比表')
  const text = (await printed(named('村主要指标对比表', '𰀀'), layout)).pages.map((page) => page.text).join('')
  expect(text).toMatch(/缺少下列字形.*U\+30000/)
})

test('a title of 200 characters and names of 200 leave the table on the paper', async () => {
  const table = longTable(3)
  const long = '特别长的名称'.repeat(33)
  const { pages } = await printed({ ...table, spec: { ...table.spec, title: long }, rows: table.rows.map((row) => ({ ...row, indicator: `${row.indicator}${long}` })) }, { style: 'official', orientation: 'portrait', chart: false, sources: false })
  const text = pages.map((page) => page.text).join('')
  expect(table.rows.flatMap((row) => row.cells.map(cellText)).filter((shown) => !text.includes(shown))).toEqual([])
})

for (const [name, layout] of [['official', { style: 'official', orientation: 'portrait', chart: true, sources: true }], ['reading', { style: 'reading', orientation: 'portrait', chart: true, sources: true }]] as const) {
  test(`the first page of the ${name} paper looks as it did`, async () => {
    const difference = await comparePage(browser, await printTable(browser, usualTable(), layout), 1, `${name}-portrait`)
    // Another version of the browser smooths edges otherwise (about 0.002, 0.1); a line that moved by 1 mm makes 0.01.
    expect(difference.mean, JSON.stringify(difference)).toBeLessThan(0.006)
    expect(difference.worst, JSON.stringify(difference)).toBeLessThan(0.35)
  })
}
