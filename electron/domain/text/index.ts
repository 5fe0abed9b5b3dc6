// The door of `domain/text`: raw text → headings and passages, the way back to raw offsets, outline, sentences,
// normalisation for search and anchoring, headings paired for reading side by side, citations, and what a voice says.
export { reflow } from './reflow.ts'
export { citation, dateWords, escapeHtml, passageNumbers, quotedLines, type Citation, type CitationSource, type CitedSpan } from './citation.ts'
export { codePointMap, toRawSpan, toTextSpan, type CodePointMap } from './offsets.ts'
export { headingPaths, headingsAbove, outlineOf, type OutlineEntry } from './outline.ts'
export { normalise, toNormalisedSpan, toSourceSpan, type NormalisedText } from './normalise.ts'
export { bareHeading, correctedPairs, pairHeadings, type HeadingPair } from './pairing.ts'
export { pairedOffset, pairsInOrder, type SideBySide } from './side-by-side.ts'
export { speechOf, spokenText, textSpanAt, type Spoken, type SpokenPart, type SpokenSentence } from './speech.ts'
export { sentencesOf } from './sentences.ts'
export type { RawSpan } from './lines.ts'
