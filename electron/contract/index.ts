// What the two sides may say to each other: schemas and types only.
// `z.config({ jitless: true })` keeps zod from probing `new Function`, which the page's CSP forbids.
import { z } from 'zod'
z.config({ jitless: true })

export * from './ids.ts'
export * from './call.ts'
export * from './calls.ts'
export * from './failures.ts'
export * from './documents.ts'
export * from './metrics.ts'
export * from './lexicon.ts'
export * from './ledger.ts'
export * from './annotations.ts'
export * from './history.ts'
export * from './exchange.ts'
export * from './backups.ts'
export * from './search.ts'
export * from './comparisons.ts'
export * from './settings.ts'
export * from './defaults.ts'
export * from './host.ts'
export type * from './worker-protocol.ts'
