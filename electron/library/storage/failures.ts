import { ExpectedFailure, type FailureCode } from '../../contract/index.ts'

/** Error codes of SQLite and of the file system, by their beginnings, and the failure that each of them is. */
const CODES: readonly (readonly [start: string, code: FailureCode])[] = [
  ['SQLITE_FULL', 'disk-full'],
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['SQLITE_READONLY', 'folder-read-only'],
  ['SQLITE_CANTOPEN', 'folder-read-only'],
  ['SQLITE_PERM', 'folder-read-only'],
  ['EROFS', 'folder-read-only'],
  ['EACCES', 'folder-read-only'],
  ['EPERM', 'folder-read-only'],
  ['ENOTDIR', 'folder-read-only'],
  ['EEXIST', 'folder-read-only'],
  ['SQLITE_BUSY', 'database-locked'],
  ['SQLITE_LOCKED', 'database-locked'],
]

/** The code that SQLite or the file system gave an error, e.g. `SQLITE_FULL`, `ENOSPC`; empty if it has none. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return typeof code === 'string' ? code : ''
}

/** Whether SQLite says that the file itself is broken, or is no database at all. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error))
}

/** The expected failure that an error of SQLite or of the file system is, or null for a surprise. */
export function expectedFailure(error: unknown): ExpectedFailure | null {
  if (error instanceof ExpectedFailure) return error
  const code = codeOf(error)
  const known = CODES.find(([start]) => code.startsWith(start))
  return known ? new ExpectedFailure(known[1]) : null
}
