import type { DocumentId, ListedAnnotation, Meaning, RegionCode } from '../../../electron/contract/index.ts'

/** What the list is narrowed to; an empty value does not narrow. */
export interface AnnotationFilter {
  readonly meanings: ReadonlySet<Meaning>
  readonly region: RegionCode | ''
  readonly document: DocumentId | ''
  readonly text: string
}

/** By place in the documents, or newest first. */
export type AnnotationOrder = 'place' | 'time'

/** Marks under one heading: a document (by place) or a day (by time). */
export interface AnnotationGroup {
  readonly key: string
  readonly title: string
  readonly aside: string
  readonly items: readonly ListedAnnotation[]
}

/** Holds all words of the text, in quote, note, tags or document title. */
export function matchesFilter({ annotation, documentTitle, regionCode }: ListedAnnotation, filter: AnnotationFilter): boolean {
  if (filter.meanings.size > 0 && !filter.meanings.has(annotation.meaning)) return false
  if (filter.region !== '' && regionCode !== filter.region) return false
  if (filter.document !== '' && annotation.documentId !== filter.document) return false
  const text = `${annotation.anchor.quote}\n${annotation.note}\n${annotation.tags.join('\n')}\n${documentTitle}`
  return filter.text.trim().split(/\s+/).every(word => text.includes(word))
}

const byPlace = (a: ListedAnnotation, b: ListedAnnotation): number =>
  a.annotation.anchor.passage - b.annotation.anchor.passage || a.annotation.anchor.start - b.annotation.anchor.start

const newestFirst = (a: ListedAnnotation, b: ListedAnnotation): number => (a.annotation.modified < b.annotation.modified ? 1 : -1)

function gather(items: readonly ListedAnnotation[], keyOf: (item: ListedAnnotation) => string): Map<string, ListedAnnotation[]> {
  const groups = new Map<string, ListedAnnotation[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

/** The calendar day of an ISO time on this laptop's clock: 2024年3月1日. */
const dayOf = (moment: string): string => {
  const date = new Date(moment)
  return `${date.getFullYear()}年${date.getMonth() + 1}月${date.getDate()}日`
}

/** Filters, orders and groups the marks. By place: documents by region code and title, marks in text order. */
export function arrangeAnnotations(list: readonly ListedAnnotation[], filter: AnnotationFilter, order: AnnotationOrder): readonly AnnotationGroup[] {
  const wanted = list.filter(item => matchesFilter(item, filter))
  if (order === 'time') {
    return [...gather([...wanted].sort(newestFirst), item => dayOf(item.annotation.modified))]
      .map(([day, items]) => ({ key: day, title: day, aside: '', items }))
  }
  return [...gather(wanted, item => item.annotation.documentId).values()]
    .sort((a, b) => a[0]!.regionCode.localeCompare(b[0]!.regionCode) || a[0]!.documentTitle.localeCompare(b[0]!.documentTitle, 'zh'))
    .map(items => ({ key: items[0]!.annotation.documentId, title: items[0]!.documentTitle, aside: items[0]!.regionName, items: items.sort(byPlace) }))
}
