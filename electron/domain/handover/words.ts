// What paper and office files say around a table: title, units, notes, legend.
import type { ComparisonTable, MissingReason } from '../../contract/index.ts'
import { FLAG_WORDS, MISSING_WORDS, signsUsed } from '../comparison/index.ts'

/** The title of the paper; a comparison without a name is called by what it is. */
export function paperTitle(table: Pick<ComparisonTable, 'spec'>): string {
  return table.spec.title || '对比表'
}

/** More units than these are left to the table itself. */
const MOST_UNITS_NAMED = 5

/** Units that occur, for the line above the table: 单位：亿元、%. Turned tables have them in their heads. */
export function unitLine(table: Pick<ComparisonTable, 'rows' | 'spec'>): string {
  const units = [...new Set(table.rows.map((row) => row.unit).filter((unit) => unit !== ''))]
  if (units.length > 0 && units.length <= MOST_UNITS_NAMED) return `单位：${units.join('、')}`
  return table.spec.view.transposed ? '单位：见各栏' : '单位：见表内“单位”栏'
}

/** What a sheet of notes must know besides the table. */
export interface NotedPaper {
  /** Day of the paper, `YYYY-MM-DD`. */
  readonly date: string
  /** True where an appendix 数据出处 follows. */
  readonly sources: boolean
  /** Characters that no bundled font can draw. */
  readonly missingGlyphs: readonly string[]
}

/** The numbered notes: what the table must say, the signs and words that occur in it, missing glyphs, when it was made. */
export function noteSentences(table: ComparisonTable, { date, sources, missingGlyphs }: NotedPaper): string[] {
  return [...table.notes, ...legendSentences(table), ...glyphSentence(missingGlyphs), `${sources ? '方括号内数字为数据出处编号，见附录；' : ''}${dateWords(date)}编制。`]
}

/** Signs in cells, then words that stand for missing figures; only those that occur. */
export function legendSentences(table: Pick<ComparisonTable, 'legend' | 'rows' | 'columns'>): string[] {
  const signs = signsUsed(table).map((flag) => `“${FLAG_WORDS[flag].sign}”——${FLAG_WORDS[flag].legend}`)
  const reasons = new Set(table.rows.flatMap((row) => row.cells.flatMap((cell): MissingReason[] => cell.kind === 'missing' ? [cell.reason] : [])))
  const words = (Object.keys(MISSING_WORDS) as MissingReason[]).filter((reason) => reasons.has(reason))
    .map((reason) => `“${MISSING_WORDS[reason].word}”——${MISSING_WORDS[reason].legend}`)
  return [signs, words].filter((list) => list.length > 0).map((list) => `${list.join('；')}。`)
}

function glyphSentence(missing: readonly string[]): string[] {
  if (missing.length === 0) return []
  return [`所用字体缺少下列字形，印出或为空框：${missing.map((character) => `${character}（${codePointName(character)}）`).join('、')}。`]
}

/** U+2CB4E. */
export function codePointName(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}

/** `2026-03-05` → 2026年3月5日; `2026-03` → 2026年3月. */
export function dateWords(date: string): string {
  const [year, month, day] = date.split('-')
  return [year === undefined ? '' : `${year}年`, month === undefined ? '' : `${Number(month)}月`, day === undefined ? '' : `${Number(day)}日`].join('')
}
