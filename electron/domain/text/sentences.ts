import type { TextSpan } from '../../contract/documents.ts'
import { CLOSING, isBlank, isDigit, isLatin, isLineEnd } from './characters.ts'

const STOP = '。！？!?｡'

/**
 * The sentences of a text, UTF-16 code units: up to 。！？ (or a Latin full stop before a blank) or a line end, with
 * the quotes and brackets that close there. Blanks between sentences belong to none. A semicolon ends no sentence.
 */
export function sentencesOf(text: string): TextSpan[] {
  const spans: TextSpan[] = []
  let start = -1
  let end = -1
  const close = () => {
    if (start >= 0) spans.push({ start, end })
    start = -1
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isLineEnd(code)) { close(); continue }
    if (isBlank(code)) continue
    if (start < 0) start = at
    end = at + 1
    if (!isStop(text, at)) continue
    while (at + 1 < text.length && (STOP.includes(text[at + 1] as string) || closesHere(text, at + 1))) at++
    end = at + 1
    close()
  }
  close()
  return spans
}

function isStop(text: string, at: number): boolean {
  const char = text[at] as string
  if (STOP.includes(char)) return true
  if (char !== '.') return false
  const next = text.charCodeAt(at + 1)
  const before = text.charCodeAt(at - 1)
  const isSpelled = isLatin(before) && (isLatin(text.charCodeAt(at - 2)) || isDigit(text.charCodeAt(at - 2)))
  return (at + 1 === text.length || isBlank(next)) && (isSpelled || text[at - 1] === ')')
}

/** A closing mark right after a stop; a straight quote closes too, since opening ones follow a blank. */
function closesHere(text: string, at: number): boolean {
  return CLOSING.includes(text[at] as string) || (text[at] === '"' && (at + 1 === text.length || !isLatin(text.charCodeAt(at + 1))))
}
