import type { Meaning } from '../../../../electron/contract/index.ts'
import { meaningStyle } from '../../../shared/meanings.ts'
import type { MarkSpan } from './segments.ts'

/** The characters that stand before a run where marks begin; undefined where none does. */
export const symbolsOf = (opening: readonly MarkSpan[]): string | undefined =>
  opening.length > 0 ? opening.map(mark => meaningStyle(mark.meaning).symbol).join('') : undefined

const washOf = (meaning: Meaning): string => `var(--mark-${meaning})`

/**
 * The background of text under several marks: one band for each meaning, so that every colour can be seen. One mark
 * needs none (its class paints it).
 */
export function markBands(marks: readonly MarkSpan[]): { backgroundImage: string } | undefined {
  const meanings = [...new Set(marks.map(mark => mark.meaning))]
  if (meanings.length < 2) return undefined
  const share = 100 / meanings.length
  const stops = meanings.map((meaning, i) => `${washOf(meaning)} ${(i * share).toFixed(1)}% ${((i + 1) * share).toFixed(1)}%`)
  return { backgroundImage: `linear-gradient(${stops.join(', ')})` }
}
