// The door of the hand-over's rules: what paper and office files have in common (docs/handover.md).
export { paginateRows, shareOut, splitColumns, typeArea, type PartHeights, type TypeArea } from './paper.ts'
export { codePointName, dateWords, legendSentences, noteSentences, paperTitle, unitLine, type NotedPaper } from './words.ts'
export { sourceEntry, sourceNumbers, type SourceEntry } from './entries.ts'
