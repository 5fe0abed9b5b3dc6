// Shows the pages of a PDF as pictures: the very file that will be saved. Loaded only when the dialog shows paper.
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
// The policy allows no worker; imported here, the parser runs in the page itself, for a file that we just made.
import * as parser from 'pdfjs-dist/build/pdf.worker.min.mjs'

Object.assign(globalThis, { pdfjsWorker: parser })

/** An opened PDF. */
export interface PdfPages {
  /** Width ÷ height of each page. */
  readonly ratios: readonly number[]
  /** Draws a page (from 0) into a canvas, as wide as given in CSS pixels. */
  readonly draw: (page: number, canvas: HTMLCanvasElement, width: number) => Promise<void>
  readonly close: () => void
}

/** Opens a PDF given in base64. */
export async function openPdf(base64: string): Promise<PdfPages> {
  const data = Uint8Array.from(atob(base64), character => character.charCodeAt(0))
  const task = getDocument({ data, useSystemFonts: false, useWasm: false, isOffscreenCanvasSupported: false, verbosity: 0 })
  const pdf = await task.promise
  return { ratios: await ratiosOf(pdf), draw: (page, canvas, width) => drawPage(pdf, page, canvas, width), close: () => { void task.destroy() } }
}

/** Pages of one file may lie or stand; reading each size of a hundred pages takes a few milliseconds. */
async function ratiosOf(pdf: PDFDocumentProxy): Promise<number[]> {
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)))
  return pages.map(page => { const { width, height } = page.getViewport({ scale: 1 }); return width / height })
}

async function drawPage(pdf: PDFDocumentProxy, index: number, canvas: HTMLCanvasElement, width: number): Promise<void> {
  const page = await pdf.getPage(index + 1)
  const sharp = Math.min(globalThis.devicePixelRatio || 1, 2)
  const viewport = page.getViewport({ scale: width * sharp / page.getViewport({ scale: 1 }).width })
  canvas.width = Math.round(viewport.width)
  canvas.height = Math.round(viewport.height)
  await page.render({ canvas, viewport }).promise
}
