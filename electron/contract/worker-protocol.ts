import type { AppInfo } from './host.ts'
import type { Failure, Result } from './failures.ts'
import type { LibraryCallName } from './calls.ts'

// What a host and the library's worker thread say to each other. Types only: the messages are JSON values
// (and `Uint8Array`), sent with `postMessage` in both directions.
//
//   host                                  worker
//   new Worker(file, { workerData })  ──►
//                                     ◄──  ready | start-failed
//   call                              ──►
//                                     ◄──  reply (same id; calls are answered in the order they came)
//   close                             ──►  drains, checkpoints, closes, backs up if due
//                                     ◄──  closed, and the thread ends by itself

/** `workerData`: all that the library is told at its start. */
export interface LibraryStart {
  /** Where the two databases, the kept originals, the backups and the log are; made if it is not there. */
  readonly dataFolder: string
  /** Where `lexicon/`, `seeds/` and, once built, `corpus.db` are; the root of the sources will do as well. */
  readonly resourcesFolder: string
  readonly host: AppInfo['host']
  /** Version of the app. */
  readonly version: string
}

/** A backup that a person may go back to. */
export interface BackupOffer {
  /** When it was made, ISO 8601 UTC. */
  readonly made: string
  readonly annotations: number
  readonly corrections: number
}

/** What a person may choose where the notebook cannot be opened. Until one is chosen nothing is touched. */
export interface RecoveryOffer {
  /** The newest backup that passes its checks; null where there is none. */
  readonly backup: BackupOffer | null
}

/**
 * `restore-backup` puts the newest verified backup in the notebook's place, `start-empty` begins a new one.
 * Both first move the damaged files to a dated folder in `quarantine/`; nothing is deleted.
 */
export type RecoveryChoice = 'restore-backup' | 'start-empty'

/** From host to worker. */
export type ToLibrary =
  | { readonly kind: 'call'; readonly id: number; readonly name: LibraryCallName; readonly input: unknown }
  /** Answers `start-failed` with a `recovery`; the worker then tries to start again. */
  | { readonly kind: 'recover'; readonly choice: RecoveryChoice }
  | { readonly kind: 'close' }

/** From worker to host. */
export type FromLibrary =
  /** Calls may come now. The notices are sentences in Chinese about what was noticed at start. */
  | { readonly kind: 'ready'; readonly notices: readonly string[] }
  /** The thread waits for `recover` (where one is offered) or `close`; calls are refused. */
  | { readonly kind: 'start-failed'; readonly failure: Failure; readonly recovery: RecoveryOffer | null }
  /** `Uint8Array`s inside the value are transferred, not copied. */
  | { readonly kind: 'reply'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'closed' }
