import type { IndicatorSummary, Region, RegionCode } from '../contract/index.ts'
import { UsageMistake } from './usage.ts'

/** Candidates that are named; more would scroll the mistake out of sight. */
const MOST_CANDIDATES = 8

/** `甲,乙、丙` → the names between the commas. */
export function namesIn(option: string | boolean | undefined): string[] {
  return String(option ?? '').split(/[,，、]/u).map((name) => name.trim()).filter((name) => name !== '')
}

/**
 * A region by code, full name, or a name that only one region has. Of several, or of names that merely resemble it,
 * the candidates are listed and none is guessed: a table of the wrong 太谷 would look right.
 */
export function regionNamed(typed: string, regions: readonly Region[]): RegionCode {
  const found = regions.filter(({ code, name, fullName }) => code === typed || name === typed || fullName === typed)
  if (found.length === 1) return found[0]!.code
  if (found.length > 1) throw new UsageMistake(`有 ${found.length} 个“${typed}”：${named(found)}。请用代码。`)
  const similar = regions.filter(({ name, fullName }) => fullName.includes(typed) || typed.includes(name))
  throw new UsageMistake(similar.length === 0 ? `没有“${typed}”这个地区，请用全称或六位代码。` : `没有叫“${typed}”的地区。是不是：${named(similar)}？请写全称或代码。`)
}

function named(regions: readonly Region[]): string {
  const shown = regions.slice(0, MOST_CANDIDATES).map(({ fullName, code }) => `${fullName} ${code}`).join('，')
  return regions.length > MOST_CANDIDATES ? `${shown} 等 ${regions.length} 个` : shown
}

/** An indicator by id, name or another name for it; of several the candidates are listed and none is guessed. */
export function indicatorNamed(typed: string, indicators: readonly IndicatorSummary[]): string {
  const found = indicators.filter(({ id, name }) => id === typed || name === typed)
  const also = found.length > 0 ? found : indicators.filter(({ aliases }) => aliases.includes(typed))
  if (also.length === 1) return also[0]!.id
  const similar = also.length > 1 ? also : indicators.filter(({ name, aliases }) => [name, ...aliases].some((each) => each.includes(typed) || typed.includes(each)))
  if (similar.length === 0) throw new UsageMistake(`资料库的文件里没有“${typed}”这个指标。`)
  const shown = similar.slice(0, MOST_CANDIDATES).map(({ name }) => name).join('、')
  throw new UsageMistake(`${also.length > 1 ? `“${typed}”可以指 ${also.length} 个指标` : `资料库的文件里没有叫“${typed}”的指标，相近的有`}：${shown}${similar.length > MOST_CANDIDATES ? ` 等 ${similar.length} 个` : ''}。请写其中一个。`)
}
