/** A stretch of a text and whether the other text has it too. */
export interface Piece { readonly text: string; readonly differs: boolean }

/** Numbers with their unit sign and Latin words are whole: 12% against 13% is one difference, not a letter of one. */
const TOKEN = /[0-9０-９][0-9０-９.．,，]*[%％‰]?|[A-Za-z]+|\s+|[^]/gu
/** Two texts longer than this are not compared token by token: the table would have a hundred million fields. */
const MOST_TOKENS = 4_000

/** Both texts cut where they differ; the pieces joined are the texts. By the longest common sequence of tokens. */
export function difference(old: string, now: string): { old: Piece[]; now: Piece[] } {
  const a = old.match(TOKEN) ?? [], b = now.match(TOKEN) ?? []
  if (a.length > MOST_TOKENS || b.length > MOST_TOKENS) return { old: [{ text: old, differs: old !== now }], now: [{ text: now, differs: old !== now }] }
  const kept = commonTokens(a, b)
  return { old: pieces(a, kept.a), now: pieces(b, kept.b) }
}

/** Which tokens of each side belong to a longest common sequence. */
function commonTokens(a: readonly string[], b: readonly string[]): { a: boolean[]; b: boolean[] } {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j] ? lengths[(i + 1) * width + j + 1]! + 1 : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!)
    }
  }
  const kept = { a: a.map(() => false), b: b.map(() => false) }
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) { kept.a[i++] = true; kept.b[j++] = true }
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++
    else j++
  }
  return kept
}

function pieces(tokens: readonly string[], kept: readonly boolean[]): Piece[] {
  const list: Piece[] = []
  tokens.forEach((token, index) => {
    const differs = !kept[index], last = list.at(-1)
    if (last?.differs === differs) list[list.length - 1] = { text: last.text + token, differs }
    else list.push({ text: token, differs })
  })
  return list
}
