// A chart as pixels, for PNG. A module of its own: the canvas renderer is fetched only when somebody wants a picture.
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TitleComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([BarChart, LineChart, GridComponent, TitleComponent, CanvasRenderer])

/** The picture of a chart on a white ground, `ratio` pixels per CSS pixel. */
export function chartCanvas(option: Record<string, unknown>, size: { width: number; height: number }, ratio: number): HTMLCanvasElement {
  const chart = init(document.createElement('div'), null, { renderer: 'canvas', devicePixelRatio: ratio, ...size })
  try {
    chart.setOption({ ...option, animation: false })
    return chart.renderToCanvas({ pixelRatio: ratio, backgroundColor: '#fff' })
  } finally {
    chart.dispose()
  }
}
