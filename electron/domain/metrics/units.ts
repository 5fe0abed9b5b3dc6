// Scales and units behind a number: 万, 亿 … and 元, 个, 平方米, 微克/立方米.
import type { Lexicon, UnitFamily } from './types.ts'

export interface FoundUnit { readonly unit: string; readonly family: UnitFamily; readonly end: number }
export interface FoundScale { readonly factor: number; readonly end: number }

/** 千 and 百 belong to the unit in 千瓦, 千米, 百分点; 万 to a name in 万科, 万达. */
const NOT_A_SCALE = /^(?:千[克米瓦伏卡帕焦赫]|百分|万[科达吨轮象])/

/** The scale word at `from`, longest first: 万亿 before 万. Factor 1 and the same place where none is written. */
export function readScale(text: string, from: number, lexicon: Lexicon): FoundScale {
  const next = text.slice(from, from + 2)
  if (next !== '万吨' && NOT_A_SCALE.test(next)) return { factor: 1, end: from }
  for (const length of [2, 1]) {
    const factor = lexicon.scales.get(text.slice(from, from + length))
    if (factor === undefined || from + length > text.length) continue
    if (NOT_A_SCALE.test(text.slice(from + length - 1, from + length + 1)) && length === 2 && text[from + 1] !== '万') continue
    return { factor, end: from + length }
  }
  return { factor: 1, end: from }
}

function simpleUnit(text: string, from: number, lexicon: Lexicon): FoundUnit | null {
  const candidates = lexicon.units.get(text[from] ?? '')
  if (!candidates) return null
  for (const { word, family, notBefore, onlyBefore } of candidates) {
    if (word.length > 1 && !text.startsWith(word, from)) continue
    const end = from + word.length
    const next = text[end] ?? ''
    if (next !== '' && notBefore.includes(next)) continue
    if (/[A-Za-z]$/.test(word) && /[A-Za-z0-9]/.test(next)) continue
    if (onlyBefore && !onlyBefore.some((after) => (after === '' ? next === '' : text.startsWith(after, end)))) continue
    return { unit: word.replace(/^个(?=百分点|千分点|工作日|小时|年头)/, ''), family, end }
  }
  return null
}

/** What a price or density is counted by: 元/平方米, 微克／立方米, 吨标准煤/万元. */
const PER = /[/／](?:(?:万|百|千|亿)?(?:元|人|户|亩|年|日|天|月|吨|公里|平方米|平方公里|平米|立方米|公顷|公斤|千克|斤|升|千瓦时|千瓦|度|小时|时|秒|分钟|米|个|台|辆|头|只|人次|次|m³|m2|m3|㎡|GDP))/y

/** The unit or classifier at `from`, longest first, with what it is counted by; null if none is written there. */
export function readUnit(text: string, from: number, lexicon: Lexicon): FoundUnit | null {
  const found = simpleUnit(text, from, lexicon)
  if (!found) return null
  PER.lastIndex = found.end
  const per = PER.exec(text)
  if (!per) return found
  const gram = /[克]$/.test(found.unit)
  return { unit: found.unit + per[0].replace('／', '/'), family: gram ? 'concentration' : found.family, end: found.end + per[0].length }
}
