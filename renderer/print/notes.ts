import type { ComparisonTable, MissingReason } from '../../electron/contract/index.ts'
import { FLAG_WORDS, MISSING_WORDS, signsUsed } from '../../electron/domain/comparison/index.ts'
import { element } from './dom.ts'

/** The notes under the last part: what the table must say, the signs that occur in it, and when it was made. */
export function printedNotes(table: ComparisonTable, date: string, sources: boolean, missingGlyphs: readonly string[]): HTMLElement {
  const sentences = [...table.notes, ...legendSentences(table), ...glyphSentence(missingGlyphs),
    `${sources ? '方括号内数字为数据出处编号，见附录；' : ''}${dateWords(date)}编制。`]
  return element('section', { class: 'notes' }, ...sentences.map((sentence, index) =>
    element('p', {}, element('span', { class: 'note-number' }, index === 0 ? '注：' : ''), `${index + 1}．${sentence}`)))
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
  return [`所用字体缺少下列字形，印出或为空框：${missing.map((character) => `${character}（U+${character.codePointAt(0)!.toString(16).toUpperCase()}）`).join('、')}。`]
}

/** `2026-03-05` → 2026年3月5日. */
export function dateWords(date: string): string {
  const [year, month, day] = date.split('-')
  return [year === undefined ? '' : `${year}年`, month === undefined ? '' : `${Number(month)}月`, day === undefined ? '' : `${Number(day)}日`].join('')
}
