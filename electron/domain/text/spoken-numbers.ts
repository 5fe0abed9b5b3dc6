// How numbers are said in Mandarin. Everything here turns digits into Chinese numerals; which numbers are years, ranks
// or names is decided in speech.ts.

const DIGITS = '零一二三四五六七八九'
const PLACES = ['', '十', '百', '千'] as const
const GROUPS = ['', '万', '亿', '万亿', '亿亿'] as const

/** Longer numbers are codes: nobody can follow them as a value. Digits. */
const LONGEST_VALUE = 16

/**
 * A number in digits, with or without a decimal point and separators of thousands, as it is said: 2458.8 →
 * 两千四百五十八点八, 10.05 → 十点零五, 007 → 零零七.
 */
export function sayNumber(digits: string): string {
  const [whole = '', decimals] = digits.replaceAll(',', '').split('.')
  const integer = whole.length > LONGEST_VALUE || /^0\d/.test(whole) ? sayDigits(whole) : sayInteger(whole)
  return decimals === undefined ? integer : `${integer}点${sayDigits(decimals)}`
}

/** Digit by digit: 2024 → 二零二四. `one` is 幺 where numbers are told by telephone or painted on road signs. */
export function sayDigits(digits: string, one: '一' | '幺' = '一'): string {
  return [...digits].map(digit => digit === '1' ? one : DIGITS[Number(digit)] ?? digit).join('')
}

/** A year: 2024 → 二〇二四. */
export function sayYear(digits: string): string {
  return sayDigits(digits).replaceAll('零', '〇')
}

function sayInteger(digits: string): string {
  const trimmed = digits.replace(/^0+(?=\d)/, '')
  if (trimmed === '0' || trimmed === '') return '零'
  const groups: string[] = []
  for (let end = trimmed.length; end > 0; end -= 4) groups.unshift(trimmed.slice(Math.max(0, end - 4), end))
  let words = ''
  groups.forEach((group, index) => {
    const name = GROUPS[groups.length - 1 - index] ?? ''
    const value = Number(group)
    if (value === 0) return
    // 10005 is 一万零五: a gap between groups is said once.
    const gap = words !== '' && (value < 1000 || endsInZero(groups[index - 1]))
    const said = sayGroup(group)
    words += (gap ? '零' : '') + (words === '' && name !== '' && said === '二' ? '两' : said) + name
  })
  // 10 to 19 lose their 一 at the beginning: 十二, 十二万.
  return words.replace(/^一十/, '十')
}

function endsInZero(group: string | undefined): boolean {
  return group !== undefined && Number(group) === 0
}

/** One to four digits: 2050 → 两千零五十. */
function sayGroup(group: string): string {
  let words = ''
  let skipped = false
  const digits = group.replace(/^0+/, '')
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[at])
    const place = PLACES[digits.length - 1 - at] ?? ''
    if (digit === 0) { skipped = true; continue }
    words += (skipped ? '零' : '') + (digit === 2 && place === '千' ? '两' : DIGITS[digit] as string) + place
    skipped = false
  }
  return words
}
