import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AssetServer } from '../shared/assets.ts'
import type { Gate } from '../shared/gate.ts'
import { PAGE_ORIGIN } from '../shared/policy.ts'
import { printPath, printWithin, UNTIL_PRINT_READY } from '../shared/print-page.ts'
import { startBrowser, type Browser } from './browser-process.ts'
import { takeFirstPage } from './first-page.ts'
import { openPageSession, type PageSession } from './page-session.ts'

export interface PrinterOptions {
  readonly program: string
  readonly assets: AssetServer
  readonly gate: Gate
  readonly developmentOrigin?: string | undefined
  readonly report: (error: unknown) => void
}

/** Paper as the style sheet says, with tags and outline; A4 (in inches) where it says nothing. */
const PAPER = {
  printBackground: true, preferCSSPageSize: true, generateTaggedPDF: true, generateDocumentOutline: true,
  paperWidth: 210 / 25.4, paperHeight: 297 / 25.4, transferMode: 'ReturnAsStream',
}

/**
 * Prints the document of a job to PDF in a second browser without a window, on a profile that is thrown away: hidden
 * pages of the first one cannot print. The page runs under the same policy, with a bridge that may ask for its job
 * only. Fails with `print-failed`.
 */
export async function printJob(options: PrinterOptions, job: string): Promise<Uint8Array<ArrayBuffer>> {
  const profileFolder = await mkdtemp(join(tmpdir(), 'antou-print-'))
  const browser = startBrowser({
    program: options.program, profileFolder, headless: true, open: 'about:blank',
    resolvable: options.developmentOrigin === undefined ? [] : ['localhost', '127.0.0.1'],
  })
  try {
    return await printWithin(printIn(browser, options, job), options.report)
  } finally {
    await browser.close()
    await rm(profileFolder, { recursive: true, force: true }).catch(() => undefined)
  }
}

async function printIn(browser: Browser, options: PrinterOptions, job: string): Promise<Uint8Array<ArrayBuffer>> {
  const { sessionId } = await takeFirstPage(browser.pipe, () => undefined)
  const page = await openPageSession({
    pipe: browser.pipe, sessionId, origin: PAGE_ORIGIN.chromium, assets: options.assets, gate: options.gate, page: 'print',
    developmentOrigin: options.developmentOrigin,
  })
  await page.navigate(printPath(job))
  await page.evaluate(UNTIL_PRINT_READY)
  return printPage(page)
}

/** The page as PDF, read from the browser piece by piece. */
async function printPage(page: PageSession): Promise<Uint8Array<ArrayBuffer>> {
  const { stream } = await page.send<{ stream: string }>('Page.printToPDF', PAPER)
  const pieces: Buffer[] = []
  for (let end = false; !end;) {
    const piece = await page.send<{ data: string; eof: boolean; base64Encoded?: boolean }>('IO.read', { handle: stream, size: 1024 * 1024 })
    pieces.push(Buffer.from(piece.data, piece.base64Encoded === true ? 'base64' : 'latin1'))
    end = piece.eof
  }
  await page.send('IO.close', { handle: stream })
  return new Uint8Array(Buffer.concat(pieces))
}
