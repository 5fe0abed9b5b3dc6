// Numbers as people in Chinese offices write and read them.

const WAN = 1e4
const YI = 1e8

/** Twelve significant digits: what arithmetic on printed figures can claim, and it drops 0.1 + 0.2's tail. */
const tidy = (value: number): number => Number(value.toPrecision(12))

// One formatter for all: making one costs fifty times as much as using it.
const digits = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 10 })
const grouped = (value: number): string => digits.format(value)

/** A number as it is shown: `number` in the scale of `scale` (682.6 and 亿). */
export interface ScaledNumber { readonly number: number; readonly scale: '亿' | '万' | '' }

/**
 * The scale in which a value is shown, without loss: 68260000000 → 682.6 亿, 30000000 → 3000 万, 4415 → 4415. A scale
 * is only used where at most four decimals remain; otherwise all digits are written out.
 */
export function scaledNumber(value: number): ScaledNumber {
  for (const [factor, scale] of [[YI, '亿'], [WAN, '万']] as const) {
    if (Math.abs(value) < factor) continue
    const scaled = tidy(value / factor)
    if (scale === '万' && Math.abs(scaled) >= 1e4) continue
    if (tidy(scaled * 1e4) === Math.round(scaled * 1e4)) return { number: scaled, scale }
  }
  return { number: tidy(value), scale: '' }
}

/** A value with its scale, without loss: 682.6亿, 3,000万, 4,415. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return '—'
  const { number, scale } = scaledNumber(value)
  return grouped(number) + scale
}

/** A figure with range and unit: 63%～68%, 2～3个, 682.6亿元. */
export function formatValue(figure: { value: number; valueMax: number | null; unit: string }): string {
  const low = formatNumber(figure.value)
  if (figure.valueMax === null) return low + figure.unit
  const high = formatNumber(figure.valueMax)
  return figure.unit === '%' ? `${low}%～${high}%` : `${low}～${high}${figure.unit}`
}

/** What a person typed as a number: `682.6亿`, `1,200`, `３万`, `-5.2`. Null where it is no number. */
export function parseAmount(typed: string): number | null {
  const clean = typed.normalize('NFKC').replace(/[\s,，]/g, '').replace(/^[−–—]/, '-')
  const parts = /^([+-]?(?:\d+\.?\d*|\.\d+))(万亿|亿|万|千|百)?$/.exec(clean)
  if (!parts) return null
  const scale = { 万亿: 1e12, 亿: YI, 万: WAN, 千: 1e3, 百: 100 }[parts[2] ?? ''] ?? 1
  return tidy(Number(parts[1]) * scale)
}
