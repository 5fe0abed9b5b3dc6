import type { ChartPanel } from '../../../electron/domain/comparison/index.ts'

/** Colours and faces of a chart: from the theme on screen, fixed on paper. */
export interface ChartLook {
  readonly ink: string; readonly soft: string; readonly rule: string; readonly bars: string; readonly ground: string
  readonly font: string; readonly size: number
}

/** Size of a chart and how its panels stand in it, in CSS pixels. */
export interface ChartFrame { readonly width: number; readonly columns: number }

const TITLE_HEIGHT = 26
const BAR_HEIGHT = 23
const PANEL_GAP = 22

/** Most room for a region's name left of its bar, in characters of the chart's size. */
const WIDEST_NAME = 9

/** Strokes of the decals, one per region, the first plain: they keep the regions apart on a black-and-white copier. */
const DECALS = [
  null,
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], symbolSize: 1, rotation: Math.PI / 4 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], symbolSize: 1, rotation: -Math.PI / 4 },
  { symbol: 'circle', dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0], symbolSize: 0.5 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], symbolSize: 1, rotation: 0 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], symbolSize: 1, rotation: Math.PI / 2 },
]

interface Placed { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/** Where each panel stands; panels of a line are as tall as the tallest. */
export function placePanels(panels: readonly ChartPanel[], frame: ChartFrame): { placed: Placed[]; height: number } {
  const width = (frame.width - PANEL_GAP * (frame.columns - 1)) / frame.columns
  const placed: Placed[] = []
  let top = 0
  for (let at = 0; at < panels.length; at += frame.columns) {
    const line = panels.slice(at, at + frame.columns)
    const height = Math.max(...line.map((panel) => panel.bars.length)) * BAR_HEIGHT
    line.forEach((_panel, column) => placed.push({ left: column * (width + PANEL_GAP), top, width, height }))
    top += TITLE_HEIGHT + height + PANEL_GAP
  }
  return { placed, height: Math.max(top - PANEL_GAP + 8, 0) }
}

/** The option for echarts: small multiples of horizontal bars, each on its own scale from zero. */
export function chartOption(panels: readonly ChartPanel[], frame: ChartFrame, look: ChartLook): { option: Record<string, unknown>; height: number } {
  const { placed, height } = placePanels(panels, frame)
  const bars = panels.flatMap((panel) => panel.bars)
  const names = (Math.min(WIDEST_NAME, Math.max(0, ...bars.map((bar) => letters(bar.label)))) + 1.5) * look.size
  const figures = (Math.max(0, ...bars.map((bar) => letters(bar.shown))) + 0.8) * look.size
  const text = { fontFamily: look.font, fontSize: look.size, color: look.ink }
  const option = {
    animation: false, textStyle: text,
    title: panels.map((panel, index) => ({
      text: panel.title, left: placed[index]!.left, top: placed[index]!.top, padding: 0,
      textStyle: { ...text, fontWeight: 'bold', width: placed[index]!.width, overflow: 'truncate' },
    })),
    grid: placed.map(({ left, top, width, height: tall }) => ({
      left: left + names, top: top + TITLE_HEIGHT - 4, width: Math.max(width - names - figures, 20), height: tall,
    })),
    xAxis: panels.map((panel, gridIndex) => ({
      gridIndex, type: 'value', ...extent(panel), show: false,
    })),
    yAxis: panels.map((panel, gridIndex) => ({
      gridIndex, type: 'category', inverse: true, data: panel.bars.map((bar) => bar.label), axisTick: { show: false }, axisLine: { lineStyle: { color: look.rule } },
      axisLabel: { ...text, interval: 0, width: names - look.size * 0.8, overflow: 'truncate' },
    })),
    series: panels.map((panel, index) => ({
      type: 'bar', xAxisIndex: index, yAxisIndex: index, barWidth: 14, cursor: 'pointer', barMinHeight: 2,
      label: { ...text, show: true, position: 'right', formatter: ({ dataIndex }: { dataIndex: number }) => panel.bars[dataIndex]!.shown },
      data: panel.bars.map((bar) => ({
        value: bar.value ?? 0, itemStyle: barStyle(bar, look),
        label: { color: bar.value === null ? look.soft : look.ink, position: (bar.value ?? 0) < 0 ? 'left' : 'right' },
      })),
    })),
  }
  return { option, height }
}

/** Width of a text in characters: digits and Latin letters count half. */
function letters(text: string): number {
  return [...text].reduce((sum, character) => sum + (character.charCodeAt(0) < 0x2000 ? 0.58 : 1), 0)
}

/** From zero, always: a cut axis makes small differences look large. */
function extent(panel: ChartPanel): { min: number; max: number } {
  const values = panel.bars.map((bar) => bar.value ?? 0)
  const min = Math.min(0, ...values), max = Math.max(0, ...values)
  return { min, max: max === min ? 1 : max }
}

function barStyle(bar: ChartPanel['bars'][number], look: ChartLook): object {
  if (bar.value === null) return { color: 'transparent' }
  const decal = DECALS[bar.columnIndex % DECALS.length] ?? null
  // A plan is a hollow bar with a dashed edge; a result is filled.
  if (bar.status !== 'actual') return { color: look.ground, borderColor: look.bars, borderWidth: 1.5, borderType: 'dashed' }
  return { color: look.bars, borderColor: look.bars, borderWidth: 1, ...(decal === null ? {} : { decal: { ...decal, color: look.ground } }) }
}
