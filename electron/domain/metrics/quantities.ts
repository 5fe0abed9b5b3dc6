// Numerals → quantities: number, inner 余/多, scale, unit, ranges and ratios. Every Arabic numeral ends up in
// exactly one quantity; a numeral inside a date or a range is swallowed by it.
import { dateEnd, isYearNumber } from './dates.ts'
import { scanNumerals } from './numerals.ts'
import { readSpelled } from './spelled.ts'
import type { Draft, Lexicon, Numeral } from './types.ts'
import { readScale, readUnit } from './units.ts'

const RANGE = /[—–\-－~～∼至到]{1,2}/y
const COLON = /[：:∶]/

interface Piece { readonly end: number; readonly value: number; readonly factor: number; readonly unit: string; readonly family: Draft['family']; readonly inner: string | null }

/** Number, 余/多, scale, 余/多, unit from one numeral. */
function readPiece(text: string, numeral: Numeral, lexicon: Lexicon): Piece {
  let at = numeral.end
  let inner: string | null = null
  const takeInner = (): void => {
    const letter = text[at]
    // 多 and 余 count only before a scale or a unit: 100多个, not 12多年生.
    if (inner === null && (letter === '余' || letter === '多') && !/^多(?:年|样|元化|式)/.test(text.slice(at, at + 3))) { inner = letter; at += 1 }
  }
  takeInner()
  const scale = readScale(text, at, lexicon)
  at = scale.end
  takeInner()
  const unit = readUnit(text, at, lexicon)
  const afterInner = inner !== null && !unit && scale.factor === 1
  const end = unit ? unit.end : afterInner ? numeral.end : at
  const value = numeral.value * scale.factor
  // 1.1 × 10⁸ in floating point: take off what multiplication put on.
  const exact = scale.factor === 1 ? value : Number(value.toPrecision(15))
  return { end, value: exact, factor: scale.factor, unit: unit?.unit ?? '', family: unit?.family ?? '', inner: afterInner ? null : inner }
}

const normalUnit = (unit: string): string => (unit === '％' || unit === '﹪' ? '%' : unit)

/** 三次产业比 3.9：59.5：36.6 → three shares; 2.35：1 → one ratio; 15：30 → a time. */
function readRatio(text: string, numerals: readonly Numeral[], at: number): { drafts: Draft[]; used: number } | null {
  const terms: Numeral[] = []
  for (let i = at; i < numerals.length && terms.length < 6; i++) {
    const numeral = numerals[i]!
    if (numeral.spelled) break
    if (terms.length > 0 && (numeral.start !== terms.at(-1)!.end + 1 || !COLON.test(text[numeral.start - 1]!))) break
    terms.push(numeral)
  }
  if (terms.length < 2) return null
  const first = terms[0]!
  const shape = { valueMax: null, inner: null, spelled: false, prefix: '' as const, reason: null, part: null }
  if (terms.length === 2) {
    const second = terms[1]!
    const clock = first.value < 25 && second.value < 60 && second.end - second.start === 2 && !/比(?:为|例为|值为|是|达|达到|缩小至|缩小到|降至)?$/.test(text.slice(Math.max(0, first.start - 6), first.start))
    if (clock) return { drafts: [{ ...shape, start: first.start, end: second.end, value: first.value, unit: '', family: 'time', reason: 'date' }], used: 2 }
    if (second.value === 0) return null
    return { drafts: [{ ...shape, start: first.start, end: second.end, value: Number((first.value / second.value).toPrecision(6)), unit: '', family: 'ratio', part: null }], used: 2 }
  }
  return { drafts: terms.map((term, part) => ({ ...shape, start: term.start, end: term.end, value: term.value, unit: '%', family: 'percent' as const, part })), used: terms.length }
}

/** 第, 前, minus and bracket before a number. */
function readBefore(text: string, start: number): { start: number; prefix: Draft['prefix']; sign: 1 | -1 } {
  const before = text[start - 1] ?? ''
  if (before === '第') return { start: start - 1, prefix: '第', sign: 1 }
  if (before === '前') return { start: start - 1, prefix: '前', sign: 1 }
  const minus = before === '-' || before === '－' || before === '−' || before === '﹣'
  if (minus && !/[0-9A-Za-z０-９年月日—–\-－]/.test(text[start - 2] ?? '')) return { start: start - 1, prefix: '', sign: -1 }
  return { start, prefix: '', sign: 1 }
}

