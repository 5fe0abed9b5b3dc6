// Sentences that a table must carry so that nobody reads more into it than it says.
import type { ColumnRef, ComparisonColumn, ComparisonRow, ComparisonSpec, IndicatorSummary, Region, RegionCode } from '../../contract/index.ts'
import { LEVEL_WORDS, rowName } from './words.ts'
import { refsOf } from './derived-columns.ts'
import { lies } from './subjects.ts'

/** What the notes look at. */
export interface NotedTable {
  readonly spec: ComparisonSpec
  readonly columns: readonly ComparisonColumn[]
  readonly rows: readonly ComparisonRow[]
  readonly regions: ReadonlyMap<RegionCode, Region>
  readonly indicators: ReadonlyMap<string, IndicatorSummary>
  /** Figures that a person chose and no text of today has. */
  readonly lostChoices: number
}

/** All notes that apply, in the order in which they are printed. */
export function notesFor(table: NotedTable): string[] {
  // Levels, parts and wholes are the regions' own; a computed column has its rules in notes of its own.
  const own = withoutDerived(table)
  return [...[yearNote, statusNote, levelNote, containmentNote, comparablePriceNote, wholeNote, unitsNote, unknownNote, lostChoiceNote].flatMap((note) => note(own) ?? []), ...[derivedNote, rankNote, changeNote].flatMap((note) => note(table) ?? [])]
}

function withoutDerived(table: NotedTable): NotedTable {
  if (table.columns.every(({ derived }) => derived === null)) return table
  const kept = table.columns.flatMap((column, index) => column.derived === null ? [index] : [])
  return { ...table, columns: kept.map((index) => table.columns[index]!), rows: table.rows.map((row) => ({ ...row, cells: kept.map((index) => row.cells[index]!) })) }
}
/** How `latest` chose its year; only where rows differ in their year. */
export function yearNote({ spec, rows }: NotedTable): string | null {
  if (spec.periods !== 'latest' || rows.length === 0) return null
  const years = [...new Set(rows.map((row) => row.period).filter((year) => year !== null))].sort()
  if (years.length === 0) return null
  return years.length === 1
    ? `除另注外，均为${years[0]}年数据。`
    : '各行取多数地区共有的最近年份，见“时期”栏；括号内另注年份的，以所注为准。'
}

/** A number without a status in brackets is a result. */
export function statusNote({ rows }: NotedTable): string | null {
  const statuses = new Set(rows.flatMap((row) => row.cells.flatMap((cell) => cell.kind === 'figure' ? [cell.source.status] : [])))
  if (!statuses.has('target') && !statuses.has('expected')) return null
  return statuses.has('actual') ? '注“目标”“预计”的为计划数、预计数，未注的为完成数或现有数。' : '本表均为计划数或预计数，不是完成数。'
}

/** A city beside a district. */
export function levelNote({ columns }: NotedTable): string | null {
  const names = new Map<string, string[]>()
  for (const { name, level } of columns) names.set(LEVEL_WORDS[level], [...new Set([...names.get(LEVEL_WORDS[level]) ?? [], name])])
  if (names.size < 2) return null
  return `各地区层级不同：${[...names].map(([level, regions]) => `${regions.join('、')}为${level}`).join('，')}，总量不宜直接比较大小。`
}

/** A region beside one that contains it. */
export function containmentNote({ columns, regions }: NotedTable): string | null {
  const codes = [...new Map(columns.map((column) => [column.region, column.name]))]
  const pairs = codes.flatMap(([outer, name]) => {
    const inner = codes.filter(([code]) => lies(code, outer, regions)).map(([, innerName]) => innerName)
    return inner.length > 0 ? [`${name}的数可能包含${inner.join('、')}`] : []
  })
  return pairs.length > 0 ? `${pairs.join('；')}；因四舍五入，分项之和与合计可能不等。` : null
}

/** Indicators whose growth statisticians give at comparable prices, so that it differs from what the amounts give. */
const AT_COMPARABLE_PRICES = /^(地区生产总值|国内生产总值|GDP|人均(地区)?生产总值|第[一二三]产业增加值|规(模以)?上工业增加值|规模以上工业增加值|全部工业增加值|工业增加值|服务业增加值|农林牧渔业(总产值|增加值))$/u

/** Growth of value added is real, growth of most else nominal. */
export function comparablePriceNote({ rows }: NotedTable): string | null {
  const names = [...new Set(rows.filter((row) => row.measure === 'growth' && AT_COMPARABLE_PRICES.test(row.indicator)).map((row) => row.indicator))]
  return names.length > 0 ? `${names.join('、')}增速通常按可比价格计算，与按总量推算的增速会有出入，均照录原文。` : null
}

