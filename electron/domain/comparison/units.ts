// Units as printed in Chinese reports: what converts into what, and in which unit a row is best shown.

/** A unit without its scale: the family that it can be converted within, and its size in the family's base unit. */
export interface UnitSize { readonly family: string; readonly size: number }

/** A unit to show a row in: its name with the scale (亿元), and how many base units it holds. */
export interface DisplayUnit { readonly name: string; readonly size: number }

/** One mu is 2000/3 square metres (《国务院关于在我国统一实行法定计量单位的命令》: 1 公顷 = 15 亩). */
const MU_IN_SQUARE_METRES = 2000 / 3

/** Measures that convert by a factor. Units in one line are one family; the first is its base. */
const MEASURED: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  money: [['元', 1]],
  area: [['平方米', 1], ['平方公里', 1_000_000], ['平方千米', 1_000_000], ['公顷', 10_000], ['亩', MU_IN_SQUARE_METRES]],
  length: [['米', 1], ['公里', 1000], ['千米', 1000]],
  mass: [['吨', 1], ['公斤', 0.001], ['千克', 0.001], ['斤', 0.0005], ['克', 0.000001]],
  energy: [['千瓦时', 1], ['度', 1]],
  power: [['千瓦', 1], ['兆瓦', 1000]],
  percent: [['%', 1], ['‰', 0.1]],
}

/** Words for one person; 人次 counts visits and stays apart. */
const PERSONS = ['人', '名', '位']

/**
 * Classifiers that count the same thing whichever is written (54家企业, 54户企业): the indicator says what is counted.
 * Converting between them changes no number, so it is no conversion that a reader must be told of.
 */
const CLASSIFIERS = ['个', '家', '户', '座', '所', '处', '条', '项', '种', '件', '场', '宗', '部', '类', '大类', '只', '头', '辆', '台', '套', '盏', '间', '栋', '幢', '支', '批', '款', '张', '口', '株', '例', '起', '期', '次', '届', '']

const SIZES: ReadonlyMap<string, UnitSize> = new Map([
  ...Object.entries(MEASURED).flatMap(([family, units]) => units.map(([name, size]) => [name, { family, size }] as const)),
  ...PERSONS.map((name) => [name, { family: 'persons', size: 1 }] as const),
  ...CLASSIFIERS.map((name) => [name, { family: 'count', size: 1 }] as const),
])

/** The family and size of a unit without scale; a unit that is not in the table is a family of its own. */
export function unitSize(unit: string): UnitSize {
  return SIZES.get(unit.replace('％', '%')) ?? { family: `only:${unit}`, size: 1 }
}

/** The unit that amounts per head are given in: the row's unit without its scale, and how many of it the row's unit holds. */
export function baseUnitOf(unit: DisplayUnit): { baseUnit: string; unitSize: number } {
  const baseUnit = unit.name.replace(/^[万亿]+/u, '')
  return { baseUnit, unitSize: unit.size / unitSize(baseUnit).size }
}

/** True where two units count or measure the same thing by different words and the number stays: 家 and 户, 人 and 名. */
export function sameNumber(a: string, b: string): boolean {
  const left = unitSize(a), right = unitSize(b)
  return left.family === right.family && left.size === right.size
}

/** The scale in a printed number: 1.2万亿元 → 1e12, 8357名 → 1. 万 after a number means ten thousand of what follows. */
export function printedScale(printed: string): number {
  const scale = /[\d零〇一二两三四五六七八九十百千．.]\s*(?:多|余)?(万亿|千亿|百亿|十亿|亿|千万|百万|十万|万)/u.exec(printed)?.[1]
  if (scale === undefined) return 1
  return scale.includes('亿') ? (scale.startsWith('万') ? 1e12 : 1e8) : 1e4
}

/** Scales that a table may show; 万亿 is shown as 亿, since a column of 万亿 and 亿 is where readers slip. */
const SHOWN_SCALES: readonly (readonly [string, number])[] = [['亿', 1e8], ['万', 1e4], ['', 1]]

/** A figure as the choice of a row's unit sees it. `base` is the magnitude in the family's base unit. */
export interface SizedFigure { readonly base: number; readonly unit: string; readonly printed: string }

/**
 * The unit for a row. The unit word is the one printed most often. The scale is one that the row prints (so 8357名 and
 * 1.2万名 may become either, but 3.2万人 alone never becomes 32000人), the largest in which the middle figure is at least 1.
 */
export function chooseDisplayUnit(figures: readonly SizedFigure[]): DisplayUnit {
  const word = mostFrequent(figures.map((figure) => figure.unit)) ?? ''
  const size = unitSize(word).size
  const middle = median(figures.map((figure) => Math.abs(figure.base))) / size
  const printed = figures.map((figure) => Math.min(printedScale(figure.printed), 1e8))
  const fitting = SHOWN_SCALES.filter(([, scale]) => printed.includes(scale))
  const [name, scale] = fitting.find(([, candidate]) => middle >= candidate) ?? fitting.at(-1) ?? ['', 1]
  return { name: name + word, size: size * scale }
}

/** True where the figure was printed in another unit or scale than the row shows: to be disclosed. */
export function isConverted(unit: string, printed: string, row: DisplayUnit): boolean {
  return Math.abs(unitSize(unit).size * printedScale(printed) / row.size - 1) > 1e-9
}

/** A value with its scale applied, in the row's unit. Rounded to 12 significant digits, which removes float noise only. */
export function convert(value: number, unit: string, row: DisplayUnit): number {
  return Number((value * unitSize(unit).size / row.size).toPrecision(12))
}

function mostFrequent(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  if (sorted.length === 0) return 0
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
