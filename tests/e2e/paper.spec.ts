import { readFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { chromium, expect, test, type Browser } from '@playwright/test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { buildComparison, cellText } from '../../electron/domain/comparison/index.ts'
import { documentOf, figure, indicatorsOf, REGIONS, specOf } from '../../electron/domain/comparison/testing/observed.ts'
import type { ComparisonTable, PrintLayout } from '../../electron/contract/index.ts'
import { findBrowser } from '../../electron/hosts/chromium/find-browser.ts'
import { PAGE_ORIGIN, responseHeaders } from '../../electron/hosts/shared/policy.ts'

// Paper: the built print page in a real browser, under the app's own policy, read back from its PDF.

const RENDERER = resolve(import.meta.dirname, '../../out/renderer')
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' }
const NAMES = ['太谷区', '太谷经济技术开发区', '晋中市', '杏花岭区', '太原市', '山西省']

/** A table of `count` rows and six regions; every value is another one, so that a lost or doubled cell shows. */
function longTable(count: number): ComparisonTable {
  const indicators = Array.from({ length: count }, (_, index) => `第${index + 1}项指标`)
  const observations = indicators.flatMap((name, row) => NAMES.map((region, column) =>
    figure(region, name, `${10_000 + row * 10 + column}.5亿元`, (10_000 + row * 10 + column + 0.5) * 1e8, { document: documentOf(region, '2025') })))
  return buildComparison(specOf(NAMES, indicators, { title: '山西省部分地区国民经济和社会发展主要指标对比表' }), {
    observations, documents: NAMES.map((name) => documentOf(name, '2025')), regions: REGIONS, indicators: indicatorsOf(...indicators),
  })
}

async function printed(browser: Browser, table: ComparisonTable, layout: PrintLayout): Promise<Awaited<ReturnType<typeof read>>> {
  const page = await browser.newPage()
  const outside: string[] = [], refused: string[] = []
  page.on('console', (message) => { if (/Content Security Policy|Refused/i.test(message.text())) refused.push(message.text()) })
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url())
    if (url.origin !== PAGE_ORIGIN.chromium) { outside.push(url.href); return route.abort() }
    return route.fulfill({ headers: { ...responseHeaders(), 'content-type': TYPES[extname(url.pathname)] ?? 'application/octet-stream' }, body: readFileSync(join(RENDERER, url.pathname)) })
  })
  const job = { job: '00000000-0000-4000-8000-000000000001', table, layout, fileName: 'x.pdf', date: '2026-03-05' }
  await page.addInitScript((value) => { Object.assign(window, { antou: { call: async () => ({ ok: true, value }), on: () => () => {} } }) }, job)
  await page.goto(`${PAGE_ORIGIN.chromium}/print/print.html#job=${job.job}`)
  await page.locator('html[data-print-ready]').waitFor({ state: 'attached', timeout: 60_000 })
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.printToPDF', { printBackground: true, preferCSSPageSize: true, generateTaggedPDF: true, generateDocumentOutline: true })
  await page.close()
  expect([outside, refused]).toEqual([[], []])
  return read(new Uint8Array(Buffer.from(data, 'base64')))
}

/** Text without blanks, size in points and internal links of each page. */
async function read(data: Uint8Array): Promise<{ text: string; size: [number, number]; links: number }[]> {
  const task = getDocument({ data, useSystemFonts: false, verbosity: 0 })
  const document = await task.promise
  const pages: { text: string; size: [number, number]; links: number }[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const text = (await page.getTextContent()).items.map((item) => 'str' in item ? item.str : '').join('').replace(/\s+/g, '')
    const { width, height } = page.getViewport({ scale: 1 })
    const links = (await page.getAnnotations()).filter((annotation: { subtype: string; dest?: unknown }) => annotation.subtype === 'Link' && annotation.dest)
    pages.push({ text, size: [Math.round(width), Math.round(height)], links: links.length })
  }
  await task.destroy()
  return pages
}

let browser: Browser
test.beforeAll(async () => {
  const executablePath = findBrowser()
  browser = await chromium.launch({ ...(executablePath === null ? {} : { executablePath }), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
})
test.afterAll(() => browser.close())

test('300 rows by 6 regions: every figure is printed once, every page has its head row, 续表 and number', async () => {
  const table = longTable(300)
  const pages = await printed(browser, table, { style: 'official', orientation: 'portrait', chart: false, sources: false })
  const all = pages.map(({ text }) => text).join('')
  const figures = table.rows.flatMap((row) => row.cells.map(cellText))
  expect(figures.filter((shown) => all.split(shown).length !== 2)).toEqual([])
  for (const [index, { text, size }] of pages.entries()) {
    expect(size).toEqual([595, 842])
    expect(text).toContain(`—${index + 1}—`)
    if (/\d{5}\.5/.test(text)) expect(text).toContain('指标单位')
    if (index > 0 && /\d{5}\.5/.test(text)) expect(text).toContain('续表')
  }
  // The tables are made page by page; the print engine must not have broken one of them again.
  expect(all.split('指标单位').length).toBe(pages.filter(({ text }) => /\d{5}\.5/.test(text)).length + 1)
})

test('lying paper is A4 turned, and sources are linked both ways', async () => {
  const pages = await printed(browser, longTable(12), { style: 'official', orientation: 'landscape', chart: true, sources: true })
  const text = pages.map((page) => page.text).join('')
  expect(pages.map(({ size }) => size)).toEqual(pages.map(() => [842, 595]))
  expect(pages.reduce((sum, { links }) => sum + links, 0)).toBe(2 * 12 * 6)
  expect(text).toContain('附图主要指标对比')
  expect(text).toContain('附录数据出处')
})

test('the reading version numbers its pages in the middle, with their total', async () => {
  const pages = await printed(browser, longTable(40), { style: 'reading', orientation: 'portrait', chart: false, sources: true })
  pages.forEach(({ text }, index) => expect(text).toContain(`${index + 1}/${pages.length}`))
})

test('rare characters of names are printed with a glyph; one that no bundled font has is listed in the notes', async () => {
  const table = longTable(2)
  const named = { ...table, spec: { ...table.spec, title: '㛃䶮𬭎𫖮𫍯村主要指标对比表' }, rows: table.rows.map((row) => ({ ...row, indicator: `${row.indicator}𰀀` })) }
  const text = (await printed(browser, named, { style: 'official', orientation: 'portrait', chart: false, sources: false })).map((page) => page.text).join('')
  expect(text).toContain('㛃䶮𬭎𫖮𫍯村主要指标对比表')
  expect(text).toMatch(/缺少下列字形.*U\+30000/)
  expect(text).not.toContain('U+2CB4E')
})
