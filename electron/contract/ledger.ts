import { z } from 'zod'
import { byHost, forHost, read } from './call.ts'
import { EditionId, ObservationKey } from './ids.ts'
import { Quantity, ReviewState } from './metrics.ts'
import { SavedFile } from './host.ts'

/** Which figures of the ledger are shown; null and '' leave a filter out. */
export const LedgerFilter = z.strictObject({
  documentId: z.string().max(80).nullable(),
  /** Code of the region that the document is filed under. */
  region: z.string().max(60).nullable(),
  field: z.string().max(60).nullable(),
  review: ReviewState.nullable(),
  /** Blank-separated words that must all stand in indicator, number, subject, sentence or document title. */
  text: z.string().max(200),
}).readonly()
export type LedgerFilter = z.infer<typeof LedgerFilter>

export const LedgerColumn = z.enum(['place', 'indicator', 'value', 'measure', 'status', 'period', 'subject', 'confidence', 'review', 'document'])
export type LedgerColumn = z.infer<typeof LedgerColumn>

/** `place` is the order of the documents and of their texts. */
export const LedgerSort = z.strictObject({ by: LedgerColumn, descending: z.boolean() }).readonly()
export type LedgerSort = z.infer<typeof LedgerSort>

export const LedgerGrouping = z.enum(['none', 'indicator', 'field', 'document'])
export type LedgerGrouping = z.infer<typeof LedgerGrouping>

/** What the ledger shows, and how it is to be written down. */
export const LedgerExport = z.strictObject({
  format: z.enum(['xlsx', 'csv']),
  /** Of a CSV file; XLSX has its own. */
  encoding: z.enum(['utf-8', 'gb18030']),
  filter: LedgerFilter,
  sort: LedgerSort,
  grouping: LedgerGrouping,
})
export type LedgerExport = z.infer<typeof LedgerExport>

/** A file that was made and waits to be saved. */
export const MadeFile = z.strictObject({ fileName: z.string(), bytes: z.instanceof(Uint8Array) })
export type MadeFile = z.infer<typeof MadeFile>

export const ledgerCalls = {
  /**
   * The number in a selected stretch of a passage, digits or Chinese numerals, read on its own: what a person begins
   * with who makes it a metric by hand. Null where the stretch holds no number.
   */
  'metric.readSpan': read({
    input: z.strictObject({ edition: EditionId, passage: z.int().min(0), start: z.int().min(0), end: z.int().min(1) }),
    output: z.strictObject({ key: ObservationKey, quantity: Quantity }).nullable(),
  }),
  /** Makes a file of the ledger exactly as it is shown, asks where to save, writes it whole or not at all; null if the person cancelled. */
  'export.ledger': byHost({ input: LedgerExport, output: SavedFile.nullable() }),
  /** The bytes of that file. Fails with `nothing-to-export` where nothing is shown. */
  'ledger.file': forHost({ input: LedgerExport, output: MadeFile }),
}
