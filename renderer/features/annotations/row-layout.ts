import type { AnnotationPage } from '../../../electron/contract/index.ts'

export type NoteGroup = AnnotationPage['groups'][number]
/** A line of the list: the head of a group, or the mark at an offset of the query. */
export type NoteRow = { readonly kind: 'group'; readonly group: NoteGroup; readonly first: boolean } | { readonly kind: 'item'; readonly offset: number }

/** Where heads and marks stand in the list, without the marks themselves: those are fetched as they come into sight. */
export interface RowLayout {
  readonly count: number
  /** The row at an index, 0 to count - 1. */
  readonly at: (index: number) => NoteRow
  /** The index of the mark at an offset. */
  readonly indexOf: (offset: number) => number
}

/** The rows of a query: without groups the marks alone, else each group's head before its marks. */
export function layoutRows(groups: readonly NoteGroup[], total: number): RowLayout {
  if (groups.length === 0) return { count: total, at: offset => ({ kind: 'item', offset }), indexOf: offset => offset }
  const heads: number[] = [] // index of each group's head
  let count = 0
  for (const group of groups) {
    heads.push(count)
    count += 1 + group.count
  }
  /** The last group whose head is at or before an index. */
  const groupAt = (holds: (group: number) => boolean): number => {
    let low = 0
    for (let high = heads.length - 1; low < high;) {
      const middle = Math.ceil((low + high) / 2)
      if (holds(middle)) low = middle
      else high = middle - 1
    }
    return low
  }
  return {
    count,
    at(index) {
      const group = groupAt(one => heads[one]! <= index)
      return heads[group] === index ? { kind: 'group', group: groups[group]!, first: group === 0 } : { kind: 'item', offset: index - group - 1 }
    },
    // The marks before group g are those before its head without the g heads above.
    indexOf: offset => offset + 1 + groupAt(one => heads[one]! - one <= offset),
  }
}
