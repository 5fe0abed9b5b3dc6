import type { Meaning } from '../../../../electron/contract/index.ts'
import { meaningStyle } from '../../../shared/meanings.ts'
import type { MarkSpan } from './segments.ts'

/** The characters that stand before a run where marks begin, each once; undefined where none does. */
export const symbolsOf = (opening: readonly MarkSpan[]): string | undefined =>
  opening.length > 0 ? [...new Set(opening.map(mark => meaningStyle(mark.meaning).symbol))].join('') : undefined

const meaningsOf = (marks: readonly MarkSpan[], style: MarkSpan['style']): readonly Meaning[] =>
  [...new Set(marks.filter(mark => mark.style === style).map(mark => mark.meaning))]

/** What a run under marks is painted with, as classes: the meaning of the innermost mark, and whether there is a wash or a line. */
export function markClasses(marks: readonly MarkSpan[]): readonly (string | false)[] {
  const innermost = marks.at(-1)
  if (!innermost) return []
  return ['marked', marks.some(mark => mark.style === 'highlight') && 'washed', marks.some(mark => mark.style === 'underline') && 'lined', meaningStyle(innermost.meaning).className]
}

/**
 * The background of text under several marks: one band for each meaning, so that every colour can be seen; and the
 * colour of its line where that is not the innermost mark's. One mark needs neither (its class paints it).
 */
export function markBands(marks: readonly MarkSpan[]): Record<string, string> | undefined {
  if (marks.length < 2) return undefined
  const washes = meaningsOf(marks, 'highlight'), line = meaningsOf(marks, 'underline').at(-1)
  const share = 100 / washes.length
  const stops = washes.map((meaning, i) => `var(--mark-${meaning}) ${(i * share).toFixed(1)}% ${((i + 1) * share).toFixed(1)}%`)
  return { ...(washes.length > 0 && { backgroundImage: `linear-gradient(${stops.join(', ')})` }), ...(line && { borderBottomColor: `var(--mark-${line}-ink)` }) }
}
