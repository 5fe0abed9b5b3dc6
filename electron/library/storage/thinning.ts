const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Backups younger than this are all kept. */
const KEEP_ALL_MS = 2 * DAY_MS
/** Up to this age the newest of each day is kept, */
const KEEP_DAILY_MS = 14 * DAY_MS
/** up to this age the newest of each week, and beyond it the newest of each month. */
const KEEP_WEEKLY_MS = 70 * DAY_MS

/**
 * Which of the backups' times (ISO 8601 UTC) may go: all of two days are kept, then one a day, a week, a month.
 * The newest one always stays.
 */
export function superfluous(times: readonly string[], now: Date): string[] {
  const newestFirst = [...times].sort().reverse()
  const kept = new Set<string>()
  return newestFirst.filter((time, place) => {
    const slot = slotOf(time, now)
    if (place === 0 || slot === null || !kept.has(slot)) {
      if (slot !== null) kept.add(slot)
      return false
    }
    return true
  })
}

/** The day, week or month of which one backup is kept; null where all are. */
function slotOf(time: string, now: Date): string | null {
  const made = Date.parse(time)
  const age = now.getTime() - made
  if (age < KEEP_ALL_MS) return null
  if (age < KEEP_DAILY_MS) return `day ${time.slice(0, 10)}`
  if (age < KEEP_WEEKLY_MS) return `week ${Math.floor(made / (7 * DAY_MS))}`
  return `month ${time.slice(0, 7)}`
}
