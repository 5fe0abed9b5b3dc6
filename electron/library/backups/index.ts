// Backups of the notebook as a person sees them: dates, counts, made and put back without a restart.
import { statSync } from 'node:fs'
import { ExpectedFailure, type BackupContent, type BackupEntry, type CallArgument } from '../../contract/index.ts'
import { adoptMarks } from '../annotations/index.ts'
import { alignImports } from '../documents/index.ts'
import type { HandlersOf, Session } from '../handlers.ts'
import { settleCorrections, unsettleCorrections } from '../metrics/index.ts'
import { renewIdentity } from '../settings/index.ts'
import { backUp, backupPath, inspectBackup, listBackups, restoreBackup, verify, type Backup, type WriteDb } from '../storage/index.ts'
import { bringNumbersUpToDate, lexiconInForce } from '../user-lexicon/index.ts'

type Counts = Record<string, number>

export const backupHandlers: HandlersOf<'backup.list' | 'backup.make' | 'backup.inspect' | 'backup.restore'> = {
  'backup.list': (_, __, { dataFolder }) => listBackups(dataFolder).map(entryOf),
  'backup.make': (db, _, { dataFolder, now }) => entryOf(backUp(db, dataFolder, now())),
  'backup.inspect': (_, { source }, session) => {
    const path = pathOf(source, session)
    return contentOf(inspectBackup(path, session.dataFolder), path)
  },
  'backup.restore': (db, { source }, session) => {
    const path = pathOf(source, session)
    const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0
    // The notebook goes on under a new id: edits that this laptop made since the backup may have reached others, and
    // their numbers must not be given out again.
    const { replaced, counts } = restoreBackup(db, path, session.dataFolder, session.now(), () => {
      renewIdentity(db, session)
      unsettleCorrections(db)
    })
    return { restored: { ...tell(counts), bytes }, replaced: entryOf(replaced), notices: bringIntoLine(db, session) }
  },
}

/**
 * What depends on the notebook follows it: the corpus's imports, the lexicon in force, figures read anew. A kill in
 * here is made good by the next start, which does the same.
 */
function bringIntoLine(db: WriteDb, session: Session): string[] {
  const notices: string[] = []
  session.lexicon = lexiconInForce(db, session.baseLexicon, notices)
  alignImports(db, session.dataFolder, { resourcesFolder: session.resourcesFolder, lexicon: session.baseLexicon, version: session.version }, notices)
  settleCorrections(db)
  bringNumbersUpToDate(db, session.appLexicon, session.lexicon)
  adoptMarks(db)
  return notices
}

function pathOf(source: CallArgument<'backup.inspect'>['source'], { dataFolder, files }: Session): string {
  if (source.kind === 'listed') return backupPath(dataFolder, source.made)
  const path = files.get(source.file)
  if (path === undefined) throw new ExpectedFailure('file-token-unknown')
  return path
}

/** Checks cost 1.4 ms per MB: a file that has not changed is checked once a session. */
const checked = new Map<string, Counts | null>()

function entryOf({ path, made }: Backup): BackupEntry {
  const file = statSync(path, { throwIfNoEntry: false })
  const key = `${path} ${file?.size} ${file?.mtimeMs}`
  if (!checked.has(key)) checked.set(key, file ? verify(path) : null)
  const counts = checked.get(key) ?? null
  return { made, bytes: file?.size ?? 0, sound: counts !== null, ...tell(counts ?? {}) }
}

function contentOf(counts: Counts, path: string): BackupContent {
  return { ...tell(counts), bytes: statSync(path).size }
}

function tell(counts: Counts): Pick<BackupContent, 'annotations' | 'corrections' | 'comparisons'> {
  return { annotations: counts['annotation'] ?? 0, corrections: counts['correction'] ?? 0, comparisons: counts['comparison'] ?? 0 }
}
