import { ExpectedFailure, type Anchor, type AnnotationId, type AnnotationLink, type EditionDecision, type ObservationKey } from '../../contract/index.ts'
import { makeAnchor, type AnchorPlace } from '../../domain/anchoring/index.ts'
import { differingVersions, editVersions, type MarkVersion } from '../../domain/exchange/index.ts'
import { normalise } from '../../domain/text/index.ts'
import { nextStamp, readVersions, writeVersions } from '../annotations/index.ts'
import type { Session } from '../handlers.ts'
import { keyOf, moveCorrection, type KeyFollower } from '../metrics/index.ts'
import { deviceId } from '../settings/index.ts'
import type { WriteDb } from '../storage/index.ts'
import type { Judged, Made, Target } from './items.ts'
import { recordChange, type ItemChange, type ItemState } from './journal.ts'

/** An item and where it goes; `findLink` answers where the figures that it is linked to stand now. */
export interface Carried { readonly made: Made, readonly target: Target, readonly place: AnchorPlace, readonly findLink: KeyFollower }

/** Puts an item where it goes, and records it. False where its new place is taken; then it stays where it was. */
export function carry(db: WriteDb, session: Session, step: number, { outcome, ...carried }: Carried & { outcome: ItemChange['outcome'] }): boolean {
  const change = move(db, session, carried)
  if (change) recordChange(db, step, { kind: carried.made.kind, item: carried.made.key, outcome, ...change })
  return change !== null
}

/** Puts an item where it goes; null where its new place is taken. */
export function move(db: WriteDb, session: Session, { made, target, place, findLink }: Carried): Moved | null {
  return made.annotation
    ? carryAnnotation(db, session, made.annotation.id, made.anchor as Anchor, { edition: target.edition, ...place }, findLink)
    : carryFigure(db, session, made, target, place)
}

type Moved = Pick<ItemChange, 'before' | 'after'>

function carryAnnotation(db: WriteDb, session: Session, id: AnnotationId, from: Anchor, to: Anchor, findLink: KeyFollower): Moved | null {
  const [shown] = readVersions(db, id)
  if (!shown?.content) return null
  const links = shown.content.links.map((link): AnnotationLink => link.kind === 'observation' ? { ...link, key: findLink(link.key) ?? link.key } : link)
  putAnchor(db, session, id, from, to, links)
  return { before: { anchor: from, links: shown.content.links }, after: { anchor: to, links } }
}

/**
 * Gives a mark another anchor, as an edit of this laptop. Versions of other laptops that wait for a decision go along
 * where they stand on the same words. It is no step of the history: only the whole correction can be taken back.
 */
export function putAnchor(db: WriteDb, session: Session, id: AnnotationId, from: Anchor, to: Anchor, links: readonly AnnotationLink[]): void {
  const versions = readVersions(db, id)
  const put = ({ content }: MarkVersion, isShown: boolean): MarkVersion['content'] =>
    content && samePlace(content.anchor, from) ? { ...content, anchor: to, links: isShown ? [...links] : content.links } : content
  const drafts = differingVersions(versions).map((version, at) => ({ state: version.state, content: put(version, at === 0) }))
  writeVersions(db, id, editVersions(id, versions, drafts, nextStamp(db, session)))
}

/** Whether two anchors mean the same words of the same edition. */
export function samePlace(a: Anchor, b: Anchor): boolean {
  return a.edition === b.edition && a.passage === b.passage && a.start === b.start && a.end === b.end
}

function carryFigure(db: WriteDb, session: Session, { figure }: Made, target: Target, place: AnchorPlace): Moved | null {
  if (!figure) return null
  const to = keyOf({ edition: target.edition, passage: place.passage, start: place.start, end: place.end })
  if (!moveCorrection(db, figure.key, to, place.quote, { now: session.now().toISOString(), device: deviceId(db, session) })) return null
  return { before: { key: figure.key, raw: figure.raw }, after: { key: to, raw: place.quote } }
}

/** Puts an item back to where it was before a correction; one that a person has moved since stays where it is. */
export function putBack(db: WriteDb, session: Session, { item, kind, before, after }: Omit<ItemChange, 'number' | 'outcome'>): void {
  if (after === null) return
  if (kind === 'figure' && isFigure(before) && isFigure(after)) {
    moveCorrection(db, after.key, before.key, before.raw, { now: session.now().toISOString(), device: deviceId(db, session) })
    return
  }
  if (isFigure(before) || isFigure(after)) return
  const [shown] = readVersions(db, item as AnnotationId)
  if (!shown?.content || !samePlace(shown.content.anchor, after.anchor)) return
  // Links that a person made or took away since stay so; those that went along go back.
  const links = shown.content.links.map(link => before.links[after.links.findIndex(known => JSON.stringify(known) === JSON.stringify(link))] ?? link)
  putAnchor(db, session, item as AnnotationId, after.anchor, before.anchor, links)
}

function isFigure(state: ItemState): state is Extract<ItemState, { key: ObservationKey }> {
  return 'key' in state
}

/**
 * The place that a person chose. Fails with `anchor-mismatch` for a span outside the text, or a confirmed or corrected
 * figure on another number: what was said of 8.1 is not said of 8.4.
 */
export function chosenPlace({ made }: Judged, { passages }: Target, { passage, start, end }: Extract<EditionDecision, { kind: 'place' }>): AnchorPlace {
  const text = passages[passage]?.text
  if (text === undefined || start >= end || end > text.length) throw new ExpectedFailure('anchor-mismatch')
  const place = makeAnchor(passages, passage, { start, end })
  const same = (a: string, b: string) => normalise(a).text === normalise(b).text
  if (made.figure && made.figure.decision !== 'dismiss' && !same(made.figure.raw, place.quote)) throw new ExpectedFailure('anchor-mismatch', place.quote.slice(0, 40))
  return place
}
