// The parts of echarts that the charts use, in one module so that it is fetched only when a chart is shown.
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TitleComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, LineChart, GridComponent, TitleComponent, SVGRenderer])

/** A chart in `host`, drawn as SVG. The caller disposes of it. */
export function startChart(host: HTMLElement, size: { width: number; height: number }): ReturnType<typeof init> {
  return init(host, null, { renderer: 'svg', ...size })
}

/** A chart's picture as the text of an SVG, without a place on the page. */
export function chartSvg(option: Record<string, unknown>, size: { width: number; height: number }): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size })
  try {
    chart.setOption(option)
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}
