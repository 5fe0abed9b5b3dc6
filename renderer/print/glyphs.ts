// Which characters the fonts of the paper can draw: their style sheets say it slice by slice (unicode-range).

/** A range of code points, both ends included. */
export type CodeRange = readonly [number, number]

/** `U+4e00-9fff, U+2014, U+4??` → ranges. What cannot be read is left out, so that it counts as missing. */
export function parseRanges(text: string): CodeRange[] {
  return text.split(',').flatMap((part): CodeRange[] => {
    const [, from, to] = /^\s*U\+([0-9a-f?]+)(?:-([0-9a-f]+))?\s*$/iu.exec(part) ?? []
    if (from === undefined) return []
    return [[Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(to ?? from.replaceAll('?', 'f'), 16)]]
  })
}

/** The characters of a text that lie in none of the ranges, each once, in order. Blanks need no glyph. */
export function missingGlyphs(text: string, ranges: readonly CodeRange[]): string[] {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0])
  const isCovered = (code: number) => sorted.some(([from, to]) => code >= from && code <= to)
  return [...new Set(text)].filter((character) => !/[\s\u200b-\u200f\ufe00-\ufe0f]/u.test(character) && !isCovered(character.codePointAt(0)!))
}

/** The ranges of the families that the page has, bundled ones only: a system's font cannot be counted on elsewhere. */
export function bundledRanges(fonts: Iterable<{ readonly unicodeRange: string }>): CodeRange[] {
  return [...fonts].flatMap((face) => parseRanges(face.unicodeRange))
}
