import { isFull, isTooWideForIndent, LOOSE, opensIndented } from './columns.ts'
import type { Line, RawSpan } from './lines.ts'
import { isFirstOfSeries, numberedRank } from './patterns.ts'

/** A heading is at most this long, in characters without blanks: two full lines of a wide newspaper column. */
const LONGEST_HEADING = 60
/** Words that end in one of these go on or introduce what follows: no heading. */
const NO_HEADING_END = /[，、；：,;:。！？!?…]$/
/** More commas make a sentence of it. */
const MOST_COMMAS = 2

/** True for words that can stand above a text: short, unfinished as a sentence, more letters than digits. */
export function looksLikeHeading(raw: string, pieces: readonly RawSpan[]): boolean {
  let length = 0
  for (const piece of pieces) length += piece.end - piece.start
  if (length > LONGEST_HEADING * 2) return false
  const text = pieces.map(piece => raw.slice(piece.start, piece.end)).join('').replace(/\s/g, '')
  if (text.length < 2 || text.length > LONGEST_HEADING || NO_HEADING_END.test(text) || /。|.{3}\.(?:$|[A-Z])/.test(text)) return false
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return letters >= 2 && letters * 2 >= text.length && (text.match(/[，,；;]/g)?.length ?? 0) <= MOST_COMMAS
}

/** True for 推项目 积蓄高质量发展新能量: two parts of words alone, a form that running text does not have. */
export function isTwoPart(raw: string, line: Line): boolean {
  return line.stops === 0 && line.digits === 0 && /[^\s]{2}\s+[^\s]{2}/.test(raw.slice(line.start, Math.min(line.end, line.start + LONGEST_HEADING)))
}

/**
 * Numbered lines that stand alone although the words could run on into the next line. Judged by the widths of the
 * line and of the next, and by majority within a series, since the headings of one series are set alike.
 */
export function standaloneHeadings(raw: string, lines: readonly Line[], columns: Float64Array): Set<Line> {
  const alone = new Set<Line>()
  const series = new Map<number, { line: Line, isAlone: boolean }[]>()
  const settle = (rank: number) => {
    const members = series.get(rank) ?? []
    const votes = members.filter(member => member.isAlone).length
    if (votes * 2 > members.length) for (const member of members) alone.add(member.line)
    series.delete(rank)
  }
  for (let at = 0; at + 1 < lines.length; at++) {
    const line = lines[at] as Line
    const rank = numberedRank(raw.slice(line.start, line.start + 12))
    if (rank < 0 || !looksLikeHeading(raw, [line])) continue
    if (isFirstOfSeries(raw.slice(line.start, line.start + 4))) settle(rank)
    const members = series.get(rank) ?? []
    members.push({ line, isAlone: standsAlone(raw, lines, at, columns[at] as number) })
    series.set(rank, members)
  }
  for (const rank of [...series.keys()]) settle(rank)
  return alone
}

function standsAlone(raw: string, lines: readonly Line[], at: number, column: number): boolean {
  const line = lines[at] as Line
  const next = lines[at + 1] as Line
  if (!isFull(raw, line, next, column, { opensParagraph: true, slack: LOOSE })) return true
  return isTooWideForIndent(line, column) || opensIndented(raw, next, lines[at + 2], column)
}
