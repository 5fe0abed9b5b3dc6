// Subjects: whose figure it is. A region or zone named in the clause wins, then one carried by the sentence, then the
// section's, then the document's own.
import { leadingRegion, nestedRegion, readNounPhrase, startsLikeVerb } from './nouns.ts'
import type { DocumentContext, Lexicon, RegionEntry } from './types.ts'

export interface Subject { readonly name: string; readonly code: string | null; readonly explicit: boolean }
export interface OwnerMark {
  readonly at: number
  readonly owner: string
  /** The words open a sentence and name the owner in full: it holds for the sentence. Otherwise for its clause. */
  readonly holds: boolean
}

/** Short names followed by these are part of an institution's or product's name, not a region. */
const INSTITUTION = /^(?:大学|学院|职业|师范|医科|理工|路|街|站|机场|集团|银行|供电|海关|籍|话|菜|人|县级|市级|省级|区级|级|内|外|委|直|政府|理工|中学|牛肉|陈醋|面|商|道情|铁路|高速|铁|东站|北站|南站|西站|代表团|籍|股份|有限|公司|社科|日报)/
const COMPANY = /^[\u4e00-\u9fffA-Za-z0-9“”（）]{2,20}?(?:有限公司|股份公司|公司|集团|古城|景区|大院|煤矿|开发区|高新区|经开区|农高区|产业园|示范区|新区)(?=[\u4e00-\u9fff，])/
/** 支持东辉牧业…: a firm by the last word of its short name. */
const FIRM = /^(?:支持|推动|引导|助力|引进)([\u4e00-\u9fff]{2,5}(?:公司|集团|牧业|药业|实业|股份|重工|矿业|酒业|乳业|制药|铸造|机械))(?!发展|等)/
const GENERIC = /^(?:[省市县区]属|国有|各|民营|上市|境内|规上|规模|龙头|平台|大型|重点|骨干|知名|物业|保险|A股|[0-9一二三四五六七八九十两]|引进|推动|支持|新|全|共|完成|建设|加快|实施|打造|推进|对|在|与|和|向|从|由|鼓励|深化|做|以|依托|[^的]{0,12}的|[^、]{0,16}、|国家级|省级|市级|县级|创建|省|市|县|把|将|聚焦|围绕|发挥|充分|协调|组织|工业类|特色|现代|高|启动|培育|设立|成立|谋划|获批|统筹)/
const CLAUSE = /[，；。：！？\n]/g
const MAX_CLAUSES = 4000 // per passage; beyond it the document's own region stands

/** Regions, zones and companies that open a clause, in order. An owner holds until the sentence ends or another opens. */
export function ownerMarks(text: string, lexicon: Lexicon): OwnerMark[] {
  const marks: OwnerMark[] = []
  let from = 0
  let clauses = 0
  const look = (at: number, sentence: boolean): void => {
    const owner = openingOwner(text.slice(at, at + 40), sentence, lexicon)
    if (owner !== null) marks.push({ at, owner, holds: sentence && (owner === '' || !isShortName(owner, lexicon)) })
    else if (sentence) marks.push({ at, owner: '', holds: true })
  }
  look(0, true)
  CLAUSE.lastIndex = 0
  for (let match = CLAUSE.exec(text); match && clauses < MAX_CLAUSES; match = CLAUSE.exec(text)) {
    clauses += 1
    from = match.index + 1
    if (from < text.length) look(from, /[。！？；\n]/.test(match[0]))
  }
  return marks
}

const TIME_OPENING = /^(?:(?:截至|截止|到|自|据)?[0-9０-９]{1,4}(?:[年月日]|[—\-~～至到][0-9]{1,2}月)(?:[0-9]{1,2}月)?(?:[份末底初]|[至到][0-9]{1,2}月份?)*(?:[0-9]{1,2}日)?|今年前[0-9]{1,2}个月|前[0-9]{1,2}个月|国庆假期|春节假期|“五一”假期|全年|今年|去年|上年|年末|年内|前[一二三四]季度|[一二三四]季度|上半年|目前|其中|同时|此外|初步核算|[”“\s]|（[^）]{0,16}）|本报讯|记者[^，]{0,16}获悉)+[，：]?/

