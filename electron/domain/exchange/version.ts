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

/**
 * A version as text, its fields in a fixed order whatever order they came in: equal texts are equal versions. Its
 * SHA-256 names it, so the order is part of the exchange format. (Sorting keys generically took ten times as long.)
 */
export function canonicalText(version: MarkVersion): string {
  const { id, clock, state, since, content, author, device, modified, revision } = version
  return JSON.stringify([id, Object.entries(clock).sort(byKey), state, since, content && contentFields(content), author, device, modified, revision])
}

/** What a version says, apart from who said it and when: two versions that say the same are no conflict. */
export function sayingOf({ state, content }: MarkVersion): string {
  return JSON.stringify([state, content && contentFields(content)])
}

const byKey = ([a]: [string, number], [b]: [string, number]): number => (a < b ? -1 : 1)

function contentFields({ documentId, anchor, scope, style, meaning, note, tags, links, created, documentTitle, regionCode, regionName }: MarkContent): unknown[] {
  const { edition, passage, start, end, quote, before, after, headings } = anchor
  return [
    documentId, [edition, passage, start, end, quote, before, after, headings], scope, style, meaning, note, tags, links.map(linkFields), created,
    documentTitle, regionCode, regionName,
  ]
}

function linkFields(link: MarkContent['links'][number]): unknown[] {
  switch (link.kind) {
    case 'observation': return [link.kind, link.key]
    case 'comparison': return [link.kind, link.comparisonId]
    case 'cell': return [link.kind, link.indicatorId, link.region, link.period]
  }
}
