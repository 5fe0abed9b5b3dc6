// Names of rows and columns: keys that stay the same from build to build, and heads of computed columns.
import type { ColumnRef, Derivation } from '../../contract/index.ts'
import { periodWords } from './periods.ts'

/** `140703`, `140703@2024`. */
export function columnKey({ region, period }: ColumnRef): string {
  return period === null ? region : `${region}@${period}`
}

/** `difference:140703-140700`, `rank:140703@2024`. */
export function derivationKey(derivation: Derivation): string {
  return `${derivation.kind}:${columnKey(derivation.of)}${'base' in derivation ? `-${columnKey(derivation.base)}` : ''}`
}

/** `fixed-asset-investment level money`. */
export function rowKey(indicatorId: string, measure: string, family: string): string {
  return `${indicatorId} ${measure} ${family}`
}

/** The head of a computed column: 太谷区−晋中市, 太谷区2025年比2024年, 太谷区位次, 太谷区人均. */
export function derivationName(derivation: Derivation, nameOf: (ref: ColumnRef) => string): string {
  const of = nameOf(derivation.of) + yearOf(derivation.of)
  if (!('base' in derivation)) return of + ({ rank: '位次', 'per-head': '人均' })[derivation.kind]
  const sameRegion = derivation.of.region === derivation.base.region
  const base = (sameRegion ? '' : nameOf(derivation.base)) + yearOf(derivation.base)
  return of + ({ difference: '−', ratio: '÷', change: '比' })[derivation.kind] + base + (derivation.kind === 'change' ? '增减' : '')
}

const yearOf = ({ period }: ColumnRef): string => period === null ? '' : periodWords(period)
