import { BrowserWindow } from 'electron'
import { printPath, printWithin, UNTIL_PRINT_READY } from '../shared/print-page.ts'
import { webPreferences } from './security.ts'

export interface PrinterOptions {
  readonly origin: string
  readonly preload: string
  /** Told of the print document's page before it asks anything, and when it is gone. */
  readonly onOpened: (contents: Electron.WebContents) => void
  readonly onClosed: (contents: Electron.WebContents) => void
  readonly report: (error: unknown) => void
}

/**
 * Prints the document of a job to PDF in a window that is never shown, under the same policy as the app's own. Fails
 * with `print-failed`.
 */
export async function printJob(options: PrinterOptions, job: string): Promise<Uint8Array<ArrayBuffer>> {
  // Hidden pages are slowed down, which would hold up the chart's drawing.
  const window = new BrowserWindow({ show: false, webPreferences: { ...webPreferences(options.preload), backgroundThrottling: false } })
  const contents = window.webContents
  options.onOpened(contents)
  try {
    return await printWithin(printIn(contents, `${options.origin}${printPath(job)}`), options.report)
  } finally {
    options.onClosed(contents)
    window.destroy()
  }
}

async function printIn(contents: Electron.WebContents, address: string): Promise<Uint8Array<ArrayBuffer>> {
  await contents.loadURL(address)
  await contents.executeJavaScript(UNTIL_PRINT_READY)
  const pdf = await contents.printToPDF({
    pageSize: 'A4', printBackground: true, preferCSSPageSize: true, generateTaggedPDF: true, generateDocumentOutline: true,
  })
  return new Uint8Array(pdf)
}
