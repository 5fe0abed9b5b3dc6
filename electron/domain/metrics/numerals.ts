// Numerals: where they stand and what they are worth. Arabic ones in half and full width, spelled ones up to 亿.
import type { Numeral } from './types.ts'

const DIGITS: Readonly<Record<string, number>> = {
  零: 0, '〇': 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
}
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const LARGE: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }

/** A number longer than this is a code, not a value; its worth is cut off rather than infinite. */
const MAX_DIGITS = 300

/** Full-width digits, points and commas in half width; everything else unchanged. */
export const halfWidth = (text: string): string =>
  text.replace(/[０-９．，％]/g, (letter) => (letter === '．' ? '.' : letter === '，' ? ',' : letter === '％' ? '%' : String.fromCharCode(letter.charCodeAt(0) - 0xfee0)))

/** 1,234.5 or １２３ as a number. */
export function parseArabic(text: string): number {
  const value = Number(halfWidth(text).replaceAll(',', '').slice(0, MAX_DIGITS))
  return Number.isFinite(value) ? value : 0
}

/**
 * A spelled numeral as a number: 十二 → 12, 三百五 → 350, 二〇二四 → 2024, 一万二千 → 12000; null if it is none
 * (一二三四五 read as digits is 12345; 几 and 数 have no value).
 */
export function parseSpelled(text: string): number | null {
  if (text === '' || /[几数]/.test(text)) return null
  if (!/[十百千万亿]/.test(text)) {
    let value = 0
    for (const letter of text.slice(0, 15)) {
      const digit = DIGITS[letter]
      if (digit === undefined) return null
      value = value * 10 + digit
    }
    return value
  }
  let total = 0
  let section = 0
  let digit: number | null = null
  let lastUnit = 1
  for (const letter of text) {
    if (letter in DIGITS) { digit = DIGITS[letter]!; if (digit === 0) lastUnit = 1; continue }
    const small = SMALL[letter]
    if (small !== undefined) { section += (digit ?? (section === 0 ? 1 : 0)) * small; digit = null; lastUnit = small; continue }
    const large = LARGE[letter]
    if (large === undefined) return null
    section += digit ?? 0
    total = section === 0 && total > 0 ? total * large : total + (section || 1) * large
    section = 0; digit = null; lastUnit = large
  }
  // 三百五 means 350: a last digit counts a tenth of the unit before it.
  if (digit !== null) section += lastUnit > 1 && lastUnit !== 10 ? digit * (lastUnit / 10) : digit
  return total + section
}

const NUMERAL = /[0-9０-９]+(?:,[0-9]{3}(?![0-9０-９]))*(?:[.．][0-9０-９]+)?|[〇零一二三四五六七八九十百千万亿两几数半]+|[Ⅰ-Ⅻ]|双/g

/** All runs of numeral letters of a text, in order. Linear. */
export function scanNumerals(text: string): Numeral[] {
  const found: Numeral[] = []
  NUMERAL.lastIndex = 0
  for (let match = NUMERAL.exec(text); match; match = NUMERAL.exec(text)) {
    const [run] = match
    const first = run.charCodeAt(0)
    const spelled = !((first >= 48 && first <= 57) || (first >= 0xff10 && first <= 0xff19))
    found.push({ start: match.index, end: match.index + run.length, value: spelled ? 0 : parseArabic(run), spelled })
  }
  return found
}
