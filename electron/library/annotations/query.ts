import type {
  AnnotationFilter, AnnotationPage, AnnotationSort, CallArgument, ComparisonId, ListedAnnotation, ObservationKey,
} from '../../contract/index.ts'
import { isOnEmptyCell } from '../../domain/comparison/index.ts'
import { normalise } from '../../domain/text/index.ts'
import type { ReadDb } from '../storage/index.ts'
import { placeOfKey } from './figures.ts'
import { groupMarks } from './grouping.ts'
import { allMarks } from './kept-list.ts'

type CellPlace = CallArgument<'annotation.listForCell'>

/** The marks that match, sorted. */
export function selectMarks(marks: readonly ListedAnnotation[], filter: AnnotationFilter, sort: AnnotationSort): ListedAnnotation[] {
  return marks.filter((mark) => matchesFilter(mark, filter)).sort(ORDERS[sort])
}

/** Whether a mark is what the filter asks for. */
export function matchesFilter(mark: ListedAnnotation, filter: AnnotationFilter): boolean {
  return matches(mark, filter) && holdsWords(mark, wordsOf(filter))
}

const searched = new WeakMap<AnnotationFilter, readonly string[]>()

/** The words of a filter, normalised once for the whole list. */
function wordsOf(filter: AnnotationFilter): readonly string[] {
  const words = searched.get(filter) ?? normalise(filter.text).text.split(/\s+/).filter((word) => word !== '')
  searched.set(filter, words)
  return words
}

/** One page of the list with what there is to filter by. */
export function queryMarks(db: ReadDb, { filter, sort, grouping, offset, limit }: CallArgument<'annotation.query'>, indicatorName: (id: string) => string): AnnotationPage {
  const marks = allMarks(db)
  const found = selectMarks(marks, filter, sort)
  const { groups, items } = groupMarks(found, grouping, sort)
  return { items: items.slice(offset, offset + limit), total: found.length, groups: [...groups], facets: facetsOf(marks, indicatorName) }
}

function matches({ annotation, regionCode, placed, altered, others, indicators, periods }: ListedAnnotation, filter: AnnotationFilter): boolean {
  const { meaning, tags, documentId, links } = annotation
  if (filter.meanings.length > 0 && !filter.meanings.includes(meaning)) return false
  if (!filter.tags.every((tag) => tags.includes(tag))) return false
  if (filter.region !== null && regionCode !== filter.region && !links.some((link) => link.kind === 'cell' && link.region === filter.region)) return false
  if (filter.documentId !== null && documentId !== filter.documentId) return false
  if (filter.indicatorId !== null && !indicators.includes(filter.indicatorId)) return false
  if (filter.period !== null && !periods.includes(filter.period)) return false
  switch (filter.state) {
    case 'all': return true
    case 'unplaced': return !placed
    case 'conflict': return others.length > 0
    case 'altered': return altered
  }
}

const folded = new WeakMap<ListedAnnotation, string>()

function holdsWords(mark: ListedAnnotation, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const { annotation: { anchor, note, tags }, documentTitle } = mark
  const text = folded.get(mark) ?? normalise(`${anchor.quote}\n${note}\n${tags.join('\n')}\n${documentTitle}`).text
  folded.set(mark, text)
  return words.every((word) => text.includes(word))
}

type Order = (a: ListedAnnotation, b: ListedAnnotation) => number
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const titles = new Intl.Collator('zh')

const byPlace: Order = (a, b) => compare(a.regionCode, b.regionCode)
  || (a.documentTitle === b.documentTitle ? 0 : titles.compare(a.documentTitle, b.documentTitle)) || compare(a.annotation.documentId, b.annotation.documentId)
  || inText(a, b)
/** In the text of one document: notes on the whole first, then by place. */
export const inText: Order = ({ annotation: a }, { annotation: b }) => Number(b.scope === 'document') - Number(a.scope === 'document')
  || a.anchor.passage - b.anchor.passage || a.anchor.start - b.anchor.start || a.anchor.end - b.anchor.end || compare(a.created, b.created)
const MEANINGS = ['data', 'measure', 'problem', 'doubt', 'quote']
const ORDERS: Record<AnnotationSort, Order> = {
  place: byPlace,
  modified: (a, b) => compare(b.annotation.modified, a.annotation.modified) || byPlace(a, b),
  created: (a, b) => compare(b.annotation.created, a.annotation.created) || byPlace(a, b),
  meaning: (a, b) => MEANINGS.indexOf(a.annotation.meaning) - MEANINGS.indexOf(b.annotation.meaning) || byPlace(a, b),
}

type Facets = AnnotationPage['facets']

