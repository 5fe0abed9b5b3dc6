import type { ComparisonTable, FigureParts } from '../../electron/contract/index.ts'
import { cellSigns, showsPeriods } from '../../electron/domain/comparison/index.ts'
import { splitAtPoint } from './cell.ts'
import { printedTable } from './table.ts'

/** Measured widths in CSS pixels: what each column needs so that no number and no mark is broken. */
export interface ColumnNeeds {
  readonly name: number; readonly narrowName: number; readonly unit: number; readonly period: number
  /** Per region: the widest part before and after the decimal point, and the least width of the whole column. */
  readonly whole: readonly number[]; readonly rest: readonly number[]; readonly hung: readonly number[]; readonly least: readonly number[]
  /** Per region: what it needs so that neither its name nor any mark takes two lines, and numbers stand in the middle. */
  readonly liked: readonly number[]
}

/** Widest name column, in characters: longer names take two lines rather than starve the numbers. */
const WIDEST_NAME = 15
/** And where the regions would not fit beside it. */
const NARROW_NAME = 8.5
/** Room left and right of a cell's text, in characters; the style sheets pad cells by the same. */
const CELL_PADDING = 0.45
/** Rules on both sides of a cell, in CSS pixels, rounded up. */
const BORDERS = 3
/** A region's name may take this many lines in the head. */
const HEAD_LINES = 2

interface Boxed { getBoundingClientRect(): DOMRect }

/** Rows per column and kind of text that are measured: the longest by count of letters, with some to spare for wide ones. */
const MEASURED_ROWS = 4

/** The rows whose texts are longest somewhere; measuring a thousand rows took longer than printing a hundred. */
function widestRows(table: ComparisonTable): ComparisonTable['rows'] {
  if (table.rows.length <= 100) return table.rows
  const kept = new Set<ComparisonTable['rows'][number]>()
  const keep = (lengthOf: (row: ComparisonTable['rows'][number]) => number): void => {
    for (const row of [...table.rows].sort((a, b) => lengthOf(b) - lengthOf(a)).slice(0, MEASURED_ROWS)) kept.add(row)
  }
  keep((row) => row.indicator.length)
  keep((row) => row.unit.length)
  // One row of each year, so that the sample has a year column exactly where the table has one.
  for (const row of new Map(table.rows.map((each) => [each.period, each])).values()) kept.add(row)
  table.columns.forEach((_column, index) => {
    const part = (read: (parts: FigureParts) => number) => (row: ComparisonTable['rows'][number]) => {
      const cell = row.cells[index]!
      return cell.kind === 'missing' ? 0 : read(cell.parts)
    }
    keep(part(({ before, number }) => 2 * before.length + splitAtPoint(number)[0].length))
    keep(part(({ number, after }) => splitAtPoint(number)[1].length + 2 * after.length))
    keep(part(({ mark }) => mark.length))
    keep((row) => cellSigns(row.cells[index]!).length)
  })
  return [...kept]
}

