import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ExpectedFailure } from '../../contract/index.ts'
import type { AssetServer } from '../shared/assets.ts'
import type { Gate } from '../shared/gate.ts'
import { PAGE_ORIGIN } from '../shared/policy.ts'
import { startBrowser } from './browser-process.ts'
import { takeFirstPage } from './first-page.ts'
import { openPageSession, type PageSession } from './page-session.ts'

export interface PrinterOptions {
  readonly program: string
  readonly assets: AssetServer
  readonly gate: Gate
  readonly developmentOrigin?: string | undefined
  readonly report: (error: unknown) => void
}

/** A table of 300 rows with its sources prints in about 3 s here; a slow laptop may take ten times that. */
const PRINT_LIMIT_MS = 60_000

/** Settles once the print document says that it is complete (`data-print-ready`) and its fonts are there. */
const UNTIL_READY = `new Promise((resolve) => {
  const root = document.documentElement
  const done = () => root.hasAttribute('data-print-ready') && document.fonts.ready.then(() => resolve(true))
  if (!done()) new MutationObserver((_changes, observer) => done() && observer.disconnect()).observe(root, { attributes: true })
})`

/** Paper as the style sheet says, with tags and outline; A4 where it says nothing. */
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
    const { sessionId } = await takeFirstPage(browser.pipe, () => undefined)
    const page = await openPageSession({
      pipe: browser.pipe, sessionId, origin: PAGE_ORIGIN.chromium, assets: options.assets, gate: options.gate, page: 'print',
      developmentOrigin: options.developmentOrigin,
    })
    await page.navigate(`/print/print.html#job=${job}`)
    await withinLimit(page.evaluate(UNTIL_READY))
    return await printPage(page)
  } catch (error) {
    options.report(error)
    throw new ExpectedFailure('print-failed')
  } finally {
    await browser.close()
    await rm(profileFolder, { recursive: true, force: true }).catch(() => undefined)
  }
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

async function withinLimit(ready: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the print document did not become ready')), PRINT_LIMIT_MS)
  })
  try { await Promise.race([ready, limit]) } finally { clearTimeout(timer) }
}
