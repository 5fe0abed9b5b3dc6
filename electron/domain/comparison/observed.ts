import type { LedgerEntry, RegionCode } from '../../contract/index.ts'

/** What a comparison must know of the document behind a figure. */
export interface ComparedDocument {
  readonly title: string
  /** `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or null. */
  readonly date: string | null
  /** The period that the document speaks of, `2024` or `2024-2025`; may be empty. */
  readonly speaksOf: string
  /** The region that the document is filed under. */
  readonly region: RegionCode
}

/** A ledger entry beside its document: all that the rules of a comparison look at. */
export interface Observed { readonly entry: LedgerEntry; readonly document: ComparedDocument }