/** The owner that begins a clause; '' where 全市 or 我市 takes it back to the document's own region; null if neither. */
export function openingOwner(clause: string, sentence: boolean, lexicon: Lexicon): string | null {
  const text = clause.replace(TIME_OPENING, '')
  const wide = /^(?:全国|我国|全省|我省)(?!各地|人大|政协|统一|第|首|唯|最|率先|前(?![一二三四]季度|[0-9])|领先|排|人民|两会|农业|劳|文明|百强|同类|重点|平均)/.exec(text)?.[0]
  if (wide) return wide
  if (/^[^，]{0,4}(?:全[市区县州镇乡旗盟]|我[市区县州]|本[市区县])/.test(text)) return ''
  const each = /^(?:推动|支持|引导)?(各县(?:（[^）]{1,6}）|区|市区)?|每县|每个县|各市(?:州)?|各开发区|各区县|各乡镇|各区)/.exec(text)?.[1]
  if (each) return each
  const city = /^(?:市城区|中心城区|主城区)/.exec(text)?.[0]
  if (city) return city
  const wider = leadingRegion(text, lexicon)
  if (wider !== '') {
    // 盐城市大丰区: the narrower of the two.
    const narrower = nestedRegion(wider, text.slice(wider.length), lexicon)
    const region = narrower === '' ? wider : narrower
    const rest = text.slice(wider.length + narrower.length)
    if (INSTITUTION.test(rest)) return null
    const short = lexicon.regionsByName.get(region)?.every((entry) => entry.name !== region)
    if (short && lexicon.regionsByName.get(region)!.some((entry) => entry.level === 'province' || entry.level === 'country')) return null
    // 介休、榆次、平遥4所医院: a list that only says where the counted things stand.
    if (/^(?:、[\u4e00-\u9fff]{2,4}){1,9}(?:等)?[0-9两三四五六七八九十]/.test(rest)) return ''
    const listed = /^(?:、[\u4e00-\u9fff]{2,5}){1,4}(?=[0-9入等两三四]|均|都|[\u4e00-\u9fff])/.exec(rest)?.[0]
    return listed && listed.split('、').slice(1).some((name) => lexicon.regionsByName.has(name)) ? region + listedRegions(listed, lexicon) : region
  }
  if (!sentence) return null
  const firm = FIRM.exec(text)?.[1]
  if (firm) return firm
  if (GENERIC.test(text)) return null
  const company = COMPANY.exec(text)?.[0] ?? null
  return company !== null && startsLikeVerb(company) ? null : company
}

/** 、灵石入围 → 、灵石: only the names of a list, without the verb behind it. */
const listedRegions = (listed: string, lexicon: Lexicon): string => listed.split('、').slice(1).map((item) => {
  for (let length = item.length; length >= 2; length--) if (lexicon.regionsByName.has(item.slice(0, length))) return `、${item.slice(0, length)}`
  return ''
}).join('')

/** The table's entry for a name; of several, the one under the document's region or its parent. */
export function regionNamed(name: string, context: DocumentContext, lexicon: Lexicon): RegionEntry | null {
  const entries = lexicon.regionsByName.get(name) ?? []
  if (entries.length <= 1) return entries[0] ?? null
  const own = context.regionCode ?? ''
  const near = entries.filter((entry) => entry.code.slice(0, 4) === own.slice(0, 4))
  if (near.length === 1) return near[0]!
  const province = entries.filter((entry) => entry.code.slice(0, 2) === own.slice(0, 2))
  return province.length === 1 ? province[0]! : null
}

