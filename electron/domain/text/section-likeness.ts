import type { Passage } from '../../contract/documents.ts'
import { normalise } from './normalise.ts'

/** Code units of a section that are looked at: what it is about is said by then, and a text of a million characters stays quick. */
const LONGEST_SECTION = 2000
/** A section with less text says too little to be compared: its heading's words are all there is. */
const SHORTEST_SECTION = 60
/** A word in the heading says more about the section than one below it. */
const HEADING_WEIGHT = 3

/** A heading with the text up to the next heading of any level. */
export interface Section { readonly heading: string; readonly text: string }

/** The sections of a text in order, one for each heading; what stands above the first heading is in none. */
export function sectionsOf(passages: readonly Pick<Passage, 'kind' | 'text'>[]): Section[] {
  const sections: { heading: string; text: string }[] = []
  for (const { kind, text } of passages) {
    const last = sections.at(-1)
    if (kind === 'heading') sections.push({ heading: text, text: '' })
    else if (last && last.text.length < LONGEST_SECTION) last.text += `${text.slice(0, LONGEST_SECTION - last.text.length)}\n`
  }
  return sections
}

/**
 * How much the sections of two texts speak of the same, 0..1, as rows of `a` by columns of `b`: the cosine of their
 * pairs of characters, each weighed by how few of all the sections have it. Chinese needs no words for that, and what
 * every section says (高质量发展) weighs nothing; 0 for one that has hardly any text. Two reports on the same field reach some 0.05–0.1, others 0.02.
 */
export function likenessOfSections(a: readonly Section[], b: readonly Section[]): number[][] {
  const counts = [...a, ...b].map((section) => section.text.length < SHORTEST_SECTION ? new Map<string, number>() : pairCounts(section))
  const spread = new Map<string, number>()
  for (const pairs of counts) for (const pair of pairs.keys()) spread.set(pair, (spread.get(pair) ?? 0) + 1)
  const weighed = counts.map((pairs) => new Map([...pairs].map(([pair, count]) =>
    [pair, (1 + Math.log(count)) * Math.log((counts.length + 1) / (spread.get(pair) as number))])))
  const lengths = weighed.map((weights) => Math.hypot(...weights.values()))
  return a.map((_section, i) => b.map((_other, j) => {
    const [left, right] = [weighed[i] as Map<string, number>, weighed[a.length + j] as Map<string, number>]
    const [fewer, more] = left.size <= right.size ? [left, right] : [right, left]
    let product = 0
    for (const [pair, weight] of fewer) product += weight * (more.get(pair) ?? 0)
    const length = (lengths[i] as number) * (lengths[a.length + j] as number)
    return length > 0 ? Math.min(1, product / length) : 0
  }))
}

/** How often each pair of neighbouring Chinese characters stands in a section. */
function pairCounts({ heading, text }: Section): Map<string, number> {
  const counts = new Map<string, number>()
  const count = (words: string, weight: number): void => {
    for (const run of normalise(words).text.match(/[\u4e00-\u9fff]+/g) ?? []) {
      for (let at = 0; at + 1 < run.length; at++) {
        const pair = run.slice(at, at + 2)
        counts.set(pair, (counts.get(pair) ?? 0) + weight)
      }
    }
  }
  count(heading, HEADING_WEIGHT)
  count(text, 1)
  return counts
}
