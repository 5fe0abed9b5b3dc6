import { ExpectedFailure, type CallArgument, type CallOutput, type LibraryCallName, type PreviewedPdf, type PrintOutcome, type SavedFile } from '../../contract/index.ts'
import type { LibraryClient } from './library-client.ts'
import type { KeptPdf, Previews } from './previews.ts'
import type { PrintedPaper } from './print-page.ts'
import { safeFileName, saveWhole } from './save-file.ts'

/** What saving a made file needs of its host. */
export interface SaveParts {
  readonly library: Pick<LibraryClient, 'call'>
  /** Asks where to save; null if the person cancelled. The host's own dialog asks before overwriting. */
  readonly chooseSavePath: (fileName: string) => Promise<string | null>
  /** Told after each export, for 打开所在文件夹. */
  readonly onSaved: (path: string) => void
}

/** A job that is to go to a printer; the PDF is made only where the host needs it. */
export interface PaperToPrint { readonly job: string; readonly fileName: string; readonly pdf: () => Promise<Uint8Array> }

/** What an export to paper needs besides. */
export interface ExportParts extends SaveParts {
  /** Prints the print page of a job to PDF. Fails with `print-failed`. */
  readonly print: (job: string) => Promise<PrintedPaper>
  /** Sends a job to the system's printer or viewer. */
  readonly printOnPaper: (paper: PaperToPrint) => Promise<PrintOutcome>
  readonly previews: Previews
}

/** A library call that must succeed: its failure is thrown as an expected one. */
export async function callOrThrow<Name extends LibraryCallName>(
  library: Pick<LibraryClient, 'call'>, name: Name, input: CallArgument<Name>,
): Promise<CallOutput<Name>> {
  const result = await library.call(name, input)
  if (!result.ok) throw new ExpectedFailure(result.failure.code, result.failure.detail)
  return result.value as CallOutput<Name>
}

type Paper = Pick<CallArgument<'export.comparisonPdf'>, 'spec' | 'layout'>

/** Table → print page → PDF → completed PDF, in memory. */
async function printedPdf(parts: ExportParts, { spec, layout }: Paper): Promise<KeptPdf & Pick<PreviewedPdf, 'missingGlyphs'>> {
  const { job, fileName } = await callOrThrow(parts.library, 'export.prepare', { spec, layout })
  const { pdf, missingGlyphs } = await parts.print(job)
  return { preview: job, fileName, pdf: await callOrThrow(parts.library, 'export.finish', { job, pdf }), missingGlyphs: [...missingGlyphs] }
}

/** Prints for the preview and keeps what was printed: saving then writes these very bytes. */
export async function previewPdf(parts: ExportParts, paper: Paper): Promise<PreviewedPdf> {
  const { preview, fileName, pdf, missingGlyphs } = await printedPdf(parts, paper)
  parts.previews.keep({ preview, fileName, pdf })
  return { preview, fileName, missingGlyphs, pdf: Buffer.from(pdf).toString('base64') }
}

/**
 * The PDF that was looked at, else one printed now, to a file. The person is asked where to save only once there is
 * something to save. Null if the person cancelled; a failing write leaves an earlier file of that name as it was.
 */
export async function exportComparisonPdf(parts: ExportParts, input: CallArgument<'export.comparisonPdf'>): Promise<SavedFile | null> {
  const { fileName, pdf } = parts.previews.find(input.preview) ?? await printedPdf(parts, input)
  return saveNumbered(parts, fileName, pdf)
}

/** The table as an office file, or a chart of it as a picture. Null if the person cancelled. */
export async function exportMade<Name extends 'comparison.file' | 'comparison.chartFile'>(parts: SaveParts, name: Name, input: CallArgument<Name>): Promise<SavedFile | null> {
  const { fileName, bytes } = await callOrThrow(parts.library, name, input)
  return saveNumbered(parts, fileName, bytes)
}

/** To the printer: in the way of the host, with the PDF of the preview where there is one. */
export async function printComparison(parts: ExportParts, input: CallArgument<'export.print'>): Promise<PrintOutcome> {
  const { job, fileName } = await callOrThrow(parts.library, 'export.prepare', { spec: input.spec, layout: input.layout })
  return parts.printOnPaper({
    job, fileName,
    async pdf() {
      const kept = parts.previews.find(input.preview)
      return kept?.pdf ?? await callOrThrow(parts.library, 'export.finish', { job, pdf: (await parts.print(job)).pdf })
    },
  })
}

/** Notes for people: an office file or text from the library, or printed to PDF. Null if the person cancelled. */
export async function exportNotes(parts: ExportParts, input: CallArgument<'export.notes'>): Promise<SavedFile | null> {
  const { format } = input
  if (format !== 'pdf') return exportUnnumbered(parts, 'notes.file', { ...input, format })
  const { job, fileName } = await callOrThrow(parts.library, 'notes.prepare', input)
  const { pdf } = await parts.print(job)
  return saveAsked(parts, fileName, await callOrThrow(parts.library, 'export.finish', { job, pdf }))
}

/** A file that the library makes whole: the ledger as it is shown, notes for people, notes for another laptop. Null if the person cancelled. */
export async function exportUnnumbered<Name extends 'ledger.file' | 'notes.file' | 'exchange.file'>(
  parts: SaveParts, name: Name, input: CallArgument<Name>,
): Promise<SavedFile | null> {
  const { fileName, bytes } = await callOrThrow(parts.library, name, input)
  return saveAsked(parts, fileName, bytes)
}

/** Saves a file whose name carries a number, and counts it once it is there. */
async function saveNumbered(parts: SaveParts, fileName: string, bytes: Uint8Array): Promise<SavedFile | null> {
  const saved = await saveAsked(parts, fileName, bytes)
  if (saved !== null) await callOrThrow(parts.library, 'export.saved', { fileName })
  return saved
}

/** Asks where to save, and saves; null if the person cancelled. */
async function saveAsked(parts: SaveParts, fileName: string, bytes: Uint8Array): Promise<SavedFile | null> {
  const path = await parts.chooseSavePath(safeFileName(fileName))
  if (path === null) return null
  const saved = await saveWhole(path, bytes)
  parts.onSaved(path)
  return saved
}
