// Editions: what becomes of marks, corrections and hand-made figures when a document's text is replaced.
export { regionNamesOf } from './region-names.ts'
