// Noun phrases: what is left of a lead or a tail when scopes, time words, verbs and particles are taken off.
import { bareName, beginningOf, endingOf } from './lexicon.ts'
import type { Lexicon } from './types.ts'

export interface NounPhrase {
  /** The noun without scope, region, time and verbs. */
  readonly noun: string
  /** A verb of work that stood before it: 改造, 新建, 发放 … or ''. */
  readonly verb: string
  /** Region or entity words that stood before it: 祁县, 太谷经开区, or ''. */
  readonly owner: string
  /** 全市, 全省 … or ''. */
  readonly scope: string
}

const MAX_STRIPS = 12
const MAX_REGION = 12
const BRACKETS = /（[^（）]{0,24}）|\([^()]{0,24}\)/g
const REGION_SUFFIX = /^[\u4e00-\u9fff]{2,7}?(?:自治州|自治县)|^[\u4e00-\u9fff]{2,3}(?:街道|[市县区旗镇乡])(?![级域内场民政委])/
/** Letters of verbs and particles that no county's name is made of; a match with one of them is a phrase. */
const NOT_IN_NAMES = /[推进动加快建设实施创造做好强省村级主副重点发展对与及的为以从向由把将使让有是了着过每各该两其所全服务保障提支持引领带促稳增扩优化完成力续再到在给往跨入围绕聚焦深改革]/
/** Words that look like a region by their last letter: 城市, 超市, 全市, 各县. */
const NOT_A_REGION = /(?:棚户|居民|工业|商业|核心|旅游|度假|保护|示范|试验|集聚|功能|服务|生活|住宅|行政|住|学|战|军|营|选|禁|专|特|山|牧|林)区$|(?:强|农业|牧业|产粮|特色|小城|重点)[县镇乡]$|地区$|城区$|园区$|社区$|景区$|灾区$|库区$|小区$|片区$|校区$|厂区$|矿区$|^(?:人均|享受|参加|综合|评价|平均|和美|[全各我本该两多此每某]|城|都|超|门|股|上市|夜|入市|菜|楼|批发|集|省级|市级|县级|乡镇|城镇|乡村|建制|村|特色|专业|跨|在|国家|省|市|县|房地产|农产品|劳务|消费|外贸|重点|分|新|小|中|大|所|其|拟|拟上|主|为|对|向|居|占|对接|资本|零工|人力|服务|工业|商业|传统|强|带|促|经济|人口|贫困|脱贫|示范|先进|文明|卫生|宜居|美丽|智慧|海绵|森林|生态|产业|百|千|亿)/

/** The region (or zone) name that begins a text, by the table or by its suffix; '' if none. */
export function leadingRegion(text: string, lexicon: Lexicon): string {
  for (let length = Math.min(MAX_REGION, text.length); length >= 2; length--) {
    const word = text.slice(0, length)
    const entries = lexicon.regionsByName.get(word)
    if (!entries || entries[0]!.level === 'country') continue
    // 太谷 before 经开区: the zone's own name is longer than the region's.
    const zone = beginningOf(lexicon.nouns.zones, text, length)
    if (zone !== '') return word + zone
    const short = entries.every((entry) => entry.name !== word)
    if (short && (entries.some((entry) => entry.level === 'province' || entry.level === 'country') || NOT_AFTER_SHORT.test(text.slice(length)))) continue
    return word
  }
  const zone = /^[\u4e00-\u9fff]{2,8}?(?:国家农高区|经济技术开发区|高新技术产业开发区|经济开发区|高新区|经开区|农高区|开发区|示范区|保税区|新区|工业园区|产业园区)/.exec(text)?.[0]
  if (zone && !/^(?:位于|坐落|地处|工业类|[0-9各全省市县级国家])/.test(zone) && !NOT_IN_NAMES.test(zone.slice(0, 3))) return zone
  const bySuffix = REGION_SUFFIX.exec(text)?.[0] ?? ''
  return bySuffix !== '' && !NOT_A_REGION.test(bySuffix) && !NOT_IN_NAMES.test(bySuffix.slice(0, -1)) ? bySuffix : ''
}

/**
 * 盐城市|大丰区: the county right behind its city. There a name may begin with letters that open a phrase elsewhere.
 */
export function nestedRegion(outer: string, text: string, lexicon: Lexicon): string {
  const entries = lexicon.regionsByName.get(outer)
  if (!entries?.some((entry) => entry.level === 'city' || entry.level === 'province')) return ''
  const inner = /^[\u4e00-\u9fff]{2,3}?[县区市旗](?![级域内场民政委])/.exec(text)?.[0] ?? ''
  return inner === '' || NOT_IN_NAMES.test(inner.slice(0, 2)) || /(?:[城园社景片校厂矿]区|超市|门市|城市)$/.test(inner) ? '' : inner
}

/** 太谷|大学, 平遥|牛肉: behind a short name, the rest of another name. */
const NOT_AFTER_SHORT = /^(?:大学|学院|职业|师范|医科|理工|路|街|站|机场|集团|银行|供电|海关|籍|话|菜|人|级|牛肉|陈醋|面|道情|东站|北站|南站|西站|股份|有限|日报|古城|大院|老城)/

