import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser } from '@playwright/test'

// Pages as pictures, compared with those in tests/fixtures/pictures (README there). One rasteriser for all machines:
// the browser that is there anyway, with the reader that the preview uses.

const FOLDER = resolve(import.meta.dirname, '../fixtures/pictures')
const PDFJS = resolve(import.meta.dirname, '../../node_modules/pdfjs-dist/build')
/** Pixels per millimetre of the kept pictures: letters of 9 pt can still be read. */
const DOTS_PER_POINT = 1.25
/** Pictures are compared in squares of this many pixels, so that another version's smoothing of edges does not count. */
const SQUARE = 10

/** How far two pictures are apart: the mean and the worst square, 0 (equal) to 1 (black against white). */
export interface Difference { readonly mean: number; readonly worst: number }

/** A page of a PDF against the kept picture `name`. With ANTOU_WRITE_PICTURES=1 the picture is written anew. */
export async function comparePage(browser: Browser, pdf: Uint8Array, pageNumber: number, name: string): Promise<Difference> {
  const page = await browser.newPage()
  try {
    await page.route('https://pictures.invalid/**', (route) => {
      const file = new URL(route.request().url()).pathname.slice(1)
      return file === '' ? route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }) : route.fulfill({ contentType: 'text/javascript', body: readFileSync(join(PDFJS, file)) })
    })
    await page.goto('https://pictures.invalid/')
    const drawn = await page.evaluate(async ({ data, pageNumber: number, scale }) => {
      const reader = '/pdf.min.mjs', parser = '/pdf.worker.min.mjs'
      Object.assign(globalThis, { pdfjsWorker: await import(parser) })
      const { getDocument } = await import(reader) as typeof import('pdfjs-dist')
      const document_ = await getDocument({ data: Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)), useSystemFonts: false, verbosity: 0 }).promise
      const sheet = await document_.getPage(number)
      const viewport = sheet.getViewport({ scale })
      const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(viewport.width), height: Math.round(viewport.height) })
      await sheet.render({ canvas, viewport }).promise
      return canvas.toDataURL('image/png')
    }, { data: Buffer.from(pdf).toString('base64'), pageNumber, scale: DOTS_PER_POINT })
    const file = join(FOLDER, `${name}.png`)
    if (process.env['ANTOU_WRITE_PICTURES'] === '1' || !existsSync(file)) writeFileSync(file, Buffer.from(drawn.slice(drawn.indexOf(',') + 1), 'base64'))
    const kept = `data:image/png;base64,${readFileSync(file).toString('base64')}`
    return await page.evaluate(async ({ pictures, square }) => {
      const greys = await Promise.all(pictures.map(async (address) => {
        const picture = await createImageBitmap(await (await fetch(address)).blob())
        const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!
        canvas.drawImage(picture, 0, 0)
        return { width: picture.width, height: picture.height, data: canvas.getImageData(0, 0, picture.width, picture.height).data }
      }))
      const [one, other] = greys as [typeof greys[0], typeof greys[0]]
      if (one.width !== other.width || one.height !== other.height) return { mean: 1, worst: 1 }
      const grey = ({ data, width }: typeof one, left: number, top: number): number => {
        let sum = 0
        for (let y = top; y < top + square; y++) for (let x = left; x < left + square; x++) sum += data[(y * width + x) * 4]! + data[(y * width + x) * 4 + 1]! + data[(y * width + x) * 4 + 2]!
        return sum / (765 * square * square)
      }
      const apart: number[] = []
      for (let top = 0; top + square <= one.height; top += square) for (let left = 0; left + square <= one.width; left += square) apart.push(Math.abs(grey(one, left, top) - grey(other, left, top)))
      return { mean: apart.reduce((sum, each) => sum + each, 0) / apart.length, worst: Math.max(...apart) }
    }, { pictures: [drawn, kept], square: SQUARE })
  } finally {
    await page.close()
  }
}
