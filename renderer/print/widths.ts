import type { FigureParts } from '../../electron/contract/index.ts'
import { cellSigns, type LayoutLine } from '../../electron/domain/comparison/index.ts'
import { shareOut } from '../../electron/domain/handover/index.ts'
import { splitAtPoint } from './cell.ts'
import type { PaperTable } from './paper-table.ts'
import { printedTable } from './table.ts'

/** Measured widths in CSS pixels: what each column needs so that no number and no mark is broken. */
export interface ColumnNeeds {
  readonly name: number; readonly narrowName: number
  /** The other head cells of a line: unit, period; year. */
  readonly leads: readonly number[]
  /** Per column: the widest part before and after the decimal point, and the least width of the whole column. */
  readonly whole: readonly number[]; readonly rest: readonly number[]; readonly hung: readonly number[]; readonly least: readonly number[]
  /** Per column: what it needs so that neither its head nor any mark takes two lines, and numbers stand in the middle. */
  readonly liked: readonly number[]
}

/** Widest name column, in characters: longer names take two lines rather than starve the numbers. */
const WIDEST_NAME = 15
/** And where the columns would not fit beside it. */
const NARROW_NAME = 8.5
/** Room left and right of a cell's text, in characters; the style sheets pad cells by the same. */
const CELL_PADDING = 0.45
/** Rules on both sides of a cell, in CSS pixels, rounded up. */
const BORDERS = 3
/** A head may take this many lines. */
const HEAD_LINES = 2
/** Lines per column and kind of text that are measured: the longest by count of letters, with some to spare for wide ones. */
const MEASURED_LINES = 4
/** Tables up to this length are measured whole. */
const SHORT_TABLE = 100

interface Boxed { getBoundingClientRect(): DOMRect }
type CellsLine = Extract<LayoutLine, { kind: 'cells' }>

/** The lines whose texts are longest somewhere; measuring a thousand rows took longer than printing a hundred. */
function widestLines(all: readonly LayoutLine[]): CellsLine[] {
  const lines = all.filter((line): line is CellsLine => line.kind === 'cells')
  if (lines.length <= SHORT_TABLE) return lines
  const kept = new Set<CellsLine>()
  const longest: { line: CellsLine; length: number }[] = []
  /** One pass per question: sorting a thousand lines forty times took a third of a second. */
  const keep = (lengthOf: (line: CellsLine) => number): void => {
    longest.length = 0
    for (const line of lines) {
      const length = lengthOf(line)
      if (longest.length === MEASURED_LINES && length <= longest[MEASURED_LINES - 1]!.length) continue
      if (longest.length === MEASURED_LINES) longest.pop()
      longest.splice(longest.findLastIndex((each) => each.length >= length) + 1, 0, { line, length })
    }
    for (const { line } of longest) kept.add(line)
  }
  lines[0]!.leads.forEach((_lead, index) => keep((line) => line.leads[index]!.length))
  lines[0]!.cells.forEach((_cell, index) => {
    const part = (read: (parts: FigureParts) => number) => (line: CellsLine) => {
      const { cell } = line.cells[index]!
      return cell.kind === 'missing' ? 0 : read(cell.parts)
    }
    keep(part(({ before, number }) => 2 * before.length + splitAtPoint(number)[0].length))
    keep(part(({ number, after }) => splitAtPoint(number)[1].length + 2 * after.length))
    keep(part(({ mark }) => mark.length))
    keep((line) => cellSigns(line.cells[index]!.cell).length)
  })
  return [...kept]
}

/** Lays the widest lines out once, unbroken and as wide as they like, and reads what the columns need. */
export function measureColumns(paper: PaperTable, stage: HTMLElement): ColumnNeeds {
  const leads = paper.layout.leads.length
  const whole = printedTable(paper, { columns: paper.layout.heads.map((_, index) => index), lines: widestLines(paper.layout.lines) })
  document.adoptedStyleSheets = []
  stage.classList.add('measuring')
  stage.replaceChildren(whole)
  const size = Number.parseFloat(getComputedStyle(whole).fontSize)
  const widest = (cells: Iterable<Boxed>) => Math.max(0, ...[...cells].map((cell) => cell.getBoundingClientRect().width))
  const heads = [...whole.querySelectorAll('thead th.head')]
  const rows = [...whole.querySelectorAll('tr')].map((row) => [...row.children])
  const column = (selector: string) => heads.map((_head, index) => widest(rows.slice(1).flatMap((cells) => [...cells[leads + index]!.querySelectorAll(selector)])))
  const textWidth = (index: number) => widest(rows.map((cells) => contents(cells[index]!)))
  const wholes = column('.whole'), rests = column('.rest'), hung = column('.hung'), pieces = column('.piece'), marks = column('.mark')
  const padding = 2 * CELL_PADDING * size
  const headWidths = heads.map((head) => contents(head).getBoundingClientRect().width), beneath = heads.map((head) => widest([...head.querySelectorAll('.beneath')].map(contents)))
  const name = textWidth(0)
  const needs: ColumnNeeds = {
    name: Math.min(name, WIDEST_NAME * size) + padding + BORDERS, narrowName: Math.min(name, NARROW_NAME * size) + padding + BORDERS,
    leads: paper.layout.leads.slice(1).map((_lead, index) => textWidth(index + 1) + padding + BORDERS),
    whole: wholes, rest: rests, hung,
    least: heads.map((_head, index) => Math.max(wholes[index]! + rests[index]! + hung[index]!, pieces[index]!, 3 * size, beneath[index]!, Math.min(headWidths[index]! / HEAD_LINES + size, WIDEST_HEAD * size)) + padding + BORDERS),
    liked: heads.map((_head, index) => Math.max(marks[index]!, wholes[index]! + rests[index]! + 2 * hung[index]!, Math.min(headWidths[index]!, WIDEST_HEAD * size)) + padding + BORDERS),
  }
  stage.replaceChildren()
  stage.classList.remove('measuring')
  return needs
}

/** A head that is longer than this, in characters, takes as many lines as it needs: turned tables have names there. */
const WIDEST_HEAD = 8

/** The box of an element's text, without its padding. */
function contents(element: Element): Boxed {
  const range = document.createRange()
  range.selectNodeContents(element)
  return range
}

/**
 * Gives a table its columns: what is left over goes to all evenly. `name` is the least width of the first column, `width`
 * that of the table, in pixels. `table-layout: fixed` takes the widths from the columns.
 */
export function setColumns(part: HTMLTableElement, columns: readonly number[], needs: ColumnNeeds, { name, width }: { name: number; width: number }): void {
  const fixed = name + needs.leads.reduce((sum, each) => sum + each, 0)
  const cells = shareOut(width - fixed, columns.map((index) => needs.least[index]!), columns.map((index) => needs.liked[index]!))
  const spare = Math.max(0, width - fixed - cells.reduce((sum, each) => sum + each, 0)) / (columns.length + 1)
  const widths = [name + spare, ...needs.leads, ...cells.map((each) => each + spare)]
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
