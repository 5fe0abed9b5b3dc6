// Periods: which year, half, quarter or month a figure is of. Time words of the sentence come first, then those that
// open the passage, then the section's heading, then the document.
import type { OtherReason } from '../../contract/metrics.ts'
import { halfWidth, parseSpelled } from './numerals.ts'
import type { Draft, DocumentContext } from './types.ts'

export interface TimeMark {
  readonly at: number
  readonly end: number
  readonly period: string
  /** 比2020年, 较上年: what the figure is compared with, not what it is of. */
  readonly compared: boolean
  /** 由2017年的…: the year that a change starts from; it does not hold for later sentences. */
  readonly from: boolean
  /** It opens its sentence and names more than a day: it holds until another does. */
  readonly leads: boolean
  /** Where it stops to hold: behind the first number of 由上年同期的30.9%降至21.5%, or where its bracket closes. */
  readonly until: number
}

/** Years that words such as 今年 and 全年 refer to. */
export interface Calendar {
  /** The year in which the document was written. */
  readonly thisYear: number | null
  /** Month of writing, 1..12, if known. */
  readonly month: number | null
  /** The year that the section reports or plans. */
  readonly sectionYear: number | null
}

const yearOf = (text: string | null | undefined): number | null => {
  const year = /(?:19|20)\d{2}/.exec(text ?? '')?.[0]
  return year ? Number(year) : null
}

/** What the document's date and heading say of 今年 and 全年. */
export function calendarOf(context: DocumentContext, sectionYear: number | null): Calendar {
  const month = /^\d{4}-(\d{2})/.exec(context.date ?? '')?.[1]
  return { thisYear: yearOf(context.date) ?? yearOf(context.speaksOf) ?? sectionYear, month: month ? Number(month) : null, sectionYear: sectionYear ?? yearOf(context.speaksOf) }
}

const WORDS = /今年|本年度?|年内|去年|上年|前年|明年|上半年|下半年|截至目前|目前/g
const pad = (month: number): string => String(month).padStart(2, '0')

/** A month or quarter without a year: last year's if it had not come when the text was written. */
const yearFor = (endMonth: number, calendar: Calendar, sentenceYear: number | null): number | null => {
  if (sentenceYear !== null) return sentenceYear
  if (calendar.sectionYear !== null && calendar.thisYear !== null && calendar.sectionYear !== calendar.thisYear) return calendar.sectionYear
  if (calendar.thisYear === null) return calendar.sectionYear
  return calendar.month !== null && endMonth > calendar.month ? calendar.thisYear - 1 : calendar.thisYear
}

/** 比2020年, 受去年同期低基数影响, 恢复到2019年同期的九成, 是上年的1.2倍: what the figure is held against. */
const isCompared = (text: string, at: number, end: number): boolean => {
  const before = text.slice(Math.max(0, at - 4), at)
  if (/(?:比|较|与|同|相比)$/.test(before)) return true
  const after = text.slice(end, end + 12)
  if (/^(?:同期|全年|同月)?(?:的)?(?:较?[低高])?基数/.test(after)) return true
  return /(?:恢复[至到]|相当于|达到?|[是为])$/.test(before) && /^(?:年)?(?:同期|全年|同月|水平|平均|平均水平|总量|末)*的[0-9０-９一二两三四五六七八九十约近]/.test(after)
}

const MAX_BRACKET = 40 // letters from a time word to the end of its bracket

/** Where a mark inside brackets stops to hold; Infinity outside brackets. */
function bracketEnd(text: string, at: number): number {
  const open = /[（(][^（()）。；]*$/.exec(text.slice(Math.max(0, at - MAX_BRACKET), at))
  if (!open) return Number.POSITIVE_INFINITY
  const close = /[）)]/.exec(text.slice(at, at + MAX_BRACKET))
  return close ? at + close.index : Number.POSITIVE_INFINITY
}

/** A time that a change starts from holds for the first number behind it alone. */
function untilOf(text: string, at: number, end: number): number {
  const bracket = bracketEnd(text, at)
  if (!/[由从]$/.test(text.slice(Math.max(0, at - 1), at))) return bracket
  const first = /^(?:同期|全年|末|底|初|年)*的?[^，。；0-9０-９]{0,4}[-－]?[0-9０-９]/.exec(text.slice(end, end + 16))
  return first ? Math.min(bracket, end + first[0].length) : bracket
}

function periodOfDate(raw: string, calendar: Calendar, sentenceYear: number | null): string | null {
  const text = halfWidth(raw)
  const five = /十[一二三四五六]五/.exec(text)?.[0]
  if (five) return five
  const year = yearOf(text)
  const span = /^(\d{4})(?:年)?[—–\-～~至到]+(?:(\d{4})|(\d{2}))/.exec(text)
  if (span && year !== null && !/月/.test(text)) return `${year}-${span[2] ?? `20${span[3]}`}`
  const months = /(\d{1,2})月?(?:份)?[—–\-～~至到]+(?:\d{4}年)?(\d{1,2})月/.exec(text)
  if (months) {
    const last = Number(months[2])
    const of = year ?? yearFor(last, calendar, sentenceYear)
    return of === null ? null : `${of}-${pad(Number(months[1]))}..${pad(last)}`
  }
  const month = /(\d{1,2})月/.exec(text)
  if (month) {
    const of = year ?? yearFor(Number(month[1]), calendar, sentenceYear)
    return of === null ? null : `${of}-${pad(Number(month[1]))}`
  }
  const quarter = /^(前)?([一二三四])季度/.exec(text)
  if (quarter) {
    const number = parseSpelled(quarter[2]!)!
    const of = yearFor(number * 3, calendar, sentenceYear)
    if (of === null) return null
    return quarter[1] && number > 1 ? `${of}Q1-Q${number}` : `${of}Q${number}`
  }
  return year === null ? null : String(year)
}

