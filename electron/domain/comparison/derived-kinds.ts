// Which figures may be computed with each other. Whatever is not plainly of one kind is 不适用, with the reason.
import type { ComparisonCell, Derivation, Measure } from '../../contract/index.ts'
import { STATUS_WORDS } from './words.ts'

/** A cell that shows a figure of the ledger. */
export type FigureCell = Extract<ComparisonCell, { kind: 'figure' }>

/** What a row says about all its figures. */
export interface RowKind { readonly measure: Measure; readonly unit: string }

/** How long a period is: figures of a quarter and of a year are not subtracted. An undated figure is taken for its row's. */
export function periodLength(period: string | null): string {
  if (period === null || /^\d{4}$/u.test(period)) return '全年'
  if (/Q\d-Q?\d$/u.test(period)) return '前几个季度'
  if (/Q\d$/u.test(period)) return '季度'
  if (/H\d$/u.test(period)) return '半年'
  if (/^\d{4}-\d{2}$/u.test(period)) return '月份'
  return '多年'
}

/** 百分比, 百分点 and 千分比 are read as shares of something; quotients of them are taken for percentages. */
export function isProportion(unit: string): boolean {
  return /^(%|‰|百分点|个百分点|千分点)$/u.test(unit)
}

/** Why two figures of a row may not be computed with each other; null where they may. */
export function whyNotTogether(a: FigureCell, b: FigureCell): string | null {
  if (a.valueMax !== null || b.valueMax !== null) return '区间数不作推算'
  if (a.source.status !== b.source.status) return `一为${STATUS_WORDS[a.source.status]}数，一为${STATUS_WORDS[b.source.status]}数，不作推算`
  const lengths = [periodLength(a.source.period), periodLength(b.source.period)]
  if (lengths[0] !== lengths[1]) return `一为${lengths[0]}数，一为${lengths[1]}数，不作推算`
  return null
}

/** Why a computation makes no sense in a row of this kind; null where it does. */
export function whyNotInRow(kind: Derivation['kind'], { measure, unit }: RowKind): string | null {
  if (kind === 'rank') return measure === 'rank' ? '本身已是位次' : null
  if (measure === 'rank') return '位次不能相减、相除'
  if (kind === 'difference') return null
  if (measure === 'growth' || isProportion(unit)) return kind === 'per-head' ? '百分数没有人均' : '百分数之间只比百分点，不相除'
  if (kind === 'per-head' && /^(人|名|位|人次)$/u.test(unit.replace(/^[万亿]+/u, ''))) return '人数除以人口是占比，不是人均'
  if (kind === 'per-head' && (measure === 'ratio' || measure === 'share')) return '比值没有人均'
  return null
}
