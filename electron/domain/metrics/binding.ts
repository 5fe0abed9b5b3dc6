// What a number belongs to: the local grammar. One small reader per construction, tried in a fixed order; each says
// by its name (kept as the observation's `rule`) how the number was bound.
import type { Measure } from '../../contract/metrics.ts'
import { bareName, endingOf } from './lexicon.ts'
import { fits, isCounted, nameWithUnit, resolveName, stemOf, type Name } from './naming.ts'
import { isIndicatorName, measurableHead, readNounPhrase, readTailNoun, type NounPhrase } from './nouns.ts'
import type { Predicate } from './predicate.ts'
import { splitShared } from './sharing.ts'
import type { Draft, Indicator, Lexicon } from './types.ts'

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
}

/** What a sentence remembers from one number to the next. */
export interface SentenceMemory {
  /** The last figure bound, which 同比增长5% and 、达到2458.8亿元 go on about. */
  last: Binding | null
  /** The head that 采矿业增长5.1% leaves out: 增加值, 投资, 零售额. */
  head: string
  /** Nouns of a 分别 list, and how many have had their number. */
  items: readonly string[]
  taken: number
  /** 新改造10个城中村、39个老旧小区: the verb of the first holds for the second. */
  verb: string
}

export interface Place {
  readonly text: string
  readonly draft: Draft
  readonly lead: string
  readonly tail: string
  readonly predicate: Predicate
  /** Metric quantities that follow in the sentence with nothing but marks between, this one included. */
  readonly series: number
  readonly lexicon: Lexicon
}

const RATE_NAME = /(?:率|占比|比重|比例|份额|系数|覆盖面|达标面|满意度|盖度|湿度|强度)$/
const NEW = /^(?:新增|净增|新建|新设|新认定|新登记|新增加)/
const isShareUnit = (draft: Draft): boolean => draft.family === 'percent' || draft.family === 'share'

/** level, growth, share, delta, rank or ratio, from the unit and the words right before the number. */
export function readMeasure(draft: Draft, predicate: Predicate, phrase: NounPhrase, rateHead: string, name: string): Measure {
  if (draft.prefix !== '') return 'rank'
  if (draft.unit === '位' && predicate.placed) return 'rank'
  if (draft.family === 'point') return 'delta'
  const changed = predicate.change !== null || rateHead !== ''
  if (changed && (isShareUnit(draft) || draft.family === 'ratio')) return /^(?:gap)/.test(predicate.change ?? '') ? 'delta' : 'growth'
  if (draft.unit === '番') return 'growth'
  if (draft.family === 'ratio') return 'ratio'
  if (isShareUnit(draft)) return /价格(?:指数)?$|涨幅$/.test(name) ? 'growth' : 'share'
  if (changed) return 'delta'
  if (NEW.test(phrase.verb) || /新增|净增|新认定|新设立/.test(phrase.noun) || NEW.test(name) || /新增/.test(name)) return 'delta'
  return 'level'
}

/** Binds a number; null where no construction fits and the number should wait for a person. */
export function bind(place: Place, memory: SentenceMemory): Binding | null {
  return bindPart(place, memory)
    ?? bindCapacity(place)
    ?? bindRespective(place, memory)
    ?? bindShareOf(place, memory)
    ?? bindBefore(place, memory)
    ?? bindAfter(place, memory)
    ?? bindInherited(place, memory)
}

const PARTS = ['第一产业增加值占比', '第二产业增加值占比', '第三产业增加值占比']

/** 三次产业结构为3.9：59.5：36.6 → three shares. */
function bindPart({ draft, lead, predicate, lexicon }: Place, memory: SentenceMemory): Binding | null {
  if (draft.part === null) return null
  const industry = /产业|结构/.test(lead) || (memory.last?.rule === 'ratio-part' && PARTS.includes(memory.last.name))
  const noun = readNounPhrase(predicate.noun, lexicon)
  const name = industry && PARTS[draft.part] ? PARTS[draft.part]! : `${noun.noun || memory.last?.name || '构成'}`
  return {
    name, indicator: lexicon.indicatorByName.get(bareName(name)) ?? null, match: industry ? 'exact' : 'built', asWritten: noun.noun || lead, measure: 'share',
    sign: 1, owner: noun.owner, scope: noun.scope, verb: '', rule: 'ratio-part',
  }
}

