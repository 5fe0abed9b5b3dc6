import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import type { ComparisonTable } from '../../electron/contract/index.ts'
import { buildComparison } from '../../electron/domain/comparison/index.ts'
import { documentOf, figure, indicatorsOf, REGIONS, specOf } from '../../electron/domain/comparison/testing/observed.ts'
import { findBrowser } from '../../electron/hosts/chromium/find-browser.ts'
import { PAGE_ORIGIN, responseHeaders } from '../../electron/hosts/shared/policy.ts'
import { against } from './statistics.ts'

const ROUNDS = 5, ROWS = 1000, ROOT = join(import.meta.dirname, '../..')
const NAMES = ['太谷区', '太谷经济技术开发区', '晋中市', '杏花岭区', '太原市', '山西省']
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' }
const PAPER = { printBackground: true, preferCSSPageSize: true, generateTaggedPDF: true, generateDocumentOutline: true }
const JOB = '00000000-0000-4000-8000-000000000001'

/** A table of 1,000 rows laid out and printed, browser start included, against a bare print of the same HTML. */
export async function benchPaper() {
  const table = longTable()
  const { html } = await print({ table })
  const timing = await against(ROUNDS, async () => (await print({ table })).ms, async () => (await print({ html })).ms)
  return { rows: ROWS, columns: NAMES.length, ...timing }
}

function longTable(): ComparisonTable {
  const indicators = Array.from({ length: ROWS }, (_, index) => `第${index + 1}项指标`)
  const observations = indicators.flatMap((name, row) => NAMES.map((region, column) =>
    figure(region, name, `${10_000 + row * 10 + column}.5亿元`, (10_000 + row * 10 + column + 0.5) * 1e8, { document: documentOf(region, '2025') })))
  return buildComparison(specOf(NAMES, indicators, { title: '长表' }), {
    observations, documents: NAMES.map((name) => documentOf(name, '2025')), regions: REGIONS, indicators: indicatorsOf(...indicators),
  })
}

/** Starts a browser, shows the print page (or its finished HTML without scripts), prints; milliseconds and the page's HTML. */
async function print(what: { table?: ComparisonTable; html?: string }): Promise<{ ms: number; html: string }> {
  const profile = mkdtempSync(join(tmpdir(), 'antou-bench-'))
  const began = performance.now()
  const executablePath = findBrowser()
  const context = await chromium.launchPersistentContext(profile, { ...(executablePath === null ? {} : { executablePath }), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  try {
    const page = context.pages()[0] ?? await context.newPage()
    await page.route('**/*', (route) => {
      const path = new URL(route.request().url()).pathname
      const bare = what.html !== undefined && path.endsWith('print.html')
      // The policy would take the finished HTML its column widths, which are inline there: then another, simpler page is printed.
      return route.fulfill({ headers: { ...(what.html === undefined ? responseHeaders() : {}), 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }, body: bare ? what.html! : readFileSync(join(ROOT, 'out/renderer', path)) })
    })
    const job = { job: JOB, table: what.table, layout: { style: 'official', orientation: 'landscape', chart: false, sources: false }, fileName: 'x.pdf', date: '2026-03-05' }
    await page.addInitScript((value) => { Object.assign(window, { antou: { call: async () => ({ ok: true, value }), on: () => () => {} } }) }, job)
    await page.goto(`${PAGE_ORIGIN.chromium}/print/print.html#job=${JOB}`)
    if (what.table) await page.locator('html[data-print-ready]').waitFor({ state: 'attached', timeout: 120_000 })
    else await page.evaluate(() => document.fonts.ready)
    await (await context.newCDPSession(page)).send('Page.printToPDF', PAPER)
    const ms = performance.now() - began
    const html = what.table ? await finishedHtml(page) : ''
    return { ms, html }
  } finally {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

/** The page as it stands, without its scripts; the sheet that aligns the numbers lives outside the HTML and is put into it. */
async function finishedHtml(page: Page): Promise<string> {
  const rules = await page.evaluate(() => document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('\n'))
  return (await page.content()).replace(/<script[^>]*><\/script>/g, '').replace('</head>', `<style>${rules}</style></head>`)
}
