import type { ComparisonTable } from '../../../electron/contract/index.ts'
import type { ChartPanel } from '../../../electron/domain/comparison/index.ts'
import { call, messageOf } from '../../shared/bridge.ts'
import { chartOption, type ChartLook } from '../../shared/comparison/chart-option.ts'
import { showToast } from '../../shared/ui/index.ts'

/** On white paper, whatever the theme: a picture is put into a report. */
const LOOK: ChartLook = { ink: '#000', soft: '#555', rule: '#000', bars: '#4a5a68', ground: '#fff', font: "'Noto Sans SC Variable', 'Noto Sans SC', sans-serif", size: 13 }

const WIDTH = 1000 // CSS pixels; two pictures side by side
const EDGE = 24
const SHARPNESS = 2 // device pixels per CSS pixel of a PNG: a picture on A4 is then printed at about 300 dpi

/** The chart as the text of an SVG on a white ground, with the table's title above. */
export async function chartPicture(title: string, panels: readonly ChartPanel[]): Promise<{ svg: string; width: number; height: number }> {
  const { chartSvg } = await import('../../shared/comparison/chart-engine.ts')
  const { option, height } = chartOption(panels, { width: WIDTH, columns: 2 }, LOOK)
  const drawn = chartSvg(option, { width: WIDTH, height })
  const heading = 44, width = WIDTH + 2 * EDGE, whole = height + heading + 2 * EDGE
  const inner = drawn.replace(/<svg /u, `<svg x="${EDGE}" y="${EDGE + heading}" `)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${whole}" viewBox="0 0 ${width} ${whole}"><rect width="${width}" height="${whole}" fill="#fff"/>`
    + `<text x="${width / 2}" y="${EDGE + 20}" text-anchor="middle" font-family="${LOOK.font}" font-size="20" font-weight="bold" fill="#000">${escaped(title)}</text>${inner}</svg>`
  return { svg, width, height: whole }
}

/** The picture as a PNG in base64, drawn by the browser with the page's own fonts. */
export async function asPng({ svg, width, height }: { svg: string; width: number; height: number }): Promise<string> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * SHARPNESS
  canvas.height = height * SHARPNESS
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/u, '')
}

/** Asks the host to save the chart, and says where it is. */
export async function saveChart(table: ComparisonTable, panels: readonly ChartPanel[], format: 'svg' | 'png'): Promise<void> {
  try {
    const picture = await chartPicture(table.spec.title || '主要指标对比图', panels)
    const saved = await call('export.chart', { spec: table.spec, format, data: format === 'svg' ? picture.svg : await asPng(picture) })
    if (saved) showToast(`已存到“${saved.folder}”：${saved.name}`)
  } catch (error) {
    showToast(messageOf(error), { tone: 'failure' })
  }
}

const escaped = (text: string): string => text.replace(/[&<>"]/gu, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)
