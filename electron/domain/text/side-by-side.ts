/** Two numbers that belong together: passages of a pair, or how far down each text they stand. */
export type SideBySide = Readonly<Record<'a' | 'b', number>>

/**
 * How far the other text belongs scrolled beside one that is scrolled `offset` far: paired headings stand side by side,
 * between them the way is shared out evenly, and both ends meet. `headings` are the offsets of paired headings, ascending
 * on both sides (`pairsInOrder`); `ends` how far each text can be scrolled. All in one unit of the caller, e.g. pixels;
 * `from` says which side `offset` is on.
 */
export function pairedOffset(headings: readonly SideBySide[], ends: SideBySide, offset: number, from: 'a' | 'b' = 'a'): number {
  const to = from === 'a' ? 'b' : 'a'
  // Headings on the last screen never come to the top: the end of the text comes first.
  const anchors = [{ a: 0, b: 0 }, ...headings.filter(({ a, b }) => a > 0 && b > 0 && a < ends.a && b < ends.b), ends]
  const position = Math.min(ends[from], Math.max(0, offset))
  let at = 0
  while (at + 2 < anchors.length && (anchors[at + 1] as SideBySide)[from] <= position) at++
  const before = anchors[at] as SideBySide
  const after = anchors[at + 1] as SideBySide
  const share = after[from] > before[from] ? (position - before[from]) / (after[from] - before[from]) : 0
  return before[to] + share * (after[to] - before[to])
}

/** The longest list of pairs that ascends on both sides: two texts that scroll together can't follow pairs that cross. */
export function pairsInOrder(pairs: readonly SideBySide[]): SideBySide[] {
  const sorted = [...pairs].sort((x, y) => x.a - y.a || x.b - y.b)
  const longest = sorted.map(() => 1)
  const before = sorted.map(() => -1)
  sorted.forEach((pair, i) => {
    for (let j = 0; j < i; j++) {
      const other = sorted[j] as SideBySide
      if (other.a < pair.a && other.b < pair.b && (longest[j] as number) + 1 > (longest[i] as number)) { longest[i] = (longest[j] as number) + 1; before[i] = j }
    }
  })
  const list: SideBySide[] = []
  for (let at = longest.indexOf(Math.max(0, ...longest)); at >= 0; at = before[at] as number) list.unshift(sorted[at] as SideBySide)
  return list
}