const above = (context: DocumentContext, level: 'province' | 'city' | 'country', lexicon: Lexicon): RegionEntry | null => {
  if (level === 'country') return lexicon.regionByCode.get('100000') ?? null
  let entry = context.regionCode ? lexicon.regionByCode.get(context.regionCode) ?? regionNamed(context.region, context, lexicon) : regionNamed(context.region, context, lexicon)
  while (entry && entry.level !== level) entry = entry.parent ? lexicon.regionByCode.get(entry.parent) ?? null : null
  return entry
}

/** 太谷区 → 太谷, for names such as 太谷经开区. */
export const regionStem = (name: string): string => (name.length > 2 ? name.replace(/(?:市|区|县|省|旗|州)$/, '') : name)

/** 寿阳|七元矿井: a short name opens the name of something else as often as a sentence about the county. */
const isShortName = (owner: string, lexicon: Lexicon): boolean => {
  const entries = lexicon.regionsByName.get(owner)
  return entries !== undefined && entries.every((entry) => entry.name !== owner)
}

/**
 * The owner in force at a number: its own clause's, else the last that holds for the sentence.
 * @param last index of the last mark at or before the number
 */
export function ownerAt(marks: readonly OwnerMark[], last: number, text: string, at: number, sentenceStart: number, continues: boolean): string {
  for (let i = last; i >= 0 && i > last - 8; i--) {
    const mark = marks[i]!
    if (mark.at < sentenceStart) return ''
    // 市城区…，全市更新…，改造228个…: 全市 takes it back for what follows.
    if (mark.holds || mark.owner === '') return mark.owner
    if (continues || !/[，；：]/.test(text.slice(mark.at, at))) return mark.owner
  }
  return ''
}

/** The region that opens a passage, e.g. an item of a news digest; it holds for the whole passage. */
export function topicOf(marks: readonly OwnerMark[], firstSentenceEnd: number, context: DocumentContext, lexicon: Lexicon): string {
  const first = marks.find((mark) => mark.owner !== '')
  if (!first || first.at >= firstSentenceEnd || first.at > 40 || first.owner.endsWith('城区')) return ''
  const entry = regionNamed(first.owner, context, lexicon)
  const zone = (/(?:开发区|高新区|经开区|示范区|新区)$/.test(first.owner) && first.owner.length >= 5) || (first.at === 0 && /(?:集团|公司)$/.test(first.owner))
  return entry || zone || /^[\u4e00-\u9fff]{2,3}[市县区旗]$/.test(first.owner) ? first.owner : ''
}

/** 全市 speaks of the passage's topic where that is a 市; of a county it speaks past it. */
const scopeSpeaksOf = (scope: string, topic: string): boolean => {
  const letter = scope.slice(-1)
  return topic.endsWith(letter) || (letter === '区' && /(?:区|园)$/.test(topic)) || scope === '全域'
}

/** The subject from what the number's own phrase, its clause and its section say, in this order. */
export function readSubject(phrase: { owner: string; scope: string }, clauseOwner: string, topic: string, sectionOwner: string, context: DocumentContext, lexicon: Lexicon, zones: ReadonlyMap<string, string> = new Map()): Subject {
  const own: Subject = { name: context.region || '本地', code: context.regionCode, explicit: false }
  const scope = lexicon.nouns.scopes.get(phrase.scope) ?? ''
  if (scope === 'own' && topic !== '' && scopeSpeaksOf(phrase.scope, topic)) return named(topic, context, lexicon)
  // In a county's or district's report 全市 is the city above it.
  if (/^[全我]市$/.test(phrase.scope) && /[县区旗]$/.test(context.region)) {
    const city = above(context, 'city', lexicon)
    return city ? { name: city.name, code: city.code, explicit: true } : { name: '全市', code: null, explicit: true }
  }
  if (scope === 'country' || scope === 'province' || scope === 'city') {
    const entry = above(context, scope, lexicon)
    if (scope === 'country') return { name: '全国', code: '100000', explicit: true }
    if (topic !== '' && topic.endsWith('省')) return named(topic, context, lexicon)
    if (entry && entry.code !== context.regionCode) return { name: entry.name, code: entry.code, explicit: true }
    if (!entry && scope === 'city') return own
    if (!entry) return { name: phrase.scope, code: null, explicit: true }
    return { ...own, explicit: true }
  }
  const generic = phrase.owner === '园区' || phrase.owner === '开发区'
  const owner = (generic && sectionOwner !== '' ? sectionOwner : phrase.owner) || clauseOwner || (phrase.scope === '' ? topic || sectionOwner : '')
  if (owner === '全国' || owner === '我国') return { name: '全国', code: '100000', explicit: true }
  if (owner === '全省' || owner === '我省') return readSubject({ owner: '', scope: owner }, '', topic, '', context, lexicon)
  if (owner === '') return { ...own, explicit: phrase.scope !== '' }
  return named(zones.get(owner) ?? owner, context, lexicon)
}

