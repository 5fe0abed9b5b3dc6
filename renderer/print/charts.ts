import type { ComparisonTable, PrintLayout } from '../../electron/contract/index.ts'
import { chartPanelsOf } from '../../electron/domain/comparison/index.ts'
import { chartOption, type ChartLook } from '../shared/comparison/chart-option.ts'
import { element, MILLIMETRE } from './dom.ts'
import type { TypeArea } from '../../electron/domain/handover/index.ts'

/** Rows that the chart pages show at most; the table itself shows all. */
const MOST_PANELS = 12

const LOOKS: Readonly<Record<PrintLayout['style'], ChartLook>> = {
  // Greys only: what leaves the office is copied in black and white.
  official: { ink: '#000', soft: '#555', rule: '#000', bars: '#6b6b6b', ground: '#fff', font: "'Noto Serif SC', 'Source Han Serif CN VF', serif", size: 12 },
  reading: { ink: '#26221d', soft: '#6a6155', rule: '#91877a', bars: '#a33322', ground: '#fff', font: "'Noto Sans SC', sans-serif", size: 11 },
}

/** The chart pages, or null where no row has two figures. */
export async function printedCharts(table: ComparisonTable, style: PrintLayout['style'], area: TypeArea): Promise<HTMLElement | null> {
  const panels = chartPanelsOf(table, MOST_PANELS)
  if (panels.length === 0) return null
  const { startChart } = await import('../shared/comparison/chart-engine.ts')
  const section = element('section', { class: 'charts' }, element('h2', {}, '附图　主要指标对比'),
    element('p', { class: 'lead-in' }, '各图自零起，刻度互不相同；实心为完成数，空心虚线为目标数或预计数。'))
  const frame = { width: area.width * MILLIMETRE, columns: 2 }
  // One picture per line of panels, so that a page may end between any two.
  for (let start = 0; start < panels.length; start += frame.columns) {
    const { option, height } = chartOption(panels.slice(start, start + frame.columns), frame, LOOKS[style])
    const host = element('div', { class: 'chart' })
    // The engine measures its host, so it must be sized before.
    host.style.width = `${frame.width}px`
    host.style.height = `${height}px`
    section.append(host)
    startChart(host, { width: frame.width, height }).setOption({ ...option })
  }
  return section
}
