// What a number belongs to: the local grammar. One small reader per construction, tried in a fixed order; each says
// by its name (kept as the observation's `rule`) how the number was bound.
import { bindClauseBefore } from './bind-clause.ts'
import { bindAfter } from './bind-after.ts'
import { bindBefore, bindInherited } from './bind-before.ts'
import { bindCapacity, bindGiven, bindGrowing, bindHerd, bindInvestment, bindListed, bindPart, bindPlace, bindRanking, bindTimes, bindUsedFor } from './bind-special.ts'
import { bindRespective, bindShareOf } from './bind-shared.ts'
import type { Binding, Place, SentenceMemory } from './binding-types.ts'

export type { Binding, Place, SentenceMemory } from './binding-types.ts'

/** From the most particular construction to the most general. */
const CONSTRUCTIONS: readonly ((place: Place, memory: SentenceMemory) => Binding | null)[] = [
  bindPart, bindPlace, bindRanking, bindTimes, bindUsedFor, bindGrowing, bindListed, bindGiven, bindHerd, bindInvestment, bindCapacity, bindRespective, bindShareOf, bindBefore, bindAfter, bindClauseBefore, bindInherited,
]

/** Binds a number; null where no construction fits and the number should wait for a person. */
export function bind(place: Place, memory: SentenceMemory): Binding | null {
  for (const construction of CONSTRUCTIONS) {
    const binding = construction(place, memory)
    if (binding) return { ...binding, family: place.draft.family }
  }
  return null
}
