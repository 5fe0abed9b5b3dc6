// The words right before a number: hedges, verbs of reaching, verbs of change, 同比. What is left is the noun.
import { endingOf } from './lexicon.ts'
import type { Lexicon } from './types.ts'

export interface Predicate {
  /** What is left of the lead: the noun phrase with whatever stands before it. */
  readonly noun: string
  /** Hedge before the number as it is reported: 近, 超过, 约 … */
  readonly hedge: string | null
  /** The verb of change as written: 增收, 提高 …, or ''. */
  readonly changeWord: string
  readonly change: 'up' | 'down' | 'shrink' | 'gap-up' | 'gap-down' | null
  /** 分别 stood before the verb: the number is one of a list. */
  readonly respective: boolean
  /** 累计 or 共 stood before the number. */
  readonly cumulative: boolean
  /** Any verb or 为 stood between noun and number. */
  readonly linked: boolean
  /** A verb of placing: 排, 居, 位列. */
  readonly placed: boolean
}

const MAX_STEPS = 12
/** 同比, 比上年末, 按可比价格计算同比, 年均, 名义 … between the noun and its verb of change. */
const COMPARED = /(?:(?:按[^，。、；]{2,8}计算)?(?:同比|环比|年均|平均每年|两年平均|三年平均|名义|实际|自然|同口径|分别|均|又|再|共|累计|净|还|也|已|同比名义|扣除价格因素)|(?:分别)?(?:比|较|与|同)(?:[0-9０-９]{4}年?|上|去|前|同|年|一|全|当|基|期|目|原|[\u4e00-\u9fff]{1,3}季度|上上|平均|本|今|[0-9]{1,2}月)[^，。、；比较]{0,12}(?:相比|同期|期)?|相比|(?:近)?(?:[两三四五六]|[0-9]+)年(?:来)?)$/
const GAP = /(?:高于|快于|高出|优于|领先|低于|慢于|超出|超过|超)(?:于)?(?:全[国省市区县]|时序|序时|时间进度|上级|预期|目标|年度|同期|[\u4e00-\u9fff]{1,3}[省市县区]|进度|规上|规模以上|整体|平均|全部|工业|服务业|固定资产|城镇|农村)[^，。；、]{0,12}$/
const PLACE = /(?:在)?(?:全[国省市区县州]|中部|西部|东部|中西部|同类|[\u4e00-\u9fff]{1,10}(?:榜|县区|县市区|县（市、区）|开发区|县级市|城市|园区|各县|地级市|百强县|地市|市州))(?:范围内|同类地区|同类|之中|中)?(?:的)?(?:并列|综合)?$/

