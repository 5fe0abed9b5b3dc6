// Subjects: whose figure it is. A region or zone named in the clause wins, then one carried by the sentence, then the
// section's, then the document's own.
import { leadingRegion, readNounPhrase } from './nouns.ts'
import type { DocumentContext, Lexicon, RegionEntry } from './types.ts'

export interface Subject { readonly name: string; readonly code: string | null; readonly explicit: boolean }
export interface OwnerMark { readonly at: number; readonly owner: string }

/** Short names followed by these are part of an institution's or product's name, not a region. */
const INSTITUTION = /^(?:大学|学院|职业|师范|医科|理工|路|街|站|机场|集团|银行|供电|海关|籍|话|菜|人|县级|市级|省级|区级|级|内|外|委|直|政府|理工|中学|牛肉|陈醋|面|商|道情|铁路|高速|铁|东站|北站|南站|西站|代表团|籍|股份|有限|公司|社科|日报)/
const COMPANY = /^[\u4e00-\u9fffA-Za-z0-9“”（）]{2,20}?(?:有限公司|股份公司|公司|集团|古城|景区|大院|煤矿|开发区|高新区|经开区|农高区|产业园|示范区|新区)(?=[\u4e00-\u9fff，])/
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
    if (owner !== null) marks.push({ at, owner })
    else if (sentence) marks.push({ at, owner: '' })
  }
  look(0, true)
  CLAUSE.lastIndex = 0
  for (let match = CLAUSE.exec(text); match && clauses < MAX_CLAUSES; match = CLAUSE.exec(text)) {
    clauses += 1
    from = match.index + 1
    if (from < text.length) look(from, match[0] === '。' || match[0] === '！' || match[0] === '\n' || match[0] === '？')
  }
  return marks
}

const TIME_OPENING = /^(?:(?:截至|截止|到|自|据)?[0-9０-９]{1,4}[年月日][^，]{0,12}?|全年|今年|去年|上年|年末|年内|前[一二三四]季度|[一二三四]季度|上半年|目前|其中|同时|此外|初步核算|[”“\s]|（[^）]{0,16}）|本报讯|记者[^，]{0,16}获悉)+[，：]?/

