/** A text as it is searched, and where each of its UTF-16 code units came from. */
export interface Folded {
  readonly text: string
  /** `starts[i]` and `ends[i]`: the span of the original that code unit `i` of the folded text stands for. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/**
 * Folds a text for search: width and compatibility forms (NFKC), small letters, no blanks.
 * `２８.４ 亿元` and `28.4亿元` become the same; ㎡ becomes m2, so the lengths differ and a map is kept.
 */
export function foldWithMap(text: string): Folded {
  let folded = ''
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const character of text) {
    const next = at + character.length
    const piece = foldPiece(character)
    folded += piece
    for (let i = 0; i < piece.length; i++) {
      starts.push(at)
      ends.push(next)
    }
    at = next
  }
  return { text: folded, starts, ends }
}

/** The same without the map, which costs most of the time. */
export function fold(text: string): string {
  // Letter by letter like `foldWithMap`: NFKC of a whole text would also join combining marks, and the two would differ.
  let folded = ''
  for (const character of text) folded += foldPiece(character)
  return folded
}

/** What was folded before: the same few thousand characters make up all texts. */
const pieces = new Map<string, string>()

function foldPiece(character: string): string {
  const known = pieces.get(character)
  if (known !== undefined) return known
  const piece = character.normalize('NFKC').toLowerCase().replace(/\s/gu, '')
  pieces.set(character, piece)
  return piece
}
