import type { AnnotationLink, DocumentId, EditionId, IndicatorId, ListedAnnotation, ObservationKey, OtherVersion, RegionCode } from '../../contract/index.ts'
import { differingVersions, type MarkContent, type MarkVersion } from '../../domain/exchange/index.ts'
import { keyFollower, type KeyFollower } from '../metrics/index.ts'
import type { ReadDb } from '../storage/index.ts'
import { figureReader, placeOfKey } from './figures.ts'
import { annotationOf, isAltered, readAllOthers, sayingHash, type StoredMark } from './versions.ts'

interface DocumentRow { number: number; id: DocumentId; title: string; edition: EditionId; code: RegionCode; name: string }

/**
 * Stored marks as the lists show them. A mark is placed where its quote stands, letter by letter, in the document's
 * text of today; anything else is listed apart and never drawn. Emptied ones are left out.
 */
export function listMarks(db: ReadDb, marks: readonly StoredMark[]): ListedAnnotation[] {
  const documents = new Map(db.all<DocumentRow>(`
    SELECT d.number, d.id, d.title, d.edition, r.code, r.name FROM corpus.document d JOIN corpus.region r ON r.code = d.region`)
    .map((document) => [document.id, document]))
  const numbers = new Map([...documents.values()].map(({ edition, number }) => [edition, number]))
  const figuresOf = figureReader(db)
  const textOf = passageReader(db)
  const others = readAllOthers(db)
  const follow = keyFollower(db)

  return marks.flatMap((mark) => {
    const { version, documentId } = mark
    const { content } = version
    if (!content) return []
    const document = documents.get(documentId)
    const placed = document !== undefined && document.edition === content.anchor.edition && stands(content, textOf(document.number, content.anchor.passage))
    const { links, lost } = followLinks(content.links, follow)
    const subjects = subjectsOf({ ...content, links }, placed ? document.number : null, numbers, figuresOf)
    return [{
      annotation: { ...annotationOf(version, content, documentId), links }, placed, altered: isAltered(mark),
      documentTitle: document?.title ?? content.documentTitle,
      regionCode: document?.code ?? content.regionCode, regionName: document?.name ?? content.regionName,
      others: otherVersions(version, others.get(version.id) ?? [], documentId), ...subjects,
      ...(document === undefined && { documentMissing: true as const }),
      ...(lost.length > 0 && { lostLinks: lost }),
    }]
  })
}

/** Links with the figures where they stand in the texts of today, and the keys of those that stand in none. */
export function followLinks(links: MarkContent['links'], follow: KeyFollower): { links: AnnotationLink[]; lost: ObservationKey[] } {
  const lost: ObservationKey[] = []
  return {
    links: links.map((link) => {
      if (link.kind !== 'observation') return link
      const key = follow(link.key)
      if (key === null) lost.push(link.key)
      return { ...link, key: key ?? link.key }
    }),
    lost,
  }
}

/** Reads texts of passages, each once. */
function passageReader(db: ReadDb): (document: number, passage: number) => string | null {
  const texts = new Map<string, string | null>()
  return (document, passage) => {
    const key = `${document}:${passage}`
    const known = texts.get(key)
    if (known !== undefined) return known
    const text = db.get<{ text: string }>('SELECT text FROM corpus.passage WHERE document = ? AND place = ?', document, passage)?.text ?? null
    texts.set(key, text)
    return text
  }
}

/** Whether the marked words stand at their place; a note on a whole document stands wherever its edition is. */
export function stands({ scope, anchor }: Pick<MarkContent, 'scope' | 'anchor'>, text: string | null): boolean {
  return scope === 'document' || (text !== null && text.slice(anchor.start, anchor.end) === anchor.quote)
}

/** What the figures under a mark and its links are of. */
function subjectsOf(
  { anchor, scope, links }: MarkContent, document: number | null, numbers: ReadonlyMap<EditionId, number>, figuresOf: ReturnType<typeof figureReader>,
): Pick<ListedAnnotation, 'indicators' | 'periods'> {
  const indicators = new Set<IndicatorId>()
  const periods = new Set<string>()
  const take = (indicatorId: IndicatorId | null, period: string | null): void => {
    if (indicatorId !== null) indicators.add(indicatorId)
    if (period !== null) periods.add(period)
  }
  if (document !== null && scope !== 'document') {
    for (const figure of figuresOf(document, anchor.edition, anchor.passage)) {
      if (figure.start < anchor.end && figure.end > anchor.start) take(figure.indicatorId, figure.period)
    }
  }
  for (const link of links) {
    if (link.kind === 'cell') take(link.indicatorId, link.period)
    if (link.kind !== 'observation') continue
    const place = placeOfKey(link.key)
    const number = numbers.get(place.edition)
    const figure = number === undefined ? undefined
      : figuresOf(number, place.edition, place.passage).find(({ start, end }) => start === place.start && end === place.end)
    if (figure) take(figure.indicatorId, figure.period)
  }
  return { indicators: [...indicators], periods: [...periods].sort() }
}

/** Versions that say something else than the shown one. */
function otherVersions(shown: MarkVersion, others: readonly MarkVersion[], documentId: DocumentId): OtherVersion[] {
  if (others.length === 0) return []
  return differingVersions([shown, ...others]).slice(1).map((version) => ({
    version: sayingHash(version), removed: version.state !== 'kept',
    annotation: annotationOf(version, version.content ?? shown.content as MarkContent, documentId),
  }))
}
