import type { DocumentSummary, IndicatorSummary, LedgerColumn, LedgerEntry, LedgerFilter, LedgerGrouping, LedgerSort, ReviewState } from '../../contract/index.ts'
import { formatValue } from './amounts.ts'
import { MEASURE_WORDS, periodWords, STATUS_WORDS } from './words.ts'

// Filter, sort and group of the ledger, quick enough for 50,000 entries on every keystroke: texts are compared by
// a rank made once for the distinct ones, and the text to search is built once an entry.

export const NO_FILTER: LedgerFilter = { documentId: null, region: null, field: null, review: null, text: '' }

/** What an entry is looked up by that it does not hold itself. */
export interface LedgerContext {
  readonly documents: ReadonlyMap<string, DocumentSummary>
  readonly indicators: ReadonlyMap<string, Pick<IndicatorSummary, 'field' | 'aliases'>>
}

/** A line of the table: an entry, or the head of a group. */
export type LedgerRow =
  | { readonly type: 'entry'; readonly entry: LedgerEntry }
  | { readonly type: 'group'; readonly name: string; readonly count: number; readonly doubtful: number }

/** Field of an indicator that stands in no lexicon. */
export const NO_FIELD = '其他'

export const fieldOf = (entry: LedgerEntry, context: LedgerContext): string =>
  (entry.reading.indicatorId !== null && context.indicators.get(entry.reading.indicatorId)?.field) || NO_FIELD

const searchTexts = new WeakMap<LedgerEntry, string>()

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

function searchText(entry: LedgerEntry, context: LedgerContext): string {
  let text = searchTexts.get(entry)
  if (text === undefined) {
    const { reading } = entry
    text = fold([reading.indicator, entry.asWritten, entry.raw, formatValue(entry), reading.subject, periodWords(reading.period), entry.quote,
      context.documents.get(entry.documentId)?.title ?? ''].join('\n'))
    searchTexts.set(entry, text)
  }
  return text
}

/** The entries that pass every filter, in their order. */
export function filterEntries(entries: readonly LedgerEntry[], filter: LedgerFilter, context: LedgerContext): LedgerEntry[] {
  const words = fold(filter.text).split(/\s+/).filter(Boolean)
  return entries.filter(entry =>
    (filter.documentId === null || entry.documentId === filter.documentId)
    && (filter.region === null || context.documents.get(entry.documentId)?.region.code === filter.region)
    && (filter.review === null || entry.review === filter.review)
    && (filter.field === null || fieldOf(entry, context) === filter.field)
    && (words.length === 0 || words.every(word => searchText(entry, context).includes(word))))
}

const collator = new Intl.Collator('zh-CN', { numeric: true })

/** Rank of each distinct text in Chinese order (by pinyin); comparing ranks is a hundred times quicker than collating. */
function ranks(texts: Iterable<string>): Map<string, number> {
  return new Map([...new Set(texts)].sort(collator.compare).map((text, rank) => [text, rank]))
}

const REVIEW_ORDER: Readonly<Record<ReviewState, number>> = { doubtful: 0, certain: 1, corrected: 2, confirmed: 3, dismissed: 4 }

/** Sorted copy; entries that are equal keep the order of the documents. */
export function sortEntries(entries: readonly LedgerEntry[], sort: LedgerSort, context: LedgerContext): LedgerEntry[] {
  if (sort.by === 'place') return sort.descending ? entries.toReversed() : entries.slice()
  const key = sortKey(entries, sort.by, context)
  const keys = new Map(entries.map(entry => [entry, key(entry)]))
  const sign = sort.descending ? -1 : 1
  return entries.toSorted((a, b) => sign * (keys.get(a)! - keys.get(b)!))
}

function sortKey(entries: readonly LedgerEntry[], by: Exclude<LedgerColumn, 'place'>, context: LedgerContext): (entry: LedgerEntry) => number {
  const byText = (text: (entry: LedgerEntry) => string) => {
    const rank = ranks(entries.map(text))
    return (entry: LedgerEntry) => rank.get(text(entry))!
  }
  switch (by) {
    case 'value': return entry => entry.value
    case 'confidence': return entry => entry.confidence
    case 'review': return entry => REVIEW_ORDER[entry.review]
    case 'indicator': return byText(entry => entry.reading.indicator)
    case 'measure': return byText(entry => MEASURE_WORDS[entry.reading.measure])
    case 'status': return byText(entry => STATUS_WORDS[entry.reading.status])
    case 'period': return byText(entry => entry.reading.period ?? '')
    case 'subject': return byText(entry => entry.reading.subject)
    case 'document': return byText(entry => context.documents.get(entry.documentId)?.title ?? '')
  }
}

/** The table's lines: the entries under the heads of their groups. Inside a group the order is kept. */
export function groupEntries(entries: readonly LedgerEntry[], grouping: LedgerGrouping, context: LedgerContext): LedgerRow[] {
  if (grouping === 'none') return entries.map(entry => ({ type: 'entry', entry }))
  const nameOf = (entry: LedgerEntry): string => {
    if (grouping === 'indicator') return entry.reading.indicator
    if (grouping === 'field') return fieldOf(entry, context)
    return context.documents.get(entry.documentId)?.title ?? entry.documentId
  }
  const groups = new Map<string, LedgerEntry[]>()
  for (const entry of entries) {
    const name = nameOf(entry), members = groups.get(name)
    if (members) members.push(entry)
    else groups.set(name, [entry])
  }
  const rank = ranks(groups.keys())
  return [...groups].sort(([a], [b]) => rank.get(a)! - rank.get(b)!).flatMap(([name, members]): LedgerRow[] => [
    { type: 'group', name, count: members.length, doubtful: members.filter(entry => entry.review === 'doubtful').length },
    ...members.map((entry): LedgerRow => ({ type: 'entry', entry })),
  ])
}

/** The lines of the table for a choice: filtered, sorted, grouped. */
export function ledgerRows(entries: readonly LedgerEntry[], choice: { filter: LedgerFilter; sort: LedgerSort; grouping: LedgerGrouping }, context: LedgerContext): LedgerRow[] {
  return groupEntries(sortEntries(filterEntries(entries, choice.filter, context), choice.sort, context), choice.grouping, context)
}

/**
 * The nearest row of `rows` after `from` (before it with `step` -1) that is an entry and passes `test`; going round
 * at the end. -1 where there is none.
 */
export function nextRow(rows: readonly LedgerRow[], from: number, step: 1 | -1, test: (entry: LedgerEntry) => boolean = () => true, round = false): number {
  for (let distance = 1; distance <= rows.length; distance++) {
    const index = from + step * distance
    const place = round ? (index % rows.length + rows.length) % rows.length : index
    const row = rows[place]
    if (!row) return -1
    if (row.type === 'entry' && test(row.entry)) return place
  }
  return -1
}

/** How many entries stand in each state, for the filter's labels. */
export function countByReview(entries: readonly LedgerEntry[]): Record<ReviewState, number> {
  const counts: Record<ReviewState, number> = { doubtful: 0, certain: 0, confirmed: 0, corrected: 0, dismissed: 0 }
  for (const entry of entries) counts[entry.review]++
  return counts
}

