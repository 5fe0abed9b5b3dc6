import type { TextSpan } from '../../contract/documents.ts'
import { isBlank, isHan, isWidePunctuation } from './characters.ts'

/** A text in the form in which searching and anchoring compare, with the way back. */
export interface NormalisedText {
  readonly text: string
  /** Where each code unit of `text` begins in the source, UTF-16; one entry more than `text` is long. */
  readonly starts: Uint32Array
  /** Where each code unit of `text` ends in the source. */
  readonly ends: Uint32Array
}

/** Characters that print alike or are typed for one another; NFKC leaves them apart. */
const ALIKE: Readonly<Record<string, string>> = {
  '“': '"', '”': '"', '„': '"', '‟': '"', '「': '"', '」': '"', '『': '"', '』': '"', '〝': '"', '〞': '"',
  '‘': "'", '’': "'", '‛': "'",
  '—': '-', '–': '-', '‐': '-', '‑': '-', '‒': '-', '―': '-', '−': '-', '─': '-', '~': '-', '〜': '-',
  '。': '.', '、': ',', '〇': '零', '【': '[', '】': ']', '〔': '[', '〕': ']', '・': '·', '‧': '·', '•': '·',
}

/** Folded forms met before; texts use few different characters. */
const folded = new Map<string, string>()

/**
 * Folds width, case and typographic variants: １２．５％ → 12.5%, ㎡ → m2, “” → ". Blanks beside Chinese characters
 * vanish, others become one space. Lengths change, so every character keeps its place in the source.
 */
export function normalise(source: string): NormalisedText {
  const forms: string[] = []
  const map = new GrowingMap(source.length + 16)
  let blankAt = -1
  let lastWide = true // a blank at the very start is dropped, as beside a Chinese character
  for (let at = 0; at < source.length;) {
    const code = source.charCodeAt(at)
    if (isBlank(code)) { if (blankAt < 0) blankAt = at; at++; continue }
    const end = clusterEnd(source, at, code)
    const form = code >= 0x4e00 && code <= 0x9fff && end === at + 1 ? source.charAt(at) : fold(source.slice(at, end))
    if (form === '') { at = end; continue }
    if (blankAt >= 0) {
      const isKept = startsJoining(form) ? forms.length > 0 : !lastWide && !isWide(code, form, 0)
      if (isKept) { forms.push(' '); map.add(blankAt, at, 1) }
      blankAt = -1
    }
    lastWide = isWide(code, form, form.length - 1)
    forms.push(form)
    map.add(at, end, form.length)
    at = end
  }
  map.add(source.length, source.length, 1)
  return { text: forms.join(''), ...map.finish() }
}

/** Whether blanks beside a character are nothing: Chinese characters and punctuation, as written or as folded. */
function isWide(code: number, form: string, side: number): boolean {
  return isWidePunctuation(code) || isWidePunctuation(form.charCodeAt(0)) || isHan(form.charCodeAt(side))
}

/** Beginning and end in the source of each code unit, in arrays that double as they fill. */
class GrowingMap {
  #length = 0
  #starts: Uint32Array<ArrayBuffer>
  #ends: Uint32Array<ArrayBuffer>

  constructor(capacity: number) {
    this.#starts = new Uint32Array(capacity)
    this.#ends = new Uint32Array(capacity)
  }

  /** Records that the next `count` code units came from one stretch of the source. */
  add(start: number, end: number, count: number): void {
    if (this.#length + count > this.#starts.length) {
      this.#starts = grown(this.#starts, this.#length + count)
      this.#ends = grown(this.#ends, this.#length + count)
    }
    for (let i = 0; i < count; i++) {
      this.#starts[this.#length] = start
      this.#ends[this.#length++] = end
    }
  }

  finish(): { starts: Uint32Array, ends: Uint32Array } {
    return { starts: this.#starts.slice(0, this.#length), ends: this.#ends.slice(0, this.#length) }
  }
}

function grown(array: Uint32Array<ArrayBuffer>, atLeast: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(atLeast, array.length * 2))
  larger.set(array)
  return larger
}

/** The span of the source that a span of the normalised text came from, UTF-16 code units. */
export function toSourceSpan(normalised: NormalisedText, span: TextSpan): TextSpan {
  const start = normalised.starts[span.start] as number
  return { start, end: span.end > span.start ? normalised.ends[span.end - 1] as number : start }
}

/** The span of the normalised text that a span of the source became; empty where the span held blanks alone. */
export function toNormalisedSpan(normalised: NormalisedText, span: TextSpan): TextSpan {
  const start = firstWhere(normalised.text.length, at => (normalised.ends[at] as number) > span.start)
  const end = firstWhere(normalised.text.length, at => (normalised.starts[at] as number) >= span.end)
  return { start, end: Math.max(start, end) }
}

function firstWhere(length: number, holds: (at: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** End of a character with all that joins it when it is composed; a pair of surrogates stays together. */
function clusterEnd(source: string, at: number, code: number): number {
  let end = at + lengthAt(source, at, code)
  while (end < source.length) {
    const next = source.charCodeAt(end)
    if (!joins(source, end, next)) break
    end += lengthAt(source, end, next)
  }
  return end
}

function lengthAt(source: string, at: number, code: number): 1 | 2 {
  const low = code >= 0xd800 && code <= 0xdbff ? source.charCodeAt(at + 1) : 0
  return low >= 0xdc00 && low <= 0xdfff ? 2 : 1
}

/** Answers of `joins` for single code units: 0 not asked yet, 1 no, 2 yes. */
const joining = new Uint8Array(0x10000)

/**
 * Whether the character at `at` joins the one before it: combining marks and what folds to one (ﾞ, ¨), vowels and
 * final consonants of Hangul, variation selectors. Only where these are folded in one piece with what they join is
 * a text, once normalised, normalised for good.
 */
function joins(source: string, at: number, code: number): boolean {
  if (code < 0xa8 || (code >= 0x3000 && code <= 0x3029) || (code >= 0x4e00 && code <= 0x9fff) || (code >= 0xff01 && code <= 0xff5e)) return false
  if (lengthAt(source, at, code) === 2) return isJoining(source.slice(at, at + 2))
  if (joining[code] === 0) joining[code] = isJoining(source.charAt(at)) ? 2 : 1
  return joining[code] === 2
}

function isJoining(char: string): boolean {
  return startsJoining(foldNow(char)) || char.replace(VARIATION_SELECTOR, '') === ''
}

/** Whether a folded form would join what stands before it. */
function startsJoining(form: string): boolean {
  return /^[\p{M}\u1160-\u11ff]/u.test(form)
}

function fold(cluster: string): string {
  if (cluster.length > 8) return foldNow(cluster)
  let form = folded.get(cluster)
  if (form === undefined) {
    form = foldNow(cluster)
    if (folded.size < 20_000) folded.set(cluster, form)
  }
  return form
}

/** They choose between two drawings of one character; nobody types them. */
const VARIATION_SELECTOR = /[\u180b-\u180d\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu

function foldNow(cluster: string): string {
  let form = ''
  for (const char of cluster.replace(VARIATION_SELECTOR, '').normalize('NFKC').toLowerCase()) form += ALIKE[char] ?? char
  return form.replace(/\s+/g, '').normalize('NFKC')
}