function named(owner: string, context: DocumentContext, lexicon: Lexicon): Subject {
  const entry = regionNamed(owner, context, lexicon)
  if (entry) return { name: entry.code === context.regionCode ? context.region : entry.name, code: entry.code, explicit: true }
  const stem = regionStem(context.region)
  if (owner === context.region || owner === stem) return { name: context.region, code: context.regionCode, explicit: true }
  if (/类(?:开发区|园区)$/.test(owner)) return { name: context.region + owner, code: null, explicit: true }
  if (/^各|^每/.test(owner)) return { name: context.region + owner.replace(/^每个?/, '各'), code: null, explicit: true }
  const zone = /^(?:市城区|县城|中心城区|主城区|经济技术开发区|经济开发区|开发区|高新区|经开区|农高区|示范区|园区|城区|新区)$/.test(owner)
  if (zone) {
    if (context.region.endsWith(owner) || (owner === '园区' || owner === '开发区') && /(?:区|园)$/.test(context.region) && /(?:开发区|高新|园区|经开|示范区)/.test(context.region)) return { name: context.region, code: context.regionCode, explicit: true }
    if (owner === '市城区' || owner === '城区') return { name: `${context.region}城区`, code: null, explicit: true }
    return { name: stem + owner, code: null, explicit: true }
  }
  return { name: owner, code: null, explicit: true }
}

const ZONE = /(?:国家)?(?:经济技术开发区|高新技术产业开发区|农高区|经开区|高新区|开发区|保税区|自贸区)/g

/** Full names of zones that the document uses, by their short name: 农高区 → 晋中国家农高区. The most frequent wins. */
export function zoneNames(texts: readonly string[], lexicon: Lexicon): ReadonlyMap<string, string> {
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const match of text.matchAll(ZONE)) {
      const before = text.slice(Math.max(0, match.index - 8), match.index)
      for (let length = before.length; length >= 2; length--) {
        if (!lexicon.regionsByName.has(before.slice(-length))) continue
        const full = before.slice(-length) + match[0]
        counts.set(full, (counts.get(full) ?? 0) + 1)
        break
      }
    }
  }
  const names = new Map<string, string>()
  for (const [full, count] of counts) {
    const short = /(?:经济技术开发区|高新技术产业开发区|农高区|经开区|高新区|开发区|保税区|自贸区)$/.exec(full)![0]
    if (count > (counts.get(names.get(short) ?? '') ?? 0)) names.set(short, full)
  }
  return names
}

/** 做大做强经开区。: a zone named in the short sentence that opens a passage owns what 园区 means below. */
export function sectionOwnerOf(opening: string, lexicon: Lexicon): string {
  const short = /^[^，；：]{2,18}$/.exec(opening.replace(/[。．]$/, ''))?.[0]
  if (!short) return ''
  const match = /(经济技术开发区|经济开发区|高新区|经开区|农高区)$/.exec(short)
  if (match) return match[1]!
  return readNounPhrase(short, lexicon).owner && /(?:开发区|经开区|高新区)$/.test(readNounPhrase(short, lexicon).owner) ? readNounPhrase(short, lexicon).owner : ''
}
