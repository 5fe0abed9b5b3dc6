// Computed cells: difference, quotient, change, rank, amount per head. Their marks follow from the figures behind them.
import type { CellFlag, ColumnRef, ComparisonCell, ComparisonColumn, Derivation, FigureParts, Status } from '../../contract/index.ts'
import { isProportion, whyNotInRow, whyNotTogether, type FigureCell, type RowKind } from './derived-kinds.ts'
import { joinParts } from './figures.ts'
import { columnKey } from './keys.ts'
import { columnHead } from './layout.ts'
import { formatNumber } from './numbers.ts'
import { FLAG_ORDER, STATUS_WORDS } from './words.ts'

/** A row as computed columns see it: the regions' columns with their cells. */
export interface DerivedRow extends RowKind {
  readonly columns: readonly ComparisonColumn[]
  readonly cells: readonly ComparisonCell[]
  /** How many base units (元, 平方米, 吨) the row's unit holds, and the name of that base unit. */
  readonly unitSize: number
  readonly baseUnit: string
  /** The population of a column's region in the row's or column's year, in `unit` (人, 万人), and the persons in one unit. */
  readonly populationOf: (column: ComparisonColumn) => { readonly cell: ComparisonCell; readonly unit: string; readonly persons: number }
}

/** The cell of a computed column in a row. */
export function deriveCell(derivation: Derivation, row: DerivedRow): ComparisonCell {
  const because = whyNotInRow(derivation.kind, row)
  if (because !== null) return notApplicable(because)
  const of = cellAt(row, derivation.of)
  if (of.cell.kind !== 'figure') return likeMissing(of)
  if (derivation.kind === 'rank') return rankOf(of as Located<FigureCell>, row)
  if (derivation.kind === 'per-head') return perHead(of as Located<FigureCell>, row)
  const base = cellAt(row, (derivation as Extract<Derivation, { base: ColumnRef }>).base)
  if (base.cell.kind !== 'figure') return likeMissing(base)
  const apart = whyNotTogether(of.cell, base.cell)
  if (apart !== null) return notApplicable(apart)
  const pair: Pair = { of: of as Located<FigureCell>, base: base as Located<FigureCell> }
  return derivation.kind === 'difference' ? difference(pair, row) : quotient(derivation.kind as 'ratio' | 'change', pair, row)
}

interface Located<Cell extends ComparisonCell = ComparisonCell> { readonly cell: Cell; readonly column: ComparisonColumn }
interface Pair { readonly of: Located<FigureCell>; readonly base: Located<FigureCell> }

function cellAt(row: DerivedRow, ref: ColumnRef): Located {
  const index = row.columns.findIndex((column) => column.key === columnKey(ref))
  return { cell: row.cells[index]!, column: row.columns[index]! }
}

/** a − b. Of percentages it is in 百分点: 5% is 2 百分点 above 3%, and not 2%. */
function difference({ of, base }: Pair, row: DerivedRow): ComparisonCell {
  const unit = row.unit === '%' ? '百分点' : row.unit === '‰' ? '千分点' : row.unit
  const value = rounded(of.cell.value - base.cell.value, Math.max(decimalsOf(of.cell), decimalsOf(base.cell)))
  return computed(value, formatNumber(value), unit, [of, base], row, `${hedgedNumber(of.cell)} − ${bracketed(base.cell)} = ${formatNumber(value)}${unit}`)
}

/** a ÷ b, or (a − b) ÷ |b|, in %. The absolute start value keeps the sign of a change from a negative start. */
function quotient(kind: 'ratio' | 'change', { of, base }: Pair, row: DerivedRow): ComparisonCell {
  if (base.cell.value === 0) return notApplicable('基数为零')
  if (kind === 'ratio' && (of.cell.value < 0 || base.cell.value < 0)) return notApplicable('有负数，相除没有意义')
  const top = kind === 'ratio' ? of.cell.value : of.cell.value - base.cell.value
  const value = fewDigits(top / Math.abs(base.cell.value) * 100)
  const words = kind === 'ratio' ? `${hedgedNumber(of.cell)} ÷ ${hedgedNumber(base.cell)}` : `（${hedgedNumber(of.cell)} − ${bracketed(base.cell)}）÷ ${formatNumber(Math.abs(base.cell.value))}`
  return computed(value, formatNumber(value), '%', [of, base], row, `${words} = ${formatNumber(value)}%`)
}

/** Regions that fewer than this many others can be ranked with have no rank. */
const LEAST_RANKED = 2

/** Names listed in the explanation of a rank; all of them where there are a hundred would fill a page. */
const MOST_NAMED = 12

/**
 * The place of a region among those shown, from the largest figure down, and of how many. Only figures of one kind take
 * part: same year of column, status and length of period; amounts only among regions of one level, since a city is
 * larger than its districts by nature. Equal figures share a place.
 */
