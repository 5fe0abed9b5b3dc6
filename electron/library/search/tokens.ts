import type { Passage } from '../../contract/index.ts'
import { normalise } from '../../domain/text/index.ts'

/** Begins the line of a title or heading, so that ranking knows it without looking at the passage. Private use area. */
export const HEADING_MARK = '\uE000'

/** Stands between passages, so that no phrase runs from one into the next. No query has it. */
const BREAK = '\uE001'

/** Titles and headings rank above running text. */
const HEADINGS: ReadonlySet<Passage['kind']> = new Set(['title', 'subtitle', 'heading'])

/** The searched form of an edition: one line a passage, in order, each folded. */
export function foldedLines(passages: readonly Pick<Passage, 'kind' | 'text'>[]): string {
  return passages.map(({ kind, text }) => (HEADINGS.has(kind) ? HEADING_MARK : '') + normalise(text).text).join('\n')
}

/**
 * The overlapping pairs of characters of folded lines, blank-separated. Nothing is lost as by words: every phrase of
 * two characters and more is a phrase of such pairs.
 */
export function pairTokens(folded: string): string {
  const tokens: string[] = []
  for (const line of folded.split('\n')) {
    pushPairs(tokens, withoutMark(line))
    tokens.push(BREAK)
  }
  return tokens.join(' ')
}

/** The different characters of folded lines, blank-separated. */
export function singleTokens(folded: string): string {
  const characters = new Set(folded)
  characters.delete('\n')
  characters.delete(HEADING_MARK)
  return [...characters].map(wide).join(' ')
}

/** A term (folded) as an FTS5 phrase of pairs, or as one single character. */
export function phraseOf(term: string): string {
  const tokens: string[] = []
  pushPairs(tokens, term)
  return `"${tokens.length > 0 ? tokens.join(' ') : wide(term)}"`
}

/** Whether a term is a single character, which the index of pairs cannot answer. */
export function isSingle(term: string): boolean {
  return [...term].length === 1
}

/** A line without the mark of a heading: the folded passage. */
export function withoutMark(line: string): string {
  return line.startsWith(HEADING_MARK) ? line.slice(1) : line
}

function pushPairs(tokens: string[], text: string): void {
  let before = ''
  for (const character of text) {
    const now = wide(character)
    if (before !== '') tokens.push(before + now)
    before = now
  }
}

/** ASCII signs and the blank between words in their full-width form: the tokenizer would cut there and drop them. */
function wide(character: string): string {
  const code = character.charCodeAt(0)
  if (code === 0x20) return '\u3000'
  return code > 0x20 && code < 0x7f ? String.fromCharCode(code + 0xfee0) : character
}
