import { AnnotationId, ExpectedFailure, type CallArgument } from '../../contract/index.ts'
import { differingVersions } from '../../domain/exchange/index.ts'
import type { Session } from '../handlers.ts'
import type { WriteDb } from '../storage/index.ts'
import { act, type MarkChange } from './actions.ts'
import { readVersions, sayingHash } from './versions.ts'

/** Decides between versions of a mark. Fails with `annotation-missing` where the mark or the named version is not there. */
export function settle(db: WriteDb, session: Session, { id, keep, version }: CallArgument<'annotation.settle'>): void {
  const versions = differingVersions(readVersions(db, id))
  const [first, ...others] = versions
  if (!first) throw new ExpectedFailure('annotation-missing')
  if (keep === 'this') return act(db, session, 'settle', '两个版本：保留现在显示的', [{ id, drafts: [first] }])
  if (keep === 'other') {
    const chosen = others.find((other) => sayingHash(other) === version)
    if (!chosen) throw new ExpectedFailure('annotation-missing')
    return act(db, session, 'settle', '两个版本：换成另一个', [{ id, drafts: [chosen] }])
  }
  const apart = others.flatMap(({ state, content }): MarkChange[] =>
    (content ? [{ id: AnnotationId.parse(session.newId()), drafts: [{ state: state === 'emptied' ? 'binned' : state, content }] }] : []))
  act(db, session, 'settle', '两个版本：分成两条批注', [{ id, drafts: [first] }, ...apart])
}
