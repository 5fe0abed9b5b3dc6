import type { Annotation, AnnotationId, RegionCode } from '../../contract/index.ts'
import type { Clock } from './clock.ts'

/** What a person can see and change of a mark, with what makes it readable where its document is not at hand. */
export interface MarkContent extends Pick<Annotation, 'documentId' | 'anchor' | 'scope' | 'style' | 'meaning' | 'note' | 'tags' | 'links' | 'created'> {
  readonly documentTitle: string
  readonly regionCode: RegionCode
  readonly regionName: string
}

/**
 * One version of a mark: never changed once it is written. `emptied` is what is left when the bin is emptied: that
 * there was a mark, so that an older copy from another laptop does not come back.
 */
export interface MarkVersion {
  readonly id: AnnotationId
  readonly clock: Clock
  readonly state: 'kept' | 'binned' | 'emptied'
  /** When it was binned or emptied, by the clock of that laptop; null while it is kept. */
  readonly since: string | null
  /** Null exactly when emptied. */
  readonly content: MarkContent | null
  readonly author: string
  readonly device: string
  readonly modified: string
  readonly revision: number
}

/** A version as text, with sorted keys: equal texts are equal versions. Its SHA-256 names it. */
export function canonicalText(version: MarkVersion): string {
  return JSON.stringify(sorted(version))
}

/** What a version says, apart from who said it and when: two versions that say the same are no conflict. */
export function sayingOf({ state, content }: MarkVersion): string {
  return JSON.stringify(sorted({ state, content }))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted((value as Record<string, unknown>)[key])]))
}
