import type { AppInfo, CallArgument, CallOutput, Calls, LibraryCallName } from '../contract/index.ts'
import type { Lexicon } from '../domain/metrics/index.ts'
import type { ReadDb, WriteDb } from './storage/index.ts'

/** What handlers need besides the database: everything that a pure function may not fetch for itself. */
export interface Session {
  /** The lexicon in force; replaced when a person adds to it (`library/user-lexicon` alone may). */
  lexicon: Lexicon
  /** The app's own, and that with the user's file: what the notebook's additions are laid over. */
  readonly appLexicon: Lexicon
  readonly baseLexicon: Lexicon
  readonly dataFolder: string
  readonly resourcesFolder: string
  readonly host: AppInfo['host']
  readonly version: string
  /** Sentences in Chinese about what was noticed at start. */
  readonly notices: readonly string[]
  /** Files that the host's picker handed over in this session: token → path. */
  readonly files: Map<string, string>
  now(): Date
  newId(): string
  /** Surprises that are in the log already. */
  readonly logged: Set<string>
  /** Writes into the log; never shown to the page. */
  log(message: string, error?: unknown): void
}

/** Calls declared with `read(…)` get a `ReadDb`; all others a `WriteDb`. */
export type DbFor<Name extends LibraryCallName> = Calls[Name]['access'] extends 'read' ? ReadDb : WriteDb

/** Answers one call. Throws `ExpectedFailure` for what is expected to go wrong; anything else is a surprise. */
export type Handler<Name extends LibraryCallName> =
  (db: DbFor<Name>, input: CallArgument<Name>, session: Session) => CallOutput<Name> | Promise<CallOutput<Name>>

/** A handler for each call of the library: one that is missing does not compile. */
export type Handlers = { readonly [Name in LibraryCallName]: Handler<Name> }

/** The handlers of one area, e.g. `HandlersOf<'comparison.build' | 'comparison.list'>`. */
export type HandlersOf<Names extends LibraryCallName> = Pick<Handlers, Names>
