import { sourceEntry, type SourceEntry } from '../../electron/domain/handover/index.ts'
import { element } from './dom.ts'
import type { PaperTable } from './paper-table.ts'

/** Characters of a long sentence that are kept on each side of the number. */
const KEPT_EACH_SIDE = 90

/** The appendix 数据出处: each figure's sentence with the number marked, its document and passage, and a link back. */
export function printedAppendix(paper: PaperTable): HTMLElement {
  return element('section', { class: 'appendix' },
    element('h2', {}, '附录　数据出处'),
    element('p', { class: 'lead-in' }, '编号与表中方括号内数字对应；引文照录原文，数值加粗。'),
    ...paper.sources.map((source) => printedSource(sourceEntry(paper.table, source), paper.cited.has(source.number))))
}

function printedSource({ number, head, printed, converted, facts, quote, origin }: SourceEntry, isCited: boolean): HTMLElement {
  return element('div', { class: 'entry', id: `source-${number}` },
    element('p', { class: 'entry-head' }, element('a', { class: 'entry-number', ...(isCited ? { href: `#cell-${number}` } : {}) }, `[${number}]`),
      `${head}：`, element('b', {}, printed), converted, facts),
    element('p', { class: 'quote' }, '“', ...markedQuote(quote), '”', element('span', { class: 'origin' }, `——${origin}`)))
}

/** The sentence with its number in bold; a very long one is cut on both sides and says so by ……. */
export function markedQuote({ before, number, after }: SourceEntry['quote']): (string | Node)[] {
  const cut = before.length + number.length + after.length > 2.4 * KEPT_EACH_SIDE
  const start = cut && before.length > KEPT_EACH_SIDE ? `……${afterClause(before.slice(-KEPT_EACH_SIDE))}` : before
  const end = cut && after.length > KEPT_EACH_SIDE ? `${untilClause(after.slice(0, KEPT_EACH_SIDE))}……` : after
  return [start, element('b', {}, number), end]
}

/** Cuts at the first mark of punctuation, so that a cut sentence begins with a whole clause. */
function afterClause(text: string): string {
  const at = text.search(/[，、；：。]/u)
  return at === -1 || at > text.length / 2 ? text.toWellFormed().replace(/^\ufffd/u, '') : text.slice(at + 1)
}

function untilClause(text: string): string {
  const at = Math.max(...['，', '、', '；', '：', '。'].map((mark) => text.lastIndexOf(mark)))
  return at < text.length / 2 ? text.toWellFormed().replace(/\ufffd$/u, '') : text.slice(0, at + 1)
}
