// Comparisons: the choice is kept, the table is built anew from the ledger each time (docs/comparison.md).
import type { ComparisonSpec, ComparisonTable } from '../../contract/index.ts'
import { buildComparison, defaultSpec } from '../../domain/comparison/index.ts'
import type { HandlersOf, Session } from '../handlers.ts'
import { settingsHandlers } from '../settings/index.ts'
import type { ReadDb } from '../storage/index.ts'
import { comparisonInput } from './ledger.ts'
import { listSaved, remove, save } from './saved.ts'

/** The table of a choice, from what the ledger says now. */
export async function buildTable(db: ReadDb, spec: ComparisonSpec, session: Session): Promise<ComparisonTable> {
  return buildComparison(spec, await comparisonInput(db, session))
}

export const comparisonHandlers: HandlersOf<'comparison.default' | 'comparison.build' | 'comparison.list' | 'comparison.save' | 'comparison.remove'> = {
  'comparison.default': async (db, _input, session) => {
    const { ownRegion } = await settingsHandlers['settings.get'](db, {}, session)
    return defaultSpec(await comparisonInput(db, session), ownRegion)
  },
  'comparison.build': (db, { spec }, session) => buildTable(db, spec, session),
  'comparison.list': (db, _input, session) => listSaved(db, session),
  'comparison.save': (db, { id, spec }, session) => save(db, id, spec, session),
  'comparison.remove': (db, { id }, session) => { remove(db, id, session); return null },
}
