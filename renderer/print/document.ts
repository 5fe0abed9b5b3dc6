import type { PrintJob } from '../../electron/contract/index.ts'
import { paginateRows, paperTitle, splitColumns, typeArea, unitLine } from '../../electron/domain/handover/index.ts'
import { printedAppendix } from './appendix.ts'
import { printedCharts } from './charts.ts'
import { element, MILLIMETRE, wholeWords } from './dom.ts'
import { printedNotes } from './notes.ts'
import { paperTable, type PaperTable } from './paper-table.ts'
import { printedTable } from './table.ts'
import { alignNumbers, measureColumns, setColumns, type ColumnNeeds } from './widths.ts'

/** Room kept free at the foot of a page: screen and paper round line heights differently. In millimetres. */
const SAFETY = 2

/** The outer frame of a table stands half outside its box; a page edge would cut it. In CSS pixels. */
const FRAME = 2

/** Lines of a table that is worth setting tighter to save a page; a longer one only loses legibility. */
const MOST_TIGHTENED_LINES = 60

/** All that is printed of a job, in order: table with its parts, notes, charts, sources. */
export async function renderDocument(job: PrintJob, stage: HTMLElement, missingGlyphs: readonly string[]): Promise<void> {
  const { table, layout, date } = job
  const area = typeArea(layout)
  stage.className = `paper ${layout.style} ${layout.orientation}`
  stage.style.width = `${area.width}mm`
  document.title = paperTitle(table)
  const paper = paperTable(table, layout.sources)
  renderTable(job, paper, stage, printedNotes(table, { date, sources: paper.sources.length > 0, missingGlyphs }))
  if (layout.chart) {
    const charts = await printedCharts(table, layout.style, area)
    if (charts !== null) stage.append(charts)
  }
  if (paper.sources.length > 0) stage.append(printedAppendix(paper))
}

/**
 * The table in parts: wide ones split by columns with the first columns repeated, long ones by lines with 续表 above; the
 * notes under the last. Lines are set tighter where that saves a page.
 */
function renderTable(job: PrintJob, paper: PaperTable, stage: HTMLElement, notes: HTMLElement): void {
  const needs = measureColumns(paper, stage)
  const countPages = (): number => stage.querySelectorAll('.part').length + (fitsLastPage(job, stage, notes) ? 0 : 1)
  layOutParts(job, paper, stage, notes, needs)
  if (paper.layout.lines.length > MOST_TIGHTENED_LINES || countPages() === 1) return
  const pages = countPages()
  stage.classList.add('tight')
  layOutParts(job, paper, stage, notes, needs)
  if (countPages() < pages) return
  stage.classList.remove('tight')
  layOutParts(job, paper, stage, notes, needs)
}

/** True where the last part and the notes stand on one page. */
function fitsLastPage({ layout }: PrintJob, stage: HTMLElement, notes: HTMLElement): boolean {
  const parts = stage.querySelectorAll('.part')
  const top = parts.length === 1 ? stage : parts[parts.length - 1]!
  return notes.getBoundingClientRect().bottom - top.getBoundingClientRect().top <= (typeArea(layout).height - SAFETY) * MILLIMETRE
}

function layOutParts({ layout }: PrintJob, paper: PaperTable, stage: HTMLElement, notes: HTMLElement, needs: ColumnNeeds): void {
  const { table, layout: { lines } } = paper
  const area = typeArea(layout)
  const width = area.width * MILLIMETRE - FRAME, page = (area.height - SAFETY) * MILLIMETRE
  const beside = needs.leads.reduce((sum, each) => sum + each, 0)
  const liked = needs.liked.reduce((sum, each, index) => sum + Math.max(each, needs.least[index]!), 0)
  // Names take two lines before marks do: a name is read once, the marks are read with every number.
  const name = Math.max(needs.narrowName, Math.min(needs.name, width - beside - liked))
  const groups = splitColumns(needs.least, width - name - beside, belongsTogether(paper))
  alignNumbers(needs, groups.length > 1 || liked > width - name - beside)
  const annex = element('section', { class: 'annex' }, ...heading(paperTitle(table), layout.style), notes)
  stage.replaceChildren(annex)
  const tail = notes.getBoundingClientRect().height
  notes.remove()
  const keepsWithNext = (index: number): boolean => lines[index]?.kind === 'field'
  for (const [groupIndex, columns] of groups.entries()) {
    const whole = element('div', { class: groupIndex === 0 ? 'part' : 'part continued' }, caption(paper, groupIndex > 0), printedTable(paper, { columns, lines }))
    setColumns(whole.querySelector('table')!, columns, needs, { name, width })
    annex.append(whole)
    const above = whole.querySelector('tbody')!.getBoundingClientRect().top - whole.getBoundingClientRect().top
    const title = groupIndex === 0 ? whole.getBoundingClientRect().top - annex.getBoundingClientRect().top : 0
    const rows = [...whole.querySelectorAll('tbody tr')]
    const heights = rows.map((row) => row.getBoundingClientRect().height)
    const pages = paginateRows(heights, { first: above + title, following: above, page, tail: groupIndex === groups.length - 1 ? tail : 0, keepsWithNext })
    dealOut(whole, rows, pages, paper)
  }
  annex.append(notes)
}

/** The years of one region stand in one part where there is room. */
function belongsTogether({ layout: { heads } }: PaperTable): (index: number) => boolean {
  return (index) => heads[index]!.beneath !== '' && heads[index - 1]?.title === heads[index]!.title
}

/** Keeps the rows of the first page in a part, and moves those of each other page to a further part with the same head. */
function dealOut(whole: HTMLElement, rows: readonly Element[], pages: readonly (readonly [number, number])[], paper: PaperTable): void {
  const empty = whole.querySelector('table')!.cloneNode(false) as HTMLElement
  const heads = [...whole.querySelectorAll('colgroup, thead')]
  let last: Element = whole
  for (const [from, to] of pages.slice(1)) {
    const part = empty.cloneNode() as HTMLElement
    part.append(...heads.map((each) => each.cloneNode(true)), element('tbody', {}, ...rows.slice(from, to)))
    const further = element('div', { class: 'part continued' }, caption(paper, true), part)
    last.after(further)
    last = further
  }
}

/** 附表 heads the page at its left edge in 三号黑体, the title stands in the third line (GB/T 9704-2012 7.3.8). */
function heading(title: string, style: PrintJob['layout']['style']): HTMLElement[] {
  const made = element('h1', {}, ...wholeWords(title))
  return style === 'official' ? [element('p', { class: 'annex-mark' }, '附表'), made] : [made]
}

/** The line above a part: 续表 at the left from the second on, the units at the right. */
function caption({ table }: PaperTable, isContinued: boolean): HTMLElement {
  return element('p', { class: 'caption' }, element('span', { class: 'continued-mark' }, isContinued ? '续表' : ''), element('span', { class: 'units' }, unitLine(table)))
}
