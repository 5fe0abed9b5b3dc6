// Periods as the ledger writes them (2024, 2024Q1, 2024H1, 2024-06, 十四五) and how well they fit a year.

/** Last years of the five-year plans: a figure “by the end of the 14th plan” is one for 2025. */
const PLAN_ENDS: ReadonlyMap<string, string> = new Map([['十一五', '2010'], ['十二五', '2015'], ['十三五', '2020'], ['十四五', '2025'], ['十五五', '2030']])

/** The year that a period lies in or ends with; null where the text leaves the period open. */
export function yearOf(period: string | null): string | null {
  if (period === null) return null
  return PLAN_ENDS.get(period) ?? /^\d{4}-(\d{4})$/u.exec(period)?.[1] ?? /^\d{4}/u.exec(period)?.[0] ?? null
}

/** The years that a document speaks of (`2024-2025` → 2024, 2025), with its year of publication. */
export function documentYears(document: { readonly date: string | null; readonly speaksOf: string }): string[] {
  const [first, last] = /(\d{4})(?:\D+(\d{4}))?/u.exec(document.speaksOf)?.slice(1) ?? []
  const years = new Set<string>()
  if (first !== undefined) for (let year = Number(first); year <= Math.min(Number(last ?? first), Number(first) + 20); year += 1) years.add(String(year))
  if (document.date !== null) years.add(document.date.slice(0, 4))
  return [...years].sort()
}

/** The year under which an undated figure is filed: the document's date, else the last year that it speaks of. */
export function filedUnder(document: { readonly date: string | null; readonly speaksOf: string }): string | null {
  return document.date?.slice(0, 4) ?? documentYears(document).at(-1) ?? null
}

/** How a figure's period fits a wanted year. `undated` and `within` count as near, `other` as another period. */
export type PeriodFit = 'exact' | 'within' | 'undated' | 'other'

/** A whole year is exact; a quarter, a month or a plan that ends there is within; no period at all is undated. */
export function periodFit(period: string | null, year: string | null): PeriodFit {
  if (period === null) return 'undated'
  if (period === year) return 'exact'
  return yearOf(period) === year ? 'within' : 'other'
}

/** A period in words: 2024年, 2024年一季度, 2024年上半年, 2024年6月, “十四五”. */
export function periodWords(period: string): string {
  const [, year, rest] = /^(\d{4})(.*)$/u.exec(period) ?? []
  if (year === undefined) return PLAN_ENDS.has(period) ? `“${period}”` : period
  if (rest === '') return `${year}年`
  const quarter = /^Q([1-4])$/u.exec(rest!)?.[1]
  if (quarter !== undefined) return `${year}年${'一二三四'[Number(quarter) - 1]}季度`
  const quarters = /^Q1-Q?([2-4])$/u.exec(rest!)?.[1]
  if (quarters !== undefined) return quarters === '2' ? `${year}年上半年` : `${year}年前${'一二三四'[Number(quarters) - 1]}季度`
  const half = /^H([12])$/u.exec(rest!)?.[1]
  if (half !== undefined) return `${year}年${half === '1' ? '上' : '下'}半年`
  const month = /^-(\d{2})$/u.exec(rest!)?.[1]
  if (month !== undefined) return `${year}年${Number(month)}月`
  const lastYear = /^-(\d{4})$/u.exec(rest!)?.[1]
  if (lastYear !== undefined) return `${year}—${lastYear}年`
  return period
}
