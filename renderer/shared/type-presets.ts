import type { Settings } from '../../electron/contract/index.ts'

export type TypeChoice = Pick<Settings, 'font' | 'fontSize' | 'lineHeight' | 'lineWidth' | 'indent'>

/** Typography by one choice. */
export interface TypePreset { readonly name: string; readonly hint: string; readonly type: TypeChoice }

export const TYPE_PRESETS: readonly TypePreset[] = [
  { name: '案头', hint: '为屏幕长读而设', type: { font: 'serif', fontSize: 19, lineHeight: 1.9, lineWidth: 38, indent: true } },
  {
    // GB/T 9704—2012, 5.2.2: 三号仿宋 (16 pt, 21 CSS pixels), 28 characters a line and 22 lines on 225 mm, which is 1.8 of the size.
    name: '公文', hint: '三号仿宋，每行 28 字，行距与红头文件相同', type: { font: 'fangsong', fontSize: 21, lineHeight: 1.8, lineWidth: 28, indent: true },
  },
  { name: '大字', hint: '字大行疏，离屏幕远也看得清', type: { font: 'sans', fontSize: 26, lineHeight: 2, lineWidth: 30, indent: true } },
]

/** The preset that the settings are exactly those of, or null where a person has set them otherwise. */
export const presetOf = (settings: TypeChoice): TypePreset | null =>
  TYPE_PRESETS.find(({ type }) => (Object.keys(type) as (keyof TypeChoice)[]).every(key => type[key] === settings[key])) ?? null
