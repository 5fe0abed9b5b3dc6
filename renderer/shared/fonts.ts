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
let fangsong: Promise<unknown> | null = null

/**
 * Fetches the style sheets of a face. They are not part of the first view: parsing all of them cost 120–170 ms at
 * start. Safe to call again; the text is shown in what is there until the face arrives.
 */
export async function loadFont(font: FontChoice): Promise<void> {
  reading ??= import('./styles/fonts-reading.ts')
  if (font === 'kai') kai ??= import('./styles/fonts-kai.ts')
  if (font === 'fangsong') fangsong ??= import('./styles/fonts-fangsong.ts')
  await Promise.all([reading, font === 'kai' ? kai : font === 'fangsong' ? fangsong : null])
}
