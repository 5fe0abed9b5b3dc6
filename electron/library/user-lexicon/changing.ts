import { ExpectedFailure, type AliasPreview, type IndicatorId, type LexiconEffect } from '../../contract/index.ts'
import { bareName, type Indicator } from '../../domain/metrics/index.ts'
import { readNumbersAgain } from '../documents/index.ts'
import type { Session } from '../handlers.ts'
import { deviceId } from '../settings/index.ts'
import type { WriteDb } from '../storage/index.ts'
import { effectOf } from './effect.ts'
import { lexiconMark, merged } from './merged.ts'
import { readStored, storeAlias, type Stamp } from './stored.ts'

/** Thrown to roll a preview back; never leaves this file. */
class RolledBack extends Error {}

/**
 * Changes what is stored, reads all documents again with the lexicon that comes of it, and counts what that changed:
 * all of it in one transaction. From then on the session reads with the new lexicon.
 * Fails with `lexicon-invalid` where the additions contradict the lexicon; then nothing changed.
 */
export function changeLexicon(db: WriteDb, session: Session, change: () => void): LexiconEffect {
  const { lexicon, effect } = db.transaction(() => applied(db, session, change))
  session.lexicon = lexicon
  return effect
}

/** What such a change would do. Runs it and rolls it back, so that a preview shows exactly what the change then does. */
export function previewChange(db: WriteDb, session: Session, change: () => void): LexiconEffect {
  let effect: LexiconEffect | null = null
  try {
    db.transaction(() => {
      effect = applied(db, session, change).effect
      throw new RolledBack()
    })
  } catch (error) {
    if (!(error instanceof RolledBack) || effect === null) throw error
  }
  return effect as unknown as LexiconEffect
}

function applied(db: WriteDb, session: Session, change: () => void) {
  change()
  const { lexicon, problem } = merged(session.baseLexicon, readStored(db))
  if (problem !== null) throw new ExpectedFailure('lexicon-invalid', problem.slice(0, 400))
  const effect = effectOf(db, () => { readNumbersAgain(db, lexicon, lexiconMark(session.appLexicon, lexicon)) })
  return { lexicon, effect }
}

/** Names an indicator anew. Fails with `alias-refused`, which says why. */
export function addAlias(db: WriteDb, session: Session, alias: string, indicatorId: IndicatorId): LexiconEffect {
  const indicator = indicatorFor(session, alias, indicatorId)
  return changeLexicon(db, session, () => { storeAlias(db, { alias, indicatorId, indicator: indicator.name }, stampOf(db, session, null)) })
}

/** What that would change. Fails with `alias-refused`. */
export function previewAlias(db: WriteDb, session: Session, alias: string, indicatorId: IndicatorId): AliasPreview {
  const indicator = indicatorFor(session, alias, indicatorId)
  const owner = session.lexicon.indicatorByName.get(bareName(alias))
  const effect = previewChange(db, session, () => { storeAlias(db, { alias, indicatorId, indicator: indicator.name }, stampOf(db, session, null)) })
  return { alias, indicator: indicator.name, takenFrom: owner?.name ?? null, effect }
}

export function stampOf(db: WriteDb, session: Session, source: string | null): Stamp {
  return { now: session.now().toISOString(), device: deviceId(db, session), source }
}

/** The indicator that an alias may be given to. A name must be words, and nobody's proper name. */
function indicatorFor({ lexicon }: Session, alias: string, indicatorId: IndicatorId): Indicator {
  const indicator = lexicon.indicatorById.get(indicatorId)
  const bare = bareName(alias)
  const owner = lexicon.indicatorByName.get(bare)
  const refuse = (why: string): never => { throw new ExpectedFailure('alias-refused', why.slice(0, 200)) }
  if (!indicator) return refuse('词库里没有这个指标')
  if (!/\p{L}{2}/u.test(bare)) return refuse('别名至少要有两个字')
  if (/\d/u.test(bare) && /^[\d.,%]+/u.test(bare)) return refuse('别名不能以数字开头')
  if (owner?.id === indicator.id) return refuse(`“${alias}”已经是“${indicator.name}”的名称`)
  if (owner && bareName(owner.name) === bare) return refuse(`“${alias}”是另一个指标的正式名称`)
  return indicator
}
