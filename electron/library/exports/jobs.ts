import { ExpectedFailure, type NotesPaper, type PrintJob } from '../../contract/index.ts'

/** Jobs kept at once. One is printed at a time; more are left over only where printing failed. */
const MOST_JOBS = 8

/** A comparison or notes on paper. */
export type AnyJob = PrintJob | NotesPaper

/** Print jobs between `export.prepare` and `export.finish`. In memory: a job means nothing after a restart. */
export class PrintJobs {
  readonly #jobs = new Map<string, AnyJob>()

  /** Keeps a job; the oldest goes where there are too many. */
  keep(job: AnyJob): void {
    this.#jobs.set(job.job, job)
    for (const id of [...this.#jobs.keys()].slice(0, -MOST_JOBS)) this.#jobs.delete(id)
  }

  /** Fails with `print-job-missing`. */
  find(id: string): AnyJob {
    const kept = this.#jobs.get(id)
    if (kept === undefined) throw new ExpectedFailure('print-job-missing')
    return kept
  }

  forget(id: string): void { this.#jobs.delete(id) }
}
