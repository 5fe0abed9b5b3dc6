import type { ComparisonSpec, ComparisonTable } from '../../contract/index.ts'
import { buildComparison } from '../../domain/comparison/index.ts'
import type { Session } from '../handlers.ts'
import type { ReadDb } from '../storage/index.ts'
import { comparisonInput } from './ledger.ts'

/** The table of a choice, from what the ledger says now. */
export async function buildTable(db: ReadDb, spec: ComparisonSpec, session: Session): Promise<ComparisonTable> {
  return buildComparison(spec, await comparisonInput(db, session))
}
