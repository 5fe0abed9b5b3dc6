// Exports: a comparison on paper (the host prints between `export.prepare` and `export.finish`), as an office file, as a picture.
import { ExpectedFailure, type ComparisonFile, type ComparisonSpec, type ComparisonTable, type PrintJob } from '../../contract/index.ts'
import { buildTable } from '../comparisons/index.ts'
import type { HandlersOf, Session } from '../handlers.ts'
import type { ReadDb } from '../storage/index.ts'
import { chartBytes } from './chart-file.ts'
import { comparisonCsvBytes } from './comparison-csv.ts'
import { completePdf, detailsOf, notesDetails } from './complete-pdf.ts'
import { baseName } from './file-name.ts'
import { PrintJobs, type AnyJob } from './jobs.ts'
import { countSaved, nextFileName } from './numbering.ts'

export { comparisonCsv } from './comparison-csv.ts'

const jobs = new PrintJobs()

export const exportHandlers: HandlersOf<'export.prepare' | 'export.finish' | 'export.saved' | 'print.job' | 'comparison.file' | 'comparison.chartFile'> = {
  'export.prepare': async (db, { spec, layout }, session) => {
    const table = await filledTable(db, spec, session)
    const date = dayOf(session.now())
    const job: PrintJob = { job: session.newId(), table, layout, fileName: nextFileName(db, baseName(table, date), 'pdf'), date }
    jobs.keep(job)
    return job
  },
  'print.job': (_db, { job }) => jobs.find(job),
  'export.finish': async (_db, { job: id, pdf }, session) => {
    const completed = await completePdf(pdf, detailsOfJob(jobs.find(id), session))
    jobs.forget(id)
    return completed
  },
  'comparison.file': async (db, choice, session) => {
    const table = await filledTable(db, choice.spec, session)
    return { fileName: nextFileName(db, baseName(table, dayOf(session.now())), choice.format), bytes: await fileBytes(table, choice, session.now()) }
  },
  'comparison.chartFile': async (db, picture, session) => {
    const table = await filledTable(db, picture.spec, session)
    return { fileName: nextFileName(db, `${baseName(table, dayOf(session.now()))}_附图`, picture.format), bytes: chartBytes(picture) }
  },
  'export.saved': (db, { fileName }) => { countSaved(db, fileName); return null },
}

/** Keeps a job of another area until it is printed. */
export function keepPrintJob(job: AnyJob): void { jobs.keep(job) }

const detailsOfJob = (job: AnyJob, { version, now }: Session) => ('kind' in job ? notesDetails(job, version, now()) : detailsOf(job, version, now()))

/** The table of a choice. Fails with `nothing-to-export` where it has no row or no column. */
async function filledTable(db: ReadDb, spec: ComparisonSpec, session: Session): Promise<ComparisonTable> {
  const table = await buildTable(db, spec, session)
  if (table.rows.length === 0 || table.columns.length === 0) throw new ExpectedFailure('nothing-to-export')
  return table
}

/** An office file of a table. The writers are loaded when first needed: most sessions export nothing. */
async function fileBytes(table: ComparisonTable, { format, encoding, orientation, sources }: ComparisonFile, now: Date): Promise<Uint8Array<ArrayBuffer>> {
  const choice = { orientation, sources, date: dayOf(now), made: now }
  if (format === 'csv') return comparisonCsvBytes(table, encoding)
  if (format === 'xlsx') return (await import('./comparison-xlsx.ts')).comparisonXlsx(table, choice)
  return (await import('./comparison-docx.ts')).comparisonDocx(table, choice)
}

/** The laptop's own day: a table printed at 7 in the morning in China carries today's date, not yesterday's. */
function dayOf(now: Date): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}
