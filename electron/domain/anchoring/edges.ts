import type { TextSpan } from '../../contract/index.ts'
import { isHarmless } from './folded.ts'

/**
 * Widens a span over the quotes, commas and blanks beside it, as many as `quote` has at its ends: folding dropped
 * them, but a person marked them.
 */
export function withEdges(source: string, span: TextSpan, quote: string): TextSpan {
  let { start, end } = span
  for (let left = edgeLength([...quote]); left > 0 && start > 0 && isHarmless(source.charAt(start - 1)); left--) start--
  for (let left = edgeLength([...quote].reverse()); left > 0 && end < source.length && isHarmless(source.charAt(end)); left--) end++
  return { start, end }
}

function edgeLength(characters: readonly string[]): number {
  const first = characters.findIndex(char => !isHarmless(char))
  return first < 0 ? characters.length : first
}
