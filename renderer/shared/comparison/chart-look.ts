// What keeps regions, results and plans apart in a picture: patterns and strokes first, colour second, since the paper is
// copied in black and white.
import type { ChartBar } from '../../../electron/domain/comparison/index.ts'

/** Colours and faces of a chart: from the theme on screen, fixed on paper. */
export interface ChartLook {
  readonly ink: string; readonly soft: string; readonly rule: string; readonly bars: string; readonly ground: string
  readonly font: string; readonly size: number
}

/** Strokes of the decals, one per region, the first plain. */
const DECALS = [
  null,
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], symbolSize: 1, rotation: Math.PI / 4 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], symbolSize: 1, rotation: -Math.PI / 4 },
  { symbol: 'circle', dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0], symbolSize: 0.5 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], symbolSize: 1, rotation: 0 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], symbolSize: 1, rotation: Math.PI / 2 },
]

/** Symbols of the points of a line, one per region. */
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'pin', 'arrow']

export function symbolOf(regionIndex: number): string {
  return SYMBOLS[regionIndex % SYMBOLS.length]!
}

/** A result is filled, with its region's pattern; a plan is a hollow bar with a dashed edge. */
export function barStyle(bar: ChartBar, look: ChartLook): object {
  if (bar.value === null) return { color: 'transparent' }
  if (bar.status !== 'actual') return { color: look.ground, borderColor: look.bars, borderWidth: 1.5, borderType: 'dashed' }
  const decal = DECALS[bar.regionIndex % DECALS.length] ?? null
  return { color: look.bars, borderColor: look.bars, borderWidth: 1, ...(decal === null ? {} : { decal: { ...decal, color: look.ground } }) }
}

/** A point of a line: filled for a result, hollow for a plan. */
export function pointStyle(bar: ChartBar, look: ChartLook): object {
  return { color: bar.status === 'actual' ? look.bars : look.ground, borderColor: look.bars, borderWidth: 1.5 }
}

/** Width of a text in characters: digits and Latin letters count half. */
export function letters(text: string): number {
  return [...text].reduce((sum, character) => sum + (character.charCodeAt(0) < 0x2000 ? 0.58 : 1), 0)
}
