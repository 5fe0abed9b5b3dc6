import { randomUUID } from 'node:crypto'
import { accessSync, constants, mkdirSync } from 'node:fs'
import type { CallInput, CallOutput, LibraryCallName, LibraryStart, Result } from '../contract/index.ts'
import { answer } from './answer.ts'
import { adoptMarks } from './annotations/index.ts'
import { prepareCorpus } from './documents/index.ts'
import { examine, type Finding } from './doctor.ts'
import { followUpgrade } from './editions/index.ts'
import type { Session } from './handlers.ts'
import { loadAppLexicon, withUserFile } from './lexicon.ts'
import { openLog } from './log.ts'
import { settleCorrections } from './metrics/index.ts'
import { settleIdentity } from './settings/index.ts'
import { indexIsComplete, rebuildIndex } from './search/index.ts'
import { bringNumbersUpToDate, lexiconInForce } from './user-lexicon/index.ts'
import { backUp, expectedFailure, isBackupDue, isStartBackupDue, openNotebook, removeLeftovers, type Connection } from './storage/index.ts'

/** The opened library: all calls that the contract gives it, without a thread. */
export interface Library {
  /** Sentences in Chinese about what was noticed at start. */
  readonly notices: readonly string[]
  /** Answers one call; calls are answered one after the other, in the order they came. Never rejects. */
  call<Name extends LibraryCallName>(name: Name, input: CallInput<Name>): Promise<Result<CallOutput<Name>>>
  /** For names and inputs that nobody has checked yet. */
  callUnchecked(name: string, input: unknown): Promise<Result<unknown>>
  /** Looks deeper into both databases than a start does, once the calls before it are answered. */
  examine(): Promise<Finding[]>
  /**
   * Refuses new calls, finishes those that came, writes everything down and backs up where that is due.
   * The window waits for it.
   */
  close(): Promise<void>
}

/** What may be handed in: what was done before the opening, and for tests a clock and ids that are known beforehand. */
export interface Given { notices?: readonly string[]; now?: () => Date; newId?: () => string }

/**
 * Opens the library: lexicon, notebook, corpus, in this order, each checked. Used by the worker thread, the command
 * line and tests alike. Fails with codes of storage, `lexicon-invalid`, `seed-mismatch`; then everything is closed.
 */
export function openLibrary(start: LibraryStart, given: Given = {}): Library {
  const now = given.now ?? (() => new Date())
  const log = openLog(start.dataFolder, now)
  const notices: string[] = [...given.notices ?? []]
  const { db, ...lexicons } = openDatabases(start, now(), notices, log, { now, newId: given.newId ?? randomUUID })
  const session: Session = {
    ...start, ...lexicons, notices, files: new Map(), logged: new Set(), now, newId: given.newId ?? randomUUID, log,
  }
  let queue: Promise<unknown> = Promise.resolve()
  let closing: Promise<void> | null = null
  const callUnchecked = (name: string, input: unknown): Promise<Result<unknown>> => {
    if (closing) return Promise.resolve({ ok: false, failure: { code: 'busy-closing' } })
    const reply = queue.then(() => answer(db, session, name, input))
    queue = reply
    return reply
  }
  return {
    notices,
    callUnchecked,
    call: (name, input) => callUnchecked(name, input) as Promise<Result<never>>,
    examine: () => queue.then(() => examine(db, start.dataFolder)),
    close: () => closing ??= queue.then(() => { shutDown(db, start.dataFolder, now(), log) }),
  }
}

function openDatabases(start: LibraryStart, now: Date, notices: string[], log: Session['log'], given: Pick<Session, 'now' | 'newId'>) {
  let db: Connection | null = null
  try {
    mkdirSync(start.dataFolder, { recursive: true })
    // On a read-only disk SQLite only says “disk I/O error”, since it cannot take its lock.
    accessSync(start.dataFolder, constants.W_OK)
    const appLexicon = loadAppLexicon(start.resourcesFolder)
    const baseLexicon = withUserFile(appLexicon, start.dataFolder, notices)
    const unsaved = isStartBackupDue(start.dataFolder, now)
    db = openNotebook(start.dataFolder, now, notices)
    removeLeftovers(start.dataFolder)
    // The session before ended without its backup (a kill, a power cut): it is made up for before anything new happens.
    if (unsaved && isBackupDue(start.dataFolder, now)) backUp(db, start.dataFolder, now)
    settleIdentity(db, start.dataFolder, given)
    const lexicon = lexiconInForce(db, baseLexicon, notices)
    const replaced = prepareCorpus(db, start.dataFolder, { ...start, lexicon: baseLexicon }, now, notices)
    if (!indexIsComplete(db)) {
      rebuildIndex(db)
      notices.push('检索索引与文件不符，已重建。')
    }
    settleCorrections(db)
    bringNumbersUpToDate(db, appLexicon, lexicon)
    adoptMarks(db)
    followUpgrade(db, replaced, { lexicon, dataFolder: start.dataFolder })
    return { db, lexicon, appLexicon, baseLexicon }
  } catch (error) {
    db?.close()
    const expected = expectedFailure(error)
    if (!expected) log('start', error)
    throw expected ?? error
  }
}

/** Checkpoint, optimise, backup where due, close. What goes wrong here is logged: the data is on disk already. */
function shutDown(db: Connection, dataFolder: string, now: Date, log: Session['log']): void {
  const changed = db.writes
  const steps: readonly (readonly [name: string, step: () => void])[] = [
    ['checkpoint', () => { db.pragma('wal_checkpoint(TRUNCATE)') }],
    ['optimize', () => { db.pragma('optimize') }],
    // Before the closing, since VACUUM INTO needs the connection; a kill in its midst leaves the notebook as it is.
    ['backup', () => { if (changed > 0 && isBackupDue(dataFolder, now)) backUp(db, dataFolder, now) }],
    ['close', () => { db.close() }],
  ]
  for (const [name, step] of steps) {
    try {
      step()
    } catch (error) {
      log(`closing: ${name}`, error)
    }
  }
}