const counted = new WeakMap<readonly ListedAnnotation[], Facets>()

function facetsOf(marks: readonly ListedAnnotation[], indicatorName: (id: string) => string): Facets {
  const facets = counted.get(marks) ?? countFacets(marks, indicatorName)
  counted.set(marks, facets)
  return facets
}

function countFacets(marks: readonly ListedAnnotation[], indicatorName: (id: string) => string): Facets {
  const count = <Value extends string>(values: (mark: ListedAnnotation) => readonly (readonly [Value, string])[]): { value: Value; name: string; count: number }[] => {
    const found = new Map<Value, { value: Value; name: string; count: number }>()
    for (const mark of marks) {
      for (const [value, name] of values(mark)) {
        const entry = found.get(value)
        if (entry) entry.count++
        else found.set(value, { value, name, count: 1 })
      }
    }
    return [...found.values()].sort((a, b) => b.count - a.count || compare(a.value, b.value))
  }
  return {
    meanings: count(({ annotation: { meaning } }) => [[meaning, meaning]]),
    tags: count(({ annotation: { tags } }) => tags.map((tag) => [tag, tag] as const)),
    regions: count(({ regionCode, regionName }) => [[regionCode, regionName]]),
    documents: count(({ annotation: { documentId }, documentTitle }) => [[documentId, documentTitle]]),
    indicators: count(({ indicators }) => indicators.map((id) => [id, indicatorName(id)] as const)),
    periods: count(({ periods }) => periods.map((period) => [period, period] as const)),
  }
}

/** All tags in use, the most used first. */
export function listTags(db: ReadDb): { tag: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { annotation: { tags } } of allMarks(db)) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].map(([tag, count]) => ({ tag, count })).sort((a, b) => b.count - a.count || titles.compare(a.tag, b.tag))
}

/** How many marks each cell has. */
export function countForCells(db: ReadDb, cells: readonly CellPlace[]): number[] {
  const index = indexMarks(allMarks(db))
  return cells.map((cell) => marksOfCell(index, cell).size)
}

/** The marks of one cell. */
export function listForCell(db: ReadDb, cell: CellPlace): ListedAnnotation[] {
  const marks = allMarks(db)
  const wanted = marksOfCell(indexMarks(marks), cell)
  return marks.filter((mark) => wanted.has(mark))
}

/** Marks linked to a saved comparison. */
export function listForComparison(db: ReadDb, comparisonId: ComparisonId): ListedAnnotation[] {
  return allMarks(db).filter(({ annotation: { links } }) => links.some((link) => link.kind === 'comparison' && link.comparisonId === comparisonId))
}

interface CellIndex {
  readonly cells: ReadonlyMap<string, readonly { mark: ListedAnnotation; period: string | null }[]>
  readonly figures: ReadonlyMap<ObservationKey, readonly ListedAnnotation[]>
  readonly passages: ReadonlyMap<string, readonly ListedAnnotation[]>
}

function indexMarks(marks: readonly ListedAnnotation[]): CellIndex {
  const cells = new Map<string, { mark: ListedAnnotation; period: string | null }[]>()
  const figures = new Map<ObservationKey, ListedAnnotation[]>()
  const passages = new Map<string, ListedAnnotation[]>()
  const put = <Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void => {
    const list = map.get(key)
    if (list) list.push(value)
    else map.set(key, [value])
  }
  for (const mark of marks) {
    const { anchor, scope, links } = mark.annotation
    for (const link of links) {
      if (link.kind === 'cell') put(cells, `${link.indicatorId}|${link.region}`, { mark, period: link.period })
      if (link.kind === 'observation') put(figures, link.key, mark)
    }
    if (scope === 'span' && mark.placed) put(passages, `${anchor.edition}:${anchor.passage}`, mark)
  }
  return { cells, figures, passages }
}

function marksOfCell({ cells, figures, passages }: CellIndex, { indicatorId, region, period, observation, besideGap }: CellPlace): Set<ListedAnnotation> {
  const found = new Set<ListedAnnotation>()
  for (const { mark, period: linked } of cells.get(`${indicatorId}|${region}`) ?? []) {
    if ((linked === null || period === null || linked === period) && !(besideGap && isOnEmptyCell(mark.annotation))) found.add(mark)
  }
  if (observation === null) return found
  for (const mark of figures.get(observation) ?? []) found.add(mark)
  const place = placeOfKey(observation)
  for (const mark of passages.get(`${place.edition}:${place.passage}`) ?? []) {
    const { start, end } = mark.annotation.anchor
    if (start < place.end && end > place.start) found.add(mark)
  }
  return found
}
