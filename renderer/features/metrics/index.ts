// The door of the ledger: its view, and what the reading view shares with it.
export { default as LedgerView } from './LedgerView.vue'
export { default as ReadingDialog } from './ReadingDialog.vue'
export { default as FigureFacts } from './FigureFacts.vue'
export { default as QuoteText } from './QuoteText.vue'
export { draftOf, draftOfOther, type FigureDraft } from './figure-draft.ts'
export { useUndo, type UndoStack } from './undo.ts'
export { useReview, type Reviewed } from './use-review.ts'
export { formatValue, OTHER_WORDS, REVIEW_WORDS, STATUS_WORDS } from '../../../electron/domain/ledger/index.ts'
