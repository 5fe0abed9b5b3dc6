// One head for several nouns: 新能源汽车、家电类零售额 → 新能源汽车零售额, 家电类零售额.
import { isIndicatorName, measurableHead } from './nouns.ts'
import type { Lexicon } from './types.ts'

const SEPARATOR = /[、和与及]|以及/
const MAX_ITEMS = 12

/**
 * The nouns of a list that shares its last head, as many as there are numbers; fewer or none where the list does not
 * fit the numbers. 城乡居民… with two numbers means 城镇 and 农村.
 */
export function splitShared(noun: string, count: number, lexicon: Lexicon): readonly string[] {
  const both = /^(.*?)城乡(.+)$/.exec(noun)
  if (both && count === 2 && !SEPARATOR.test(noun)) return [`${both[1]}城镇${both[2]}`, `${both[1]}农村${both[2]}`]
  if (/存贷款余额$/.test(noun) && count === 2) return [noun.replace('存贷款', '存款'), noun.replace('存贷款', '贷款')]
  const items = noun.split(/、|和|与|以及|及/).map((item) => item.trim()).filter((item) => item !== '').slice(0, MAX_ITEMS)
  if (items.length !== count) return []
  const last = items.at(-1)!
  return items.map((item, i) => {
    if (i === items.length - 1) return withOrdinal(item, items)
    return withHead(item, last, items, lexicon)
  })
}

/** 第一、二、三产业: the items after the first leave out 第, the items before the last leave out 产业. */
const withOrdinal = (item: string, items: readonly string[]): string =>
  /^[二三]产业/.test(item) && items[0]!.startsWith('第') ? `第${item}` : item

function withHead(item: string, last: string, items: readonly string[], lexicon: Lexicon): string {
  if (/^第?[一二]$/.test(item)) {
    const head = /产业.*$/.exec(last)?.[0] ?? '产业'
    return `${item.startsWith('第') ? '' : '第'}${item}${head}`
  }
  const rate = /(?:占比|比重|比例|率)$/.exec(last)?.[0]
  if (rate && !/(?:占比|比重|比例|率)$/.test(item) && isIndicatorName(item, lexicon)) return item + rate
  if (isIndicatorName(item, lexicon) || measurableHead(item, lexicon) !== '' && measurableHead(item, lexicon).length >= 2) return withOrdinal(item, items)
  const head = measurableHead(last, lexicon)
  const parallel = last.slice(item.length)
  // 煤炭 ∥ 焦化先进产能占比: letters as many as the item's are its counterpart, the rest is shared.
  if (/^[省市县区国]$/.test(item) && parallel.startsWith('级')) return item + parallel
  if (isIndicatorName(item + head, lexicon)) return item + head
  if (item.length > 1 && head !== '' && parallel.endsWith(head) && parallel.length >= head.length) return item + parallel
  return item + (head !== '' && head !== last ? head : parallel)
}
