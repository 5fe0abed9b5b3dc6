import { compareClocks } from './clock.ts'
import { canonicalText, sayingOf, type MarkVersion } from './version.ts'

// The rule of merging, whole: of all versions of a mark that are known, keep those that no other one has seen and
// replaced. Keeping the greatest elements of a set does not depend on the order in which it was gathered, so A then B
// equals B then A, and taking the same file in twice changes nothing (docs/notes.md).

/**
 * The versions that stand once two laptops have met, the one to be shown first. One for nearly every mark; several
 * where both laptops changed it and nobody has decided.
 */
export function mergeVersions(mine: readonly MarkVersion[], theirs: readonly MarkVersion[]): MarkVersion[] {
  const known = [...new Map([...mine, ...theirs].map((version) => [canonicalText(version), version])).values()]
  const standing = known.length === 1 ? known
    : known.filter((version) => !known.some((other) => compareClocks(version.clock, other.clock) === 'before'))
  return inShownOrder(standing)
}

/** Versions that say different things, the shown one first; where two say the same the first stands for both. */
export function differingVersions(versions: readonly MarkVersion[]): MarkVersion[] {
  const sayings = new Set<string>()
  return inShownOrder(versions).filter((version) => {
    const saying = sayingOf(version)
    if (sayings.has(saying)) return false
    sayings.add(saying)
    return true
  })
}

/** What taking in `theirs` does to a mark. */
export type MergeOutcome = 'added' | 'updated' | 'removed' | 'same' | 'conflict'

/** Names what happened to a mark between before and after a merge. */
export function outcomeOf(before: readonly MarkVersion[], after: readonly MarkVersion[]): MergeOutcome {
  const [was, is] = [differingVersions(before), differingVersions(after)]
  const [first] = is
  if (was.length === 0) return first?.state === 'kept' ? 'added' : 'same'
  if (same(was, is)) return 'same'
  if (is.length > 1) return 'conflict'
  return was[0]?.state === 'kept' && first?.state !== 'kept' ? 'removed' : 'updated'
}

function same(a: readonly MarkVersion[], b: readonly MarkVersion[]): boolean {
  const sayings = new Set(a.map(sayingOf))
  return a.length === b.length && b.every((version) => sayings.has(sayingOf(version)))
}

const STATES = ['kept', 'binned', 'emptied']

/** The same order on every laptop: kept before binned, more edits before fewer, then by the text itself. */
function inShownOrder(versions: readonly MarkVersion[]): MarkVersion[] {
  if (versions.length < 2) return [...versions]
  return versions.map((version) => ({ version, text: canonicalText(version) }))
    .sort((a, b) => STATES.indexOf(a.version.state) - STATES.indexOf(b.version.state)
      || b.version.revision - a.version.revision || (a.text < b.text ? -1 : 1))
    .map(({ version }) => version)
}
