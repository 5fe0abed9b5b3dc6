import type { ComparisonSpec, ComparisonTable, Derivation, Measure, TableView } from '../../../electron/contract/index.ts'
import { derivationKey, refsOf } from '../../../electron/domain/comparison/index.ts'

/** Rows or columns of a table, whatever way it is turned. */
export type Axis = 'row' | 'column'

/** A choice whose view differs in what is named. */
export function withView(spec: ComparisonSpec, changes: Partial<TableView>): ComparisonSpec {
  return { ...spec, view: { ...spec.view, ...changes } }
}

/** Keys of the lines that are shown, in their order. */
export function shownKeys(table: Pick<ComparisonTable, 'rows' | 'columns'>, axis: Axis): string[] {
  return (axis === 'row' ? table.rows : table.columns).map(({ key }) => key)
}

/** A list with one entry put at another place; places beyond the ends are the ends. */
export function moved(keys: readonly string[], key: string, to: number): string[] {
  const without = keys.filter((each) => each !== key)
  const at = Math.max(0, Math.min(without.length, to))
  return [...without.slice(0, at), key, ...without.slice(at)]
}

/** A line put at another place by a person. What was sorted until now stays as it stands and is a person's order. */
export function withMoved(spec: ComparisonSpec, table: Pick<ComparisonTable, 'rows' | 'columns'>, axis: Axis, key: string, to: number): ComparisonSpec {
  const order = moved(shownKeys(table, axis), key, to)
  return withView(spec, axis === 'row' ? { rowOrder: order, sortRows: null } : { columnOrder: order, sortColumns: null })
}

/** Rows sorted by a column's figures, or columns by a row's; the same order asked again goes back to the given one. */
export function withSort(spec: ComparisonSpec, by: Axis, key: string, direction: 'ascending' | 'descending'): ComparisonSpec {
  if (sortOf(spec, by, key) === direction) return withView(spec, by === 'column' ? { sortRows: null } : { sortColumns: null })
  return withView(spec, by === 'column' ? { sortRows: { column: key, direction } } : { sortColumns: { row: key, direction } })
}

/** How the table is sorted by this line; null where it is not. */
export function sortOf({ view }: ComparisonSpec, by: Axis, key: string): 'ascending' | 'descending' | null {
  if (by === 'column') return view.sortRows?.column === key ? view.sortRows.direction : null
  return view.sortColumns?.row === key ? view.sortColumns.direction : null
}

/** A line out of sight, or in sight again. */
export function withHidden(spec: ComparisonSpec, key: string, hidden: boolean): ComparisonSpec {
  const others = spec.view.hidden.filter((each) => each !== key)
  return withView(spec, { hidden: hidden ? [...others, key] : others })
}

/** A computed column more; the same one twice is one. */
export function withDerived(spec: ComparisonSpec, derivation: Derivation): ComparisonSpec {
  const key = derivationKey(derivation)
  return { ...spec, derived: [...spec.derived.filter((each) => derivationKey(each) !== key), derivation], view: { ...spec.view, hidden: spec.view.hidden.filter((each) => each !== key) } }
}

export function withoutDerived(spec: ComparisonSpec, key: string): ComparisonSpec {
  return { ...spec, derived: spec.derived.filter((each) => derivationKey(each) !== key) }
}

/** New years; computed columns that named a year, or needed none, go with what they were computed from. */
export function withPeriods(spec: ComparisonSpec, periods: ComparisonSpec['periods']): ComparisonSpec {
  const isThere = (period: string | null): boolean => periods === 'latest' ? period === null : period !== null && periods.includes(period)
  return { ...spec, periods, derived: spec.derived.filter((derivation) => refsOf(derivation).every(({ period }) => isThere(period))) }
}

/** A measure switched on or off; with none on the table shows each indicator's usual one again. */
export function withMeasure(spec: ComparisonSpec, measure: Measure): ComparisonSpec {
  const on = spec.measures ?? []
  const measures = on.includes(measure) ? on.filter((each) => each !== measure) : [...on, measure]
  return { ...spec, measures: measures.length === 0 ? null : measures }
}

/** The width of a column in CSS pixels, or null for its natural one. */
export function withWidth(spec: ComparisonSpec, key: string, width: number | null): ComparisonSpec {
  const { [key]: _before, ...others } = spec.view.widths
  return withView(spec, { widths: width === null ? others : { ...others, [key]: Math.round(Math.max(NARROWEST, Math.min(WIDEST, width))) } })
}

/** What the contract allows for a column, in CSS pixels. */
const NARROWEST = 40
const WIDEST = 800
