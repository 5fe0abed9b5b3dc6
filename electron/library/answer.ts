import { calls, ExpectedFailure, type LibraryCallName, type Result } from '../contract/index.ts'
import { handlers } from './all-handlers.ts'
import type { Handler, Session } from './handlers.ts'
import { expectedFailure, findDamage, isDamage, type Connection } from './storage/index.ts'

/** The calls that the library answers, built once, so that inherited names (`toString`) are unknown. */
const known = new Map(Object.entries(handlers) as [LibraryCallName, Handler<LibraryCallName>][])

/**
 * Answers one call: checks its input against the contract, runs its handler, and turns what is thrown into a failure.
 * What was not expected is logged once and answered as `unknown`; no stack leaves the library. Never rejects.
 */
export async function answer(db: Connection, session: Session, name: string, input: unknown): Promise<Result<unknown>> {
  const handler = known.get(name as LibraryCallName)
  if (!handler) return { ok: false, failure: { code: 'call-unknown' } }
  const checked = calls[name as LibraryCallName].input.safeParse(input)
  if (!checked.success) {
    const [issue] = checked.error.issues
    return { ok: false, failure: { code: 'call-invalid', detail: issue?.path.join('.').slice(0, 200) } }
  }
  try {
    return { ok: true, value: await handler(db, checked.data as never, session) }
  } catch (error) {
    return { ok: false, failure: (expectedFailure(error) ?? damageFailure(db, error) ?? surprise(session, name, error)).failure }
  }
}

/** SQLite says that a file is broken, not which one: the checks do. */
function damageFailure(db: Connection, error: unknown): ExpectedFailure | null {
  if (!isDamage(error)) return null
  return new ExpectedFailure(findDamage(db, 'main', 'quick') === null ? 'corpus-damaged' : 'notebook-damaged')
}

/** A surprise is logged once; the same one again, from a page that tries again, says nothing new. */
function surprise(session: Session, name: string, error: unknown): ExpectedFailure {
  const message = `call ${name}: ${error instanceof Error ? error.message : String(error)}`
  if (!session.logged.has(message)) session.log(message, error)
  session.logged.add(message)
  return new ExpectedFailure('unknown')
}
