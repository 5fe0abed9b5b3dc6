import type { Settings } from '../../electron/contract/index.ts'

export type FontChoice = Settings['font']

/** The names of the faces on screen, in the order of the settings view. */
export const FONT_NAMES: Record<FontChoice, string> = { serif: '宋体', sans: '黑体', kai: '楷体', fangsong: '仿宋' }

const FAMILY: Record<FontChoice, string> = {
  serif: 'var(--font-serif)', sans: 'var(--font-ui)', kai: 'var(--font-kai)', fangsong: 'var(--font-fangsong)',
}

/** The CSS font family of a choice. */
export const familyOf = (font: FontChoice): string => FAMILY[font]

let reading: Promise<unknown> | null = null
let kai: Promise<unknown> | null = null

/**
 * Fetches the style sheets of a face. They are not part of the first view: parsing all of them cost 120–170 ms at
 * start. Safe to call again; the text is shown in what is there until the face arrives.
 */
export async function loadFont(font: FontChoice): Promise<void> {
  reading ??= import('./styles/fonts-reading.ts')
  if (font === 'kai') kai ??= import('./styles/fonts-kai.ts')
  await Promise.all([reading, font === 'kai' ? kai : null])
}

/** 仿宋 faces that a system may bring; the one free face (朱雀仿宋, OFL) is in no package that could be shipped. Name for CSS, name for people. */
const SYSTEM_FANGSONG = [
  ['FangSong', '仿宋（Windows）'], ['FangSong_GB2312', '仿宋_GB2312'], ['STFangsong', '华文仿宋'], ['Zhuque Fangsong', '朱雀仿宋'],
] as const

/** Draws a text and answers its width in pixels, or null where nothing can be drawn. */
export type MeasureText = (font: string, text: string) => number | null

const measureOnCanvas: MeasureText = (font, text) => {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return null
  context.font = `72px ${font}`
  return context.measureText(text).width
}

/** The 仿宋 of this system, by its name for people, or null where there is none and 宋体 stands in. */
export function systemFangsong(measure: MeasureText = measureOnCanvas): string | null {
  // A face that is there changes the width of Latin letters against both generic families.
  const sample = 'Fgjmw0123'
  for (const [family, name] of SYSTEM_FANGSONG) {
    const there = ['monospace', 'sans-serif'].every(generic => {
      const bare = measure(generic, sample)
      return bare !== null && measure(`"${family}", ${generic}`, sample) !== bare
    })
    if (there) return name
  }
  return null
}
