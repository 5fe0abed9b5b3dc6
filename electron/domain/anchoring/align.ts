// Which characters of one text became which of another. The result is an alignment as `diff` makes it: in order,
// each character at most once. What was moved is therefore unaligned on both sides, and found apart.

/** For each position of the old text its position in the new one, or -1. */
export type Alignment = Int32Array

/**
 * Gaps of up to this many cells are compared exactly; 1 million take about 5 ms and 2 MB. In smaller ones the few words
 * that cover a changed digit would tie an edited sentence to its unedited copy nearby.
 */
const EXACT_CELLS = 1_000_000
/** Longer gaps are compared exactly if so many characters were put in and left out; the work grows with the square. */
const MOST_EDITS = 600
/** Lengths of words that, standing once on both sides, tie the texts together; longest first. */
const WORD_LENGTHS = [16, 8, 4] as const
/** How far the borders of a stretch that was put in are tried, in characters. */
const MOST_SLIDE = 200
/** Aligned runs up to this length amid other text are chance: 的, 工作. */
const CHANCE_RUN = 2
/** So many unaligned characters on both sides make a short run amid other text. */
const AMID = 3

/** A text to be aligned; `breaks` says how strong a border stands before each character, the larger the stronger. */
export interface Alignable { readonly text: string, readonly breaks: ArrayLike<number> }

/** Aligns two folded texts. Linear where they are alike; gaps without common words are left unaligned. */
export function align(old: Alignable, now: Alignable): Alignment {
  const map = new Int32Array(old.text.length).fill(-1)
  const open: Gap[] = [{ a: 0, aEnd: old.text.length, b: 0, bEnd: now.text.length }]
  for (let gap = open.pop(); gap; gap = open.pop()) open.push(...closeGap(old.text, now.text, gap, map))
  dropChance(map)
  const back = inverse(map, now.text.length)
  slide(map, back, now, old.breaks)
  slide(back, map, old, now.breaks)
  return map
}

/**
 * What was put in can often be read in several ways: before 全力 one may have put 全区…。 or 区…。全. The reading that
 * begins and ends at the strongest borders is taken. `map` leads from the text that lacks the stretch to `other`,
 * which has it; called for both directions.
 */
function slide(map: Alignment, back: Alignment, other: Alignable, breaks: ArrayLike<number>): void {
  const { text } = other
  for (let at = 1; at < map.length; at++) {
    const left = map[at - 1] as number
    const right = map[at] as number
    if (left < 0 || right <= left + 1) continue
    const most = Math.min(MOST_SLIDE, right - left - 1)
    const strength = (by: number) => (breaks[at + by] as number) + (other.breaks[left + 1 + by] as number) + (other.breaks[right + by] as number)
    let best = 0
    for (let by = -1; -by <= most && map[at + by] === left + 1 + by && text[left + 1 + by] === text[right + by]; by--) if (strength(by) > strength(best)) best = by
    for (let by = 1; by <= most && map[at + by - 1] === right + by - 1 && text[left + by] === text[right + by - 1]; by++) if (strength(by) > strength(best)) best = by
    for (let by = -1; by >= best; by--) move(map, back, at + by, right + by)
    for (let by = 0; by < best; by++) move(map, back, at + by, left + 1 + by)
    if (best > 0) at += best
  }
}

function move(map: Alignment, back: Alignment, from: number, to: number): void {
  back[map[from] as number] = -1
  map[from] = to
  back[to] = from
}

/** The other direction of an alignment. */
export function inverse(map: Alignment, newLength: number): Alignment {
  const back = new Int32Array(newLength).fill(-1)
  map.forEach((to, from) => { if (to >= 0) back[to] = from })
  return back
}

interface Gap { readonly a: number, readonly aEnd: number, readonly b: number, readonly bEnd: number }

/** Aligns what is sure in a gap and answers the gaps that are left. */
function closeGap(old: string, now: string, gap: Gap, map: Alignment): Gap[] {
  let { a, aEnd, b, bEnd } = gap
  while (a < aEnd && b < bEnd && old[a] === now[b]) map[a++] = b++
  while (a < aEnd && b < bEnd && old[aEnd - 1] === now[bEnd - 1]) map[--aEnd] = --bEnd
  const cells = (aEnd - a) * (bEnd - b)
  if (cells === 0) return []
  if (cells <= EXACT_CELLS) {
    longestCommon(old, now, { a, aEnd, b, bEnd }, map)
    return []
  }
  if (fewEdits(old, now, { a, aEnd, b, bEnd }, map)) return []
  for (const length of WORD_LENGTHS) {
    const ties = tiesOf(old, now, { a, aEnd, b, bEnd }, length)
    if (ties.length > 0) return between(ties, length, { a, aEnd, b, bEnd }, map)
  }
  return []
}

/**
 * The shortest edit of a long gap, if it takes at most `MOST_EDITS` characters put in or left out: furthest places
 * reached on each diagonal, one edit more at a time (Myers, An O(ND) difference algorithm, 1986). Also finds its way
 * through texts that repeat themselves, where no word stands only once.
 */
