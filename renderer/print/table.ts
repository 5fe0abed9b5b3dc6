import { FLAG_WORDS, type LayoutHead, type LayoutLine } from '../../electron/domain/comparison/index.ts'
import { printedCell } from './cell.ts'
import { element } from './dom.ts'
import type { PaperTable } from './paper-table.ts'

/** What a part of the table shows: some columns of cells, some lines. */
export interface TablePart { readonly columns: readonly number[]; readonly lines: readonly LayoutLine[] }

/** One part as a plain `<table>`: head row repeated by the print engine should a part still be broken, rows never split. */
export function printedTable(paper: PaperTable, { columns, lines }: TablePart): HTMLTableElement {
  const body = element('tbody')
  for (const line of lines) body.append(printedLine(paper, line, columns))
  return element('table', {}, element('thead', {}, headRow(paper, columns)), body)
}

/** The head row. A region of another level than the first carries the sign here rather than in each of its cells. */
function headRow({ layout }: PaperTable, columns: readonly number[]): HTMLElement {
  return element('tr', {},
    ...layout.leads.map((lead, index) => element('th', { class: index === 0 ? 'name' : 'lead', scope: 'col' }, lead)),
    ...columns.map((index) => printedHead(layout.heads[index]!)))
}

function printedHead({ title, beneath, otherLevel }: LayoutHead): HTMLElement {
  return element('th', { class: 'head', scope: 'col' }, ...breakable(title), levelSign(otherLevel), beneath === '' ? null : element('span', { class: 'beneath' }, beneath))
}

function printedLine(paper: PaperTable, line: LayoutLine, columns: readonly number[]): HTMLElement {
  if (line.kind === 'field') return element('tr', { class: 'field' }, element('th', { scope: 'rowgroup', colspan: String(paper.layout.leads.length + columns.length) }, line.field))
  return element('tr', {},
    ...line.leads.map((text, index) => index === 0
      ? element('th', { class: 'name', scope: 'row' }, text, levelSign(line.otherLevel))
      : element('td', { class: 'lead' }, text === '' ? '—' : text)),
    ...columns.map((index) => printedCell(paper, line.cells[index]!, index)))
}

const levelSign = (shown: boolean): HTMLElement | null => (shown ? element('sup', { class: 'sign' }, FLAG_WORDS['other-level'].sign) : null)

/** The head of a computed column may break before its sign: 太谷区 / −晋中市. */
function breakable(title: string): (string | Node)[] {
  return title.split(/(?=[−÷])/u).flatMap((piece, index) => (index === 0 ? [piece] : [element('wbr'), piece]))
}
