import { normalise } from '../text/index.ts'

/** A text without width, blanks, commas, stops and quotes, with the place of every character in the source. */
export interface Folded {
  readonly text: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** What was dropped before each character: 0 nothing that parts, 1 a comma, 2 the end of a sentence. */
  readonly breaks: readonly number[]
}

/**
 * Marks whose change is harmless: ， for 、, 。 for ；, “” for "", a blank more or less. Where they part numbers
 * (5、6 and 56), the guard sees it, since it reads the text as printed.
 */
const HARMLESS = /[,;:'"\s·.!?]/
const SENTENCE_STOP = /[。｡！？!?…]/
const CLAUSE_STOP = /[,;:]/

/** Folds a text for comparison. A point stays between two digits, where it is part of a number. */
export function foldText(source: string): Folded {
  const normalised = normalise(source)
  const kept: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const breaks: number[] = []
  let parted = 0
  for (let at = 0; at < normalised.text.length; at++) {
    const char = normalised.text[at] as string
    if (HARMLESS.test(char) && !isPoint(normalised.text, at, source[normalised.starts[at] as number] as string)) {
      const printed = source[normalised.starts[at] as number] as string
      parted = Math.max(parted, SENTENCE_STOP.test(printed) || char === '.' ? 2 : CLAUSE_STOP.test(char) ? 1 : 0)
      continue
    }
    kept.push(char)
    starts.push(normalised.starts[at] as number)
    ends.push(normalised.ends[at] as number)
    breaks.push(parted)
    parted = 0
  }
  return { text: kept.join(''), starts, ends, breaks }
}

/** True for the point of a decimal: 12.5, １２．５; a full stop between two digits is none. */
function isPoint(text: string, at: number, printed: string): boolean {
  return text[at] === '.' && printed !== '。' && printed !== '｡' && isDigit(text[at - 1]) && isDigit(text[at + 1])
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9'
}

/** True for a character that folding drops. */
export function isHarmless(char: string): boolean {
  return foldText(char).text === ''
}
