// The door of `domain/exchange`: how marks of several laptops become one set without losing any (docs/notes.md).
export { compareClocks, joinClocks, nextClock, type Clock, type ClockOrder } from './clock.ts'
export { editVersions, type MarkDraft, type Stamp } from './edit.ts'
export { differingVersions, mergeVersions, outcomeOf, type MergeOutcome } from './merge.ts'
export { canonicalText, sayingOf, type MarkContent, type MarkVersion } from './version.ts'
