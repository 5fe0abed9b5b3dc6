// The appendix 数据出处 in words: one entry per source, the same on paper, in Word and in a workbook.
import type { CellSource, ComparisonCell, ComparisonTable, ObservationKey } from '../../contract/index.ts'
import { columnHead, periodWords, rowName, REVIEW_WORDS, STATUS_WORDS, type NumberedSource } from '../comparison/index.ts'
import { dateWords } from './words.ts'

/** An entry of the appendix, in pieces so that the number can be set off. */
export interface SourceEntry {
  readonly number: number
  /** 晋中市　固定资产投资. */
  readonly head: string
  /** The number as the document prints it, and what became of it in the table (empty where nothing did). */
  readonly printed: string; readonly converted: string
  /** （2024年；完成；主体：…；待核）. */
  readonly facts: string
  readonly quote: { readonly before: string; readonly number: string; readonly after: string }
  /** 《政府工作报告》（2025年2月26日）第12段. */
  readonly origin: string
}

/** Says where a source stands and what it says. The sentence is whole here; paper may cut it. */
export function sourceEntry(table: ComparisonTable, { number, source, rowIndex, columnIndex }: NumberedSource): SourceEntry {
  const row = table.rows[rowIndex]!, column = table.columns[columnIndex]!
  const cell = row.cells[columnIndex]!
  return {
    number, head: `${columnHead(column)}　${rowName(row)}`, printed: source.printed,
    converted: cell.kind === 'figure' && cell.flags.includes('converted-unit') ? `，表中换算为${cell.parts.number}${row.unit}` : '',
    facts: factsOf(source, column.name),
    quote: { before: source.quote.slice(0, source.quoteSpan.start), number: source.quote.slice(source.quoteSpan.start, source.quoteSpan.end), after: source.quote.slice(source.quoteSpan.end) },
    origin: `《${source.documentTitle}》（${source.documentDate === null ? '日期不详' : dateWords(source.documentDate)}）第${source.passage + 1}段`,
  }
}

/** What the reader of a figure must know of it: period, status, a subject other than the region, review. */
function factsOf(source: CellSource, region: string): string {
  const said = [
    source.period === null ? '时期未写明' : periodWords(source.period), STATUS_WORDS[source.status],
    source.subject === region ? '' : `主体：${source.subject}`, REVIEW_WORDS[source.review].replace(/（.*）/u, ''),
  ].filter((word) => word !== '')
  return `（${said.join('；')}）`
}

/** A computed figure that rests on more than these is explained by the notes; a row of numbers beside it would only confuse. */
const MOST_NUMBERS = 2

/** Numbers of the sources that a cell points to: its own, or those of what it was computed from. */
export function sourceNumbers(cell: ComparisonCell, numberOf: ReadonlyMap<ObservationKey, number>): number[] {
  if (cell.kind === 'missing') return []
  const keys = cell.kind === 'figure' ? [cell.source.key] : cell.inputs.map(({ source }) => source.key)
  const numbers = [...new Set(keys.flatMap((key) => numberOf.get(key) ?? []))]
  return cell.kind === 'derived' && numbers.length > MOST_NUMBERS ? [] : numbers
}
