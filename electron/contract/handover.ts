import { z } from 'zod'
import { ComparisonSpec, PrintLayout } from './comparisons.ts'
import { byHost, forHost } from './call.ts'
import { SavedFile } from './host.ts'
import { MadeFile } from './ledger.ts'

// The hand-over of a comparison: paper, office files, pictures. What each holds is told in docs/handover.md.

/** A comparison as an office file: Word table, workbook or plain text. */
export const ComparisonFile = z.strictObject({
  spec: ComparisonSpec,
  format: z.enum(['docx', 'xlsx', 'csv']),
  /** Of a CSV file; the others have their own. */
  encoding: z.enum(['utf-8', 'gb18030']).default('utf-8'),
  /** Of the paper that a Word file or a workbook is laid out for. */
  orientation: PrintLayout.shape.orientation.default('portrait'),
  /** With every quote: an appendix in Word, a second sheet in a workbook. CSV has one table and no sources. */
  sources: z.boolean().default(true),
})
export type ComparisonFile = z.infer<typeof ComparisonFile>

/** Most characters of a picture that a page sends: with its envelope it stays below the gate's 1 MiB. */
const MOST_PICTURE_CHARACTERS = 900_000

/** A chart as drawn in the page: the text of an SVG, or a PNG in base64. */
export const ChartPicture = z.strictObject({
  spec: ComparisonSpec,
  format: z.enum(['svg', 'png']),
  data: z.string().min(1).max(MOST_PICTURE_CHARACTERS),
})
export type ChartPicture = z.infer<typeof ChartPicture>

/** A printed and completed PDF that the host keeps, so that what is saved is what was looked at. */
export const PreviewedPdf = z.strictObject({
  preview: z.uuid(),
  fileName: z.string(),
  /** The file itself, base64. */
  pdf: z.string(),
  /** Characters that no bundled font can draw, each once: they are listed on the paper too. */
  missingGlyphs: z.array(z.string()),
})
export type PreviewedPdf = z.infer<typeof PreviewedPdf>

/** A comparison on paper; with `preview` the very file that was shown, if the host still has it. */
export const PaperChoice = z.strictObject({ spec: ComparisonSpec, layout: PrintLayout, preview: z.uuid().nullable().default(null) })
export type PaperChoice = z.infer<typeof PaperChoice>

/** How far printing came: the system's dialog, its PDF viewer, or neither (then nothing was printed). */
export const PrintOutcome = z.enum(['sent', 'opened-in-viewer', 'cancelled', 'no-printer', 'no-viewer'])
export type PrintOutcome = z.infer<typeof PrintOutcome>

export const handoverCalls = {
  /** Prints the table to a PDF that is kept in memory and shown, not saved. Fails with `print-failed`, `nothing-to-export`. */
  'export.preview': byHost({ input: z.strictObject({ spec: ComparisonSpec, layout: PrintLayout }), output: PreviewedPdf }),
  /** Prints the table unless it was previewed, asks where to save, writes it whole or not at all; null if the person cancelled. */
  'export.comparisonPdf': byHost({ input: PaperChoice, output: SavedFile.nullable() }),
  /** Makes an office file of the table, asks where to save, writes it whole or not at all; null if the person cancelled. */
  'export.comparisonFile': byHost({ input: ComparisonFile, output: SavedFile.nullable() }),
  /** Saves a chart that the page drew; null if the person cancelled. Fails with `picture-invalid`. */
  'export.chart': byHost({ input: ChartPicture, output: SavedFile.nullable() }),
  /** Sends the table to a printer, in whatever way the host can. */
  'export.print': byHost({ input: PaperChoice, output: PrintOutcome }),

  // Between host and library; refused when the page asks.
  /** The bytes of an office file. Fails with `nothing-to-export`. */
  'comparison.file': forHost({ input: ComparisonFile, output: MadeFile }),
  /** The bytes of a chart's file, checked. Fails with `picture-invalid`. */
  'comparison.chartFile': forHost({ input: ChartPicture, output: MadeFile }),
  /** A file of this proposed name was saved: the next one gets the next number. */
  'export.saved': forHost({ input: z.strictObject({ fileName: z.string().max(300) }), output: z.null() }),
}
