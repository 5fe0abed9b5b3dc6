// What the constructions of the local grammar share: the place of a number, the memory of its sentence, the outcome.
import type { Measure, Status } from '../../contract/metrics.ts'
import { fits, isCounted, type Name } from './naming.ts'
import { bareName } from './lexicon.ts'
import type { NounPhrase } from './nouns.ts'
import type { Predicate } from './predicate.ts'
import type { Draft, Indicator, Lexicon, UnitFamily } from './types.ts'

/** How a number was bound. */
export interface Binding {
  readonly name: string
  readonly indicator: Indicator | null
  readonly match: Name['match'] | 'inherited'
  readonly asWritten: string
  readonly measure: Measure
  /** −1 where a verb of falling turns the printed number round. */
  readonly sign: 1 | -1
  readonly owner: string
  readonly scope: string
  readonly verb: string
  readonly rule: string
  /** What a bare head behind this figure joins: 普通高中 for 招生, 在校学生 and 毕业生 alike. */
  readonly stem?: string
  /** Family of the unit that the figure was printed in. */
  readonly family?: UnitFamily
  /** Letters behind the number that its noun took: they can't be the next number's lead. */
  readonly consumed?: number
}

/** What a sentence remembers from one number to the next. */
export interface SentenceMemory {
  /** The last figure bound, which 同比增长5% and 、达到2458.8亿元 go on about. */
  last: Binding | null
  /** The last figure of the sentence before, for a bare head that opens this one: 大豆面积…。产量2028万吨. */
  previous: Binding | null
  /** The head that 采矿业增长5.1% leaves out: 增加值, 投资, 零售额. */
  head: string
  /** Nouns of a 分别 list, and how many have had their number. */
  items: readonly string[]
  taken: number
  /** Levels and additions bound in this sentence, in order, for a later 分别. */
  history: readonly Binding[]
  /** 新改造10个城中村、39个老旧小区: the verb of the first holds for the second. */
  verb: string
  /** The projects that the sentence counted last (签约项目), for the bare figures of them behind sums of money. */
  group: string
  /** The figure before was what a change started from: 由9个减至…. */
  base: boolean
  /** 至少 stood before the first of a list: it holds for the others. */
  atLeast: boolean
  /** Status of the last figure of the sentence. */
  status: Status | null
}

export interface Place {
  readonly text: string
  readonly draft: Draft
  readonly lead: string
  readonly tail: string
  /** Numberless words between the number before (or the sentence's start) and the lead; bounded. */
  readonly between: string
  /** What follows the number up to the end of the sentence part, whatever numbers stand in it; bounded. */
  readonly beyond: string
  readonly predicate: Predicate
  /** Metric quantities that follow in the sentence with nothing but marks between, this one included. */
  readonly series: number
  readonly lexicon: Lexicon
}

/** Verbs and prefixes that make a figure an amount added. */
export const NEW = /^(?:新增|净增|新建|新设|新认定|新登记|新增加|增加|新发展|新开通|新获批|新注册)/
export const isShareUnit = (draft: Draft): boolean => draft.family === 'percent' || draft.family === 'share'

/** level, growth, share, delta, rank or ratio, from the unit and the words right before the number. */
export function readMeasure(draft: Draft, predicate: Predicate, phrase: NounPhrase, rateHead: string, name: string): Measure {
  if (draft.prefix !== '') return 'rank'
  if (draft.unit === '位' && predicate.placed) return 'rank'
  if (draft.family === 'point') return 'delta'
  if (predicate.change === 'shrink') return 'delta'
  const changed = predicate.change !== null || rateHead !== ''
  if (changed && (isShareUnit(draft) || draft.family === 'ratio')) return /^(?:gap)/.test(predicate.change ?? '') ? 'delta' : 'growth'
  if (draft.unit === '番') return 'growth'
  if (draft.family === 'ratio' || (draft.unit === '' && /(?:之比|收入比|比值|性别比)$/.test(name))) return 'ratio'
  if (isShareUnit(draft)) return /价格(?:指数)?$|涨幅$/.test(name) ? 'growth' : /经理指数$|景气指数$/.test(name) ? 'level' : 'share'
  if (changed) return 'delta'
  if (NEW.test(phrase.verb) || /新增(?!长)|净增|新认定|新设立/.test(phrase.noun) || /^(?:新增(?!长)|净增)/.test(name)) return 'delta'
  return 'level'
}


/**
 * 培育家庭农场50家, 引进规上企业3家: the words are the name of a stock, the verb says that it is not the stock. The name
 * is kept, with less confidence; a name that says itself what was done (老旧小区改造数) is as sure as any.
 */
export const surelyNamed = (verb: string, name: string, draft: Draft): 'exact' | 'headed' =>
  verb === '' || !isCounted(draft.family) || /改造|新建|建设|创建|培训|出让|加装|新增|办结|签约|开工|竣工|争取|转移|受理|破获|放映|活动/.test(name) ? 'exact' : 'headed'

/** Whether a noun is a name of the lexicon that this unit can measure. */
export const fitsKnown = (noun: string, draft: Draft, lexicon: Lexicon): boolean => {
  const indicator = lexicon.indicatorByName.get(bareName(noun))
  return indicator !== undefined && fits(indicator, draft.family, false)
}

/** 培育专精特新企业7户: enterprises that were nurtured are new ones of their kind. */
export const isNurtured = (verb: string, noun: string, draft: Draft): boolean =>
  isCounted(draft.family) && /^(?:新?培育|引育|新培育|孵化|净增|新增)$/.test(verb) && /(?:企业|小升规|规改股|专精特新|上市|小巨人|瞪羚|四上|限上|规上|经营主体|市场主体)$/.test(noun)

/** A verb that a bare 、 carries over from the number before: 新改造10个城中村、39个老旧小区. */
export const inheritedVerb = (lead: string, memory: SentenceMemory): string => (/^[、和及与]/.test(lead) ? memory.verb : '')

/** −1 for verbs of falling. */
export const signOf = (predicate: Predicate, rateHead: string): 1 | -1 =>
  predicate.change === 'down' || predicate.change === 'gap-down' || (predicate.change === null && /^(?:降幅|跌幅)$/.test(rateHead)) ? -1 : 1
