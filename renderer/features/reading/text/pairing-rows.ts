import type { PairedHeadings, Passage } from '../../../../electron/contract/index.ts'

/** Why two headings stand side by side, in words. */
export const PAIR_REASONS: Record<PairedHeadings['reason'], string> = { words: '字句相同', topic: '内容相近', place: '位置相当', person: '人工指定' }

/** A line of the table of pairs: two headings, or one that has no counterpart. `number` is the pair's, counted from 1. */
export interface PairingRow {
  readonly first: Passage | null
  readonly second: Passage | null
  readonly pair: PairedHeadings | null
  readonly number: number | null
}

/** All headings of two texts: those of the first in order with their counterparts, each left-over one of the second after the heading that it follows there. */
export function pairingRows(first: readonly Passage[], second: readonly Passage[], pairs: readonly PairedHeadings[]): PairingRow[] {
  const isHeading = ({ kind }: Passage): boolean => kind === 'heading'
  const rows: PairingRow[] = first.filter(isHeading).map(heading => {
    const at = pairs.findIndex(({ a }) => a === heading.index)
    const pair = pairs[at]
    return { first: heading, second: pair ? second[pair.b] ?? null : null, pair: pair ?? null, number: pair ? at + 1 : null }
  })
  let after = -1
  for (const heading of second.filter(isHeading)) {
    const at = rows.findIndex(row => row.second?.index === heading.index)
    if (at >= 0) { after = at; continue }
    rows.splice(after + 1, 0, { first: null, second: heading, pair: null, number: null })
    after++
  }
  return rows
}
