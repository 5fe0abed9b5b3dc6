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

/** Greys, since reports are copied in black and white; fonts that the reader's computer is likely to have. */
const LOOK: ChartLook = {
  ink: '#000', soft: '#555', rule: '#000', bars: '#5a5a5a', ground: '#fff', size: 13,
  font: "'Noto Sans SC', 'Source Han Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif",
}

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
  if ('fonts' in document) await document.fonts.load(`13px ${LOOK.font}`, JSON.stringify(option)).catch(() => [])
  for (const ratio of RATIOS) {
    const data = base64Of(chartCanvas(option, size, ratio))
    if (data.length > 0 && data.length <= MOST_CHARACTERS) return data
  }
  throw new Error('the picture is too large')
}

/** Without what the engine adds for pointers on a web page: a style for hovering, names of its own. */
function drawingOnly(svg: string): string {
  return svg.replace(/<style\b[\s\S]*?<\/style>/gu, '').replace(/ (?:class|pointer-events|ecmeta_\w+)="[^"]*"/gu, '')
}

function base64Of(canvas: HTMLCanvasElement): string {
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/u, '')
}
