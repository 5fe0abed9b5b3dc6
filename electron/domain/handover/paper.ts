// Where things go on paper: type areas, which columns stand in which part, which rows on which page.
import type { PrintLayout } from '../../contract/index.ts'

/** The area that text may fill, in millimetres; the style sheets of renderer/print give the pages the matching margins. */
export interface TypeArea { readonly width: number; readonly height: number }

/**
 * 公文附表: GB/T 9704-2012 5.2.2 (156 × 225 mm; lying pages are the same sheet turned). 阅读版: 18 mm all round,
 * 22 mm at the foot for the page number.
 */
const TYPE_AREAS: Readonly<Record<PrintLayout['style'], Readonly<Record<PrintLayout['orientation'], TypeArea>>>> = {
  official: { portrait: { width: 156, height: 225 }, landscape: { width: 225, height: 156 } },
  reading: { portrait: { width: 174, height: 257 }, landscape: { width: 261, height: 170 } },
}

export function typeArea(layout: Pick<PrintLayout, 'style' | 'orientation'>): TypeArea {
  return TYPE_AREAS[layout.style][layout.orientation]
}

/**
 * Which columns go into which part of a wide table. Columns keep their order; parts are about equally full, so that no
 * part holds a single lost column. `widths` are the least widths, `room` what is left beside the row heads.
 * `joins(index)` is true for a column that belongs to the one before it (another year of the same region): such columns
 * are parted only where they would not fit together anywhere.
 */
export function splitColumns(widths: readonly number[], room: number, joins: (index: number) => boolean = () => false): number[][] {
  const widthOf = (columns: readonly number[]): number => columns.reduce((sum, index) => sum + widths[index]!, 0)
  const families: number[][] = []
  widths.forEach((_width, index) => {
    const family = families.at(-1)
    if (family !== undefined && joins(index) && widthOf([...family, index]) <= room) family.push(index)
    else families.push([index])
  })
  const parts = Math.max(1, Math.ceil(widthOf(widths.map((_, index) => index)) / Math.max(room, 1)))
  for (let count = parts; count <= families.length; count += 1) {
    const groups = spread(families, count)
    if (groups.every((group) => widthOf(group) <= room)) return groups
  }
  return families
}

/** Families dealt to parts of about as many columns each. */
function spread(families: readonly (readonly number[])[], count: number): number[][] {
  const size = Math.ceil(families.flat().length / count)
  const groups: number[][] = [[]]
  for (const family of families) {
    const group = groups.at(-1)!
    if (group.length > 0 && group.length + family.length > size) groups.push([...family])
    else group.push(...family)
  }
  return groups
}

/** Least widths, with what room there is given to the columns that would like more, in proportion to what they lack. */
export function shareOut(room: number, least: readonly number[], liked: readonly number[]): number[] {
  const lacking = least.map((width, index) => Math.max(0, liked[index]! - width))
  const total = lacking.reduce((sum, each) => sum + each, 0)
  const spare = Math.max(0, room - least.reduce((sum, each) => sum + each, 0))
  const share = total === 0 ? 0 : Math.min(1, spare / total)
  return least.map((width, index) => width + lacking[index]! * share)
}

/** What a part of a table costs in height besides its rows. */
export interface PartHeights {
  /** Above the rows on the first page (title, units, head) and on the others. */
  readonly first: number; readonly following: number
  readonly page: number
  /** Below the last row: the notes, which must not stand on a page without rows. */
  readonly tail: number
  /** True for a row that must not end a page: the heading of a field. */
  readonly keepsWithNext?: (index: number) => boolean
}

/** Which rows go on which page: `[start, end)` pairs. A row that is taller than a page stands alone on one. */
export function paginateRows(heights: readonly number[], { first, following, page, tail, keepsWithNext = () => false }: PartHeights): [number, number][] {
  const pages: [number, number][] = []
  let start = 0, room = page - first
  for (let index = 0; index < heights.length; index += 1) {
    const height = heights[index]!
    if (index > start && height + (keepsWithNext(index) ? heights[index + 1] ?? 0 : 0) > room) {
      pages.push([start, index])
      start = index
      room = page - following
    }
    room -= height
  }
  pages.push([start, heights.length])
  const used = (pages.length === 1 ? first : following) + sumOf(heights, pages.at(-1)!)
  const overfull = tail > 0 && used + tail > page && pages.at(-1)![1] - pages.at(-1)![0] >= 2 * FEWEST_ROWS
  if (overfull) {
    const [from, to] = pages.pop()!
    pages.push([from, to - FEWEST_ROWS], [to - FEWEST_ROWS, to])
  }
  return withoutLostHeadings(withoutLostRows(pages), keepsWithNext)
}

function sumOf(heights: readonly number[], [from, to]: [number, number]): number {
  return heights.slice(from, to).reduce((sum, height) => sum + height, 0)
}

/** A last part of one or two rows looks like a slip: the page before gives some of its rows. */
const FEWEST_ROWS = 4

function withoutLostRows(pages: [number, number][]): [number, number][] {
  const last = pages.at(-1)!, before = pages.at(-2)
  const lacking = FEWEST_ROWS - (last[1] - last[0])
  if (before === undefined || lacking <= 0 || before[1] - before[0] < 2 * FEWEST_ROWS) return pages
  return [...pages.slice(0, -2), [before[0], before[1] - lacking], [last[0] - lacking, last[1]]]
}

/** Moves a heading that ends a page to the rows that it heads; it is low enough for the room kept free there. */
function withoutLostHeadings(pages: [number, number][], keepsWithNext: (index: number) => boolean): [number, number][] {
  for (let at = 0; at + 1 < pages.length; at += 1) {
    const [from, to] = pages[at]!
    if (to - from < 2 || !keepsWithNext(to - 1)) continue
    pages[at] = [from, to - 1]
    pages[at + 1] = [to - 1, pages[at + 1]![1]]
  }
  return pages
}
