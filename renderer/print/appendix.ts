import type { CellSource, ComparisonTable } from '../../electron/contract/index.ts'
import { columnHead, periodWords, rowName, REVIEW_WORDS, STATUS_WORDS, type NumberedSource } from '../../electron/domain/comparison/index.ts'
import { element } from './dom.ts'
import { dateWords } from './notes.ts'

/** Characters of a long sentence that are kept on each side of the number. */
const KEPT_EACH_SIDE = 90

/** The appendix 数据出处: each figure's sentence with the number marked, its document and passage, and a link back. */
export function printedAppendix(table: ComparisonTable, sources: readonly NumberedSource[]): HTMLElement {
  return element('section', { class: 'appendix' },
    element('h2', {}, '附录　数据出处'),
    element('p', { class: 'lead' }, '编号与表中方括号内数字对应；引文照录原文，数值加粗。'),
    ...sources.map((source) => printedSource(table, source)))
}

function printedSource(table: ComparisonTable, { number, source, rowIndex, columnIndex }: NumberedSource): HTMLElement {
  const row = table.rows[rowIndex]!
  const cell = row.cells[columnIndex]!
  const head = `${columnHead(table.columns[columnIndex]!)}　${rowName(row)}：`
  const converted = cell.kind === 'figure' && cell.flags.includes('converted-unit') ? `，表中换算为${cell.parts.number}${row.unit}` : ''
  return element('div', { class: 'entry', id: `source-${number}` },
    element('p', { class: 'entry-head' }, element('a', { class: 'entry-number', href: `#cell-${number}` }, `[${number}]`),
      head, element('b', {}, source.printed), converted, facts(source, table.columns[columnIndex]!.name)),
    element('p', { class: 'quote' }, '“', ...markedQuote(source), '”',
      element('span', { class: 'origin' }, `——《${source.documentTitle}》（${source.documentDate === null ? '日期不详' : dateWords(source.documentDate)}）第${source.passage + 1}段`)))
}

/** What the reader of a figure must know of it: period, status, a subject other than the region, review. */
function facts(source: CellSource, region: string): string {
  const said = [
    source.period === null ? '时期未写明' : periodWords(source.period), STATUS_WORDS[source.status],
    source.subject === region ? '' : `主体：${source.subject}`, REVIEW_WORDS[source.review].replace(/（.*）/u, ''),
  ].filter((word) => word !== '')
  return `（${said.join('；')}）`
}

/** The sentence with its number in bold; a very long one is cut on both sides and says so by …. */
export function markedQuote({ quote, quoteSpan }: Pick<CellSource, 'quote' | 'quoteSpan'>): (string | Node)[] {
  const before = quote.slice(0, quoteSpan.start), after = quote.slice(quoteSpan.end)
  const cut = quote.length > 2.4 * KEPT_EACH_SIDE
  const start = cut && before.length > KEPT_EACH_SIDE ? `……${afterClause(before.slice(-KEPT_EACH_SIDE))}` : before
  const end = cut && after.length > KEPT_EACH_SIDE ? `${untilClause(after.slice(0, KEPT_EACH_SIDE))}……` : after
  return [start, element('b', {}, quote.slice(quoteSpan.start, quoteSpan.end)), end]
}

/** Cuts at the first mark of punctuation, so that a cut sentence begins with a whole clause. */
function afterClause(text: string): string {
  const at = text.search(/[，、；：。]/u)
  return at === -1 || at > text.length / 2 ? text : text.slice(at + 1)
}

function untilClause(text: string): string {
  const at = Math.max(...['，', '、', '；', '：', '。'].map((mark) => text.lastIndexOf(mark)))
  return at < text.length / 2 ? text : text.slice(0, at + 1)
}
