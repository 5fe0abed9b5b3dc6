import type { Migration } from '../../migrate.ts'
import { notes } from './0010-notes.ts'
import { corrections } from './0020-corrections.ts'
import { comparisons } from './0030-comparisons.ts'
import { lexicon } from './0040-lexicon.ts'
import { correctionPlace } from './0050-correction-place.ts'
import { exchange } from './0070-exchange.ts'
import { comparisonFigures } from './0080-comparison-figures.ts'
import { editions } from './0090-editions.ts'
import { pairing } from './0100-pairing.ts'
import { sameNumbers } from './0110-same-numbers.ts'

/** The notebook's steps, in order of their numbers. */
export const notebookMigrations: readonly Migration[] = [notes, corrections, comparisons, lexicon, correctionPlace, exchange, comparisonFigures, editions, pairing, sameNumbers]