/** True where a phrase begins with letters that verbs have and names of places don't. */
export const startsLikeVerb = (text: string): boolean => NOT_IN_NAMES.test(text.slice(0, 3))

/** True where `text` is, without quotes, a name of the lexicon. */
export const isIndicatorName = (text: string, lexicon: Lexicon): boolean => lexicon.indicatorByName.has(bareName(text))

/** Takes scope, region, time and verbs off the front of a phrase until a noun is left. */
export function readNounPhrase(phrase: string, lexicon: Lexicon): NounPhrase {
  // “签约一批”项目 are 签约项目.
  let noun = phrase.replace(/“?(签约|开工|投产)一批”?(?=项目)/, '$1').replace(BRACKETS, '').replace(/^[\s、，。；：:,“”‘’"'》）)—\-－]+/u, '')
  let [verb, owner, scope] = ['', '', '']
  for (let step = 0; step < MAX_STRIPS && noun !== ''; step++) {
    noun = noun.replace(/^(?:[0-9]+年(?:内|来|间)|(?:连续|持续)(?:[0-9]+|[一二两三四五六七八九十]+)(?:个)?[年月季](?:度)?)/, '')
    if (isIndicatorName(noun, lexicon)) break
    const zone = owner === '' || scope !== '' ? zoneOf(noun, lexicon) : ''
    if (zone !== '') { owner = zone; noun = noun.slice(zone.length).replace(/^的/, ''); continue }
    const scoped = scopeOf(noun, lexicon)
    if (scoped !== '') { scope = scoped; noun = noun.slice(scoped.length).replace(/^(?:范围内|共|的)/, ''); continue }
    if (beginningOf(lexicon.nouns.keepTogether, noun) === '' || noun.startsWith('新增') || noun.startsWith('新建') || noun.startsWith('新认定')) {
      const drop = beginningOf(lexicon.verbs.drop, noun)
      const keep = verb === '' ? beginningOf(lexicon.verbs.keep, noun) : ''
      if (keep !== '' && keep.length >= drop.length && noun.length !== keep.length + 1 && keepsAsVerb(noun, keep, lexicon)) { verb = keep; noun = noun.slice(keep.length).replace(/^了/, ''); continue }
      // 新建、改扩建高速公路; 开工建设保障性住房: the second of two verbs goes.
      const second = verb === '' ? '' : beginningOf(lexicon.verbs.keep, noun)
      if (second !== '' && noun.length > second.length + 1 && keepsAsVerb(noun, second, lexicon)) { noun = noun.slice(second.length); continue }
      if (drop !== '' && noun.length !== drop.length + 1) { noun = noun.slice(drop.length).replace(/^[了的]/, ''); continue }
    }
    const region = owner === '' ? leadingRegion(noun, lexicon) : scope === '' ? nestedRegion(owner, noun, lexicon) : ''
    const list = region === '' ? '' : listAfter(noun, region, lexicon)
    if (list !== '') { noun = noun.slice(list.length); continue }
    if (region !== '' && region.length < noun.length + 1) { owner = region; noun = noun.slice(region.length).replace(/^(?:的|[、和](?=[\u4e00-\u9fff]))/, ''); continue }
    const mark = /^[\s、，：:“”‘’"'—\-]+/u.exec(noun)
    if (mark) { noun = noun.slice(mark[0].length); continue }
    break
  }
  noun = noun.replace(/(企业|园区|项目|单位|[产工行商]业|服务业)(?:累计)?(?:实现|完成)(?=.{2})/, '$1')
  return { noun: noun.replace(/[“”‘’"'\s]+$/u, '').replace(/(?:等|的)+$/u, ''), verb, owner, scope }
}

/** 介休、榆次、平遥4所: a list of regions before a number says where the things stand, not whose they are. */
function listAfter(noun: string, first: string, lexicon: Lexicon): string {
  let at = first.length
  let count = 1
  while (noun[at] === '、' && count < 12) {
    const next = leadingRegion(noun.slice(at + 1, at + 14), lexicon)
    if (next === '') break
    at += 1 + next.length
    count += 1
  }
  return count > 1 && at >= noun.length - 1 ? noun.slice(0, at) : ''
}

/** 签约项目 is a noun, 签约|26个项目 a verb: a verb of work counts as one where a noun that can be counted follows. */
const keepsAsVerb = (noun: string, keep: string, lexicon: Lexicon): boolean =>
  noun.length === keep.length || !isIndicatorName(noun, lexicon)

const scopeOf = (text: string, lexicon: Lexicon): string => {
  for (const length of [4, 3, 2]) {
    const word = text.slice(0, length)
    if (lexicon.nouns.scopes.has(word)) return word
  }
  return ''
}

const zoneOf = (text: string, lexicon: Lexicon): string => {
  const zone = beginningOf(lexicon.nouns.zones, text)
  return zone.length >= 3 || zone === '园区' ? zone : ''
}

/** What stands behind a number: its noun, and what is said to be done with it. */
export interface TailNoun { readonly noun: string; readonly works: string }

/** 15%的目标, 在31项的基础上: what follows is no thing that could be counted. */
const NO_NOUN = /^(?:目标|任务|水平|速度|增速|增长|规模|基础|高位|要求|幅度|好成绩|佳绩|成绩|大关|标准(?![地厂化])|比例|价格|问题|情况)/
const HAN_START = /^[\u4e00-\u9fff“A-Z《]/

/**
 * The noun that a number counts when it stands before it: 5户|企业进入…, 15个|项目注册入园.
 * The noun ends before the first verb, mark or second 的; '' where a verb or mark follows at once.
 */
export function readTailNoun(tail: string, lexicon: Lexicon): TailNoun {
  const opened = tail.replace(/^的/, '')
  if (!HAN_START.test(opened) || NO_NOUN.test(opened) || beginningOf(lexicon.verbs.tail, opened) !== '' && !beginningAsNoun(opened, lexicon)) return { noun: '', works: '' }
  let end = opened.length
  let quoted = false
  for (let at = 0; at < opened.length; at++) {
    const letter = opened[at]!
    if (letter === '“') {
      // 游客“打卡”: a quoted verb ends the noun; “专精特新”企业 and 山西“名品” go on.
      if (at > 0 && (endingOf(lexicon.nouns.people, opened.slice(0, at)) !== '' || isIndicatorName(opened.slice(0, at), lexicon))) { end = at; break }
      quoted = true
      continue
    }
    if (letter === '”') { quoted = false; continue }
    if (quoted || at === 0) continue
    if (letter === '及' && opened[at + 1] !== '其') { end = at; break }
    if (/以/.test(letter) && /[上下内外]/.test(opened[at + 1] ?? '')) continue
    if (/[、，。；：（）\s]/.test(letter)) { end = at; break }
    const verb = beginningOf(lexicon.verbs.tail, opened, at)
    if (verb === '') continue
    if (beginningOf(lexicon.nouns.keepTogether, opened, at) !== '') continue
    const alias = aliasAcross(opened, at, lexicon)
    if (alias > at) { at = alias - 1; continue }
    if (isNounHere(opened, at, verb)) continue
    end = at
    break
  }
  const whole = opened.slice(0, end)
  const rest = opened.slice(end)
  const works = beginningOf(lexicon.verbs.tailWorks, rest.replace(/^(?:完成(?=[\u4e00-\u9fff]{2}(?:[，。；、]|$))|已经|全部|集中|陆续|均|已|相继|先后|正式|顺利|成功|实现)+/, ''))
  const genitive = whole.lastIndexOf('的')
  const after = genitive > 0 ? whole.slice(genitive + 1) : ''
  // 30家企业技术中心|的基础上; 28.4亿元中央预算内投资|的申报: the noun stands before 的.
  const noun = genitive <= 0 || after === '' ? whole : NO_NOUN.test(after) || lexicon.verbs.keep.words.has(after) ? whole.slice(0, genitive) : after
  return { noun: noun.replace(BRACKETS, '').replace(/[“”‘’]/g, '').replace(/(?:的|等|了)+$/u, '').trim(), works: whole.endsWith(works) ? '' : works }
}

/** 建设项目, 在校生, 发展资金 begin like verbs and are nouns. */
const beginningAsNoun = (text: string, lexicon: Lexicon): boolean =>
  beginningOf(lexicon.nouns.keepTogether, text) !== '' || aliasAcross(text, 0, lexicon) >= 3

/** End of a name of the lexicon that begins the text and reaches beyond `at`; −1 if none. */
function aliasAcross(text: string, at: number, lexicon: Lexicon): number {
  const plain = text.slice(0, 24)
  for (let length = Math.min(lexicon.longestAlias, plain.length); length > Math.max(at, 2); length--) {
    if (lexicon.indicatorByName.has(bareName(plain.slice(0, length)))) return length
  }
  return -1
}

/** A verb in the middle of a compound noun: 改造|提升项目, 就业|困难人员, 产业|发展|基金. */
const isNounHere = (text: string, at: number, verb: string): boolean =>
  /^(?:建设|发展|保障|支持|提升|改造|就业|开展|注册|投入|覆盖|推进|促进|享受|参加|正式|集中|全部|基本|运行|入驻|签约|上市|入园|开工|投产|竣工)$/.test(verb) && /^(?:项目|工程|企业|人员|基金|资金|中心|基地|平台|机构|区|园|站|点|业|者|员|率|面积|协会|公司|专班|机制|政策|能力|示范|试点|服务|体系|行动|活动|计划|规划|方案|制度)/.test(text.slice(at + verb.length)) && at > 0

/** The measurable head that ends a noun (总投资, 产量, 率 …), or ''. */
export const measurableHead = (noun: string, lexicon: Lexicon): string => endingOf(lexicon.nouns.measurable, noun)
