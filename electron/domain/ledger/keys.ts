import type { ObservationKey } from '../../contract/index.ts'

/** The key of a number's place: the same text always gives the same key. */
export const keyOf = ({ edition, passage, start, end }: { edition: string; passage: number; start: number; end: number }): ObservationKey =>
  `${edition}:${passage}:${start}-${end}` as ObservationKey
