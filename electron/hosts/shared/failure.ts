import { ExpectedFailure, type Failure, type FailureCode } from '../../contract/index.ts'

/** System error codes that a person can do something about, as the contract names them. */
const SYSTEM_FAILURES: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'disk-full', EDQUOT: 'disk-full',
  EROFS: 'folder-read-only', EACCES: 'folder-read-only', EPERM: 'folder-read-only',
}

/** The failure that an error stands for. Surprises are handed to `report` and become `unknown`, without stack or path. */
export function toFailure(error: unknown, report: (error: unknown) => void): Failure {
  if (error instanceof ExpectedFailure) return error.failure
  report(error)
  return { code: 'unknown' }
}

/** The typed failure for a system error met while writing, `otherwise` for any other error. */
export function writingFailure(error: unknown, otherwise: FailureCode): ExpectedFailure {
  if (error instanceof ExpectedFailure) return error
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return new ExpectedFailure(SYSTEM_FAILURES[code] ?? otherwise)
}