/** Lays the widest rows out once, unbroken and as wide as they like, and reads what the columns need. */
export function measureColumns(table: ComparisonTable, stage: HTMLElement, numberOf: Parameters<typeof printedTable>[2]): ColumnNeeds {
  const sample = { ...table, rows: widestRows(table) }
  const whole = printedTable(sample, { columns: table.columns.map((_, index) => index), rows: [0, sample.rows.length] }, numberOf)
  const periods = showsPeriods(sample)
  document.adoptedStyleSheets = []
  stage.classList.add('measuring')
  stage.replaceChildren(whole)
  const size = Number.parseFloat(getComputedStyle(whole).fontSize)
  const widest = (cells: Iterable<Boxed>) => Math.max(0, ...[...cells].map((cell) => cell.getBoundingClientRect().width))
  const heads = [...whole.querySelectorAll('thead th.region')]
  const rows = [...whole.querySelectorAll('tbody tr')].map((row) => [...row.children].slice(periods ? 3 : 2))
  const column = (selector: string) => heads.map((_head, index) => widest(rows.flatMap((cells) => [...cells[index]!.querySelectorAll(selector)])))
  const textWidth = (selector: string) => widest([...whole.querySelectorAll(selector)].map(contents))
  const wholes = column('.whole'), rests = column('.rest'), hung = column('.hung'), pieces = column('.piece'), marks = column('.mark')
  const padding = 2 * CELL_PADDING * size
  const needs: ColumnNeeds = {
    name: Math.min(textWidth('.name'), WIDEST_NAME * size) + padding,
    narrowName: Math.min(textWidth('.name'), NARROW_NAME * size) + padding, unit: textWidth('.unit') + padding + BORDERS, period: textWidth('.period') + padding + BORDERS,
    whole: wholes, rest: rests, hung,
    least: heads.map((head, index) => Math.max(wholes[index]! + rests[index]! + hung[index]!, pieces[index]!, 3 * size, contents(head).getBoundingClientRect().width / HEAD_LINES + size) + padding + BORDERS),
    liked: heads.map((head, index) => Math.max(marks[index]!, wholes[index]! + rests[index]! + 2 * hung[index]!, contents(head).getBoundingClientRect().width) + padding + BORDERS),
  }
  stage.replaceChildren()
  stage.classList.remove('measuring')
  return needs
}

/** The box of an element's text, without its padding. */
function contents(element: Element): Boxed {
  const range = document.createRange()
  range.selectNodeContents(element)
  return range
}

/** Least widths, with what room there is given to the columns that would like more, in proportion to what they lack. */
export function shareOut(room: number, least: readonly number[], liked: readonly number[]): number[] {
  const lacking = least.map((width, index) => Math.max(0, liked[index]! - width))
  const total = lacking.reduce((sum, each) => sum + each, 0)
  const spare = Math.max(0, room - least.reduce((sum, each) => sum + each, 0))
  const share = total === 0 ? 0 : Math.min(1, spare / total)
  return least.map((width, index) => width + lacking[index]! * share)
}

/**
 * Gives a table its columns: what is left over goes to all evenly. `name` is the least width of the first column, `width`
 * that of the table, in pixels. `table-layout: fixed` takes the widths from the columns.
 */
export function setColumns(part: HTMLTableElement, columns: readonly number[], needs: ColumnNeeds, { name, width, periods }: { name: number; width: number; periods: boolean }): void {
  const fixed = name + needs.unit + (periods ? needs.period : 0)
  const regions = shareOut(width - fixed, columns.map((index) => needs.least[index]!), columns.map((index) => needs.liked[index]!))
  const spare = Math.max(0, width - fixed - regions.reduce((sum, each) => sum + each, 0)) / (columns.length + 1)
  const widths = [name + spare, needs.unit, ...(periods ? [needs.period] : []), ...regions.map((each) => each + spare)]
  const group = document.createElement('colgroup')
  for (const each of widths) {
    const column = document.createElement('col')
    column.style.width = `${each}px`
    group.append(column)
  }
  part.prepend(group)
  part.style.width = `${width}px`
}

/**
 * Gives the numbers of each column boxes of one width, so that decimal points line up. One rule per column in a style
 * sheet made through CSSOM, which the policy allows. Where columns are `dense` the box takes in signs and source number,
 * which otherwise hang outside it.
 */
export function alignNumbers({ whole, rest, hung }: ColumnNeeds, dense: boolean): void {
  const sheet = new CSSStyleSheet()
  const width = (value: number) => `${Math.ceil(value * 10) / 10}px`
  whole.forEach((value, column) => {
    sheet.insertRule(`.c${column} .whole { min-width: ${width(value)} }`)
    sheet.insertRule(`.c${column} .rest { min-width: ${width(rest[column]! + (dense ? hung[column]! : 0))} }`)
  })
  document.adoptedStyleSheets = [sheet]
}
