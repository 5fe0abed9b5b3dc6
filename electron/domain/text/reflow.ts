import type { SourcedPassage } from '../../contract/documents.ts'
import { linesOf } from './lines.ts'
import { blocksOf } from './blocks.ts'
import { arrange } from './arrange.ts'
import { cleanText } from './spacing.ts'

/**
 * Turns the raw text of a briefing into headings and passages, in the order of reading. Every non-blank character
 * of `raw` stands in exactly one passage, shown or as markup. Time grows linearly with the text.
 */
export function reflow(raw: string): SourcedPassage[] {
  return arrange(raw, blocksOf(raw, linesOf(raw))).map((part, index) => {
    const { text, runs, markup } = cleanText(raw, part.pieces, part.spaced, part.spacing, part.hidden)
    return { index, kind: part.kind, level: part.level, text, runs, markup }
  })
}
