// Orders of rows and columns as a person may ask for them.
import type { ComparisonCell, SortDirection } from '../../contract/index.ts'

export type Direction = SortDirection

/** Missing cells stand last in both directions: the absence of a number is no small number. */
export function compareCells(a: ComparisonCell, b: ComparisonCell, direction: Direction): number {
  if (a.kind === 'missing' || b.kind === 'missing') return Number(a.kind === 'missing') - Number(b.kind === 'missing')
  return direction === 'ascending' ? a.value - b.value : b.value - a.value
}

/** The lines in the order of their cells, which must be of one kind. The sort is stable. */
export function orderOfCells<Line>(lines: readonly Line[], cellOf: (line: Line) => ComparisonCell, direction: Direction): Line[] {
  return [...lines].sort((a, b) => compareCells(cellOf(a), cellOf(b), direction))
}

/**
 * The lines in the order of cells of several kinds: each kind is ordered by itself, kinds stand in the order in which they
 * first occur, missing cells behind all. 682.6亿元 is neither more nor less than 5%.
 */
export function orderByKind<Line>(lines: readonly Line[], cellOf: (line: Line) => ComparisonCell, kindOf: (line: Line, cell: ComparisonCell) => string, direction: Direction): Line[] {
  const kinds = new Map<string, Line[]>(), missing: Line[] = []
  for (const line of lines) {
    const cell = cellOf(line)
    if (cell.kind === 'missing') { missing.push(line); continue }
    const kind = kindOf(line, cell)
    const ofKind = kinds.get(kind)
    if (ofKind === undefined) kinds.set(kind, [line])
    else ofKind.push(line)
  }
  return [...[...kinds.values()].flatMap((ofKind) => orderOfCells(ofKind, cellOf, direction)), ...missing]
}
