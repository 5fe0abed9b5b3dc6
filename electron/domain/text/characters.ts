// Classes of characters, by UTF-16 code unit. Everything here is asked once per character of a document, so these
// are comparisons and small tables rather than regular expressions.

/** Blank for reading: white space, line ends, zero-width spaces and the byte-order mark. */
export function isBlank(code: number): boolean {
  if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) return true
  if (code < 0x85) return false
  return code === 0x85 || code === 0xa0 || code === 0x1680 || (code >= 0x2000 && code <= 0x200b)
    || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x2060
    || code === 0x3000 || code === 0xfeff
}

/** Ends a line of the raw file. */
export function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x0b || code === 0x0c || code === 0x85 || code === 0x2028 || code === 0x2029
}

/** Invisible controls that stand in some extracted files; kept as markup, never shown. */
export function isControl(code: number): boolean {
  return (code < 0x20 && !isBlank(code)) || (code >= 0x7f && code < 0xa0 && code !== 0x85)
}

/** Chinese characters, kana, bopomofo; both halves of a surrogate pair count, since rare characters live there. */
export function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || (code >= 0x3005 && code <= 0x3007)
    || (code >= 0x3021 && code <= 0x312f) || (code >= 0x2e80 && code <= 0x2fdf) || (code >= 0xf900 && code <= 0xfaff)
    || (code >= 0xd840 && code <= 0xd8bf) || (code >= 0xdc00 && code <= 0xdfff)
}

/** Punctuation and symbols that take a full square in Chinese type: ，。（）《》％. */
export function isWidePunctuation(code: number): boolean {
  return (code >= 0x3001 && code <= 0x3004) || (code >= 0x3008 && code <= 0x3020)
    || (code >= 0xff01 && code <= 0xff0f) || (code >= 0xff1a && code <= 0xff20) || (code >= 0xff3b && code <= 0xff40)
    || (code >= 0xff5b && code <= 0xff65) || (code >= 0xffe0 && code <= 0xffe6) || (code >= 0xfe30 && code <= 0xfe4f)
}

/** Quotes, dashes, dots that Chinese and Latin texts share; the text around decides which they are. */
export function isSharedPunctuation(code: number): boolean {
  return (code >= 0x2010 && code <= 0x2027) || code === 0xb7 || code === 0x2500 || code === 0x30fb || code === 0x203b
}

export function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19)
}

/** Letters of Latin, Greek and Cyrillic, full-width ones included. */
export function isLatin(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code <= 0x52f && code !== 0xd7 && code !== 0xf7)
    || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a)
}

/** Quarters of an em that a character takes in a printed Chinese line. */
export const EM = 4

/**
 * Width of one code unit in quarters of an em. Punctuation counts three quarters, as newspapers squeeze it: of the
 * weights tried on three hard-wrapped columns, this one made full lines most alike.
 */
export function widthOf(code: number): number {
  if (isBlank(code)) return code === 0x3000 ? EM : code === 0x20 || code === 0x09 || code === 0xa0 ? 1 : 0
  if (code >= 0xdc00 && code <= 0xdfff) return 0
  if (isHan(code) || (code >= 0xd800 && code <= 0xdbff) || (code >= 0xac00 && code <= 0xd7a3)) return EM
  if (code === 0x2014 || code === 0x2026) return EM
  if (isWidePunctuation(code) || isSharedPunctuation(code)) return 3
  return code >= 0xff01 && code <= 0xffe6 ? EM : 2
}

/** Opening quotes and brackets: a line of print never ends with one. */
export const OPENING = '“‘「『（(《〈【〔［['
/** Closing quotes and brackets: they belong to what they close. */
export const CLOSING = '”’」』）)》〉】〕］]'
/** Ends a sentence. */
export const SENTENCE_END = '。！？!?…｡'
