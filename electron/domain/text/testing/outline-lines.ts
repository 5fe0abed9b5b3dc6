import type { Passage } from '../../../contract/documents.ts'

/** Longer passages are shown by their two ends and their length. */
const SHOWN_WHOLE = 40
const END = 14

/** A document as a reader checks it at a glance, one line a passage: kind, level, words. The form of `outlines/`. */
export function outlineLines(passages: readonly Passage[]): string[] {
  return passages.map(({ kind, level, text }) => {
    const words = text.length <= SHOWN_WHOLE ? text : `${text.slice(0, END)}…${text.slice(-END)} (${text.length})`
    return `${kind}${level > 0 ? ` ${level}` : ''}: ${words}`
  })
}
