// One cell: candidates in, a figure with its source and marks out, or the typed reason why there is none.
import type { CellFlag, CellSource, ComparisonCell, LedgerEntry, Region, Status } from '../../contract/index.ts'
import { mayStandFor, ofWantedYear, type Candidate } from './candidates.ts'
import { figureParts, isHedged, joinParts } from './figures.ts'
import { periodFit } from './periods.ts'
import { pickFigure, textOrder, type Picked } from './pick.ts'
import type { Relation } from './subjects.ts'
import { convert, isConverted, type DisplayUnit } from './units.ts'
import { FLAG_ORDER } from './words.ts'

/** What a row and a column say about the cell where they meet. */
export interface CellPlace {
  readonly unit: DisplayUnit
  /** The row's year under `latest`, the column's year otherwise. */
  readonly year: string | null
  readonly latest: boolean
  readonly region: Region
  readonly firstRegion: Region
  /** False where no document of the region (and of the column's year) is in the corpus. */
  readonly hasDocument: boolean
  readonly chosen: ReadonlySet<string>
}

/** Alternatives kept per cell; more would make the reply of a large table grow without telling more. */
const MOST_ALTERNATIVES = 12

/** The pick of a cell, before the row's common status is known. */
export interface PickedCell { readonly picked: Picked; readonly leftOut: readonly { candidate: Candidate; because: string }[] }

/** Applies the rules. What is not eligible (another year, a company) is kept aside with the reason. */
export function pickCell(candidates: readonly Candidate[], place: Pick<CellPlace, 'year' | 'latest' | 'chosen'>): PickedCell {
  const inYear = new Set(ofWantedYear(candidates.filter(mayStandFor), place.year, place.latest))
  const isEligible = (candidate: Candidate) => inYear.has(candidate) || place.chosen.has(candidate.observed.entry.key)
  return {
    picked: pickFigure(candidates.filter(isEligible), { year: place.year, chosen: place.chosen }),
    leftOut: candidates.filter((candidate) => !isEligible(candidate)).sort(textOrder).map((candidate) => ({
      candidate, because: WHY_LEFT_OUT[candidate.relation],
    })),
  }
}

const WHY_LEFT_OUT: Readonly<Record<Relation, string>> = {
  own: '年份不同', part: '年份不同', entity: '主体不是该地区，而是其中的单位或项目',
}

/** The finished cell. `commonStatus` is the status of most figures of the row. */
export function finishCell({ picked, leftOut }: PickedCell, place: CellPlace, commonStatus: Status): ComparisonCell {
  const alternatives = [...picked.behind, ...leftOut].slice(0, MOST_ALTERNATIVES)
    .map(({ candidate, because }) => sourceOf(candidate, place, because))
  if (picked.best === null) {
    const reason = picked.missing === 'not-mentioned' && !place.hasDocument ? 'no-document' : picked.missing ?? 'not-mentioned'
    return { kind: 'missing', reason, alternatives }
  }
  const { entry } = picked.best.observed
  const flags = flagsOf(picked, place, commonStatus)
  const parts = figureParts(entry, place.unit, {
    status: flags.includes('other-status'), period: flags.includes('other-period'),
  })
  return {
    kind: 'figure',
    value: convert(entry.value, entry.unit, place.unit),
    valueMax: entry.valueMax === null ? null : convert(entry.valueMax, entry.unit, place.unit),
    shown: joinParts(parts), parts, flags, source: sourceOf(picked.best, place, null), alternatives,
  }
}

/** Everything about a figure that the bare number would hide, in the order of the legend. */
export function flagsOf(picked: Picked, place: CellPlace, commonStatus: Status): CellFlag[] {
  const best = picked.best!
  const { entry } = best.observed
  const raised: Record<CellFlag, boolean> = {
    'converted-unit': isAsPrinted(entry) && isConverted(entry.unit, entry.raw, place.unit),
    'other-period': periodFit(entry.reading.period, place.year) !== 'exact',
    'other-status': entry.reading.status !== commonStatus,
    'part-of-region': best.relation !== 'own',
    'other-level': place.region.level !== place.firstRegion.level,
    doubtful: entry.review === 'doubtful',
    conflict: picked.conflict,
    revised: picked.revised,
    hedged: isHedged(entry),
  }
  return FLAG_ORDER.filter((flag) => raised[flag])
}

/** False where a person put another value or unit in the place of what is printed. */
function isAsPrinted(entry: LedgerEntry): boolean {
  return entry.machine === null || (entry.machine.value === entry.value && entry.machine.unit === entry.unit)
}

function sourceOf({ observed: { entry, document } }: Candidate, place: CellPlace, notChosen: string | null): CellSource {
  return {
    key: entry.key, documentId: entry.documentId, documentTitle: document.title, documentDate: document.date,
    passage: entry.passage, span: { start: entry.start, end: entry.end },
    quote: entry.quote, quoteSpan: { start: entry.quoteStart, end: entry.quoteStart + entry.raw.length },
    printed: entry.raw, review: entry.review, confidence: entry.confidence,
    status: entry.reading.status, measure: entry.reading.measure, period: entry.reading.period,
    subject: entry.reading.subject, qualifier: entry.reading.qualifier,
    shown: joinParts(figureParts(entry, place.unit, { status: false, period: periodFit(entry.reading.period, place.year) !== 'exact' })),
    notChosen,
  }
}