const CAPACITY = /(?:项目|矿井|煤矿|生产线|基地|工程|装置|机组|产业链|电厂|电站|厂|加工线|一体化)/

/** 年产10万吨牛肉, 180万吨焦化, 500万吨智能化矿井: design capacity of what is named behind it. */
function bindCapacity({ draft, lead, tail, predicate, lexicon }: Place): Binding | null {
  if (draft.family !== 'mass' && draft.family !== 'volume' && draft.family !== 'power') return null
  const yearly = /年产(?:能)?$|年处理$|年加工$|日处理$|日产$|年产能(?:达|达到)?$/.test(lead)
  const noun = readTailNoun(tail, lexicon)
  if (noun.noun === '' || (!yearly && (predicate.linked || tail.startsWith('的')))) return null
  if (!yearly && !CAPACITY.test(tail)) return null
  if (!yearly && measurableHead(readNounPhrase(predicate.noun, lexicon).noun, lexicon) !== '') return null
  const product = noun.noun.replace(/(?:联产|全产业链|产业链|一体化|生产线|项目|工程|基地|装置|机组|智能化|加工).*$/, '') || noun.noun
  const name = /矿井|煤矿/.test(noun.noun) ? '煤矿产能' : `${product}${draft.family === 'power' ? '装机容量' : '产能'}`
  const phrase = readNounPhrase(predicate.noun.replace(/年产$/, ''), lexicon)
  const owner = yearly ? phrase.owner : phrase.owner + phrase.noun
  return { name, indicator: null, match: 'built', asWritten: noun.noun, measure: 'level', sign: 1, owner: owner.length <= 14 ? owner : '', scope: '', verb: '', rule: 'capacity' }
}

/** 新能源汽车、家电类零售额分别增长56.4%、13%. */
function bindRespective(place: Place, memory: SentenceMemory): Binding | null {
  const { draft, predicate, lexicon, series, lead } = place
  const phrase = readNounPhrase(predicate.noun, lexicon)
  const opens = predicate.respective && series >= 2
  if (opens) {
    if (phrase.noun !== '') memory.items = splitShared(phrase.noun, series, lexicon)
    if (memory.items.length !== series) { memory.items = []; memory.taken = 0; return null }
    memory.taken = 0
  } else if (memory.items.length === 0 || memory.taken >= memory.items.length || phrase.noun !== '' || !/^[、和与及，]?(?:约|近|超过|超|和|及|到)?$/.test(lead)) {
    return null
  }
  const item = memory.items[memory.taken]!
  memory.taken += 1
  const first = opens ? null : memory.last
  const change = opens ? predicate.change : null
  const measure = first ? first.measure : readMeasure(draft, { ...predicate, change }, phrase, '', item)
  const name = resolveName(item, draft.family, measure === 'growth' || measure === 'delta', lexicon)
  if (!name) return null
  const counted = name.match === 'built' && measure !== 'growth' && measure !== 'share' ? nameWithUnit(item, phrase.verb, draft.unit, draft.family, lexicon) : name.name
  return {
    name: counted, indicator: name.indicator, match: name.match, asWritten: item, measure, sign: first ? first.sign : predicate.change === 'down' || predicate.change === 'gap-down' ? -1 : 1,
    owner: first?.owner ?? phrase.owner, scope: first?.scope ?? phrase.scope, verb: phrase.verb, rule: 'respective',
  }
}

