// One figure per cell, by rules that can be read aloud. The first rule that tells two figures apart decides.
import type { ReviewState, Status } from '../../contract/index.ts'
import type { Candidate } from './candidates.ts'
import { periodFit } from './periods.ts'
import { printedNumeral } from './numbers.ts'
import { printedScale, unitSize } from './units.ts'

/** What the rules need to know besides the figures themselves. */
export interface PickContext { readonly year: string | null; readonly chosen: ReadonlySet<string> }

/** A rule ranks one property of a figure, higher first; `sentence` tells why the other figure was put behind. */
interface Rule { readonly name: string; readonly sentence: string; readonly rank: (candidate: Candidate, context: PickContext) => number | string }

const TRUST: Readonly<Record<ReviewState, number>> = { dismissed: -1, doubtful: 0, certain: 1, confirmed: 2, corrected: 2 }
const FIRMNESS: Readonly<Record<Status, number>> = { target: 0, expected: 1, actual: 2 }

/** The rules, in force from first to last. */
export const RULES: readonly Rule[] = [
  { name: 'chosenByPersonFirst', sentence: '已由人选定另一数值', rank: (it, { chosen }) => Number(chosen.has(it.observed.entry.key)) },
  { name: 'reviewedFirst', sentence: '另一数值已经人工核对', rank: (it) => Number(TRUST[it.observed.entry.review] === 2) },
  { name: 'certainFirst', sentence: '此数待核，另一数值把握较大', rank: (it) => TRUST[it.observed.entry.review] },
  { name: 'exactPeriodFirst', sentence: '时期不是全年或未写明', rank: (it, { year }) => ({ exact: 3, within: 2, undated: 1, other: 0 })[periodFit(it.observed.entry.reading.period, year)] },
  { name: 'resultBeforePlan', sentence: '此数是目标或预计，另一数值是完成数', rank: (it) => FIRMNESS[it.observed.entry.reading.status] },
  { name: 'ownSubjectFirst', sentence: '此数只是该地区的一部分', rank: (it) => ({ own: 2, part: 1, entity: 0 })[it.relation] },
  { name: 'newerDocumentFirst', sentence: '另有较新文件', rank: (it) => it.observed.document.date ?? '' },
]

/** Below this a doubtful figure is more likely wrong than right, so the cell says 存疑 instead of showing it. */
export const LEAST_CONFIDENCE_SHOWN = 0.5

/** What became of a cell. `behind` are the figures not taken, each with the reason. */
export interface Picked {
  readonly best: Candidate | null
  readonly missing: 'not-mentioned' | 'doubtful' | 'conflict' | null
  readonly behind: readonly { readonly candidate: Candidate; readonly because: string }[]
  /** A figure that says something else, equally trusted, was put behind. */
  readonly conflict: boolean
  /** An older document gave another number for the same thing. */
  readonly revised: boolean
}

/** The first rule that puts `a` before `b` (positive) or behind it (negative); null if no rule tells them apart. */
export function decide(a: Candidate, b: Candidate, context: PickContext): { rule: Rule; sign: number } | null {
  for (const rule of RULES) {
    const left = rule.rank(a, context), right = rule.rank(b, context)
    if (left !== right) return { rule, sign: left > right ? 1 : -1 }
  }
  return null
}

/** Picks one of the candidates, or says why none can be picked. */
export function pickFigure(candidates: readonly Candidate[], context: PickContext): Picked {
  const ordered = [...candidates].sort((a, b) => -(decide(a, b, context)?.sign ?? 0) || textOrder(a, b))
  const best = ordered[0]
  if (best === undefined) return { best: null, missing: 'not-mentioned', behind: [], conflict: false, revised: false }
  const others = ordered.slice(1)
  const undecided = others.filter((other) => decide(best, other, context) === null && !sameFigure(best, other))
  const missing = missingReason(best, undecided.length > 0, context)
  if (missing !== null) return { best: null, missing, behind: ordered.map((candidate) => ({ candidate, because: WHY_NONE[missing] })), conflict: false, revised: false }
  const rivals = others.filter((other) => isRival(best, other) && !sameFigure(best, other))
  return {
    best, missing: null,
    behind: others.map((candidate) => ({ candidate, because: whyBehind(best, candidate, context) })),
    conflict: rivals.some((rival) => !isNewer(best, rival)),
    revised: rivals.some((rival) => isNewer(best, rival)),
  }
}

const WHY_NONE = { doubtful: '识别把握不足，待核', conflict: '几处数字不一致，规则不能取舍' } as const

function missingReason(best: Candidate, undecided: boolean, { chosen }: PickContext): 'doubtful' | 'conflict' | null {
  const { review, confidence, key } = best.observed.entry
  if (chosen.has(key)) return null
  if (review === 'doubtful' && (undecided || confidence < LEAST_CONFIDENCE_SHOWN)) return 'doubtful'
  return undecided ? 'conflict' : null
}

function whyBehind(best: Candidate, other: Candidate, context: PickContext): string {
  if (sameFigure(best, other)) return '数值相同'
  return decide(best, other, context)?.rule.sentence ?? '规则不能取舍'
}

/** A source that could stand in the same place: same period, status and subject, and not merely doubtful. */
function isRival(best: Candidate, other: Candidate): boolean {
  const a = best.observed.entry, b = other.observed.entry
  return b.review !== 'doubtful' && a.reading.period === b.reading.period && a.reading.status === b.reading.status && best.relation === other.relation
}

function isNewer(a: Candidate, b: Candidate): boolean {
  return (a.observed.document.date ?? '') > (b.observed.document.date ?? '')
}

/** True where two figures say the same within the rounding of the coarser one: 2458.8亿元 and 2459亿元. */
export function sameFigure(a: Candidate, b: Candidate): boolean {
  const left = a.observed.entry, right = b.observed.entry
  if ((left.valueMax === null) !== (right.valueMax === null) || left.reading.qualifier !== right.reading.qualifier) return false
  const difference = Math.abs(left.value * unitSize(left.unit).size - right.value * unitSize(right.unit).size)
  return difference <= Math.max(lastDigit(left), lastDigit(right)) / 2 + 1e-9 * Math.abs(left.value)
}

/** What one step of the last printed digit is worth, in base units: 2458.8亿元 → 1e7. Nothing where no digits are printed. */
function lastDigit(entry: { readonly raw: string; readonly unit: string }): number {
  const numeral = printedNumeral(entry.raw)
  if (numeral === null) return 0
  const decimals = numeral.split('.')[1]?.length ?? 0
  return printedScale(entry.raw) * unitSize(entry.unit).size / 10 ** decimals
}

/** By document and place in its text: undecided figures stay in this order, so that the same input gives the same table. */
export function textOrder(a: Candidate, b: Candidate): number {
  const left = a.observed.entry, right = b.observed.entry
  return Number(left.documentId > right.documentId) - Number(left.documentId < right.documentId) || left.passage - right.passage || left.start - right.start
}

