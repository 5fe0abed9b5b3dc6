// The door of `domain/metrics`: passages → quantities and observations, by rules over a lexicon.
export { CERTAIN_CONFIDENCE } from './confidence.ts'
export { extract } from './extract.ts'
export { guessContext } from './guess.ts'
export { bareName, mergeLexicon, parseLexicon, type LexiconResult } from './lexicon.ts'
export { extractionLines, type ExtractionLine } from './lines.ts'
export { readSelected, type SelectedNumber } from './selected.ts'
export type { DocumentContext, Extraction, Indicator, Lexicon, LexiconProblem, RegionEntry } from './types.ts'
