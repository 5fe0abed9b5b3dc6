import { BrowserWindow } from 'electron'
import { ExpectedFailure, type PrintOutcome } from '../../contract/index.ts'
import { printPath, printWithin, readMissingGlyphs, UNTIL_PRINT_READY, type PrintedPaper } from '../shared/print-page.ts'
import { webPreferences } from './security.ts'

export interface PrinterOptions {
  readonly origin: string
  readonly preload: string
  /** Told of the print document's page before it asks anything, and when it is gone. */
  readonly onOpened: (contents: Electron.WebContents) => void
  readonly onClosed: (contents: Electron.WebContents) => void
  readonly report: (error: unknown) => void
}

/** Prints the document of a job to PDF in a window that is never shown. Fails with `print-failed`. */
export function printJob(options: PrinterOptions, job: string): Promise<PrintedPaper> {
  return inHiddenWindow(options, (contents) => printWithin(printIn(contents, options, job), options.report))
}

/** Sends the document of a job to a printer: the system's own dialog asks which. Fails with `print-failed`. */
export function printOnPaper(options: PrinterOptions, job: string): Promise<PrintOutcome> {
  return inHiddenWindow(options, async (contents) => {
    await printWithin(show(contents, options, job), options.report)
    if ((await contents.getPrintersAsync()).length === 0) return 'no-printer'
    // A person may stand before the dialog for as long as she likes.
    return await new Promise<PrintOutcome>((resolve, reject) => {
      contents.print({ silent: false, printBackground: true, pageSize: 'A4' }, (success, reason) => {
        if (success) resolve('sent')
        else if (/cancel/i.test(reason)) resolve('cancelled')
        else {
          options.report(new Error(`printing: ${reason}`))
          reject(new ExpectedFailure('print-failed'))
        }
      })
    })
  })
}

/** A window under the same policy as the app's own, for one print document. */
async function inHiddenWindow<Value>(options: PrinterOptions, work: (contents: Electron.WebContents) => Promise<Value>): Promise<Value> {
  // Hidden pages are slowed down, which would hold up the chart's drawing.
  const window = new BrowserWindow({ show: false, webPreferences: { ...webPreferences(options.preload), backgroundThrottling: false } })
  const contents = window.webContents
  options.onOpened(contents)
  try {
    return await work(contents)
  } finally {
    options.onClosed(contents)
    window.destroy()
  }
}

/** Loads the document and waits until it can be printed; answers with the characters that it has no glyph for. */
async function show(contents: Electron.WebContents, { origin }: PrinterOptions, job: string): Promise<readonly string[]> {
  await contents.loadURL(`${origin}${printPath(job)}`)
  return readMissingGlyphs(await contents.executeJavaScript(UNTIL_PRINT_READY))
}

async function printIn(contents: Electron.WebContents, options: PrinterOptions, job: string): Promise<PrintedPaper> {
  const missingGlyphs = await show(contents, options, job)
  const pdf = await contents.printToPDF({
    pageSize: 'A4', printBackground: true, preferCSSPageSize: true, generateTaggedPDF: true, generateDocumentOutline: true,
  })
  return { pdf: new Uint8Array(pdf), missingGlyphs }
}
