import { readFileSync } from 'node:fs'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What a PDF says, page by page, without blanks (a table's cells are apart in the file); and the facts about it. */
export async function readPdf(file: string): Promise<{ pages: string[]; title: string; creator: string; outline: number }> {
  const task = getDocument({ data: new Uint8Array(readFileSync(file)), useSystemFonts: false, verbosity: 0 })
  const document = await task.promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const content = await (await document.getPage(number)).getTextContent()
    pages.push(content.items.map((item) => ('str' in item ? item.str : '')).join('').replace(/\s+/g, ''))
  }
  const { info } = await document.getMetadata() as { info: { Title?: string; Creator?: string } }
  const outline = await document.getOutline()
  await task.destroy()
  return { pages, title: info.Title ?? '', creator: info.Creator ?? '', outline: outline?.length ?? 0 }
}
