// The number in a stretch of text that a person selected. Here nobody asks whether it is a metric: the person says so.
import type { Lexicon } from './types.ts'
import { parseSpelled, scanNumerals } from './numerals.ts'
import { findQuantities } from './quantities.ts'
import { readScale, readUnit } from './units.ts'

/** What a selected stretch says: scale applied, offsets in UTF-16 code units of the stretch. */
export interface SelectedNumber {
  readonly value: number
  /** Upper end of a range; null otherwise. */
  readonly valueMax: number | null
  /** Unit without scale; empty where none is selected. */
  readonly unit: string
}

/** Letters of traditional and of financial writing → those that the numerals are read in, one for one. */
const PLAIN: Readonly<Record<string, string>> = {
  萬: '万', 億: '亿', 兩: '两', 餘: '余', 個: '个', 戶: '户', 畝: '亩', 噸: '吨', 點: '点', 壹: '一', 贰: '二', 貳: '二', 叁: '三', 參: '三', 肆: '四',
  伍: '五', 陆: '六', 陸: '六', 柒: '七', 捌: '八', 玖: '九', 拾: '十', 佰: '百', 仟: '千',
}

/**
 * Reads the first number of a selected stretch: 两万三千户 → 23000 户, 百分之五 → 5 %, 5.6亿元 → 560000000 元,
 * 三到五个 → 3 to 5. Null where the stretch holds no number that has a value (数十, 一批 has 1).
 */
export function readSelected(selected: string, lexicon: Lexicon): SelectedNumber | null {
  const text = [...selected].map((letter) => PLAIN[letter] ?? letter).join('')
  const numerals = scanNumerals(text)
  const first = numerals[0]
  if (!first) return null
  // Digits are read as everywhere; so is 百分之五. Of a spelled range and of a plain count the steps know too little.
  const draft = findQuantities(text, lexicon).find(({ start, end }) => start <= first.start && end >= first.end)
  if (draft && (!first.spelled || draft.unit === '%')) return { value: draft.value, valueMax: draft.valueMax, unit: draft.unit }
  const low = spelled(text, first.start, first.end, lexicon)
  const next = numerals[1]
  const high = next?.spelled === true && /^[至到～~—-]$/.test(text.slice(first.end, next.start)) ? spelled(text, next.start, next.end, lexicon) : null
  if (low === null) return null
  if (high !== null && high.value > low.value) return { value: low.value, valueMax: high.value, unit: high.unit }
  return { value: low.value, valueMax: null, unit: low.unit }
}

/** One spelled number with scale and unit: 三百二十亿元. 半 alone is a half. */
function spelled(text: string, start: number, end: number, lexicon: Lexicon): { value: number; unit: string } | null {
  const run = text.slice(start, end)
  const value = run === '半' ? 0.5 : parseSpelled(run)
  if (value === null) return null
  const after = /^[多余]/.test(text.slice(end)) ? end + 1 : end
  const scale = readScale(text, after, lexicon)
  const unit = readUnit(text, scale.end, lexicon)
  // 九成 is nine tenths.
  if (unit?.family === 'share' && unit.unit === '成') return { value: value * 10, unit: '%' }
  return { value: Number((value * scale.factor).toPrecision(15)), unit: unit?.unit ?? '' }
}
