import type { BarPanel, ChartBar, ChartPanel } from '../../../electron/domain/comparison/index.ts'
import { LINES_HEIGHT, linesOption } from './chart-lines.ts'
import { barStyle, letters, type ChartLook } from './chart-look.ts'

export type { ChartLook } from './chart-look.ts'

/** Size of a chart and how its panels stand in it, in CSS pixels. */
export interface ChartFrame { readonly width: number; readonly columns: number }

/** Where a panel stands, its title line included in `top` but not in `height`. */
export interface Placed { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/** What one panel adds to the option. A data item's `place` is [row, column] of its cell. */
export interface PanelOption { readonly grid: object; readonly xAxis: object; readonly yAxis: object; readonly series: readonly object[] }

const TITLE_HEIGHT = 26
const BAR_HEIGHT = 23
const PANEL_GAP = 22

/** Most room for a region's name left of its bar, in characters of the chart's size. */
const WIDEST_NAME = 9

/** A line of a bar picture: a bar, or the name of the group below it. */
type BarLine = { readonly kind: 'bar'; readonly bar: ChartBar } | { readonly kind: 'group'; readonly name: string }

function linesOf(panel: BarPanel): BarLine[] {
  return panel.groups.flatMap(({ name, bars }): BarLine[] => [...(name === '' ? [] : [{ kind: 'group' as const, name }]), ...bars.map((bar) => ({ kind: 'bar' as const, bar }))])
}

/** Where each panel stands; panels of a line are as tall as the tallest. */
export function placePanels(panels: readonly ChartPanel[], frame: ChartFrame): { placed: Placed[]; height: number } {
  const width = (frame.width - PANEL_GAP * (frame.columns - 1)) / frame.columns
  const heightOf = (panel: ChartPanel): number => panel.kind === 'lines' ? LINES_HEIGHT : linesOf(panel).length * BAR_HEIGHT
  const placed: Placed[] = []
  let top = 0
  for (let at = 0; at < panels.length; at += frame.columns) {
    const line = panels.slice(at, at + frame.columns)
    const tallest = Math.max(...line.map(heightOf))
    // A short picture beside a tall one keeps its own scale of bars.
    line.forEach((panel, column) => placed.push({ left: column * (width + PANEL_GAP), top, width, height: heightOf(panel) }))
    top += TITLE_HEIGHT + tallest + PANEL_GAP
  }
  return { placed, height: Math.max(top - PANEL_GAP + 8, 0) }
}

/** The option for echarts: pictures in lines and columns, each on its own scale from zero. */
export function chartOption(panels: readonly ChartPanel[], frame: ChartFrame, look: ChartLook): { option: Record<string, unknown>; height: number } {
  const { placed, height } = placePanels(panels, frame)
  const bars = panels.flatMap((panel) => panel.kind === 'bars' ? panel.groups.flatMap((group) => group.bars) : [])
  const room = {
    names: (Math.min(WIDEST_NAME, Math.max(0, ...bars.map((bar) => letters(bar.label)))) + 1.5) * look.size,
    figures: (Math.max(0, ...bars.map((bar) => letters(bar.shown))) + 0.8) * look.size,
  }
  const text = { fontFamily: look.font, fontSize: look.size, color: look.ink }
  const made = panels.map((panel, index): PanelOption => panel.kind === 'lines' ? linesOption(panel, index, placed[index]!, look) : barsOption(panel, index, placed[index]!, room, look))
  const option = {
    animation: false, textStyle: text,
    title: panels.map((panel, index) => ({
      text: panel.title, left: placed[index]!.left, top: placed[index]!.top, padding: 0,
      textStyle: { ...text, fontWeight: 'bold', width: placed[index]!.width, overflow: 'truncate' },
    })),
    grid: made.map(({ grid }) => grid), xAxis: made.map(({ xAxis }) => xAxis), yAxis: made.map(({ yAxis }) => yAxis), series: made.flatMap(({ series }) => series),
  }
  return { option, height }
}

/** Horizontal bars, names at the left, figures at their ends; groups under the name of their row. */
function barsOption(panel: BarPanel, index: number, { left, top, width, height }: Placed, room: { names: number; figures: number }, look: ChartLook): PanelOption {
  const text = { fontFamily: look.font, fontSize: look.size, color: look.ink }
  const lines = linesOf(panel)
  const bars = lines.flatMap((line) => line.kind === 'bar' ? [line.bar] : [])
  return {
    grid: { left: left + room.names, top: top + TITLE_HEIGHT - 4, width: Math.max(width - room.names - room.figures, 20), height },
    xAxis: { gridIndex: index, type: 'value', ...extent(bars), show: false },
    yAxis: {
      gridIndex: index, type: 'category', inverse: true, data: lines.map((line) => line.kind === 'bar' ? line.bar.label : ''), axisTick: { show: false }, axisLine: { lineStyle: { color: look.rule } },
      axisLabel: { ...text, interval: 0, width: room.names - look.size * 0.8, overflow: 'truncate' },
    },
    series: [{
      type: 'bar', xAxisIndex: index, yAxisIndex: index, barWidth: 14, cursor: 'pointer', barMinHeight: 2,
      label: {
        ...text, show: true, position: 'right',
        formatter: ({ dataIndex }: { dataIndex: number }) => { const line = lines[dataIndex]!; return line.kind === 'bar' ? line.bar.shown : line.name },
      },
      data: lines.map((line) => line.kind === 'group' ? { value: 0, itemStyle: { color: 'transparent' }, label: { fontWeight: 'bold', color: look.ink } } : {
        value: line.bar.value ?? 0, place: [line.bar.rowIndex, line.bar.columnIndex], itemStyle: barStyle(line.bar, look),
        label: { color: line.bar.value === null ? look.soft : look.ink, position: (line.bar.value ?? 0) < 0 ? 'left' : 'right' },
      }),
    }],
  }
}

/** From zero, always: a cut axis makes small differences look large. */
function extent(bars: readonly ChartBar[]): { min: number; max: number } {
  const values = bars.map((bar) => bar.value ?? 0)
  const min = Math.min(0, ...values), max = Math.max(0, ...values)
  return { min, max: max === min ? 1 : max }
}
