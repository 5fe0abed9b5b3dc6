import type { Lexicon } from '../../domain/metrics/index.ts'

/** Lists of names by lexicon: the anchoring makes each list ready once. */
const lists = new WeakMap<Lexicon, readonly string[]>()

/** All names of regions that a lexicon knows: a mark never moves from one to another without a person's word. */
export function regionNamesOf(lexicon: Lexicon): readonly string[] {
  const known = lists.get(lexicon)
  if (known) return known
  const names = [...lexicon.regionsByName.keys()]
  lists.set(lexicon, names)
  return names
}
