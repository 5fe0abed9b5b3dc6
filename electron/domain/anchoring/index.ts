// The door of `domain/anchoring`: what holds a mark at its words, and what became of it in another edition.
export { makeAnchor, verify, type AnchorPlace } from './anchor.ts'
export { guardedDifference, regionsIn, type ChangeReason } from './guard.ts'
export { compareEditions, type EditionComparison } from './judge.ts'
export { relocatePoint, type TextPoint } from './point.ts'
export { rawRelocator, type RawEdition, type RawRelocation } from './raw.ts'
export { candidatesFor, comparisonFromAnchor, relocate, type Mark, type Relocation } from './relocate.ts'
