/** The scales of Chinese amounts, as powers of ten. */
const SCALES: Readonly<Record<string, number>> = { '': 0, 万: 4, 亿: 8, 万亿: 12 }

/** More decimals than a briefing prints; 0.00003亿 is nobody's spelling. */
const MOST_DECIMALS = 4

/** Longest whole part that a briefing prints without a scale: 25000人, 123456人. Digits. */
const LONGEST_WHOLE_PART = 7

const AMOUNT = /^(\d+)(?:\.(\d+))?(万亿|亿|万)?([^\d.]*)$/

/**
 * Other ways to write the same amount (folded): 0.3亿元 → 3000万元; 25000人 → 2.5万人; 1.2万亿元 → 12000亿元.
 * Nothing for a number without unit or scale (a year), and for what would need more than four decimals.
 */
export function otherScales(term: string): string[] {
  const [, whole, decimals = '', scale = '', unit = ''] = AMOUNT.exec(term) ?? []
  if (whole === undefined || (scale === '' && (unit === '' || whole.length <= MOST_DECIMALS))) return []
  const digits = whole + decimals
  const power = (SCALES[scale] ?? 0) - decimals.length
  return Object.entries(SCALES)
    .filter(([other]) => other !== scale)
    .flatMap(([other, otherPower]) => {
      const number = shifted(digits, power - otherPower)
      return number === null ? [] : [number + other + unit]
    })
}

/** Digits times a power of ten as people print it; null where nobody would. All in text: no floating point noise. */
function shifted(digits: string, power: number): string | null {
  const padded = power >= 0 ? digits + '0'.repeat(power) : digits.padStart(1 - power, '0')
  const whole = (power >= 0 ? padded : padded.slice(0, power)).replace(/^0+(?=\d)/, '')
  const decimals = power >= 0 ? '' : padded.slice(power).replace(/0+$/, '')
  if (decimals.length > MOST_DECIMALS || whole.length > LONGEST_WHOLE_PART || /^0$/.test(whole) && /^(00|$)/.test(decimals)) return null
  return decimals === '' ? whole : `${whole}.${decimals}`
}
