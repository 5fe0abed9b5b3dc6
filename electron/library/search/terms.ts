import { normalise } from '../../domain/text/index.ts'
import { otherScales } from './scales.ts'

/** One thing that must be found: the term as typed (folded), or one of its other spellings. */
export interface Term {
  readonly text: string
  /** Other ways to write the same amount; each must stand free, not inside a longer number. */
  readonly others: readonly string[]
}

/** More terms than anybody types; a pasted paragraph is cut here. */
const MOST_TERMS = 10

const QUOTED = /["“”「」]([^"“”「」]*)["“”「」]/g

/** Cuts a query into terms at blanks; “…”, "…" and 「…」 keep a phrase together. Repeated terms count once. */
export function termsOf(query: string): Term[] {
  const phrases: string[] = []
  const rest = query.replace(QUOTED, (_, phrase: string) => {
    phrases.push(phrase)
    return ' '
  })
  const texts = [...rest.replace(/["“”「」]/g, ' ').split(/\s+/u), ...phrases].map((term) => normalise(term).text).filter((text) => text !== '')
  return [...new Set(texts)].slice(0, MOST_TERMS).map((text) => ({ text, others: otherScales(text) }))
}

/** Says in Chinese what was looked for beyond the terms; null if nothing was. */
export function expansionOf(terms: readonly Term[]): string | null {
  const widened = terms.filter(({ others }) => others.length > 0)
  if (widened.length === 0) return null
  return `亦查${widened.map(({ others }) => others.map((other) => `“${other}”`).join('、')).join('；')}`
}

/** Spans of all matches of a term in folded text, UTF-16 code units, in order, without overlaps. */
export function matchesOf(term: Term, folded: string): { start: number; end: number }[] {
  const found = occurrences(term.text, folded, false)
  for (const other of term.others) found.push(...occurrences(other, folded, true))
  return found.sort((a, b) => a.start - b.start)
}

/** Whether a term stands in folded text. */
export function isIn(term: Term, folded: string): boolean {
  return folded.includes(term.text) || term.others.some((other) => occurrences(other, folded, true).length > 0)
}

function occurrences(needle: string, text: string, standsFree: boolean): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
    // 。 is folded to a full stop, so a stop counts as part of a number only after a digit.
    if (!standsFree || !/\d\.?$/.test(text.slice(Math.max(0, at - 2), at))) found.push({ start: at, end: at + needle.length })
  }
  return found
}
