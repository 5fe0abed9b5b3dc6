import type { Meaning } from '../../electron/contract/index.ts'

/** How one meaning of a mark looks and is called, everywhere: text, lists, exports, a black-and-white copier. */
export interface MeaningStyle {
  readonly meaning: Meaning
  /** The word on screen. */
  readonly name: string
  /** One character that stands for it where there is no colour. */
  readonly symbol: string
  /** When to use it, one clause. */
  readonly hint: string
  /** The key that marks a selection with it. */
  readonly key: string
  /** Sets `--mark` (background), `--mark-ink` (text, line) and `--mark-line` (a text-decoration-style). */
  readonly className: string
}

/** The five meanings in the order of their keys. */
export const MEANINGS: readonly MeaningStyle[] = [
  { meaning: 'data', name: '数据', symbol: '数', hint: '要引用或核对的数字', key: '1', className: 'meaning-data' },
  { meaning: 'measure', name: '举措', symbol: '举', hint: '做法、政策、安排', key: '2', className: 'meaning-measure' },
  { meaning: 'problem', name: '问题', symbol: '问', hint: '困难、短板、不足', key: '3', className: 'meaning-problem' },
  { meaning: 'doubt', name: '存疑', symbol: '疑', hint: '拿不准、待查证', key: '4', className: 'meaning-doubt' },
  { meaning: 'quote', name: '引用', symbol: '引', hint: '可以直接用的话', key: '5', className: 'meaning-quote' },
]

const byMeaning = new Map(MEANINGS.map(style => [style.meaning, style]))

/** The style of a meaning. Every meaning has one; a test compares the list with the type. */
export function meaningStyle(meaning: Meaning): MeaningStyle {
  return byMeaning.get(meaning) ?? MEANINGS[0]!
}

/** The style that a digit key stands for, or null. */
export function meaningOfKey(key: string): MeaningStyle | null {
  return MEANINGS.find(style => style.key === key) ?? null
}
