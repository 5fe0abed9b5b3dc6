import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { isDamage } from './failures.ts'
import type { Connection } from './connection.ts'

/** Marks a file as one of ours in its header (`PRAGMA application_id`): ASCII `ANTN`, `ANTC`. */
export const APPLICATION_ID = { notebook: 0x41_4e_54_4e, corpus: 0x41_4e_54_43 } as const

/** What the first 100 bytes of a database file tell without opening it, so that a newer one stays untouched. */
export type Header =
  | { readonly kind: 'absent' }
  /** A file of no bytes: SQLite makes one before it writes. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'foreign' }
  /** `bytes`: what the database takes by its own account, the rest of the file is nothing of it; null where it gives none that makes sense. */
  | { readonly kind: 'database'; readonly version: number; readonly applicationId: number; readonly bytes: number | null }

// Offsets of the database header, see "The Database Header" in SQLite's file format.
const HEADER_BYTES = 100
const PAGE_SIZE_AT = 16 // two bytes; 1 stands for 65,536
const CHANGES_AT = 24
const PAGES_AT = 28
const USER_VERSION_AT = 60
const APPLICATION_ID_AT = 68
/** Number of the change for which the count of pages holds: a writer before SQLite 3.7 left an old count. */
const COUNTED_AT = 92
const MAGIC = 'SQLite format 3\0'

/**
 * Reads a database's version and owner from its header. Throws errors of the file system. Never for a file that this
 * process holds open: on POSIX systems, closing any handle of a file gives up all of the process's locks on it.
 */
export function readHeader(path: string): Header {
  const size = statSync(path, { throwIfNoEntry: false })?.size
  if (size === undefined) return { kind: 'absent' }
  if (size === 0) return { kind: 'empty' }
  const bytes = Buffer.alloc(HEADER_BYTES)
  const file = openSync(path, 'r')
  try {
    if (readSync(file, bytes, 0, HEADER_BYTES, 0) < HEADER_BYTES) return { kind: 'foreign' }
  } finally {
    closeSync(file)
  }
  if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return { kind: 'foreign' }
  return { kind: 'database', version: bytes.readUInt32BE(USER_VERSION_AT), applicationId: bytes.readUInt32BE(APPLICATION_ID_AT), bytes: bytesOf(bytes, size) }
}

function bytesOf(header: Buffer, size: number): number | null {
  const page = header.readUInt16BE(PAGE_SIZE_AT) === 1 ? 65_536 : header.readUInt16BE(PAGE_SIZE_AT)
  if (page < 512 || (page & (page - 1)) !== 0) return null
  const counted = header.readUInt32BE(CHANGES_AT) === header.readUInt32BE(COUNTED_AT) ? header.readUInt32BE(PAGES_AT) : 0
  return counted === 0 ? size - size % page : counted * page
}

/** Which of SQLite's own checks: `quick` sees most damage in 0.2 s per 221 MB, `full` all of it in 0.3 s. */
export type CheckDepth = 'quick' | 'full'

/**
 * What SQLite finds wrong in a database, first finding only; null if nothing.
 * Opening proves nothing: with 64 damaged bytes open and first query succeeded 60 of 60 times.
 */
export function findDamage(db: Connection, schema: 'main' | 'corpus', depth: CheckDepth): string | null {
  try {
    const found = String(db.pragma(`${schema}.${depth === 'quick' ? 'quick_check' : 'integrity_check'}(1)`))
    return found === 'ok' ? null : found
  } catch (error) {
    if (isDamage(error)) return error instanceof Error ? error.message : 'unreadable'
    throw error
  }
}