/** The owner that begins a clause; '' where 全市 or 我市 takes it back to the document's own region; null if neither. */
export function openingOwner(clause: string, sentence: boolean, lexicon: Lexicon): string | null {
  const text = clause.replace(TIME_OPENING, '')
  if (/^[^，]{0,4}(?:全[市区县州镇乡旗盟]|我[市区县州]|本[市区县])/.test(text)) return ''
  const each = /^(?:推动|支持|引导)?(各县(?:（[^）]{1,6}）|区|市区)?|每县|每个县|各市(?:州)?|各开发区|各区县|各乡镇|各区)/.exec(text)?.[1]
  if (each) return each
  const city = /^(?:市城区|中心城区|主城区)/.exec(text)?.[0]
  if (city) return city
  const region = leadingRegion(text, lexicon)
  if (region !== '') {
    const rest = text.slice(region.length)
    if (INSTITUTION.test(rest)) return null
    const short = lexicon.regionsByName.get(region)?.every((entry) => entry.name !== region)
    if (short && lexicon.regionsByName.get(region)!.some((entry) => entry.level === 'province' || entry.level === 'country')) return null
    // 介休、榆次、平遥4所医院: a list that only says where the counted things stand.
    if (/^(?:、[\u4e00-\u9fff]{2,4}){1,9}(?:等)?[0-9两三四五六七八九十]/.test(rest)) return ''
    const listed = /^(?:、[\u4e00-\u9fff]{2,5}){1,4}(?=[0-9入等两三四]|均|都|[\u4e00-\u9fff])/.exec(rest)?.[0]
    return listed && listed.split('、').slice(1).some((name) => lexicon.regionsByName.has(name)) ? region + listedRegions(listed, lexicon) : region
  }
  if (!sentence || GENERIC.test(text)) return null
  return COMPANY.exec(text)?.[0] ?? null
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

const above = (context: DocumentContext, level: 'province' | 'country', lexicon: Lexicon): RegionEntry | null => {
  if (level === 'country') return lexicon.regionByCode.get('100000') ?? null
  let entry = context.regionCode ? lexicon.regionByCode.get(context.regionCode) ?? regionNamed(context.region, context, lexicon) : regionNamed(context.region, context, lexicon)
  while (entry && entry.level !== 'province') entry = entry.parent ? lexicon.regionByCode.get(entry.parent) ?? null : null
  return entry
}

/** 太谷区 → 太谷, for names such as 太谷经开区. */
export const regionStem = (name: string): string => (name.length > 2 ? name.replace(/(?:市|区|县|省|旗|州)$/, '') : name)

/** The subject from what the number's own phrase, its clause and its section say, in this order. */
export function readSubject(phrase: { owner: string; scope: string }, clauseOwner: string, sectionOwner: string, context: DocumentContext, lexicon: Lexicon): Subject {
  const own: Subject = { name: context.region || '本地', code: context.regionCode, explicit: false }
  const scope = lexicon.nouns.scopes.get(phrase.scope) ?? ''
  if (scope === 'country' || scope === 'province') {
    const entry = above(context, scope, lexicon)
    if (entry && entry.code !== context.regionCode) return { name: entry.name, code: entry.code, explicit: true }
    if (!entry) return { name: phrase.scope, code: null, explicit: true }
    return { ...own, explicit: true }
  }
  const generic = phrase.owner === '园区' || phrase.owner === '开发区'
  const owner = (generic && sectionOwner !== '' ? sectionOwner : phrase.owner) || clauseOwner || (phrase.scope === '' ? sectionOwner : '')
  if (owner === '') return { ...own, explicit: phrase.scope !== '' }
  return named(owner, context, lexicon)
}

function named(owner: string, context: DocumentContext, lexicon: Lexicon): Subject {
  const entry = regionNamed(owner, context, lexicon)
  if (entry) return { name: entry.code === context.regionCode ? context.region : entry.name, code: entry.code, explicit: true }
  const stem = regionStem(context.region)
  if (owner === context.region || owner === stem) return { name: context.region, code: context.regionCode, explicit: true }
  if (/^各|^每/.test(owner)) return { name: context.region + owner.replace(/^每个?/, '各'), code: null, explicit: true }
  const zone = /^(?:市城区|县城|中心城区|主城区|经济技术开发区|经济开发区|开发区|高新区|经开区|农高区|示范区|园区|城区|新区)$/.test(owner)
  if (zone) {
    if (context.region.endsWith(owner) || (owner === '园区' || owner === '开发区') && /(?:区|园)$/.test(context.region) && /(?:开发区|高新|园区|经开|示范区)/.test(context.region)) return { name: context.region, code: context.regionCode, explicit: true }
    if (owner === '市城区' || owner === '城区') return { name: `${context.region.replace(/市$/, '')}${owner === '城区' ? '' : ''}市城区`, code: null, explicit: true }
    return { name: stem + owner, code: null, explicit: true }
  }
  return { name: owner, code: null, explicit: true }
}

/** 做大做强经开区。: a zone named in the short sentence that opens a passage owns what 园区 means below. */
export function sectionOwnerOf(opening: string, lexicon: Lexicon): string {
  const short = /^[^，；：]{2,18}$/.exec(opening.replace(/[。．]$/, ''))?.[0]
  if (!short) return ''
  const match = /(经济技术开发区|经济开发区|高新区|经开区|农高区)$/.exec(short)
  if (match) return match[1]!
  return readNounPhrase(short, lexicon).owner && /(?:开发区|经开区|高新区)$/.test(readNounPhrase(short, lexicon).owner) ? readNounPhrase(short, lexicon).owner : ''
}
