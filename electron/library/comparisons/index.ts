// Comparisons: the choice is kept, the table is built anew from the ledger each time (docs/comparison.md).
import { defaultSpec, keptCells } from '../../domain/comparison/index.ts'
import type { HandlersOf } from '../handlers.ts'
import { settingsHandlers } from '../settings/index.ts'
import { changesOf, writeKept } from './changes.ts'
import { comparisonInput } from './ledger.ts'
import { listSaved, remove, save } from './saved.ts'
import { buildTable } from './tables.ts'

export { buildTable } from './tables.ts'

export const comparisonHandlers: HandlersOf<'comparison.default' | 'comparison.build' | 'comparison.list' | 'comparison.save' | 'comparison.changes' | 'comparison.remove'> = {
  'comparison.default': async (db, _input, session) => {
    const { ownRegion } = await settingsHandlers['settings.get'](db, {}, session)
    return defaultSpec(await comparisonInput(db, session), ownRegion)
  },
  'comparison.build': (db, { spec }, session) => buildTable(db, spec, session),
  'comparison.list': (db, _input, session) => listSaved(db, session),
  'comparison.save': async (db, { id, spec }, session) => {
    const figures = writeKept(keptCells(await buildTable(db, spec, session)))
    return save(db, { id, spec, figures }, session)
  },
  'comparison.changes': (db, { id }, session) => changesOf(db, id, session),
  'comparison.remove': (db, { id }, session) => { remove(db, id, session); return null },
}
