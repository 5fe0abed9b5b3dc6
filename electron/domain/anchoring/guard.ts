import { normalise } from '../text/index.ts'

// What may never change under a mark without a person's word: its numbers, their units, the direction in which they
// go, and the region that they speak of. Everything is compared after normalisation of width and typography.

/** Why a text is not the one that was marked. `surroundings`: the words stand, but in another sentence. */
export type ChangeReason = 'numbers' | 'unit' | 'direction' | 'region' | 'wording' | 'surroundings' | 'several'

interface Guarded { readonly numbers: string[], readonly units: string[], readonly directions: string[], readonly regions: string[] }

/** A number in digits or in Chinese numerals, with scale and the first character of its unit or a unit in letters. */
const NUMBER = /([-+]?\d+(?:\.\d+)?|[零一二三四五六七八九十百千两半]+)([百千万亿]*)((?:个?百分点)|[%‰℃°]|[a-zμ]+[23]?(?:\/[a-z\d]+)?|[\u4e00-\u9fff]?)/g

/** Words that turn a figure round, hedge it, or say that it is not there yet. Longer ones first. */
const DIRECTIONS = /没有|不再|不足|不到|未能|负增长|零增长|增长|下降|上升|减少|提高|降低|增加|缩短|延长|扩大|缩小|收窄|回升|回落|上涨|下跌|下滑|提升|放缓|加快|翻番|高于|低于|超过|突破|多于|少于|好于|优于|快于|慢于|以上|以下|以内|以外|左右|上下|至少|至多|最多|将近|接近|大约|大于|小于|预计|预期|力争|计划|目标|完成|达到|确保|累计|净增|新增|增|减|升|降|涨|跌|超|近|约|未|无|非|不|逾|余|多|少/g

/** A place by its last character; the names of regions, which people say without it, are handed in. */
const PLACE = /[\u4e00-\u9fff]{1,3}(?:省|市|县|区|镇|乡|村|旗|州|盟|街道)/g

/** The guarded tokens of a text, in order. */
export function guardedTokens(text: string, regionNames: readonly string[]): Guarded {
  const folded = normalise(text).text.replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
  const numbers: string[] = []
  const units: string[] = []
  for (const [, digits, scale, unit] of folded.matchAll(NUMBER)) {
    numbers.push(digits as string)
    units.push(`${scale}${unit}`)
  }
  const places = folded.match(PLACE) ?? []
  return { numbers, units, directions: folded.match(DIRECTIONS) ?? [], regions: [...places, ...regionsIn(folded, regionNames)] }
}

/** The first guarded thing that differs between two texts; null where all are equal. */
export function guardedDifference(was: string, is: string, regionNames: readonly string[]): 'numbers' | 'unit' | 'direction' | 'region' | null {
  if (was === is) return null
  const old = guardedTokens(was, regionNames)
  const now = guardedTokens(is, regionNames)
  if (differ(old.numbers, now.numbers)) return 'numbers'
  if (differ(old.units, now.units)) return 'unit'
  if (differ(old.directions, now.directions)) return 'direction'
  return differ(old.regions, now.regions) ? 'region' : null
}

/**
 * Whether two texts of the same letters hold other numbers because of their commas and stops alone: 5、6 and 56. All
 * else that the guard reads across a comma (a unit, a place) says nothing where the letters are equal.
 */
export function numbersDiffer(was: string, is: string): boolean {
  return was !== is && differ(guardedTokens(was, []).numbers, guardedTokens(is, []).numbers)
}

/** True for a text that says nothing countable: neither digits nor a spelled number other than a bare 一. */
export function isNumberFree(text: string): boolean {
  const { numbers } = guardedTokens(text, [])
  return numbers.every(number => number === '一')
}

/**
 * The regions that a text names, in order, without 省, 市, 县, 区 at the end: 太谷区 and 太谷 are one. `regionNames`
 * are names as people say them, with or without that ending.
 */
export function regionsIn(text: string, regionNames: readonly string[]): string[] {
  const { stems, lengths } = matcherOf(regionNames)
  const found: string[] = []
  for (let at = 0; at < text.length;) {
    const length = lengths.find(candidate => stems.has(text.slice(at, at + candidate)))
    if (length !== undefined) found.push(text.slice(at, at + length))
    at += length ?? 1
  }
  return found
}

/** Years and five-year plans: what a heading says of the time of all that stands under it. */
export function yearsIn(text: string): string[] {
  return normalise(text).text.match(/(?:19|20)\d{2}(?=年|-|\/|$)|二零[零一二三四五六七八九]{2}|十[三四五六七]五/g) ?? []
}

interface Matcher { readonly stems: ReadonlySet<string>, readonly lengths: readonly number[] }

/** Lists of names are handed in again and again; each is made ready once. */
const matchers = new WeakMap<readonly string[], Matcher>()

function matcherOf(regionNames: readonly string[]): Matcher {
  const known = matchers.get(regionNames)
  if (known) return known
  const stems = new Set(regionNames.map(stemOf).filter(stem => stem.length > 1))
  const matcher = { stems, lengths: [...new Set([...stems].map(stem => stem.length))].sort((a, b) => b - a) }
  matchers.set(regionNames, matcher)
  return matcher
}

function stemOf(name: string): string {
  const stem = name.replace(/(?:省|市|县|区|自治区|自治州|地区|盟|旗)$/, '')
  return stem.length > 1 ? stem : name
}

function differ(a: readonly string[], b: readonly string[]): boolean {
  return a.length !== b.length || a.some((token, at) => token !== b[at])
}
