// The door of `domain/ledger`: which figures the ledger shows, in what order, and in what words. The view and the
// exported file both go through it, so that a file holds exactly what was on screen. Also how figures travel to a page.
export { formatNumber, formatValue, parseAmount, scaledNumber, type ScaledNumber } from './amounts.ts'
export { keyOf } from './keys.ts'
export { packEntry, packMetrics, unpackEntries, unpackMetrics, type TextOnPage } from './packed.ts'
export {
  countByReview, fieldOf, filterEntries, groupEntries, ledgerRows, nextRow, NO_FIELD, NO_FILTER, sortEntries, type LedgerContext, type LedgerRow,
} from './rows.ts'
export { confidenceWords, MEASURE_WORDS, OTHER_WORDS, periodWords, REVIEW_HINTS, REVIEW_WORDS, STATUS_WORDS } from './words.ts'
