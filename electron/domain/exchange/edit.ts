import { nextClock } from './clock.ts'
import type { MarkContent, MarkVersion } from './version.ts'

/** What an edit leaves standing: a content in a state. */
export interface MarkDraft {
  readonly state: MarkVersion['state']
  readonly content: MarkContent | null
}

/** Who edits, when, and with which number; a number is used once on a laptop, also for what is taken back later. */
export interface Stamp {
  readonly device: string
  readonly author: string
  readonly now: string
  readonly count: number
}

/**
 * The versions that an edit writes: each has seen all that stood before, so it replaces them on every laptop. Several
 * drafts (an edit of one side while a conflict is open) get the same clock and so stand beside each other.
 */
export function editVersions(id: MarkVersion['id'], before: readonly MarkVersion[], drafts: readonly MarkDraft[], stamp: Stamp): MarkVersion[] {
  const clock = nextClock(before.map((version) => version.clock), stamp.device, stamp.count)
  const revision = Math.max(0, ...before.map((version) => version.revision)) + 1
  return drafts.map(({ state, content }) => ({
    id, clock, state, content: state === 'emptied' ? null : content, since: state === 'kept' ? null : stamp.now,
    author: stamp.author, device: stamp.device, modified: stamp.now, revision,
  }))
}
