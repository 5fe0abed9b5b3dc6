import type { ComparisonCell } from '../../electron/contract/index.ts'
import { cellSigns, MISSING_WORDS, type LayoutCell } from '../../electron/domain/comparison/index.ts'
import { element } from './dom.ts'
import type { PaperTable } from './paper-table.ts'

type Figure = Exclude<ComparisonCell, { kind: 'missing' }>

/**
 * A cell on paper: the number split at its decimal point so that a column of them lines up, marks and sources beside.
 * `head` names the class that widths.ts gives the column's boxes. Markup is lean: a table of a thousand rows prints in
 * proportion to its elements.
 */
export function printedCell(paper: PaperTable, { cell, row, column }: LayoutCell, head: number): HTMLElement {
  if (cell.kind === 'missing') return element('td', { class: 'missing' }, MISSING_WORDS[cell.reason].word)
  const [whole, fraction] = splitAtPoint(cell.parts.number)
  return element('td', { class: `figure c${head}` },
    element('span', { class: 'whole' }, cell.parts.before + whole),
    element('span', { class: 'rest' }, fraction + cell.parts.after, hangingSigns(paper, cell, row, column)),
    cell.parts.mark === '' ? null : element('span', { class: 'mark' }, ...markPieces(cell.parts.mark).map((piece) => element('span', { class: 'piece' }, piece))))
}

/** Signs and sources hang outside the number's box, so that the number itself stands in the middle of its column. */
function hangingSigns(paper: PaperTable, cell: Figure, row: number, column: number): HTMLElement | null {
  const numbers = paper.numbersAt(row, column)
  const signs = cellSigns(cell)
  if (signs === '' && numbers.length === 0) return null
  return element('span', { class: 'hanging' }, element('span', { class: 'hung' },
    signs === '' ? null : element('sup', { class: 'sign' }, signs),
    ...numbers.map((number) => element('sup', { class: 'source' },
      element('a', { href: `#source-${number}`, ...(paper.isFirst(number, row, column) ? { id: `cell-${number}` } : {}) }, `[${number}]`)))))
}

/** 682.6 → [682, .6]; a range stays whole, since it has two points. */
export function splitAtPoint(number: string): [string, string] {
  const point = number.includes('～') ? -1 : number.indexOf('.')
  return point === -1 ? [number, ''] : [number.slice(0, point), number.slice(point)]
}

/** （2024年目标） → （2024年 + 目标）: a narrow column may break between the year and the status, nowhere else. */
export function markPieces(mark: string): string[] {
  const [, period, status] = /^（(.+)((?:完成|目标|预计)）)$/u.exec(mark) ?? []
  return period === undefined || status === undefined ? [mark] : [`（${period}`, status]
}
