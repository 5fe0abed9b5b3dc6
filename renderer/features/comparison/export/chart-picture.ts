import type { ComparisonTable } from '../../../../electron/contract/index.ts'
import { chartPanelsOf } from '../../../../electron/domain/comparison/index.ts'
import { chartOption, type ChartLook } from '../../../shared/comparison/chart-option.ts'

/** Panels of a picture; a page of a report takes no more. */
const MOST_PANELS = 12
/** 160 mm of a report's page at 150 dots an inch. */
const FRAME = { width: 960, columns: 2 }
/** Sharpness of a PNG, most first: the first whose file the host takes is used. */
const RATIOS = [3, 2, 1]
/** What the host takes in one message, in characters of base64. */
const MOST_CHARACTERS = 900_000

/** Greys, since reports are copied in black and white; the app's own face first, then those that other computers have. */
const LOOK: ChartLook = {
  ink: '#000', soft: '#555', rule: '#000', bars: '#5a5a5a', ground: '#fff', size: 13,
  font: "'Noto Sans SC Variable', 'Noto Sans SC', 'Source Han Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif",
}
/** White around the drawing, in CSS pixels. */
const MARGIN = 16

/** False where no row has two figures, so that there is nothing to draw. */
export function hasChart(table: ComparisonTable): boolean {
  return chartPanelsOf(table, 1).length > 0
}

/** The charts of a table: the text of an SVG, or a PNG in base64. Throws where the picture cannot be made small enough. */
export async function chartPicture(table: ComparisonTable, format: 'svg' | 'png'): Promise<string> {
  const { option, height } = chartOption(chartPanelsOf(table, MOST_PANELS), FRAME, LOOK)
  const size = { width: FRAME.width, height: Math.ceil(height) }
  if (format === 'svg') return drawingOnly((await import('../../../shared/comparison/chart-engine.ts')).chartSvg({ ...option, backgroundColor: LOOK.ground }, size))
  const { chartCanvas } = await import('../../../shared/comparison/chart-canvas.ts')
  // The slices of the font come as they are needed; drawn before, words would be in the system's.
  if ('fonts' in document) await Promise.all(['', 'bold '].map(weight => document.fonts.load(`${weight}13px ${LOOK.font}`, JSON.stringify(option)).catch(() => [])))
  for (const ratio of RATIOS) {
    const data = base64Of(chartCanvas(option, size, ratio), MARGIN * ratio)
    if (data.length > 0 && data.length <= MOST_CHARACTERS) return data
  }
  throw new Error('the picture is too large')
}

/** Without what the engine adds for pointers on a web page (a style for hovering, names of its own), and with a margin. */
function drawingOnly(svg: string): string {
  const drawing = svg.replace(/<style\b[\s\S]*?<\/style>/gu, '').replace(/ (?:class|pointer-events|ecmeta_\w+)="[^"]*"/gu, '')
  return drawing.replace(/^<svg width="(\d+)" height="(\d+)"([^>]*) viewBox="[^"]*"[^>]*>/u, (_all, width: string, height: string, rest: string) => {
    const [wide, high] = [Number(width) + 2 * MARGIN, Number(height) + 2 * MARGIN]
    return `<svg width="${wide}" height="${high}"${rest} viewBox="${-MARGIN} ${-MARGIN} ${wide} ${high}"><rect x="${-MARGIN}" y="${-MARGIN}" width="${wide}" height="${high}" fill="${LOOK.ground}"></rect>`
  })
}

/** The picture with a margin, as PNG. */
function base64Of(picture: HTMLCanvasElement, margin: number): string {
  const canvas = Object.assign(document.createElement('canvas'), { width: picture.width + 2 * margin, height: picture.height + 2 * margin })
  const pen = canvas.getContext('2d')
  if (pen === null) return ''
  pen.fillStyle = LOOK.ground
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, margin, margin)
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/u, '')
}
