import type { Passage, ReadingPosition } from '../../../../electron/contract/index.ts'

/** Tells how much of the text (by characters, 0..1) stands above a position; sums are made once a document. */
export function charactersBefore(passages: readonly Pick<Passage, 'text'>[]): { shareAt: (position: ReadingPosition | null) => number } {
  const sums = new Float64Array(passages.length + 1)
  passages.forEach(({ text }, i) => { sums[i + 1] = sums[i]! + text.length })
  const total = sums[passages.length]!
  return {
    shareAt(position) {
      const passage = position && passages[position.passage]
      return passage && total > 0 ? (sums[position.passage]! + position.fraction * passage.text.length) / total : 0
    },
  }
}
