/**
 * Which edits a version has seen: for each laptop (its random id) the number of its last edit. Laptops without a
 * network have wrong clocks, so times are shown but never compared; only these counters decide.
 */
export type Clock = Readonly<Record<string, number>>

/** How one version stands to another. `concurrent`: each has an edit that the other has not seen. */
export type ClockOrder = 'equal' | 'before' | 'after' | 'concurrent'

/** Compares what two versions have seen. */
export function compareClocks(a: Clock, b: Clock): ClockOrder {
  const before = hasSeen(b, a)
  const after = hasSeen(a, b)
  if (before && after) return 'equal'
  return before ? 'before' : after ? 'after' : 'concurrent'
}

/** The clock that has seen all that the given ones have. */
export function joinClocks(clocks: readonly Clock[]): Clock {
  const joined: Record<string, number> = {}
  for (const clock of clocks) for (const [device, count] of Object.entries(clock)) joined[device] = Math.max(joined[device] ?? 0, count)
  return joined
}

/** The clock of a new edit on a laptop that has seen the given versions. `count` has never been used there before. */
export function nextClock(seen: readonly Clock[], device: string, count: number): Clock {
  return { ...joinClocks(seen), [device]: count }
}

/** Whether `a` has seen every edit of `b`. */
function hasSeen(a: Clock, b: Clock): boolean {
  return Object.entries(b).every(([device, count]) => (a[device] ?? 0) >= count)
}
