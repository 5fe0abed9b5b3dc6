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
    const isWide = isWidePunctuation(code)
    if (blankAt >= 0 && !lastWide && !isWide && !isHan(form.charCodeAt(0))) { forms.push(' '); map.add(blankAt, at, 1) }
    blankAt = -1
    lastWide = isWide || isHan(form.charCodeAt(form.length - 1))
    forms.push(form)
    map.add(at, end, form.length)
    at = end
  }
  map.add(source.length, source.length, 1)
  return { text: forms.join(''), ...map.finish() }
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

/** End of a character with its combining marks; a pair of surrogates stays together. */
function clusterEnd(source: string, at: number, code: number): number {
  const low = code >= 0xd800 && code <= 0xdbff ? source.charCodeAt(at + 1) : 0
  let end = at + (low >= 0xdc00 && low <= 0xdfff ? 2 : 1)
  while (end < source.length && isCombining(source.charCodeAt(end))) end++
  return end
}

function isCombining(code: number): boolean {
  return (code >= 0x300 && code <= 0x36f) || (code >= 0x3099 && code <= 0x309a) || (code >= 0x20d0 && code <= 0x20ff)
    || (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0x1ab0 && code <= 0x1aff)
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

function foldNow(cluster: string): string {
  let form = ''
  for (const char of cluster.normalize('NFKC').toLowerCase()) form += ALIKE[char] ?? (isVariationSelector(char) ? '' : char)
  return form.replace(/\s+/g, '')
}

function isVariationSelector(char: string): boolean {
  const code = char.charCodeAt(0)
  return code >= 0xfe00 && code <= 0xfe0f
}
