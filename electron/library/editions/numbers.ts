import type { DocumentId, ObservationKey } from '../../contract/index.ts'
import { relocate, type EditionComparison } from '../../domain/anchoring/index.ts'
import { keyOf, numberPlaces, rememberSame, type NumberPlace } from '../metrics/index.ts'
import type { WriteDb } from '../storage/index.ts'
import type { Target } from './items.ts'

/** A number of the text that is replaced, and where the same number stands in the new one. */
export type NumberMove = readonly [old: ObservationKey, now: ObservationKey]

/** Numbers of a text that stand in another one too, by the same rules as marks. */
export function movedNumbers(numbers: readonly NumberPlace[], comparison: EditionComparison, { edition }: Pick<Target, 'edition'>): NumberMove[] {
  return numbers.flatMap(({ key, passage, start, end, raw }): NumberMove[] => {
    const found = relocate({ passage, start, end, quote: raw }, comparison)
    return found.outcome === 'same' || found.outcome === 'moved' ? [[key, keyOf({ edition, ...found.place })]] : []
  })
}

/** Remembers those that are numbers of the new text as well. Asked after the text is replaced and a person's words went along. */
export function rememberMoved(db: WriteDb, documentId: DocumentId, moves: readonly NumberMove[]): void {
  const there = new Set(numberPlaces(db, documentId).map(({ key }) => key))
  rememberSame(db, moves.filter(([, now]) => there.has(now)))
}
