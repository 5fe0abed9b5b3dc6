import type { z } from 'zod'
import { annotationCalls } from './annotations.ts'
import { backupCalls } from './backups.ts'
import { comparisonCalls } from './comparisons.ts'
import { documentCalls } from './documents.ts'
import { editionCalls } from './editions.ts'
import { exchangeCalls } from './exchange.ts'
import { historyCalls } from './history.ts'
import { handoverCalls } from './handover.ts'
import { hostCalls, type hostEvents } from './host.ts'
import { ledgerCalls } from './ledger.ts'
import { lexiconCalls } from './lexicon.ts'
import { metricCalls } from './metrics.ts'
import { pairingCalls } from './pairing.ts'
import { searchCalls } from './search.ts'
import { settingsCalls } from './settings.ts'
import type { Result } from './failures.ts'

/** Every call there is. A name that is not here does not exist. */
export const calls = {
  ...documentCalls, ...searchCalls, ...metricCalls, ...annotationCalls, ...comparisonCalls, ...settingsCalls, ...hostCalls, ...lexiconCalls, ...ledgerCalls, ...handoverCalls,
  ...historyCalls, ...exchangeCalls, ...editionCalls, ...pairingCalls, ...backupCalls,
}

export type Calls = typeof calls
export type CallName = keyof Calls
/** What a caller hands in (before defaults and transforms). */
export type CallInput<Name extends CallName> = z.input<Calls[Name]['input']>
/** What a handler gets. */
export type CallArgument<Name extends CallName> = z.output<Calls[Name]['input']>
export type CallOutput<Name extends CallName> = z.output<Calls[Name]['output']>

export type LibraryCallName = { [Name in CallName]: Calls[Name] extends { answeredBy: 'host' } ? never : Name }[CallName]
export type HostCallName = { [Name in CallName]: Calls[Name] extends { answeredBy: 'host' } ? Name : never }[CallName]
export type PageCallName = { [Name in CallName]: Calls[Name] extends { askedBy: 'host' } ? never : Name }[CallName]

export type HostEvents = { [Name in keyof typeof hostEvents]: z.output<(typeof hostEvents)[Name]> }

/** All that the page gets from its host: `window.antou`. */
export interface Bridge {
  call<Name extends PageCallName>(name: Name, input: CallInput<Name>): Promise<Result<CallOutput<Name>>>
  /** Listens; the returned function stops it. */
  on<Name extends keyof HostEvents>(event: Name, listener: (payload: HostEvents[Name]) => void): () => void
}
