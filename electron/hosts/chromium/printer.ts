import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AssetServer } from '../shared/assets.ts'
import type { Gate } from '../shared/gate.ts'
import { PAGE_ORIGIN } from '../shared/policy.ts'
import { printPath, printWithin, readMissingGlyphs, UNTIL_PRINT_READY, type PrintedPaper } from '../shared/print-page.ts'
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

/** A second browser without a window that prints, kept for a while so that the next preview need not start it. */
export interface Printer {
  /** Prints the document of a job to PDF; one after the other. Fails with `print-failed`. */
  readonly print: (job: string) => Promise<PrintedPaper>
  /** Ends the browser, if there is one. */
  readonly close: () => Promise<void>
}

/** How long an idle printer is kept: a person who looks at a preview changes it within a minute or not at all. */
const KEPT_FOR_MS = 60_000

interface Running { readonly browser: Browser; readonly page: PageSession; readonly profileFolder: string }

/**
 * Prints in a second browser without a window, on a profile that is thrown away: hidden pages of the first one cannot
 * print. The page runs under the same policy, with a bridge that may ask for its job only. The browser starts with the
 * first job (about half a second); after a failure the next job gets a new one.
 */
export function createPrinter(options: PrinterOptions): Printer {
  let running: Promise<Running> | null = null
  let queue: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined

  async function close(): Promise<void> {
    clearTimeout(idle)
    const ending = running
    running = null
    if (ending !== null) await ending.then(end, () => undefined)
  }

  async function printNow(job: string): Promise<PrintedPaper> {
    clearTimeout(idle)
    try {
      const { page } = await (running ??= startPrinter(options))
      return await printIn(page, job)
    } catch (error) {
      await close()
      throw error
    } finally {
      if (running !== null) idle = setTimeout(() => void close(), KEPT_FOR_MS).unref()
    }
  }

  return {
    close,
    print(job) {
      const printed = queue.then(() => printWithin(printNow(job), options.report)).catch(async (error: unknown) => {
        await close() // a document that never became ready still holds the page
        throw error
      })
      queue = printed.catch(() => undefined)
      return printed
    },
  }
}

/** Prints one job in a browser of its own: for the command line. Fails with `print-failed`. */
export async function printJob(options: PrinterOptions, job: string): Promise<PrintedPaper> {
  const printer = createPrinter(options)
  try {
    return await printer.print(job)
  } finally {
    await printer.close()
  }
}

async function startPrinter(options: PrinterOptions): Promise<Running> {
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
    return { browser, page, profileFolder }
  } catch (error) {
    await end({ browser, profileFolder })
    throw error
  }
}

async function end({ browser, profileFolder }: Pick<Running, 'browser' | 'profileFolder'>): Promise<void> {
  await browser.close()
  await rm(profileFolder, { recursive: true, force: true }).catch(() => undefined)
}

async function printIn(page: PageSession, job: string): Promise<PrintedPaper> {
  await page.navigate(printPath(job))
  const missingGlyphs = readMissingGlyphs(await page.evaluate(UNTIL_PRINT_READY))
  return { pdf: await printPage(page), missingGlyphs }
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
