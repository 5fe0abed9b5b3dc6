import { join } from 'node:path'
import { ExpectedFailure, type BackupOffer, type RecoveryChoice, type RecoveryOffer } from '../../contract/index.ts'
import { APPLICATION_ID, findDamage, readHeader } from './check.ts'
import { backUp, listBackups, newestVerified } from './backup.ts'
import { connect, type Connection } from './connection.ts'
import { codeOf, expectedFailure, isDamage } from './failures.ts'
import { copyWhole, quarantine } from './files.ts'
import { migrate, newestVersion, versionOf, type Migration } from './migrate.ts'
import { notebookMigrations } from './migrations/notebook/index.ts'

/** What can be said of a notebook's file before it is opened. Only `new`, `older` and `current` are opened. */
export type NotebookState = 'new' | 'older' | 'current' | 'newer' | 'damaged' | 'vanished'

export const notebookPath = (dataFolder: string): string => join(dataFolder, 'notebook.db')

/**
 * Looks at the file without changing it.
 * `vanished`: there is no notebook although backups of one are there; an empty one would hide the loss.
 */
export function notebookState(dataFolder: string, migrations: readonly Migration[] = notebookMigrations): NotebookState {
  const header = readHeader(notebookPath(dataFolder))
  if (header.kind === 'absent') return listBackups(dataFolder).length > 0 ? 'vanished' : 'new'
  if (header.kind === 'empty') return 'new'
  if (header.kind === 'foreign') return 'damaged'
  if (header.version > newestVersion(migrations)) return 'newer'
  // A file of version 0 was made by a start that was interrupted before its first step.
  if (header.version !== 0 && header.applicationId !== APPLICATION_ID.notebook) return 'damaged'
  return header.version === newestVersion(migrations) ? 'current' : 'older'
}

/**
 * Opens the notebook alone, checks it, and brings it up to date (after a backup).
 * Fails with `notebook-newer` or `notebook-damaged`, having changed nothing; with `folder-in-use` where another
 * program holds it; with `folder-read-only` or `disk-full`.
 * @param notices gets a sentence in Chinese for each step taken.
 */
export function openNotebook(
  dataFolder: string, now: Date, notices: string[], migrations: readonly Migration[] = notebookMigrations,
): Connection {
  const state = notebookState(dataFolder, migrations)
  if (state === 'newer') throw new ExpectedFailure('notebook-newer')
  if (state === 'damaged') throw new ExpectedFailure('notebook-damaged', '文件头不是笔记数据库')
  if (state === 'vanished') throw new ExpectedFailure('notebook-damaged', '笔记文件不见了，但备份还在')
  const db = connectNotebook(notebookPath(dataFolder))
  try {
    const damage = findDamage(db, 'main', 'quick')
    if (damage !== null) throw new ExpectedFailure('notebook-damaged', damage.slice(0, 200))
    // The header on disk may lag behind the log of a newer version that was killed.
    const version = versionOf(db, 'notebook')
    if (version > newestVersion(migrations)) throw new ExpectedFailure('notebook-newer')
    if (version > 0 && version < newestVersion(migrations)) backUp(db, dataFolder, now)
    const taken = migrate(db, 'notebook', migrations)
    if (version > 0 && taken.length > 0) notices.push('笔记的存储格式已更新；更新前的内容已备份。')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Whether a notebook cannot be opened for its own sake: damaged, or gone although its backups are there. Changes nothing. */
export function notebookNeedsRecovery(dataFolder: string): boolean {
  const state = notebookState(dataFolder)
  if (state !== 'current' && state !== 'older') return state === 'damaged' || state === 'vanished'
  try {
    const db = connectNotebook(notebookPath(dataFolder))
    try {
      return findDamage(db, 'main', 'full') !== null
    } finally {
      db.close()
    }
  } catch (error) {
    if (error instanceof ExpectedFailure && error.failure.code === 'notebook-damaged') return true
    throw error
  }
}

/** What a person can be offered where the notebook is damaged: the newest backup that passes its checks. */
export function recoveryOffer(dataFolder: string): RecoveryOffer {
  const backup = newestVerified(dataFolder)
  if (!backup) return { backup: null }
  const offer: BackupOffer = {
    made: backup.made, annotations: backup.counts['annotation'] ?? 0, corrections: backup.counts['correction'] ?? 0,
  }
  return { backup: offer }
}

/**
 * Carries out what a person chose. The damaged files go to `quarantine/` with all their sidecars first: a backup
 * put beside a leftover log is corrupt on opening.
 * Fails with `notebook-damaged` where no backup passes its checks; then nothing was moved.
 * @returns a sentence in Chinese on what was done.
 */
export function recoverNotebook(dataFolder: string, choice: RecoveryChoice, now: Date): string {
  const path = notebookPath(dataFolder)
  if (choice === 'start-empty') return `原笔记文件已移到“quarantine/${quarantine(path, 'notebook', now)}”，现为新的空白笔记。`
  const backup = newestVerified(dataFolder)
  if (!backup) throw new ExpectedFailure('notebook-damaged', '没有可用的备份')
  const folder = quarantine(path, 'notebook', now)
  copyWhole(backup.path, path)
  return `笔记已恢复到 ${backup.made.slice(0, 16).replace('T', ' ')}（UTC）的备份；原文件在“quarantine/${folder}”。`
}

function connectNotebook(path: string): Connection {
  try {
    return connect(path, null)
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE_BUSY')) throw new ExpectedFailure('folder-in-use')
    if (isDamage(error)) throw new ExpectedFailure('notebook-damaged', '文件无法读出')
    throw expectedFailure(error) ?? error
  }
}
