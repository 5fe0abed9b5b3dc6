// The door of `domain/text`: raw text → headings and passages, the way back to raw offsets, outline, sentences,
// and normalisation for search and anchoring.
export { reflow } from './reflow.ts'
export { codePointMap, toRawSpan, toTextSpan, type CodePointMap } from './offsets.ts'
export { headingPaths, headingsAbove, outlineOf, type OutlineEntry } from './outline.ts'
export { normalise, toNormalisedSpan, toSourceSpan, type NormalisedText } from './normalise.ts'
export { sentencesOf } from './sentences.ts'
export type { RawSpan } from './lines.ts'
