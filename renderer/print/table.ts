import type { ComparisonTable, ObservationKey } from '../../electron/contract/index.ts'
import { periodWords, rowName, rowPeriod, showsPeriods, FLAG_WORDS } from '../../electron/domain/comparison/index.ts'
import { anchorRow, printedCell } from './cell.ts'
import { element } from './dom.ts'

/** What a part of the table shows: some columns, some rows. */
export interface TablePart { readonly columns: readonly number[]; readonly rows: readonly [number, number] }

/** The name of a row on paper with its unit and year, as the head cells of the row. */
function rowHeads(table: ComparisonTable, index: number): HTMLElement[] {
  const row = table.rows[index]!
  return [
    element('th', { class: 'name', scope: 'row' }, rowName(row)), element('td', { class: 'unit' }, row.unit === '' ? '—' : row.unit),
    ...(showsPeriods(table) ? [element('td', { class: 'period' }, rowPeriod(row))] : []),
  ]
}

/** The head row. A region of another level than the first carries the sign here rather than in each of its cells. */
function headRow(table: ComparisonTable, columns: readonly number[]): HTMLElement {
  return element('tr', {},
    element('th', { class: 'name', scope: 'col' }, '指标'), element('th', { class: 'unit', scope: 'col' }, '单位'),
    showsPeriods(table) ? element('th', { class: 'period', scope: 'col' }, '时期') : null,
    ...columns.map((index) => {
      const column = table.columns[index]!
      const sign = column.otherLevel ? element('sup', { class: 'sign' }, FLAG_WORDS['other-level'].sign) : null
      return element('th', { class: 'region', scope: 'col' }, column.name, sign, column.period === null ? null : element('span', { class: 'year' }, periodWords(column.period)))
    }))
}

/** One part as a plain `<table>`: head row repeated by the print engine should a part still be broken, rows never split. */
export function printedTable(table: ComparisonTable, part: TablePart, numberOf: ReadonlyMap<ObservationKey, number> | null): HTMLTableElement {
  const body = element('tbody')
  for (let index = part.rows[0]; index < part.rows[1]; index += 1) {
    const cells = table.columns.map((_column, column) => part.columns.includes(column) ? printedCell(table.rows[index]!.cells[column]!, numberOf, column) : null)
    if (numberOf !== null) anchorRow(table.rows[index]!, cells, numberOf)
    body.append(element('tr', {}, ...rowHeads(table, index), ...cells))
  }
  return element('table', {}, element('thead', {}, headRow(table, part.columns)), body)
}

/** Units that occur, for the line above the table: 单位：亿元、%. Many units are left to the column 单位. */
export function unitLine(table: ComparisonTable): string {
  const units = [...new Set(table.rows.map((row) => row.unit).filter((unit) => unit !== ''))]
  return units.length === 0 || units.length > MOST_UNITS_NAMED ? '单位：见表内“单位”栏' : `单位：${units.join('、')}`
}

const MOST_UNITS_NAMED = 5
