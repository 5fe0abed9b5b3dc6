import type { ChartBar, LinePanel } from '../../../electron/domain/comparison/index.ts'
import { letters, pointStyle, symbolOf, type ChartLook } from './chart-look.ts'
import type { PanelOption, Placed } from './chart-option.ts'

/** Height of a picture of lines without its title, in CSS pixels. */
export const LINES_HEIGHT = 190

/** Least distance of two names at the ends of their lines, as a share of the axis. */
const NAME_ROOM = 0.09

/** Lines over the years: solid between results, dashed on the way to a plan, the region's name at the end. */
export function linesOption(panel: LinePanel, index: number, place: Placed, look: ChartLook): PanelOption {
  const text = { fontFamily: look.font, fontSize: look.size, color: look.ink }
  const names = (Math.max(0, ...panel.lines.map(({ name }) => letters(name))) + 1.5) * look.size
  const values = panel.lines.flatMap(({ points }) => points.map(({ value }) => value ?? 0))
  const min = Math.min(0, ...values), max = Math.max(0, ...values)
  const shifts = nameShifts(panel, (max - min) * NAME_ROOM)
  return {
    grid: { left: place.left + 2.5 * look.size, top: place.top + 40, width: Math.max(place.width - names - 2.5 * look.size, 40), height: Math.max(place.height - 64, 40) },
    xAxis: { gridIndex: index, type: 'category', data: panel.years.map((year) => `${year}年`), boundaryGap: true, axisTick: { show: false }, axisLine: { lineStyle: { color: look.rule } }, axisLabel: { ...text } },
    yAxis: { gridIndex: index, type: 'value', min, max: max === min ? 1 : max, show: false },
    series: panel.lines.flatMap((line, at) => {
      const point = (year: string) => line.points.find(({ label }) => label === year)
      const data = (keep: (bar: ChartBar, index: number) => boolean) => panel.years.map((year, yearIndex) => {
        const bar = point(year)
        return bar === undefined || bar.value === null || !keep(bar, yearIndex) ? { value: null } : { value: bar.value, place: [bar.rowIndex, bar.columnIndex], itemStyle: pointStyle(bar, look), symbolSize: bar.status === 'actual' ? 7 : 9, shown: bar.shown }
      })
      const last = panel.years.reduce((found, year, yearIndex) => point(year)?.value == null ? found : yearIndex, -1)
      const base = {
        type: 'line', xAxisIndex: index, yAxisIndex: index, symbol: symbolOf(line.regionIndex), connectNulls: true, cursor: 'pointer', animation: false,
        label: { ...text, show: true, position: at % 2 === 0 ? 'top' : 'bottom', formatter: ({ data: one }: { data: { shown?: string } }) => one.shown ?? '' },
      }
      const isResult = (bar: ChartBar): boolean => bar.status === 'actual'
      const nextIsPlan = (yearIndex: number): boolean => panel.years.slice(yearIndex + 1).some((year) => { const bar = point(year); return bar?.value != null && !isResult(bar) })
      const named = { endLabel: { ...text, show: last !== -1, formatter: line.name, distance: 8, offset: [0, shifts[at]!], valueAnimation: false } }
      const hasPlan = line.points.some((bar) => bar.value !== null && !isResult(bar))
      const solid = { ...base, data: data(isResult), lineStyle: { color: look.bars, width: 1.6, type: 'solid' } }
      if (!hasPlan) return [{ ...solid, ...named }]
      // The dashed line begins at the last result before a plan, so that it starts where the solid one ends.
      const dashed = { ...base, ...named, data: data((bar, yearIndex) => !isResult(bar) || nextIsPlan(yearIndex)), lineStyle: { color: look.bars, width: 1.6, type: 'dashed' } }
      return [solid, dashed]
    }),
  }
}

/** How far each name must move up (negative) or down so that no two stand on each other, in pixels. */
function nameShifts(panel: LinePanel, room: number): number[] {
  const ends = panel.lines.map(({ points }, index) => ({ index, value: points.findLast(({ value }) => value !== null)?.value ?? 0 })).sort((a, b) => b.value - a.value)
  const shifts = panel.lines.map(() => 0)
  ends.forEach((end, at) => {
    const above = ends[at - 1]
    if (above !== undefined && above.value - end.value < room) shifts[end.index] = shifts[above.index]! + 15
  })
  return shifts
}
