// Exports: a print job from table to file. The host prints between `export.prepare` and `export.finish`.
import { ExpectedFailure, type PrintJob } from '../../contract/index.ts'
import { buildTable } from '../comparisons/index.ts'
import type { HandlersOf } from '../handlers.ts'
import type { ReadDb } from '../storage/index.ts'
import { completePdf, detailsOf } from './complete-pdf.ts'
import { baseName, fileNameOf } from './file-name.ts'
import { PrintJobs } from './jobs.ts'

const jobs = new PrintJobs()

export const exportHandlers: HandlersOf<'export.prepare' | 'export.finish' | 'print.job'> = {
  'export.prepare': async (db, { spec, layout }, session) => {
    const table = await buildTable(db, spec, session)
    if (table.rows.length === 0 || table.columns.length === 0) throw new ExpectedFailure('nothing-to-export')
    const date = dayOf(session.now())
    const base = baseName(table, date)
    const job: PrintJob = { job: session.newId(), table, layout, fileName: fileNameOf(base, lastNumber(db, base) + 1), date }
    jobs.keep({ job, base })
    return job
  },
  'print.job': (_db, { job }) => jobs.find(job).job,
  'export.finish': async (db, { job: id, pdf }, session) => {
    const { job, base } = jobs.find(id)
    const completed = await completePdf(pdf, detailsOf(job, session.version, session.now()))
    db.run('INSERT INTO main.export_number (name, number) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET number = number + 1', base)
    jobs.forget(id)
    return completed
  },
}

/** How many versions of a name have been made on this laptop. */
function lastNumber(db: ReadDb, base: string): number {
  return db.get<{ number: number }>('SELECT number FROM main.export_number WHERE name = ?', base)?.number ?? 0
}

/** The laptop's own day: a table printed at 7 in the morning in China carries today's date, not yesterday's. */
function dayOf(now: Date): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}