/** Strips the predicate from a lead, from its end. `rank` also takes off 全省 in 排全省第2位. */
export function readPredicate(lead: string, lexicon: Lexicon, rank: boolean): Predicate {
  let noun = lead.replace(/[\s“‘（(]+$/u, '')
  let hedge: string | null = null
  let changeWord = ''
  let change: Predicate['change'] = null
  let [respective, cumulative, linked, placed] = [false, false, false, false]
  const gapFirst = GAP.exec(noun.slice(-30))
  if (gapFirst) { change = /^(?:低于|慢于)/.test(gapFirst[0]) ? 'gap-down' : 'gap-up'; noun = noun.slice(0, noun.length - gapFirst[0].length) }
  for (let step = 0; step < MAX_STEPS && noun !== ''; step++) {
    const field = rank ? /在全[国省市区县州][^，。；]{0,24}中(?:继续|持续|综合|总体)?$/.exec(noun.slice(-34)) : null
    if (field) { noun = noun.slice(0, noun.length - field[0].length); continue }
    if (rank && !placed) {
      const place = PLACE.exec(noun.slice(-24))
      if (place && place[0].length < noun.length + 1) { noun = noun.slice(0, noun.length - place[0].length); if (place[0] !== '') continue }
    }
    const streak = /(?:已)?(?:连续|持续)(?:[0-9]+|[一二两三四五六七八九十]+)(?:个)?[年月季](?:度)?$/.exec(noun.slice(-10))
    if (streak) { noun = noun.slice(0, noun.length - streak[0].length); continue }
    if (change !== null) {
      const compared = COMPARED.exec(noun.slice(-28))
      if (compared && compared[0] !== '') {
        if (/分别/.test(compared[0])) respective = true
        noun = noun.slice(0, noun.length - compared[0].length)
        continue
      }
    }
    const hedged = longestHedge(noun, lexicon)
    const copula = endingOf(lexicon.verbs.copula, noun)
    const up: string = change === null ? endingOf(lexicon.verbs.up, noun) : ''
    const down: string = change === null ? endingOf(lexicon.verbs.down, noun) : ''
    const shrink: string = change === null ? endingOf(lexicon.verbs.shrink, noun) : ''
    const longest = Math.max(hedged.length, copula.length, up.length, down.length, shrink.length)
    if (longest === 0) {
      const gap: RegExpExecArray | null = change === null ? GAP.exec(noun.slice(-26)) : null
      if (gap) { change = /^(?:低于|慢于)/.test(gap[0]) ? 'gap-down' : 'gap-up'; noun = noun.slice(0, noun.length - gap[0].length); continue }
      break
    }
    // 高 in 比全省高 is a verb of change; 低于 before a level (低于2%) is a hedge and is longest in both.
    if (hedged.length === longest) { hedge = lexicon.hedgesBefore.get(hedged) ?? hedge; noun = noun.slice(0, -longest); linked ||= longest > 1; continue }
    if (copula.length === longest) {
      if (/分别/.test(copula)) respective = true
      if (/累计|共/.test(copula)) cumulative = true
      if (/排|列|居|跻身|升至|升到|进入/.test(copula)) placed = true
      if (/[户人亩村]均$/.test(noun)) break
      if (endsInNoun(noun, lexicon) || (longest === 1 && endsInAlias(noun, lexicon))) break
      linked = true
      noun = noun.slice(0, -longest)
      continue
    }
    if (endsInNoun(noun, lexicon)) break
    changeWord = noun.slice(-longest)
    change = up.length === longest ? 'up' : down.length === longest ? 'down' : 'shrink'
    linked = true
    noun = noun.slice(0, -longest)
  }
  return { noun: noun.replace(/(?:的|，|、|：|:|,)+$/u, ''), hedge, change, changeWord, respective, cumulative, linked, placed }
}

/** 万元地区生产总值能耗, 居民消费价格涨幅: a noun whose last letters look like a verb is still a noun. */
const endsInNoun = (text: string, lexicon: Lexicon): boolean => {
  const rate = endingOf(lexicon.verbs.rateHeads, text)
  return rate !== '' && !/^(?:降幅|涨幅|增幅)?$/.test(text) && text.length > rate.length && lexicon.indicatorByName.has(text)
}

/** 专精特新|7户: a name of the lexicon that ends in a letter like a verb's (新, 有, 为) is not cut. */
function endsInAlias(text: string, lexicon: Lexicon): boolean {
  for (let length = Math.min(10, text.length); length >= 3; length--) if (lexicon.indicatorByName.has(text.slice(-length))) return true
  return false
}

function longestHedge(text: string, lexicon: Lexicon): string {
  for (let length = Math.min(6, text.length); length > 0; length--) {
    const word = text.slice(-length)
    if (lexicon.hedgesBefore.has(word)) return word
  }
  return ''
}

/** 以上, 左右, 以内 right behind a number; 多 and 余 there count as well. */
export function hedgeAfter(text: string, end: number, lexicon: Lexicon): { hedge: string | null; length: number } {
  for (let length = 3; length > 0; length--) {
    const word = text.slice(end, end + length)
    if (word.length === length && lexicon.hedgesAfter.has(word)) return { hedge: lexicon.hedgesAfter.get(word) ?? null, length }
  }
  return { hedge: null, length: 0 }
}