/** Cases named in one note; a table of a thousand rows must not print a thousand sentences. */
const MOST_NAMED = 5

/** A part that is larger than its whole: one of the two is read wrongly or means something else. */
export function wholeNote({ columns, rows, regions }: NotedTable): string | null {
  const found = rows.filter((row) => row.measure === 'level').flatMap((row) => columns.flatMap((outer, i) => columns.flatMap((inner, j) => {
    const whole = row.cells[i]!, part = row.cells[j]!
    if (whole.kind !== 'figure' || part.kind !== 'figure' || outer.period !== inner.period || !lies(inner.region, outer.region, regions)) return []
    const sameKind = whole.source.period === part.source.period && whole.source.status === part.source.status
    return sameKind && part.value > whole.value ? [`“${rowName(row)}”一行${inner.name}大于${outer.name}`] : []
  })))
  const named = found.slice(0, MOST_NAMED).join('；')
  return found.length > 0 ? `请核对口径：${named}${found.length > MOST_NAMED ? `；等${found.length}处` : ''}。` : null
}

/** Computed figures stand in no document, and what they were computed from must be said to be in the table. */
export function derivedNote({ spec, columns }: NotedTable): string | null {
  const shown = columns.filter(({ derived }) => derived !== null).map(({ name }) => name)
  const isThere = ({ region, period }: ColumnRef) => spec.regions.includes(region) && (spec.periods === 'latest' ? period === null : period !== null && spec.periods.includes(period))
  const lost = spec.derived.filter((derivation) => !refsOf(derivation).every(isThere))
  return [
    shown.length > 0 ? `“${shown.join('”“')}”为按表中数推算，不见于原文；性质、时段不同的不作推算，百分数之差为百分点。` : '',
    lost.length > 0 ? `有 ${lost.length} 个推算栏所用的地区或年份不在表中，未列入。` : '',
  ].filter((sentence) => sentence !== '').join('') || null
}

/** Whom a rank is among. */
export function rankNote({ columns }: NotedTable): string | null {
  return columns.some(({ derived }) => derived?.kind === 'rank') ? '位次由大到小排，只在本表所列、有数的地区中排；总量、增量只在同级地区间排。' : null
}

/** Growth recomputed from printed amounts beside growth as published. */
export function changeNote({ columns }: NotedTable): string | null {
  return columns.some(({ derived }) => derived?.kind === 'change') ? '按总量推算的增减幅与公布的增速口径可能不同（如按可比价格），以公布的为准。' : null
}

/** Rows of one indicator and measure whose units do not convert into each other. */
export function unitsNote({ rows }: NotedTable): string | null {
  const units = new Map<string, { name: string; units: string[] }>()
  for (const row of rows) {
    const kind = `${row.indicatorId} ${row.measure}`
    const known = units.get(kind) ?? { name: rowName(row), units: [] }
    units.set(kind, { ...known, units: [...known.units, row.unit === '' ? '无单位' : row.unit] })
  }
  const split = [...units.values()].filter((each) => each.units.length > 1).slice(0, MOST_NAMED)
  return split.length > 0 ? `${split.map(({ name, units: each }) => `“${name}”有${each.join('、')}${each.length === 2 ? '两' : '几'}种不能换算的单位`).join('；')}，各列一行，不相比较。` : null
}

/** What a person chose by hand is never replaced without a word: its number was revised, went, or its document did. */
export function lostChoiceNote({ lostChoices }: Pick<NotedTable, 'lostChoices'>): string | null {
  return lostChoices === 0 ? null : `有 ${lostChoices} 处由人选定的数值，在现用文稿中已改动或不再列为指标值，现按规则另取，请复核。`
}

/** Codes and ids that the corpus does not know (a removed document, a changed lexicon). */
export function unknownNote({ spec, regions, indicators }: NotedTable): string | null {
  const lostRegions = spec.regions.filter((code) => !regions.has(code)), lostIndicators = spec.indicators.filter((id) => !indicators.has(id))
  if (lostRegions.length + lostIndicators.length === 0) return null
  const lost = [...lostRegions, ...lostIndicators]
  return `资料库中已没有所选的${lost.slice(0, MOST_NAMED).map((name) => `“${name}”`).join('、')}${lost.length > MOST_NAMED ? `等${lost.length}项` : ''}，未列入。`
}