function fewEdits(old: string, now: string, { a, aEnd, b, bEnd }: Gap, map: Alignment): boolean {
  const rows = aEnd - a
  const columns = bEnd - b
  if (Math.abs(rows - columns) > MOST_EDITS) return false
  const furthest = new Int32Array(2 * MOST_EDITS + 3)
  const middle = MOST_EDITS + 1
  const before: Int32Array[] = []
  for (let edits = 0; edits <= MOST_EDITS; edits++) {
    before.push(furthest.slice(middle - edits - 1, middle + edits + 2))
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const [above, below] = [furthest[middle + diagonal + 1] as number, furthest[middle + diagonal - 1] as number]
      let row = diagonal === -edits || (diagonal !== edits && below < above) ? above : below + 1
      while (row < rows && row - diagonal < columns && old[a + row] === now[b + row - diagonal]) row++
      furthest[middle + diagonal] = row
      if (row >= rows && row - diagonal >= columns) {
        backtrack(before, { rows, columns }, (from, to) => { map[a + from] = b + to })
        return true
      }
    }
  }
  return false
}

/** Walks the shortest edit back to its beginning and answers every character that was kept. */
function backtrack(before: readonly Int32Array[], { rows, columns }: { rows: number, columns: number }, keep: (row: number, column: number) => void): void {
  let row = rows
  let column = columns
  for (let edits = before.length - 1; edits >= 0; edits--) {
    const reached = before[edits] as Int32Array
    const at = (diagonal: number) => reached[diagonal + edits + 1] as number
    const diagonal = row - column
    const isDown = diagonal === -edits || (diagonal !== edits && at(diagonal - 1) < at(diagonal + 1))
    const from = isDown ? at(diagonal + 1) : at(diagonal - 1) + 1
    const start = edits === 0 ? 0 : from
    while (row > start && column > 0) keep(--row, --column)
    if (edits === 0) return
    if (isDown) column--
    else row--
  }
}

type Tie = readonly [a: number, b: number]

/** Words that stand exactly once in each side of a gap, as the longest list in the same order on both. */
function tiesOf(old: string, now: string, { a, aEnd, b, bEnd }: Gap, length: number): Tie[] {
  if (aEnd - a < length || bEnd - b < length) return []
  const oldPlaces = placesOf(old, a, aEnd, length)
  const newPlaces = placesOf(now, b, bEnd, length)
  const both: Tie[] = []
  for (const [word, at] of oldPlaces) {
    const there = newPlaces.get(word)
    if (at >= 0 && there !== undefined && there >= 0) both.push([at, there])
  }
  both.sort(([x], [y]) => x - y)
  return longestAscending(both)
}

/** Place of each word, -1 for words that stand more than once. */
function placesOf(text: string, from: number, to: number, length: number): Map<string, number> {
  const places = new Map<string, number>()
  for (let at = from; at + length <= to; at++) {
    const word = text.slice(at, at + length)
    places.set(word, places.has(word) ? -1 : at)
  }
  return places
}

/** Longest list of ties that ascends on the new side too; the ties come in order of the old side. */
function longestAscending(ties: readonly Tie[]): Tie[] {
  const tails: number[] = [] // index into `ties` of the smallest end of a list of each length
  const before = new Int32Array(ties.length).fill(-1)
  ties.forEach(([, b], index) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ties[tails[middle] as number] as Tie)[1] < b) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? tails[low - 1] as number : -1
    tails[low] = index
  })
  const list: Tie[] = []
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index] as number) list.push(ties[index] as Tie)
  return list.reverse()
}

/** Aligns the tied words and answers the gaps between them. Ties may overlap; later ones then add what is new. */
function between(ties: readonly Tie[], length: number, gap: Gap, map: Alignment): Gap[] {
  const gaps: Gap[] = []
  let { a, b } = gap
  for (const [tieA, tieB] of ties) {
    // Inside the tie before: goes on with it where the two lie on one diagonal, else is left to the exact comparison.
    const skip = Math.max(0, a - tieA, b - tieB)
    if (skip >= length || (skip > 0 && (a - tieA !== skip || b - tieB !== skip))) continue
    if (tieA + skip > a || tieB + skip > b) gaps.push({ a, aEnd: tieA + skip, b, bEnd: tieB + skip })
    for (let at = skip; at < length; at++) map[tieA + at] = tieB + at
    a = tieA + length
    b = tieB + length
  }
  gaps.push({ a, aEnd: gap.aEnd, b, bEnd: gap.bEnd })
  return gaps.filter(({ a: from, aEnd, b: to, bEnd }) => aEnd > from && bEnd > to)
}

/** The longest common subsequence of a small gap, by the table of all lengths. */
function longestCommon(old: string, now: string, { a, aEnd, b, bEnd }: Gap, map: Alignment): void {
  const rows = aEnd - a
  const columns = bEnd - b
  const width = columns + 1
  const lengths = new Uint16Array((rows + 1) * width)
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const at = row * width + column
      lengths[at] = old[a + row] === now[b + column] ? (lengths[at + width + 1] as number) + 1
        : Math.max(lengths[at + width] as number, lengths[at + 1] as number)
    }
  }
  for (let row = 0, column = 0; row < rows && column < columns;) {
    const at = row * width + column
    if (old[a + row] === now[b + column]) map[a + row++] = b + column++
    else if ((lengths[at + width] as number) >= (lengths[at + 1] as number)) row++
    else column++
  }
}

/** Drops short runs that stand amid unaligned text on both sides: they agree by chance. */
function dropChance(map: Alignment): void {
  for (let at = 0; at < map.length;) {
    if ((map[at] as number) < 0) { at++; continue }
    let end = at + 1
    while (end < map.length && map[end] === (map[end - 1] as number) + 1) end++
    if (end - at <= CHANCE_RUN && unaligned(map, at - AMID, at) && unaligned(map, end, end + AMID)) map.fill(-1, at, end)
    at = end
  }
}

function unaligned(map: Alignment, from: number, to: number): boolean {
  if (from < 0 || to > map.length) return false
  for (let at = from; at < to; at++) if ((map[at] as number) >= 0) return false
  return true
}
