import { randomUUID } from 'node:crypto'
import type { FileToken } from '../../contract/index.ts'

/** Stands for files that a person picked, so that no path ever goes to or comes from the page. */
export interface FileTokens {
  /** A new random token for a path. */
  issue(path: string): FileToken
  /** The path, once: a second use gets null, and so does an unknown token. */
  redeem(token: string): string | null
}

/** More picked files than a person picks in a session; the oldest token is forgotten then. */
const MAX_TOKENS = 1000

/** Tokens live in memory only, for this session. */
export function createFileTokens(): FileTokens {
  const paths = new Map<string, string>()
  return {
    issue(path) {
      const token = randomUUID()
      paths.set(token, path)
      const oldest = paths.keys().next().value
      if (paths.size > MAX_TOKENS && oldest !== undefined) paths.delete(oldest)
      return token as FileToken
    },
    redeem(token) {
      const path = paths.get(token) ?? null
      paths.delete(token)
      return path
    },
  }
}
