import type { PrintJob } from '../../electron/contract/index.ts'
import { numberSources, showsPeriods } from '../../electron/domain/comparison/index.ts'
import { printedAppendix } from './appendix.ts'
import { printedCharts } from './charts.ts'
import { element, MILLIMETRE, wholeWords } from './dom.ts'
import { printedNotes } from './notes.ts'
import { paginateRows, splitColumns, typeArea } from './paper.ts'
import { printedTable, unitLine } from './table.ts'
import { measureColumns, setColumns } from './widths.ts'

/** Room kept free at the foot of a page: screen and paper round line heights differently. In millimetres. */
const SAFETY = 2

/** The outer frame of a table stands half outside its box; a page edge would cut it. In CSS pixels. */
const FRAME = 2

/** All that is printed of a job, in order: table with its parts, notes, charts, sources. */
export async function renderDocument(job: PrintJob, stage: HTMLElement, missingGlyphs: readonly string[]): Promise<void> {
  const { table, layout, date } = job
  const area = typeArea(layout)
  stage.className = `paper ${layout.style} ${layout.orientation}`
  stage.style.width = `${area.width}mm`
  document.title = table.spec.title || '对比表'
  const { sources, numberOf } = numberSources(table)
  const numbers = layout.sources ? numberOf : null
  renderTable(job, stage, numbers, printedNotes(table, date, layout.sources, missingGlyphs))
  if (layout.chart) {
    const charts = await printedCharts(table, layout.style, area)
    if (charts !== null) stage.append(charts)
  }
  if (layout.sources && sources.length > 0) stage.append(printedAppendix(table, sources))
}

/**
 * The table in parts: wide ones split by columns with the row heads repeated, long ones by rows with 续表 above; the notes
 * under the last. Rows are set tighter where that saves a page.
 */
function renderTable(job: PrintJob, stage: HTMLElement, numbers: Parameters<typeof printedTable>[2], notes: HTMLElement): void {
  const countParts = (): number => stage.querySelectorAll('.part').length + (fitsLastPage(job, stage, notes) ? 0 : 1)
  layOut(job, stage, numbers, notes)
  const parts = countParts()
  if (parts === 1) return
  stage.classList.add('tight')
  layOut(job, stage, numbers, notes)
  if (countParts() < parts) return
  stage.classList.remove('tight')
  layOut(job, stage, numbers, notes)
}

/** True where the last part and the notes stand on one page. */
function fitsLastPage({ layout }: PrintJob, stage: HTMLElement, notes: HTMLElement): boolean {
  const parts = stage.querySelectorAll('.part')
  const top = parts.length === 1 ? stage : parts[parts.length - 1]!
  return notes.getBoundingClientRect().bottom - top.getBoundingClientRect().top <= (typeArea(layout).height - SAFETY) * MILLIMETRE
}

function layOut({ table, layout }: PrintJob, stage: HTMLElement, numbers: Parameters<typeof printedTable>[2], notes: HTMLElement): void {
  const area = typeArea(layout)
  const width = area.width * MILLIMETRE - FRAME, height = (area.height - SAFETY) * MILLIMETRE
  const needs = measureColumns(table, stage, numbers)
  const periods = showsPeriods(table)
  const beside = needs.unit + (periods ? needs.period : 0)
  const fitsWide = needs.least.reduce((sum, least) => sum + least, 0) <= width - needs.name - beside
  const name = fitsWide ? needs.name : needs.narrowName
  const groups = splitColumns(needs.least, width - name - beside)
  const annex = element('section', { class: 'annex' }, ...head(table.spec.title || '对比表', layout.style))
  annex.append(notes)
  stage.replaceChildren(annex)
  const tail = notes.getBoundingClientRect().height
  notes.remove()
  let isFirst = true
  for (const [groupIndex, columns] of groups.entries()) {
    const whole = printedTable(table, { columns, rows: [0, table.rows.length] }, numbers)
    setColumns(whole, columns, needs, { name, width, periods })
    const probe = element('div', { class: 'part' }, caption(table, false), whole)
    annex.append(probe)
    const above = probe.querySelector('tbody')!.getBoundingClientRect().top - probe.getBoundingClientRect().top
    const title = isFirst ? probe.getBoundingClientRect().top - annex.getBoundingClientRect().top : 0
    const heights = [...whole.querySelectorAll('tbody tr')].map((row) => row.getBoundingClientRect().height)
    probe.remove()
    for (const rows of paginateRows(heights, { first: above + title, following: above, page: height, tail: groupIndex === groups.length - 1 ? tail : 0 })) {
      const part = printedTable(table, { columns, rows }, numbers)
      setColumns(part, columns, needs, { name, width, periods })
      annex.append(element('div', { class: isFirst ? 'part' : 'part continued' }, caption(table, !isFirst), part))
      isFirst = false
    }
  }
  annex.append(notes)
}

/** 附件 heads the page at its left edge in 三号黑体, the title stands in the third line (GB/T 9704-2012 7.3.8). */
function head(title: string, style: PrintJob['layout']['style']): HTMLElement[] {
  const heading = element('h1', {}, ...wholeWords(title))
  return style === 'official' ? [element('p', { class: 'annex-mark' }, '附表'), heading] : [heading]
}

/** The line above a part: 续表 at the left from the second on, the units at the right. */
function caption(table: PrintJob['table'], isContinued: boolean): HTMLElement {
  return element('p', { class: 'caption' }, element('span', { class: 'continued-mark' }, isContinued ? '续表' : ''), element('span', { class: 'units' }, unitLine(table)))
}
