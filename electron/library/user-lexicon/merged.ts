import { createHash } from 'node:crypto'
import { bareName, mergeLexicon, type Lexicon } from '../../domain/metrics/index.ts'
import type { Stored } from './stored.ts'

/** A lexicon with what a person added, and which of the additions could not be used. */
export interface Merged {
  readonly lexicon: Lexicon
  /** Bare names of aliases whose indicator the lexicon does not have (any more). */
  readonly unused: ReadonlySet<string>
  /** What keeps all additions from being used, in Chinese; null if nothing does. */
  readonly problem: string | null
}

/**
 * Lays a person's additions over a lexicon: their own indicators, and names for any. A name that another indicator
 * had belongs to the new one from now on; of two additions of one name the later one holds.
 */
export function merged(base: Lexicon, stored: Stored): Merged {
  if (stored.aliases.length + stored.indicators.length === 0) return { lexicon: base, unused: new Set(), problem: null }
  const own = new Map(stored.indicators.map(({ entry }) => [entry.id, entry]))
  const known = (id: string): boolean => own.has(id) || base.indicatorById.has(id)
  const names = claims(stored)
  const namesOf = (id: string): string[] => [...names.values()].filter((claim) => claim.id === id).map(({ alias }) => alias)
  const ids = new Set([...names.values()].map(({ id }) => id).filter((id) => known(id) && !own.has(id)))
  const result = mergeLexicon(base, { indicators: [
    ...[...own.values()].map((entry) => ({ ...entry, aliases: namesOf(entry.id).filter((alias) => alias !== entry.name) })),
    ...[...ids].map((id) => ({ id, aliases: namesOf(id) })),
  ] })
  if (result.ok) {
    const unused = stored.aliases.filter(({ indicatorId }) => !known(indicatorId)).map(({ alias }) => bareName(alias))
    return { lexicon: result.lexicon, unused: new Set(unused), problem: null }
  }
  const [first] = result.problems
  return { lexicon: base, unused: new Set(stored.aliases.map(({ alias }) => bareName(alias))), problem: first ? `${first.path}：${first.message}` : '' }
}

/** Which indicator each added name belongs to, by bare name: the later addition wins, a canonical name always. */
function claims({ aliases, indicators }: Stored): Map<string, { id: string; alias: string }> {
  const additions = [
    ...indicators.map(({ entry, added }) => ({ id: entry.id, names: entry.aliases, added })),
    ...aliases.map(({ alias, indicatorId, added }) => ({ id: indicatorId as string, names: [alias], added })),
  ].sort((a, b) => a.added.localeCompare(b.added))
  const claimed = new Map(additions.flatMap(({ id, names }) => names.map((alias) => [bareName(alias), { id, alias }] as const)))
  for (const { entry } of indicators) claimed.set(bareName(entry.name), { id: entry.id, alias: entry.name })
  return claimed
}

/** What a lexicon adds to the app's own, in few letters; '' where it adds nothing. Says whether documents must be read again. */
export function lexiconMark(app: Lexicon, lexicon: Lexicon): string {
  return lexicon === app ? '' : createHash('sha256').update(JSON.stringify(lexicon.indicators)).digest('hex')
}
