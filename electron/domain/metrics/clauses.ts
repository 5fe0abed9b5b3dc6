// Sentences and clauses: how far a number may look for the words that it belongs to.
import type { OtherReason } from '../../contract/metrics.ts'

/** A lead longer than this never held the indicator's name in the labelled texts; it also keeps every step linear. */
const MAX_LEAD = 64
const MAX_TAIL = 48
const MAX_BRACKET = 24

const SENTENCE_END = /[。！？!?\n]/
const CLAUSE_END = /[，；。：！？!?;:\n,]/

/** Ends of sentences in a text, ascending; the last is the text's length. A semicolon does not end a sentence. */
export function sentenceEnds(text: string): number[] {
  const ends: number[] = []
  const mark = /[。！？!?\n]+[”’"）)]*/g
  for (let match = mark.exec(text); match; match = mark.exec(text)) ends.push(mark.lastIndex)
  if (ends.at(-1) !== text.length) ends.push(text.length)
  return ends
}

/**
 * Where the words before a number begin: after the clause mark or open bracket before it, at most MAX_LEAD letters
 * back, not before `floor`. A bracket that closes inside the lead (地区生产总值（GDP）) is stepped over.
 */
export function leadStart(text: string, start: number, floor: number): number {
  const limit = Math.max(floor, start - MAX_LEAD)
  let at = start
  while (at > limit) {
    const letter = text[at - 1]!
    if (letter === '）' || letter === ')') {
      const open = Math.max(text.lastIndexOf('（', at - 1), text.lastIndexOf('(', at - 1))
      if (open >= limit && at - open <= MAX_BRACKET && open < at) { at = open; continue }
      return at
    }
    if (letter === '（' || letter === '(') return at
    if (CLAUSE_END.test(letter)) return at
    at -= 1
  }
  return at
}

/** Where the words after a number end: at the next clause mark or bracket, or at `ceiling`. */
export function tailEnd(text: string, end: number, ceiling: number): number {
  const limit = Math.min(ceiling, end + MAX_TAIL)
  for (let at = end; at < limit; at++) {
    const letter = text[at]!
    if (CLAUSE_END.test(letter) || letter === '）' || letter === ')' || letter === '（' || letter === '(') return at
  }
  return limit
}

/** True where the number stands in brackets that opened less than MAX_LEAD letters ago in this sentence. */
export function inBrackets(text: string, start: number, floor: number): boolean {
  for (let at = start - 1; at >= Math.max(floor, start - MAX_LEAD); at--) {
    const letter = text[at]!
    if (letter === '（' || letter === '(') return true
    if (letter === '）' || letter === ')' || SENTENCE_END.test(letter)) return false
  }
  return false
}

/** A number that cuts the lead of the next: a metric, a date or a span of time. Names and thresholds are part of a noun. */
export const bounds = (reason: OtherReason | null): boolean => reason === null || reason === 'date' || reason === 'list-number'