function periodOfWord(word: string, calendar: Calendar, sentenceYear: number | null): string | null {
  const year = calendar.thisYear
  if (word === '上半年' || word === '下半年') {
    const of = yearFor(word === '上半年' ? 6 : 12, calendar, sentenceYear)
    return of === null ? null : `${of}${word === '上半年' ? 'H1' : 'H2'}`
  }
  if (word === '去年' || word === '上年') {
    const of = word === '上年' ? calendar.sectionYear ?? year : year
    return of === null ? null : String(of - 1)
  }
  if (year === null) return null
  if (word === '前年') return String(year - 2)
  if (word === '明年') return String(year + 1)
  if (word === '目前' || word === '截至目前' || word === '年内' || /^本年/.test(word)) return calendar.sectionYear === null ? String(year) : String(calendar.sectionYear)
  return String(year)
}

/** 2024年，全市…; 截至6月底，全市…: within the first letters of a sentence, and not behind 到. */
const leadsSentence = (text: string, at: number): boolean => {
  const before = text.slice(Math.max(0, at - 8), at)
  const opening = /(?:^|[。！？\n])[^。！？\n]*$/.exec(before)?.[0].replace(/^[。！？\n]/, '') ?? null
  return opening !== null && (at < 8 || /[。！？\n]/.test(before)) && !/[到比较]$/.test(before)
}

/** Time marks of a passage in order, from its date quantities and its time words. */
export function timeMarks(text: string, drafts: readonly Draft[], reasons: readonly (OtherReason | null)[], calendar: Calendar): TimeMark[] {
  const marks: TimeMark[] = []
  let sentenceYear: number | null = null
  const words = [...text.matchAll(WORDS)].map((match) => ({ at: match.index, word: match[0] }))
  let w = 0
  const takeWords = (before: number): void => {
    for (; w < words.length && words[w]!.at < before; w++) {
      const { at, word } = words[w]!
      // 预计上半年: still to come, however early the text was written.
      const ahead = /(?:预计|有望|力争|争取|确保)$/.test(text.slice(Math.max(0, at - 2), at))
      const period = periodOfWord(word, ahead ? { ...calendar, month: null } : calendar, sentenceYear)
      if (period !== null) marks.push({ at, end: at + word.length, period, compared: isCompared(text, at, at + word.length) || (word === '上年' || word === '去年') && /^(?:同期)?[，、]?(?:增长|下降|提高|回落|基本持平)/.test(text.slice(at + 2, at + 10)), from: /[由从]$/.test(text.slice(Math.max(0, at - 1), at)), leads: leadsSentence(text, at), until: untilOf(text, at, at + word.length) })
    }
  }
  for (const [i, draft] of drafts.entries()) {
    if (reasons[i] !== 'date') continue
    takeWords(draft.start)
    // 2024中国能源企业500强: a bare year glued to a name is part of the name.
    const raw = text.slice(draft.start, draft.end)
    if (/^\d{4}$/.test(raw) && /^[\u4e00-\u9fff]/.test(text.slice(draft.end, draft.end + 1))) continue
    const period = periodOfDate(raw, calendar, sentenceYear)
    if (period === null) continue
    const compared = isCompared(text, draft.start, draft.end)
    marks.push({ at: draft.start, end: draft.end, period, compared, from: /[由从自]$/.test(text.slice(draft.start - 1, draft.start)), leads: leadsSentence(text, draft.start) && !/[日号]/.test(raw), until: untilOf(text, draft.start, draft.end) })
    if (!compared && /^(?:19|20)\d{2}年/.test(halfWidth(raw))) sentenceYear = yearOf(halfWidth(raw))
  }
  takeWords(text.length + 1)
  return marks
}

/**
 * The period of a number at `at`: the nearest reporting mark before it in its sentence; else the mark that opens the
 * passage; else the section's year. `nextMark` walks forward only, so that a passage costs one pass.
 */
export function periodAt(marks: readonly TimeMark[], from: number, at: number, sentenceStart: number, calendar: Calendar): { period: string | null; explicit: boolean; next: number } {
  let next = from
  while (next < marks.length && marks[next]!.at < at) next++
  for (let i = next - 1; i >= 0 && i >= next - 6; i--) {
    const mark = marks[i]!
    if (mark.at < sentenceStart) break
    if (!mark.compared && mark.until >= at) return { period: mark.period, explicit: true, next }
  }
  for (let i = next - 1; i >= 0 && i >= next - 12; i--) {
    const mark = marks[i]!
    if (mark.leads && !mark.compared && !mark.from && mark.until >= at) return { period: mark.period, explicit: true, next }
  }
  const year = calendar.sectionYear ?? calendar.thisYear
  return { period: year === null ? null : String(year), explicit: false, next }
}
