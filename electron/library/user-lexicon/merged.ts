import { createHash } from 'node:crypto'
import { mergeLexicon, type Lexicon } from '../../domain/metrics/index.ts'
import type { Stored } from './stored.ts'

/** A lexicon with what a person added, and which of the additions could not be used. */
export interface Merged {
  readonly lexicon: Lexicon
  /** Names whose indicator the lexicon does not have (any more). */
  readonly unused: ReadonlySet<string>
  /** What keeps all additions from being used, in Chinese; null if nothing does. */
  readonly problem: string | null
}

/**
 * Lays a person's additions over a lexicon: their own indicators, and names for any. A name that another indicator
 * had belongs to the new one from now on.
 */
export function merged(base: Lexicon, stored: Stored): Merged {
  if (stored.aliases.length + stored.indicators.length === 0) return { lexicon: base, unused: new Set(), problem: null }
  const own = new Map(stored.indicators.map(({ entry }) => [entry.id, entry]))
  const known = (id: string): boolean => own.has(id) || base.indicatorById.has(id)
  const byIndicator = Map.groupBy(stored.aliases.filter(({ indicatorId }) => known(indicatorId)), ({ indicatorId }) => indicatorId as string)
  const namesFor = (id: string): string[] => (byIndicator.get(id) ?? []).map(({ alias }) => alias)
  const entries = [
    ...[...own.values()].map((entry) => ({ ...entry, aliases: [...entry.aliases, ...namesFor(entry.id)] })),
    ...[...byIndicator.keys()].filter((id) => !own.has(id)).map((id) => ({ id, aliases: namesFor(id) })),
  ]
  const result = mergeLexicon(base, { indicators: entries })
  const unused = new Set(stored.aliases.filter(({ indicatorId }) => !known(indicatorId)).map(({ alias }) => alias))
  if (result.ok) return { lexicon: result.lexicon, unused, problem: null }
  const [first] = result.problems
  return { lexicon: base, unused: new Set(stored.aliases.map(({ alias }) => alias)), problem: first ? `${first.path}：${first.message}` : '' }
}

/** What a lexicon adds to the app's own, in few letters; '' where it adds nothing. Says whether documents must be read again. */
export function lexiconMark(app: Lexicon, lexicon: Lexicon): string {
  return lexicon === app ? '' : createHash('sha256').update(JSON.stringify(lexicon.indicators)).digest('hex')
}