function readArabic(text: string, numerals: readonly Numeral[], at: number, lexicon: Lexicon): { drafts: Draft[]; used: number } {
  const numeral = numerals[at]!
  const shape = { valueMax: null, inner: null, spelled: false, prefix: '' as const, reason: null, part: null }
  const date = dateEnd(text, numeral.start)
  if (date > 0) {
    let used = 1
    while (at + used < numerals.length && numerals[at + used]!.start < date) used++
    const first = text[numeral.start - 1] === '前' ? numeral.start : numeral.start
    return { drafts: [{ ...shape, start: first, end: date, value: numeral.value, unit: text.slice(numeral.start, date).includes('年') ? '年' : '', family: 'time', reason: 'date' }], used }
  }
  const ratio = COLON.test(text[numeral.end] ?? '') ? readRatio(text, numerals, at) : null
  if (ratio) return ratio
  const before = readBefore(text, numeral.start)
  const piece = readPiece(text, numeral, lexicon)
  const next = numerals[at + 1]
  RANGE.lastIndex = piece.end
  if (next && !next.spelled && RANGE.test(text) && RANGE.lastIndex === next.start && before.prefix === '') {
    const upper = readPiece(text, next, lexicon)
    const sameUnit = piece.unit === '' || normalUnit(piece.unit) === normalUnit(upper.unit)
    const factor = piece.factor === 1 && piece.unit === '' ? upper.factor : 1
    const low = Number((piece.value * factor).toPrecision(15))
    if (sameUnit && low <= upper.value && dateEnd(text, next.start) < 0) {
      return { drafts: [{ ...shape, start: before.start, end: upper.end, value: before.sign * low, valueMax: upper.value, unit: normalUnit(upper.unit), family: upper.family, inner: upper.inner }], used: 2 }
    }
  }
  // 14.8个和7.6个百分点: the first of two leaves 百分点 to the second.
  const points = piece.unit === '个' && /^(?:、|和|与|及|以及)(?:近|约)?[0-9０-９.．]{1,8}个百分点/.test(text.slice(piece.end, piece.end + 20))
  if (points) return { drafts: [{ ...shape, start: before.start, end: piece.end, value: before.sign * piece.value, unit: '百分点', family: 'point', inner: piece.inner }], used: 1 }
  const year = piece.unit === '' && piece.factor === 1 && isYearNumber(numeral.value, numeral.end - numeral.start)
  return {
    drafts: [{
      ...shape, start: before.start, end: piece.end, value: before.sign * piece.value, unit: normalUnit(piece.unit), family: piece.family,
      inner: piece.inner, prefix: before.prefix, reason: year && before.prefix === '' && !/[0-9A-Za-z“]/.test(text[numeral.start - 1] ?? '') ? 'date' : null,
    }],
    used: 1,
  }
}

/** 两到三家, 三至五年: both ends spelled, one unit. */
function readSpelledRange(text: string, numerals: readonly Numeral[], at: number, lexicon: Lexicon): { draft: Draft; used: number } | null {
  const [low, high] = [numerals[at]!, numerals[at + 1]]
  if (!high?.spelled || high.start !== low.end + 1 || !/[至到]/.test(text[low.end]!)) return null
  const upper = readSpelled(text, high, lexicon)
  return upper ? { draft: { ...upper, start: low.start, reason: upper.reason ?? 'slogan' }, used: 2 } : null
}

/** All quantities of a passage in order, without overlaps. Linear in the text's length. */
export function findQuantities(text: string, lexicon: Lexicon): Draft[] {
  const numerals = scanNumerals(text)
  const drafts: Draft[] = []
  let free = 0
  for (let i = 0; i < numerals.length;) {
    const numeral = numerals[i]!
    if (numeral.start < free) { i += 1; continue }
    if (numeral.spelled) {
      const range = readSpelledRange(text, numerals, i, lexicon)
      const draft = range?.draft ?? readSpelled(text, numeral, lexicon)
      if (draft && draft.start >= free && !/[0-9０-９]/.test(text.slice(draft.start, draft.end))) { drafts.push(draft); free = draft.end }
      i += range?.used ?? 1
      continue
    }
    const { drafts: found, used } = readArabic(text, numerals, i, lexicon)
    for (const draft of found) {
      drafts.push(draft.start < free ? { ...draft, start: free } : draft)
      free = draft.end
    }
    i += used
  }
  return drafts
}