/** 占地区生产总值的比重为5.2%, 占比达57%, 完成年度任务的117.4%. */
function bindShareOf({ draft, predicate, lexicon }: Place, memory: SentenceMemory): Binding | null {
  if (!isShareUnit(draft) || predicate.change !== null) return null
  const text = predicate.noun
  const plan = /(?:完成|占|为)?(?:全)?(?:年度?|全年|年初|序时|市定|县定|省定|下达)?(?:计划|目标|任务|预算|目标任务|年度目标|预期目标|进度)(?:任务|数|的)?$/.exec(text)
  if (plan && plan[0].length > 1 && memory.last && /^[，、；（(]?(?:已|共|累计)?(?:完成|占|为)/.test(text)) {
    return { ...memory.last, name: `${memory.last.name}完成率`, indicator: null, match: 'inherited', asWritten: text.replace(/^[，、]/, ''), measure: 'share', sign: 1, rule: 'plan-completion' }
  }
  const match = /^(.*?)(?:所)?占(?!地)(.{0,24}?)(?:的)?(?:比重|比例|比|份额)?$/s.exec(text)
  if (!match || (match[2] === '' && !/占(?:比|比重|比例)?$/.test(text))) return null
  const [whole, part] = [match[2]!.replace(/^(?:全[市省区县]|同期)/, '').replace(/(?:总额|总量)?的$/, ''), readNounPhrase(match[1]!, lexicon)]
  const exact = lexicon.indicatorByName.get(bareName(part.noun + text.slice(match[1]!.length).replace('的', '')))
  const stem = part.noun !== '' ? part.noun : memory.last && memory.last.measure !== 'share' ? memory.last.name : memory.last?.name.replace(/占.*$|占比$/, '') ?? ''
  if (stem === '') return null
  const name = exact?.name ?? (whole === '' ? `${stem.replace(/数$/, '')}占比` : `${stem}占${whole}比重`)
  const known = exact ?? lexicon.indicatorByName.get(bareName(name)) ?? null
  return {
    name: known?.name ?? name, indicator: known, match: known ? 'exact' : part.noun !== '' ? 'built' : 'inherited', asWritten: (part.noun + text.slice(match[1]!.length)).replace(/^[，、]/, ''), measure: 'share', sign: 1,
    owner: part.owner || memory.last?.owner || '', scope: part.scope, verb: '', rule: 'share-of',
  }
}

/** 采矿业|增长5.1%, 汽车类|增长21.7%: the head that the list leaves out. */
function withLeftOutHead(noun: string, growth: boolean, memory: SentenceMemory, lexicon: Lexicon): string {
  if (!growth || noun === '' || isIndicatorName(noun, lexicon)) return noun
  if (/类(?:商品)?$/.test(noun)) return `${noun}零售额`
  if (/(?:业|企业|产业|制造|供应|行业|经济)$/.test(noun) && measurableHead(noun, lexicon) === '') return noun + (memory.head || '增加值')
  return noun
}

/** Noun before the number: 固定资产投资682.6亿元, 城镇新增就业3.2万人, 森林覆盖率达21%. */
function bindBefore({ draft, predicate, lexicon, tail, lead }: Place, memory: SentenceMemory): Binding | null {
  const phrase = readNounPhrase(predicate.noun, lexicon)
  const rateHead = endingOf(lexicon.verbs.rateHeads, phrase.noun)
  const known = isIndicatorName(phrase.noun, lexicon)
  const changes = predicate.change !== null || rateHead !== ''
  let noun = rateHead !== '' && !known ? phrase.noun.slice(0, -rateHead.length).replace(/的$/, '') : phrase.noun
  if (noun === '' || (noun.length < 2 && !known)) return null
  const tailNoun = draft.prefix === '' && (isCounted(draft.family) || draft.family === '') ? readTailNoun(tail, lexicon).noun : ''
  // 驻市高校|千余名|博士教师: a counted thing behind the number beats words before it, unless those are its name.
  if (tailNoun !== '' && !changes && !(known && predicate.linked && fitsKnown(phrase.noun, draft, lexicon))) return null
  if (!isCounted(draft.family) && !changes && draft.prefix === '' && tail.startsWith('的') && !known && measurableHead(noun, lexicon) === '' && readTailNoun(tail, lexicon).noun !== '') return null
  noun = withLeftOutHead(noun, changes && isShareUnit(draft), memory, lexicon)
  const bareHead = lexicon.nouns.bare.has(noun) && memory.last !== null && phrase.scope === '' && !(known && /^[^，、]/.test(lead) && memory.last.indicator?.name === noun)
  if (bareHead) return bindBareHead(noun, phrase, draft, predicate, memory, lexicon, rateHead)
  const name = resolveName(noun, draft.family, changes || draft.prefix !== '', lexicon) ?? null
  if (!name) return null
  const measure = readMeasure(draft, predicate, phrase, rateHead, name.name)
  const asIs = name.indicator !== null || measure === 'growth' || measure === 'share' || measure === 'rank' || draft.family === 'point' || name.match === 'headed'
  const finalName = asIs ? name.name : nameWithUnit(name.name, phrase.verb || inheritedVerb(lead, memory), draft.unit, draft.family, lexicon)
  const resolved = finalName === name.name ? name.indicator : lexicon.indicatorByName.get(bareName(finalName)) ?? null
  const verbNew = NEW.test(phrase.verb) && isCounted(draft.family) ? lexicon.indicatorByName.get(bareName(phrase.verb + noun)) ?? null : null
  return {
    name: verbNew?.name ?? (NEW.test(phrase.verb) && name.indicator && measure === 'delta' ? nameWithUnit(noun, phrase.verb, draft.unit, draft.family, lexicon) : finalName),
    indicator: verbNew ?? (NEW.test(phrase.verb) && measure === 'delta' ? null : resolved), match: verbNew ? 'exact' : name.match, asWritten: asWritten(phrase), measure,
    sign: signOf(predicate, rateHead), owner: phrase.owner, scope: phrase.scope, verb: phrase.verb, rule: 'noun-before',
  }
}

const fitsKnown = (noun: string, draft: Draft, lexicon: Lexicon): boolean => {
  const indicator = lexicon.indicatorByName.get(bareName(noun))
  return indicator !== undefined && fits(indicator, draft.family, false)
}

const inheritedVerb = (lead: string, memory: SentenceMemory): string => (/^[、和及与]/.test(lead) ? memory.verb : '')
const asWritten = (phrase: NounPhrase): string => (phrase.verb + phrase.noun).slice(0, 60)
const signOf = (predicate: Predicate, rateHead: string): 1 | -1 =>
  predicate.change === 'down' || predicate.change === 'gap-down' || (predicate.change === null && /^(?:降幅|跌幅)$/.test(rateHead)) ? -1 : 1

/** 签约项目79个，总投资290.5亿元; 粮食播种面积81万亩，产量36万吨: a bare head goes with the noun before it. */
function bindBareHead(noun: string, phrase: NounPhrase, draft: Draft, predicate: Predicate, memory: SentenceMemory, lexicon: Lexicon, rateHead: string): Binding {
  const last = memory.last!
  const stem = stemOf(last.name, lexicon)
  const joined = `${stem}${noun}`
  const changes = predicate.change !== null || rateHead !== ''
  const resolved = resolveName(joined, draft.family, changes, lexicon)!
  const alone = lexicon.indicatorByName.get(bareName(noun))
  const standsAlone = alone !== undefined && fits(alone, draft.family, changes) && /^(?:税收|出口|进口|在校生|专任教师|床位)/.test(noun) && resolved.match !== 'exact'
  const name = standsAlone ? { name: alone.name, indicator: alone, match: 'exact' as const } : resolved
  const measure = readMeasure(draft, predicate, phrase, rateHead, name.name)
  const plain = name.indicator !== null || measure === 'growth' || measure === 'share' || measure === 'rank'
  return {
    name: plain ? name.name : nameWithUnit(name.name, '', draft.unit, draft.family, lexicon), indicator: name.indicator, match: name.match === 'exact' ? 'exact' : 'inherited',
    asWritten: noun, measure, sign: signOf(predicate, rateHead), owner: phrase.owner || last.owner, scope: phrase.scope || last.scope, verb: phrase.verb, rule: 'bare-head',
  }
}

/** Noun behind the number: 改造|228个|老旧小区, 5户|企业进入…, 15.67亿元|的专项债, 83%|的农村污水. */
function bindAfter({ draft, predicate, lexicon, tail, lead, text }: Place, memory: SentenceMemory): Binding | null {
  if (draft.prefix !== '' || predicate.change === 'gap-up' || predicate.change === 'gap-down') return null
  const { noun, works } = readTailNoun(tail, lexicon)
  const phrase = readNounPhrase(predicate.noun, lexicon)
  if (noun === '') return null
  // 二者都不是名词: 增长5%的目标 belongs to what came before.
  if (/^(?:目标|任务|水平|速度|增速|增长|规模|基础|高位|要求|幅度)/.test(noun)) return null
  if (isShareUnit(draft) && !tail.startsWith('的')) return null
  const verb = works || phrase.verb || inheritedVerb(lead, memory)
  const changes = predicate.change !== null
  const cleaned = readNounPhrase(noun, lexicon)
  const target = cleaned.noun === '' || cleaned.verb !== '' ? noun : cleaned.noun
  const asNew = NEW.test(verb) ? lexicon.indicatorByName.get(bareName(`${verb}${target}`)) ?? null : null
  const resolved = asNew ? { name: asNew.name, indicator: asNew, match: 'exact' as const, owner: '' } : resolveName(target, draft.family, changes, lexicon)!
  const measure = NEW.test(verb) && isCounted(draft.family) ? 'delta' : readMeasure(draft, predicate, { ...phrase, verb }, '', resolved.name)
  const fixed = resolved.indicator !== null && !(NEW.test(verb) && asNew === null)
  const base = NEW.test(verb) && asNew === null ? target : resolved.name
  const name = fixed ? resolved.name : nameWithUnit(base, verb, draft.unit, draft.family === '' && /(?:人口|游客|群众|居民|职工|农民|学生|师生)$/.test(target) ? 'people' : draft.family, lexicon)
  const owner = phrase.owner || cleaned.owner
  return {
    name: measure === 'share' && resolved.indicator === null ? `${target}占比` : name, indicator: fixed ? resolved.indicator : null, match: fixed ? 'exact' : 'built',
    asWritten: (verb && works === '' ? verb : '') + noun + works, measure, sign: predicate.change === 'down' ? -1 : 1, owner, scope: phrase.scope || cleaned.scope, verb, rule: text === '' ? '' : 'noun-after',
  }
}

/** ，同比增长20.19%; 、达到2458.8亿元; ，排全省第2位: goes on about the figure before. */
function bindInherited({ draft, predicate, lexicon }: Place, memory: SentenceMemory): Binding | null {
  const last = memory.last
  if (!last) return null
  const phrase = readNounPhrase(predicate.noun, lexicon)
  const rateHead = endingOf(lexicon.verbs.rateHeads, phrase.noun)
  const unsaid = phrase.noun === '' || rateHead === phrase.noun || lexicon.nouns.bare.has(phrase.noun) || phrase.noun.length < 2
  if (!unsaid && draft.prefix === '') return null
  const continues = predicate.change === null && rateHead === '' && draft.family !== 'point' && !predicate.linked && draft.prefix === '' && phrase.noun === ''
  const measure = continues && sameKind(draft, last) ? last.measure : readMeasure(draft, predicate, phrase, rateHead, last.name)
  return { ...last, match: last.match === 'exact' ? 'inherited' : last.match, asWritten: last.asWritten, measure, sign: continues ? last.sign : signOf(predicate, rateHead), verb: '', rule: 'carried-on' }
}

const sameKind = (draft: Draft, last: Binding): boolean =>
  isShareUnit(draft) ? last.measure === 'growth' || last.measure === 'share' : last.measure === 'level' || last.measure === 'delta'
