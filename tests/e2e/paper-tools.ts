import { readFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { expect, type Browser } from '@playwright/test'
import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, type PDFObject } from 'pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { ComparisonTable, PrintLayout } from '../../electron/contract/index.ts'
import { PAGE_ORIGIN, responseHeaders } from '../../electron/hosts/shared/policy.ts'

// The built print page in a real browser, under the app's own policy, and its PDF read back.

const RENDERER = resolve(import.meta.dirname, '../../out/renderer')
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' }

/** Prints a table; fails where the page asks for anything outside or breaks its policy. */
export async function printTable(browser: Browser, table: ComparisonTable, layout: PrintLayout): Promise<Uint8Array<ArrayBuffer>> {
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
  await page.locator('html[data-print-ready], html[data-print-failed]').waitFor({ state: 'attached', timeout: 60_000 })
  expect(await page.locator('html').getAttribute('data-print-failed')).toBeNull()
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.printToPDF', { printBackground: true, preferCSSPageSize: true, generateTaggedPDF: true, generateDocumentOutline: true })
  await page.close()
  expect([outside, refused]).toEqual([[], []])
  return new Uint8Array(Buffer.from(data, 'base64'))
}

/** A page as a reader's program sees it: text without blanks, size in points, internal links and how many lead nowhere. */
export interface ReadPage { readonly text: string; readonly size: readonly [number, number]; readonly links: number; readonly lost: number; readonly tags: string }

export interface ReadPdf { readonly pages: readonly ReadPage[]; readonly outline: readonly string[] }

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 })
  const document = await task.promise
  const pages: ReadPage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const text = (await page.getTextContent()).items.map((item) => 'str' in item ? item.str : '').join('').replace(/\s+/g, '')
    const { width, height } = page.getViewport({ scale: 1 })
    const links = (await page.getAnnotations()).filter((annotation: { subtype: string; dest?: unknown }) => annotation.subtype === 'Link' && annotation.dest) as { dest: unknown }[]
    const found = await Promise.all(links.map(async ({ dest }) => Array.isArray(dest) ? true : await document.getDestination(String(dest)) !== null))
    pages.push({ text, size: [Math.round(width), Math.round(height)], links: links.length, lost: found.filter((each) => !each).length, tags: JSON.stringify(await page.getStructTree()) })
  }
  const outline = (await document.getOutline() as { title: string; items: { title: string }[] }[] | null ?? []).flatMap(({ title, items }) => [title, ...items.map((item) => item.title)])
  await task.destroy()
  return { pages, outline }
}

/** What a PDF draws its letters with: fonts that are not embedded, and how often a letter without a glyph is drawn. */
export interface DrawnLetters { readonly fonts: readonly string[]; readonly notEmbedded: readonly string[]; readonly blanks: number; readonly glyphs: number }

export async function drawnLetters(bytes: Uint8Array): Promise<DrawnLetters> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const fonts = new Map<string, boolean>()
  let blanks = 0, glyphs = 0
  for (const page of pdf.getPages()) {
    const dictionary = page.node.Resources()?.lookupMaybe(PDFName.of('Font'), PDFDict)
    for (const [, reference] of dictionary?.entries() ?? []) {
      const font = pdf.context.lookup(reference, PDFDict)
      fonts.set(String(font.get(PDFName.of('BaseFont')) ?? font.get(PDFName.of('Subtype'))), isEmbedded(font, pdf))
    }
    for (const content of contentsOf(page.node.Contents(), pdf)) {
      // Two bytes a letter; glyph 0 is the empty box.
      for (const [, letters] of content.matchAll(/<([0-9A-Fa-f]+)>\s*(?:Tj|(?=[^[\]]*\]\s*TJ))/g)) {
        for (let at = 0; at < letters!.length; at += 4) { glyphs++; if (letters!.slice(at, at + 4) === '0000') blanks++ }
      }
    }
  }
  return { fonts: [...fonts.keys()].map((name) => name.replace(/^\/([A-Z]{6}\+)?/, '')), notEmbedded: [...fonts].filter(([, embedded]) => !embedded).map(([name]) => name), blanks, glyphs }
}

function isEmbedded(font: PDFDict, pdf: PDFDocument): boolean {
  if (String(font.get(PDFName.of('Subtype'))) === '/Type3') return true
  const inner = font.lookupMaybe(PDFName.of('DescendantFonts'), PDFArray)?.lookup(0, PDFDict) ?? font
  const descriptor = inner.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict)
  return ['FontFile', 'FontFile2', 'FontFile3'].some((name) => pdf.context.lookup(descriptor?.get(PDFName.of(name))) !== undefined)
}

function contentsOf(contents: PDFObject | undefined, pdf: PDFDocument): string[] {
  const streams = contents instanceof PDFArray ? contents.asArray().map((each) => pdf.context.lookup(each)) : [contents]
  return streams.flatMap((stream) => stream instanceof PDFRawStream ? [Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')] : [])
}