function rankOf(of: Located<FigureCell>, row: DerivedRow): ComparisonCell {
  const isAmount = !isProportion(row.unit) && (row.measure === 'level' || row.measure === 'delta')
  const fields = row.columns.map((column, index) => ({ column, cell: row.cells[index]! })).filter(({ column }) => column.period === of.column.period)
  const takesPart = (each: Located): each is Located<FigureCell> => each.cell.kind === 'figure'
    && whyNotTogether(of.cell, each.cell) === null && (!isAmount || each.column.level === of.column.level)
  const ranked = fields.filter(takesPart).sort((a, b) => b.cell.value - a.cell.value)
  if (of.cell.valueMax !== null) return notApplicable('区间数不作推算')
  if (ranked.length < LEAST_RANKED) return notApplicable(isAmount ? '没有同级、同类的其他地区可以排位' : '没有同类的其他地区可以排位')
  const value = 1 + ranked.filter(({ cell }) => cell.value > of.cell.value).length
  const list = ranked.slice(0, MOST_NAMED).map(({ column, cell }) => column.name + hedgedNumber(cell)).join('、')
  const others = ranked.length > MOST_NAMED ? `等${ranked.length}地` : ''
  const formula = `由大到小：${list}${others}${isAmount ? '（只在同级地区间排位）' : ''}，第${value}位，共${ranked.length}地`
  // A hedge or doubt about any of those ranked is one about the rank; only the region's own source is handed on.
  return computed(value, String(value), '', ranked, row, formula, [of], { before: '第', number: String(value), after: '', mark: `（${of.cell.source.status === 'actual' ? '' : `${STATUS_WORDS[of.cell.source.status]}，`}共${ranked.length}地）` })
}

/** An amount divided by the region's population of the same year, in the base unit for one person: 18605元/人. */
function perHead(of: Located<FigureCell>, row: DerivedRow): ComparisonCell {
  if (of.cell.valueMax !== null) return notApplicable('区间数不作推算')
  const { cell: population, unit: people, persons } = row.populationOf(of.column)
  if (population.kind !== 'figure') return { kind: 'missing', reason: population.kind === 'missing' ? population.reason : 'not-mentioned', alternatives: [], why: `没有可用的${of.column.name}常住人口数` }
  const apart = population.source.status !== of.cell.source.status ? whyNotTogether(of.cell, population) : null
  if (apart !== null || population.value <= 0) return notApplicable(apart ?? '人口数为零')
  const value = Number((of.cell.value * row.unitSize / (population.value * persons)).toPrecision(4))
  const unit = `${row.baseUnit}/人`
  const inhabitants = { column: { ...of.column, name: `${of.column.name}常住人口` }, cell: population }
  return computed(value, formatNumber(value), unit, [of, inhabitants], row, `${hedgedNumber(of.cell)}${row.unit} ÷ 常住人口${hedgedNumber(population)}${people} = ${formatNumber(value)}${unit}`)
}

/** The finished cell: hedged inputs make a hedged result, a plan stays a plan, every mark of an input is kept. */
function computed(value: number, number: string, unit: string, behind: readonly Located<FigureCell>[], row: DerivedRow, formula: string, shownInputs = behind, own?: FigureParts): ComparisonCell {
  const flags = flagsFrom(behind)
  const status = behind[0]!.cell.source.status
  const after = unit === row.unit ? '' : unit
  const parts: FigureParts = own ?? { before: flags.includes('hedged') ? '约' : '', number, after, mark: statusMark(status) }
  return {
    kind: 'derived', value, unit, shown: joinParts(parts), parts, flags, formula,
    inputs: shownInputs.map(({ column, cell }) => ({ label: columnHead(column), source: cell.source })),
  }
}

/** All marks of the inputs; the level is marked only where the inputs' own levels differ. */
export function flagsFrom(behind: readonly Located<FigureCell>[]): CellFlag[] {
  const found = new Set<CellFlag>(behind.flatMap(({ cell }) => cell.flags.filter((flag) => flag !== 'other-level')))
  if (new Set(behind.map(({ column }) => column.level)).size > 1) found.add('other-level')
  return FLAG_ORDER.filter((flag) => found.has(flag))
}

const statusMark = (status: Status): string => status === 'actual' ? '' : `（${STATUS_WORDS[status]}）`

const notApplicable = (why: string): ComparisonCell => ({ kind: 'missing', reason: 'not-applicable', alternatives: [], why })

/** What is computed from nothing is missing for the same reason. */
function likeMissing({ cell, column }: Located): ComparisonCell {
  return { kind: 'missing', reason: cell.kind === 'missing' ? cell.reason : 'not-applicable', alternatives: [], why: `${columnHead(column)}没有可用的数` }
}

/** A number with its hedge, as its cell shows it: 6以上. */
const hedgedNumber = ({ parts }: FigureCell): string => parts.before + parts.number + parts.after

/** A negative number in a sum stands in brackets. */
const bracketed = (cell: FigureCell): string => cell.value < 0 ? `（${hedgedNumber(cell)}）` : hedgedNumber(cell)

const decimalsOf = (cell: FigureCell): number => cell.parts.number.split('.')[1]?.length ?? 0

/** Rounded to as many decimals as the figures show: a sum of printed numbers is no more exact than they are. */
const rounded = (value: number, decimals: number): number => Number(value.toFixed(Math.min(decimals, 10)))

/** One decimal, as reports print percentages; small ones keep two digits. */
function fewDigits(value: number): number {
  return Math.abs(value) < 1 ? Number(value.toPrecision(2)) : Number(value.toFixed(1))
}
