// The computed columns of a table, and what they need besides its rows.
import type { ColumnRef, ComparisonColumn, ComparisonSpec, Derivation } from '../../contract/index.ts'
import { columnKey, derivationKey, derivationName } from './keys.ts'

/** Name of the indicator that amounts are divided by (《中国统计年鉴》: 人均 is per resident, 常住人口). */
export const POPULATION_INDICATOR = '常住人口'

/** The columns that a computation starts from. */
export function refsOf(derivation: Derivation): ColumnRef[] {
  return 'base' in derivation ? [derivation.of, derivation.base] : [derivation.of]
}

/** True where all that a computation needs stands among the columns. */
export function canDerive(derivation: Derivation, columns: readonly Pick<ComparisonColumn, 'key'>[]): boolean {
  return refsOf(derivation).every((ref) => columns.some(({ key }) => key === columnKey(ref)))
}

/** A column per computation that is possible, each once. Computations whose regions or years have gone are left out. */
export function derivedColumns(spec: Pick<ComparisonSpec, 'derived'>, columns: readonly ComparisonColumn[]): ComparisonColumn[] {
  const byKey = new Map(columns.map((column) => [column.key, column]))
  const once = new Map(spec.derived.map((derivation) => [derivationKey(derivation), derivation]))
  return [...once].filter(([, derivation]) => canDerive(derivation, columns)).map(([key, derivation]) => {
    const of = byKey.get(columnKey(derivation.of))!
    const name = derivationName(derivation, (ref) => byKey.get(columnKey(ref))?.name ?? ref.region)
    return { key, region: of.region, name, level: of.level, otherLevel: false, derived: derivation, period: null }
  })
}
