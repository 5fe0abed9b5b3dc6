// The door of `domain/anchoring`: what holds a mark at its words, and what became of it in another edition.
export { makeAnchor, verify, type AnchorPlace } from './anchor.ts'
export { guardedDifference, type ChangeReason } from './guard.ts'
export { readyEdition, type ReadyEdition } from './folded.ts'
export { relocate, type Relocation, type RelocationOptions } from './relocate.ts'
