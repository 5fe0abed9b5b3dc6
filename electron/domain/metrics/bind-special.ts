// Constructions with a form of their own: capacities, investments, ranks on lists, what is handed out to whom.
import { isShareUnit, type Binding, type Place, type SentenceMemory } from './binding-types.ts'
import { bareName, endingOf } from './lexicon.ts'
import { isCounted, resolveName } from './naming.ts'
import { measurableHead, readNounPhrase, readTailNoun } from './nouns.ts'

const PLAIN = { indicator: null, match: 'built' as const, sign: 1 as const, owner: '', scope: '', verb: '' }

const PARTS = ['第一产业增加值占比', '第二产业增加值占比', '第三产业增加值占比']

/** 三次产业结构为3.9：59.5：36.6 → three shares. */
export function bindPart({ draft, lead, predicate, lexicon }: Place, memory: SentenceMemory): Binding | null {
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
export function bindCapacity({ draft, lead, tail, beyond, predicate, lexicon }: Place, memory: SentenceMemory): Binding | null {
  if (draft.family !== 'mass' && draft.family !== 'volume' && draft.family !== 'power') return null
  const yearly = /年产(?:能)?$|年处理$|年加工$|日处理$|日产$|年产能(?:达|达到)?$/.test(lead)
  const noun = readTailNoun(tail, lexicon)
  if (noun.noun === '' || (!yearly && (predicate.linked || tail.startsWith('的')))) return null
  const clause = /^[^，。；]{0,40}/.exec(beyond)?.[0] ?? ''
  if (!yearly && !CAPACITY.test(clause)) return null
  const phrase = readNounPhrase(predicate.noun.replace(/年产$/, '').replace(/^.*、/s, ''), lexicon)
  if (!yearly && (measurableHead(phrase.noun, lexicon) !== '' || phrase.verb !== '')) return null
  const product = noun.noun.replace(/(?:联产|全产业链|产业链|一体化|生产线|项目|工程|基地|装置|机组|智能化|加工).*$/, '') || noun.noun
  const name = /矿井|煤矿/.test(noun.noun) ? '煤矿产能' : `${product.replace(/^(?:超)?(?:高|大)功率/, '')}${draft.family === 'power' ? '装机容量' : '产能'}`
  const continued = memory.last?.rule === 'capacity' ? memory.last.owner : ''
  const own = phrase.owner + (yearly && phrase.noun.length > 6 ? '' : phrase.noun)
  const owner = own || continued
  return { ...PLAIN, name, asWritten: noun.noun, measure: 'level', owner: owner.length <= 14 ? owner : '', rule: 'capacity' }
}

const PLACING = /^(.*?)(?:持续|连续|稳|已|首次|成功)*(?:排名?|排在|位居|位列|名列|居|跻身|进入|入围|列|升至|跃升至|跃居|前移至|进位至)([^，。；]{2,24})$/s

/** 平遥古城位居全国5A级景区百强榜前10位: a place on a list that is no figure of the region's own. */
export function bindPlace({ draft, lead, lexicon }: Place): Binding | null {
  if (draft.prefix === '') return null
  const match = PLACING.exec(lead)
  const list = match?.[2]?.replace(/^(?:在|于)/, '').replace(/[“”]/g, '')
  if (!match || !list || !/(?:榜|百强县?|名单|排行|榜单|评价|考核|考评|指数)(?:中)?$/.test(list)) return null
  const phrase = readNounPhrase(match[1]!, lexicon)
  if (measurableHead(phrase.noun, lexicon) !== '') return null
  return { ...PLAIN, name: `${list.replace(/中$/, '').replace(/^全[国省市]/, '')}排名`, asWritten: list, measure: 'rank', owner: (phrase.owner + phrase.noun).slice(0, 14), rule: 'place-on-list' }
}

/** 财政支出八成以上用于民生. */
export function bindUsedFor({ draft, beyond, predicate, lexicon }: Place): Binding | null {
  if (!isShareUnit(draft)) return null
  const purpose = /^(?:以上|左右|多)?(?:的资金)?(?:用于|投向)(?:保障和改善)?([\u4e00-\u9fff]{2,8}?)(?:领域|方面|支出|，|。|；|$)/.exec(beyond)?.[1]
  const whole = readNounPhrase(predicate.noun, lexicon)
  if (!purpose || whole.noun === '') return null
  const name = `${purpose}支出占${whole.noun}比重`
  const known = lexicon.indicatorByName.get(bareName(name)) ?? null
  return { ...PLAIN, name: known?.name ?? name, indicator: known, match: known ? 'exact' : 'built', asWritten: whole.noun, measure: 'share', owner: whole.owner, scope: whole.scope, rule: 'used-for' }
}

const LISTED = /^([\u4e00-\u9fff“”A-Z]{1,14}?)(?:进入|上榜|入围|入选|跻身|荣登|登上|荣获|获评)((?:(?:19|20)\d\d)?年?(?:度)?[^，。；、]{2,22}?(?:强|榜单|榜|名单|名录|试点|示范区|称号))/

const RECOGNISED = /^(?:企业|单位|产品|个人|项目|村|社区|学校)(?:获得|通过|获评|被认定为)([^，。；]{3,18}?)(?:认定|称号|认证)/

/** 5户企业进入2024中国能源企业500强: how many of the region's own stand on a list. */
export function bindListed({ draft, beyond }: Place): Binding | null {
  if (!isCounted(draft.family) || draft.prefix !== '') return null
  const recognised = RECOGNISED.exec(beyond)
  if (recognised) return { ...PLAIN, name: `${recognised[1]!.replace(/[“”]/g, '')}认定数`, asWritten: recognised[0], measure: 'level', rule: 'listed', consumed: recognised[0].length }
  const match = LISTED.exec(beyond)
  if (!match) return null
  const list = match[2]!.replace(/^(?:19|20)\d\d年?度?/, '').replace(/[“”]/g, '')
  return { ...PLAIN, name: `${list}入围数`, asWritten: match[0], measure: 'level', rule: 'listed', consumed: match[0].length }
}

/** 37个行业中31个实现增长: those that grew; their share is the 增长面 that mostly follows. */
export function bindGrowing({ draft, lead, tail, beyond, lexicon }: Place): Binding | null {
  if (draft.family !== 'count' || /[^中有，]/.test(lead.replace(/^.*?(?:行业|大类|产品|门类|指标|领域)(?:大类|中类|小类|门类)?(?:中|里)/s, ''))) return null
  const noun = /([一-鿿]{0,6}(?:行业|产品|指标|领域))(?:大类|中类|小类|门类)?(?:中|里)[，有]*$/.exec(lead)?.[1]
  const how = /^(?:行业|产品|指标)?(?:实现|保持|呈现?)?(?:了)?(?:正|同比)?(增长|下降|回升|上涨)/.exec(tail || beyond)?.[1]
  if (!noun || !how) return null
  return { ...PLAIN, name: `${how}的${readNounPhrase(noun, lexicon).noun || noun}数`, asWritten: noun, measure: 'level', rule: 'growing', stem: readNounPhrase(noun, lexicon).noun || noun }
}

/** 亩均税收24万元，是全市平均水平的1.8倍: the figure before, held against another. */
export function bindTimes({ draft, lead }: Place, memory: SentenceMemory): Binding | null {
  if (draft.family !== 'ratio' || draft.unit !== '倍' || !memory.last) return null
  if (!/^[，、]?(?:约)?(?:是|为|相当于|达到?)(?:全[国省市区县]|同[期类行]|[上去前]年|历史|原来|当初|改革|省|市|县|区|[0-9]{4}年)[^，。；]{0,14}的(?:约|近|超)?$/.test(lead)) return null
  return { ...memory.last, match: 'inherited', measure: 'ratio', sign: 1, verb: '', rule: 'times' }
}

/** 在全省开发区综合考评中列第9位: the ranking names itself. */
export function bindRanking({ draft, lead }: Place): Binding | null {
  if (draft.prefix === '') return null
  const match = /([^，。；、在]{0,16}?(?:考评|考核|评价|评比|测评|竞赛|排行|评估))(?:结果|成绩|得分)?中?(?:综合|总体|名)?(?:排名|排在|排|位列|位居|名列|列|居|获得?|取得)?$/.exec(lead)
  if (!match) return null
  const name = match[1]!.replace(/^.*?在/, '').replace(/^(?:全[国省市区县])/, '')
  return name.length < 4 ? null : { ...PLAIN, name: `${name}排名`, asWritten: match[1]!, measure: 'rank', rule: 'place-on-list' }
}

/** 为7.8万名老年人发放高龄津贴: people are counted by what they were given. */
export function bindGiven({ draft, beyond, lead }: Place): Binding | null {
  if (draft.family !== 'people' && draft.family !== 'household') return null
  if (!/(?:为|给|向)(?:全[市区县省])?(?:近|约|超|超过|逾)?$/.test(lead)) return null
  const match = /^([^，。；、]{1,26}?)(发放|减免|缴纳|代缴|兑付|支付)(?:了)?([\u4e00-\u9fff“”]{2,14}?)(?=[，。；、0-9]|资金|$)/.exec(beyond)
  if (!match) return null
  const given = match[3]!.replace(/[“”]/g, '')
  return { ...PLAIN, name: `${given}${match[2]}${draft.family === 'household' ? '户数' : '人数'}`, asWritten: match[0].slice(0, 60), measure: 'level', verb: match[2]!, rule: 'given-to' }
}

/** 年存栏10万只蛋鸡的养殖场: the facility whose herd it is. Its herd is not the region's, so the name says so. */
const FACILITY = /^[\u4e00-\u9fff]{1,6}?的([\u4e00-\u9fff]{0,6}?(?:场|基地|小区|园区|牧场))/

/** 建设5个年存栏10万只蛋鸡的养殖场: the size of a herd. */
export function bindHerd({ draft, lead, tail, lexicon }: Place): Binding | null {
  const kept = /(?:年)?(存栏|出栏)$/.exec(lead)?.[1]
  if (!kept || draft.family !== 'count') return null
  const noun = /^([\u4e00-\u9fff]{1,6}?)(?:的|规模|养殖|，|。|、|$)/.exec(tail)?.[1]
  if (!noun) return null
  const facility = FACILITY.exec(tail)?.[1] ?? ''
  const known = facility === '' ? lexicon.indicatorByName.get(`${noun}${kept}量`) ?? null : null
  return { ...PLAIN, name: `${facility}${noun}${kept}量`, indicator: null, asWritten: `${kept}${noun}`, match: known ? 'headed' : 'built', measure: 'level', rule: 'herd' }
}

const OF_PROJECTS = /^(?:以上)?(?:、[^，。；]{2,18}?元)?的?[^。；]{0,120}?(?:[0-9]+|[一二两三四五六七八九十]+)(?:余|多)?[个项]([^，。；、的（“0-9]{0,16}?(?:项目|工程))/
const OF_ONE = /^(?:以上)?的([^，。；、]{2,24}?(?:项目|工程|产业园|生产线|基地|小镇|综合体))/

/** 总投资366亿元、年度投资87亿元的80个重点项目; 总投资1.2亿元的箕城学校项目; 宽禾集团投资20亿元的硼中子治癌项目. */
export function bindInvestment({ draft, beyond, predicate, lexicon }: Place, memory: SentenceMemory): Binding | null {
  if (draft.family !== 'money') return null
  const phrase = readNounPhrase(predicate.noun, lexicon)
  const head = endingOf(lexicon.nouns.investments, phrase.noun)
  if (head === '') return null
  const front = phrase.noun.slice(0, -head.length)
  if (front !== '' && !front.endsWith('等') && resolveName(phrase.noun, 'money', false, lexicon)?.match !== 'built') return null
  const kind = /^(?:投资额?|投资总额|总投资额|概算投资|概算总投资|计划总投资|估算总投资|协议投资|协议总投资|合同总投资)$/.test(head) ? '总投资' : head
  const several = beyond.startsWith('，') ? null : OF_PROJECTS.exec(beyond)
  const made = (noun: string, owner: string, rule: string): Binding => {
    const name = resolveName(`${noun}${kind}`, 'money', false, lexicon)!
    return { ...PLAIN, name: name.name, indicator: name.indicator, match: name.match, asWritten: head, measure: 'level', owner, scope: phrase.scope, rule }
  }
  if (several && (front === '' || front.endsWith('等') || front.length > 6)) {
    const noun = several[1]!.replace(/^(?:新签约|签约|亿元以上|亿元)/, (word) => word)
    return made(noun, phrase.owner, 'investment')
  }
  const one = OF_ONE.exec(beyond)
  if (one) return { ...made('项目', ((front.length <= 8 ? phrase.owner + front : '') + one[1]!.replace(/[“”]/g, '')).slice(0, 30), 'project-investment'), consumed: one[0].length }
  const unjoined = front.length >= 3 && front.length <= 8 && head === '投资' ? /^([\u4e00-\u9fff]{2,8}?)(?:等)?(?:重大|重点)?(?:项目|工程)/.exec(beyond) : null
  if (unjoined) return made('项目', `${phrase.owner}${front}${unjoined[1]!.replace(/等$/, '')}项目`, 'project-investment')
  if (front !== '' && head === '投资' && endingOf(lexicon.nouns.entities, front) !== '') return made('项目', phrase.owner + front, 'project-investment')
  if (front === '' && memory.last === null) return made('项目', phrase.owner, 'investment')
  return null
}
