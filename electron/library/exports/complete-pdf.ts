import { PDFDocument, PDFName, PDFString } from 'pdf-lib'
import { ExpectedFailure, type NotesPaper, type PrintJob } from '../../contract/index.ts'

/** What a printed PDF says of itself. */
export interface PdfDetails {
  readonly title: string
  readonly subject: string
  readonly keywords: readonly string[]
  readonly created: Date
  /** 案头 and its version; takes the place of the browser's user agent. */
  readonly program: string
}

/** The details of a job's PDF: title, what it compares, regions and indicators as keywords. */
export function detailsOf({ table }: Pick<PrintJob, 'table'>, version: string, created: Date): PdfDetails {
  const regions = [...new Set(table.columns.map((column) => column.name))]
  const indicators = [...new Set(table.rows.map((row) => row.indicator))]
  return {
    title: table.spec.title || '对比表', subject: `${regions.join('、')}：${indicators.slice(0, 8).join('、')}${indicators.length > 8 ? '等' : ''}`,
    keywords: [...regions, ...indicators.slice(0, 30)], created, program: `案头 ${version}`,
  }
}

/** The details of a PDF of notes: what they are, and the names of their groups as keywords. */
export function notesDetails({ title, subtitle, groups }: NotesPaper, version: string, created: Date): PdfDetails {
  return { title, subject: subtitle, keywords: groups.slice(0, 30).map((group) => group.title), created, program: `案头 ${version}` }
}

/**
 * Completes what the browser's printing leaves out: title, subject, keywords, date, language, the title in the window's
 * bar, and no user agent. Text, tags, links and outline stay as they were printed.
 * Fails with `print-failed` where the bytes are no PDF or have no page.
 */
export async function completePdf(bytes: Uint8Array, details: PdfDetails): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await load(bytes)
  if (pdf.getPageCount() === 0) throw new ExpectedFailure('print-failed', '没有页面')
  pdf.setTitle(details.title, { showInWindowTitleBar: true })
  pdf.setAuthor('案头')
  pdf.setSubject(details.subject)
  pdf.setKeywords([details.keywords.join('；')])
  pdf.setCreationDate(details.created)
  pdf.setModificationDate(details.created)
  pdf.setCreator(details.program)
  pdf.setProducer(details.program)
  pdf.catalog.set(PDFName.of('Lang'), PDFString.of('zh-CN'))
  // The browser writes an XMP packet of its own at times; it would contradict the dictionary above.
  pdf.catalog.delete(PDFName.of('Metadata'))
  if (pdf.catalog.has(PDFName.of('Outlines'))) pdf.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
  return new Uint8Array(await pdf.save({ updateFieldAppearances: false }))
}

async function load(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false })
  } catch {
    throw new ExpectedFailure('print-failed', '不是完整的 PDF')
  }
}

