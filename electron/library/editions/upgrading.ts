import type { DocumentId, EditionId } from '../../contract/index.ts'
import { compareEditions } from '../../domain/anchoring/index.ts'
import { extract } from '../../domain/metrics/index.ts'
import { findRegion, keptPassages, readPassages, textOfDocument } from '../documents/index.ts'
import type { Session } from '../handlers.ts'
import { keyOf, standingCorrections, type NumberPlace } from '../metrics/index.ts'
import type { WriteDb } from '../storage/index.ts'
import { movedNumbers, rememberMoved } from './numbers.ts'
import { carryPosition } from './position.ts'
import { regionNamesOf } from './region-names.ts'

/** A bundled document that an upgrade of the app gave another text, with the text that it had. */
export interface ReplacedText { readonly documentId: DocumentId, readonly edition: EditionId }

/**
 * After an upgrade of the app: reading goes on where it was, and chosen and linked figures follow their numbers. Marks
 * and a person's words on numbers wait for a yes (`edition.pending`), since nobody asked for the new text.
 */
export function followUpgrade(db: WriteDb, replaced: readonly ReplacedText[], { lexicon, dataFolder }: Pick<Session, 'lexicon' | 'dataFolder'>): void {
  for (const { documentId, edition } of replaced) {
    const old = keptPassages(db, dataFolder, edition)
    if (!old) continue
    const { number, edition: present, region: code, date, speaksOf } = textOfDocument(db, documentId)
    const comparison = compareEditions(old, readPassages(db, number), regionNamesOf(lexicon))
    const region = findRegion(db, code)
    const { quantities } = extract(old, { region: region?.name ?? '', regionCode: region?.code ?? null, date, speaksOf: speaksOf || null }, lexicon)
    const numbers: NumberPlace[] = [
      ...quantities.map(({ passage, start, end, raw }) => ({ key: keyOf({ edition, passage, start, end }), passage, start, end, raw })),
      ...standingCorrections(db, documentId).filter(each => each.edition === edition),
    ]
    db.transaction(() => {
      carryPosition(db, documentId, comparison)
      rememberMoved(db, documentId, movedNumbers(numbers, comparison, { edition: present }))
    })
  }
}
