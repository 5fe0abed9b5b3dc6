// How a number is written in a cell: exact, without float noise, with the digits that the document printed.

/** Digits kept when a conversion does not come out even (亩 → 公顷); what the text printed beyond that is kept too. */
const LEAST_SIGNIFICANT_DIGITS = 4

/** A number in plain decimal digits: no exponent, no float noise (0.1 + 0.2 → 0.3), a true minus sign. */
export function formatNumber(value: number): string {
  const clean = Number(value.toPrecision(12))
  const plain = Math.abs(clean) >= 1e-6 && Math.abs(clean) < 1e21 ? String(clean) : clean.toFixed(Math.abs(clean) < 1e-6 ? 10 : 0).replace(/\.?0+$/u, '')
  return plain === '-0' || plain === '' ? '0' : plain.replace('-', '−')
}

/** The Arabic numeral inside a printed quantity, half-width: 6.50％ → 6.50; null if it is spelled out or a range. */
export function printedNumeral(printed: string): string | null {
  const folded = printed.replace(/[０-９．]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/\s/gu, '')
  const numerals = folded.match(/\d+(?:,\d{3})*(?:\.\d+)?/gu) ?? []
  return numerals.length === 1 ? numerals[0]!.replaceAll(',', '') : null
}

/**
 * The number of a cell in the row's unit. Where the printed numeral is that very number, its digits are kept
 * (6.50 stays 6.50); a converted one is rounded to as many significant digits as were printed, at least four.
 */
export function cellNumber(value: number, printed: string): string {
  const numeral = printedNumeral(printed)
  if (numeral !== null && Number(numeral) === Math.abs(value)) return (value < 0 ? '−' : '') + numeral
  if (isShortDecimal(value)) return formatNumber(value)
  const digits = Math.max(LEAST_SIGNIFICANT_DIGITS, significantDigits(numeral))
  return formatNumber(Number(value.toPrecision(digits)))
}

/** True where writing the number out takes at most eight significant digits: nothing is lost by showing it whole. */
function isShortDecimal(value: number): boolean {
  return significantDigits(formatNumber(value)) <= 8
}

function significantDigits(numeral: string | null): number {
  return (numeral ?? '').replace(/[^\d]/gu, '').replace(/^0+/u, '').length
}
