import type { ComparisonSpec, ComparisonTable } from '../../contract/index.ts'
import { buildComparison } from '../../domain/comparison/index.ts'
import type { Session } from '../handlers.ts'
import type { ReadDb } from '../storage/index.ts'
import { keyFollower, type KeyFollower } from '../metrics/index.ts'
import { comparisonInput } from './ledger.ts'

/** The table of a choice, from what the ledger says now. Its choice names chosen figures as the texts of today do. */
export async function buildTable(db: ReadDb, spec: ComparisonSpec, session: Session): Promise<ComparisonTable> {
  return buildComparison(withKeysOfToday(spec, keyFollower(db)), await comparisonInput(db, session))
}

/**
 * Chosen figures follow their number into a corrected text. Those whose number was changed or went keep their old key:
 * they choose nothing, the table says so, and they count again should the correction be taken back.
 */
export function withKeysOfToday(spec: ComparisonSpec, follow: KeyFollower): ComparisonSpec {
  return { ...spec, chosen: [...new Set(spec.chosen.map((key) => follow(key) ?? key))] }
}
