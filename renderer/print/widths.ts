import type { ComparisonTable } from '../../electron/contract/index.ts'
import { showsPeriods } from '../../electron/domain/comparison/index.ts'
import { printedTable } from './table.ts'

/** Measured widths in CSS pixels: what each column needs so that no number and no mark is broken. */
export interface ColumnNeeds {
  readonly name: number; readonly narrowName: number; readonly unit: number; readonly period: number
  /** Per region: the widest part before and after the decimal point, and the least width of the whole column. */
  readonly whole: readonly number[]; readonly rest: readonly number[]; readonly least: readonly number[]
  /** Per region: what it needs so that neither its name nor any mark takes two lines. */
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

/** Lays the whole table out once, unbroken and as wide as it likes, and reads what its columns need. */
export function measureColumns(table: ComparisonTable, stage: HTMLElement, numberOf: Parameters<typeof printedTable>[2]): ColumnNeeds {
  const whole = printedTable(table, { columns: table.columns.map((_, index) => index), rows: [0, table.rows.length] }, numberOf)
  stage.classList.add('measuring')
  stage.replaceChildren(whole)
  const size = Number.parseFloat(getComputedStyle(whole).fontSize)
  const widest = (cells: Iterable<Boxed>) => Math.max(0, ...[...cells].map((cell) => cell.getBoundingClientRect().width))
  const heads = [...whole.querySelectorAll('thead th.region')]
  const rows = [...whole.querySelectorAll('tbody tr')].map((row) => [...row.children].slice(showsPeriods(table) ? 3 : 2))
  const column = (selector: string) => heads.map((_head, index) => widest(rows.flatMap((cells) => [...cells[index]!.querySelectorAll(selector)])))
  const textWidth = (selector: string) => widest([...whole.querySelectorAll(selector)].map(contents))
  const wholes = column('.whole'), rests = column('.rest > .text'), hung = column('.hung'), pieces = column('.piece'), marks = column('.mark')
  const padding = 2 * CELL_PADDING * size
  const needs: ColumnNeeds = {
    name: Math.min(textWidth('.name'), WIDEST_NAME * size) + padding,
    narrowName: Math.min(textWidth('.name'), NARROW_NAME * size) + padding, unit: textWidth('.unit') + padding + BORDERS, period: textWidth('.period') + padding + BORDERS,
    whole: wholes, rest: rests,
    least: heads.map((head, index) => Math.max(wholes[index]! + rests[index]! + 2 * hung[index]!, pieces[index]!, 3 * size, contents(head).getBoundingClientRect().width / HEAD_LINES + size) + padding + BORDERS),
    liked: heads.map((head, index) => Math.max(marks[index]!, contents(head).getBoundingClientRect().width) + padding + BORDERS),
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
 * Gives a table its columns: what is left over goes to all evenly. Numbers get boxes of one width per column, so that
 * decimal points line up. `name` is the least width of the first column, `width` that of the table, in pixels. Widths
 * are set through CSSOM, which the policy allows.
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
  for (const row of part.querySelectorAll('tbody tr')) {
    const cells = [...row.children].slice(periods ? 3 : 2)
    columns.forEach((index, at) => {
      const cell = cells[at]!
      box(cell.querySelector('.whole'), needs.whole[index]!)
      box(cell.querySelector('.rest'), needs.rest[index]!)
    })
  }
}

function box(element: Element | null, width: number): void {
  if (element instanceof HTMLElement) element.style.minWidth = `${Math.ceil(width * 10) / 10}px`
}
