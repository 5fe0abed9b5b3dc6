// The ledger: the machine's reading of all numbers, and a person's word over it.
import { packMetrics } from '../../domain/ledger/index.ts'
import type { HandlersOf } from '../handlers.ts'
import { listIndicators } from './indicators.ts'
import { allEntries, documentMetrics } from './ledger.ts'
import { review } from './review.ts'
import { readSpan } from './selecting.ts'

export { allEntries, countCorrected, documentMetrics, entriesBetween } from './ledger.ts'
export { settleCorrections, unsettleCorrections } from './placing.ts'
export { keyOf, placeOf } from './entries.ts'
export { keyFollower, numberPlaces, rememberSame, type KeyFollower, type NumberPlace } from './following.ts'
export { moveCorrection, standingCorrections, type StandingCorrection } from './moving.ts'
export { listIndicators } from './indicators.ts'

export const metricHandlers: HandlersOf<'metric.listForDocument' | 'metric.list' | 'metric.indicators' | 'metric.review' | 'metric.readSpan'> = {
  'metric.listForDocument': (db, { documentId }) => packMetrics(documentMetrics(db, documentId)),
  'metric.list': (db) => allEntries(db),
  'metric.indicators': (db, _, { lexicon }) => listIndicators(db, lexicon),
  'metric.review': review,
  'metric.readSpan': (db, place, { lexicon }) => readSpan(db, place, lexicon),
}
