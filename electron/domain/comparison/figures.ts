// A figure in words: its hedge, number, and what must stand beside it.
import type { FigureParts, LedgerEntry } from '../../contract/index.ts'
import { cellNumber } from './numbers.ts'
import { periodWords } from './periods.ts'
import { convert, type DisplayUnit } from './units.ts'
import { STATUS_WORDS } from './words.ts'

/** What of a figure's circumstances must be said in its cell, since the row's head does not say it. */
export interface SaidBeside { readonly status: boolean; readonly period: boolean }

/** Hedges that stand before the number in Chinese; all others follow it. */
const BEFORE = /^(约|近|超|超过|突破|逾|至少|不少于|不低于|不超过|不高于|最多|最低|高于|低于|接近|将近|大约|前)$/u

/** 多 and 余 belong inside the printed number (4万多盏); in a cell they follow as 余, the written form. */
const INNER = /^(多|余|来|几)$/u

/** The cell's text in pieces. A target or forecast is always called one; ranges are joined by ～ (GB/T 15835). */
export function figureParts(entry: LedgerEntry, unit: DisplayUnit, said: SaidBeside): FigureParts {
  const { measure, qualifier, status, period } = entry.reading
  const low = cellNumber(convert(entry.value, entry.unit, unit), entry.raw)
  const number = entry.valueMax === null ? low : `${low}～${cellNumber(convert(entry.valueMax, entry.unit, unit), '')}`
  const hedge = qualifier ?? ''
  const within = measure === 'rank' && /^(以内|前)$/u.test(hedge)
  const leading = measure === 'rank' ? (within ? '前' : '第') : BEFORE.test(hedge) ? hedge : ''
  const trailing = within || leading === hedge ? '' : INNER.test(hedge) ? '余' : hedge
  const beside = [said.period && period !== null ? periodWords(period) : '', said.status || status !== 'actual' ? STATUS_WORDS[status] : ''].join('')
  return { before: leading, number, after: trailing, mark: beside === '' ? '' : `（${beside}）` }
}

/** The pieces joined, as `shown` has it. */
export function joinParts(parts: FigureParts): string {
  return parts.before + parts.number + parts.after + parts.mark
}

/** True where the words say that the number is not exact. */
export function isHedged(entry: LedgerEntry): boolean {
  return entry.reading.qualifier !== null
}
