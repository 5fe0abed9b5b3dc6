// The door of `domain/text`: raw text → headings and passages, the way back to raw offsets, outline, sentences,
// and normalisation for search and anchoring.
export { reflow } from './reflow.ts'
