import type { ComparisonCell, ComparisonRow, ObservationKey } from '../../electron/contract/index.ts'
import { cellSigns, MISSING_WORDS } from '../../electron/domain/comparison/index.ts'
import { element } from './dom.ts'

/**
 * A cell on paper: the number split at its decimal point so that a column of them lines up, marks and source beside.
 * `column` names the class that widths.ts gives the column's boxes. Markup is lean: a table of a thousand rows prints
 * in proportion to its elements.
 */
export function printedCell(cell: ComparisonCell, numberOf: ReadonlyMap<ObservationKey, number> | null, column = 0): HTMLElement {
  if (cell.kind === 'missing') return element('td', { class: 'missing' }, MISSING_WORDS[cell.reason].word)
  const [whole, fraction] = splitAtPoint(cell.parts.number)
  return element('td', { class: `figure c${column}` },
    element('span', { class: 'whole' }, cell.parts.before + whole), element('span', { class: 'rest' }, fraction + cell.parts.after, hangingSigns(cell, numberOf)),
    cell.parts.mark === '' ? null : element('span', { class: 'mark' }, ...markPieces(cell.parts.mark).map((piece) => element('span', { class: 'piece' }, piece))))
}

/** Signs and source hang outside the number's box, so that the number itself stands in the middle of its column. */
function hangingSigns(cell: Exclude<ComparisonCell, { kind: 'missing' }>, numberOf: ReadonlyMap<ObservationKey, number> | null): HTMLElement | null {
  const number = cell.kind === 'figure' ? numberOf?.get(cell.source.key) : undefined
  const signs = cellSigns(cell)
  if (signs === '' && number === undefined) return null
  return element('span', { class: 'hanging' }, element('span', { class: 'hung' },
    signs === '' ? null : element('sup', { class: 'sign' }, signs),
    number === undefined ? null : element('sup', { class: 'source' }, element('a', { href: `#source-${number}` }, `[${number}]`))))
}

/** 682.6 → [682, .6]; a range stays whole, since it has two points. */
export function splitAtPoint(number: string): [string, string] {
  const point = number.includes('～') ? -1 : number.indexOf('.')
  return point === -1 ? [number, ''] : [number.slice(0, point), number.slice(point)]
}

/** （2024年目标） → （2024年 + 目标）: a narrow column may break between the year and the status, nowhere else. */
export function markPieces(mark: string): string[] {
  const [, period, status] = /^(（.+)((?:完成|目标|预计)）)$/u.exec(mark) ?? []
  return period === undefined || status === undefined ? [mark] : [period, status]
}

/** Anchors of a row's cells, so that the appendix can point back. */
export function anchorRow(row: ComparisonRow, cells: readonly (HTMLElement | null)[], numberOf: ReadonlyMap<ObservationKey, number>): void {
  row.cells.forEach((cell, index) => {
    const number = cell.kind === 'figure' ? numberOf.get(cell.source.key) : undefined
    const printed = cells[index]
    if (number !== undefined && printed) printed.id = `cell-${number}`
  })
}
