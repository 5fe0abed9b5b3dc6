// Nouns behind the number.
import { inheritedVerb, isNurtured, isShareUnit, NEW, readMeasure, surelyNamed, type Binding, type Place, type SentenceMemory } from './binding-types.ts'
import { bareName } from './lexicon.ts'
import { isCounted, nameWithUnit, resolveName, stemOf, worksOn } from './naming.ts'
import { readNounPhrase, readTailNoun } from './nouns.ts'

/** 4415户8357名脱贫人口: households and persons of one group; the noun stands behind the second number. */
const SAME_GROUP = /^、?[0-9.,万]+(?:余|多)?[万亿]?(?:余|多)?[人名位个户](?=[\u4e00-\u9fff])/
/** 建设5个年存栏10万只蛋鸡的养殖场: a measure with its number stands before the noun. */
const MEASURED_NOUN = /^(?:年[\u4e00-\u9fff]{2}|总投资|投资|占地|建筑面积|单体|单个|装机)[^，。；、]{0,3}[0-9.]+[^，。；、]{1,8}?的([\u4e00-\u9fff“”]{2,14})/

/** A name that already says what was done. */
const NAMES_WORK = /改造|新建|建设|创建|培训|出让|加装/

/** 改造|228个|老旧小区, 5户|企业进入…, 15.67亿元|的专项债, 83%|的农村污水. */
export function bindAfter({ draft, predicate, lexicon, tail, lead, beyond }: Place, memory: SentenceMemory): Binding | null {
  if (draft.prefix !== '' || predicate.change === 'gap-up' || predicate.change === 'gap-down') return null
  if (isShareUnit(draft) && !tail.startsWith('的')) return null
  const phrase = readNounPhrase(predicate.noun, lexicon)
  const { noun, works, consumed } = nounBehind(tail, beyond, draft.unit, lexicon)
  const gained = draft.family === 'people' && noun === '' ? /^(?:受益|参与|参保|脱贫|就业|获益)/.exec(tail)?.[0] : undefined
  if (gained && predicate.noun.replace(/[、，和]/g, '') === '') {
    return { name: `${gained}人数`, indicator: null, match: 'built', asWritten: gained, measure: 'level', sign: 1, owner: '', scope: '', verb: '', rule: 'noun-after' }
  }
  const who = noun === '' && draft.family === 'people' && predicate.noun === '' ? /^(?:[\u4e00-\u9fff]{0,2})(?:参加|参与|享受|通过|取得|获得|接受|进入|纳入|走进|返乡|加入)[\u4e00-\u9fff]{2,8}/.exec(tail)?.[0] : undefined
  if (who) return { name: `${who}人数`, indicator: null, match: 'built', asWritten: who, measure: 'level', sign: 1, owner: '', scope: '', verb: '', rule: 'people-who' }
  if (noun === '') return null
  const verb = works || phrase.verb || inheritedVerb(lead, memory)
  const cleaned = readNounPhrase(noun, lexicon)
  const target = cleaned.noun === '' || cleaned.verb !== '' ? noun : cleaned.noun
  // 总投资18亿元的9个项目: projects and their investment are one party's.
  const owner = phrase.owner || cleaned.owner || (memory.last?.rule === 'investment' ? memory.last.owner : '')
  const shared = { asWritten: (verb && works === '' ? verb : '') + noun + works, sign: predicate.change === 'down' ? -1 as const : 1 as const, owner, scope: phrase.scope || cleaned.scope, verb, rule: 'noun-after', consumed }
  const added = (NEW.test(verb) && isCounted(draft.family)) || isNurtured(verb, target, draft)
  if (added) {
    const known = lexicon.indicatorByName.get(bareName(`${verb}${target}`)) ?? lexicon.indicatorByName.get(bareName(`新增${target}`)) ?? null
    const name = known?.name ?? nameWithUnit(target, isNurtured(verb, target, draft) ? '新增' : verb, draft.unit, draft.family, lexicon)
    return { ...shared, name, indicator: known, match: known ? 'exact' : 'built', measure: 'delta' }
  }
  // 签约项目3个，…3个项目全部落地: of the projects named before.
  const group = /^(?:项目|企业)$/.test(target) && works !== '' && memory.last ? memory.group || (memory.last.stem ?? stemOf(memory.last.name, lexicon)) : ''
  if (group.endsWith(target) && group.length > target.length && isCounted(draft.family)) return { ...shared, name: `${group}${works}数`, indicator: null, match: 'built', measure: 'level', stem: group }
  // 1000亩高标准农田建设项目: an area is the land's, not the project's.
  const land = draft.family === 'area' ? /^(.{3,}?(?:田|地|林|草原|湿地))(?:建设|改造|提升|改造提升|整治|治理)?(?:项目|工程)?$/.exec(target)?.[1] : undefined
  const landName = land ? resolveName(land, draft.family, false, lexicon) : null
  if (landName?.indicator) return { ...shared, name: landName.name, indicator: landName.indicator, match: 'headed', measure: 'level' }
  const resolved = resolveName(target, draft.family, predicate.change !== null, lexicon)!
  const worked = isCounted(draft.family) && resolved.match !== 'built' && works === '' && worksOn(verb) && !NAMES_WORK.test(resolved.name)
  const measure = readMeasure(draft, predicate, { ...phrase, verb }, '', resolved.name)
  if (measure === 'share') return { ...shared, name: resolved.indicator ? resolved.name : `${target}占比`, indicator: resolved.indicator, match: resolved.match, measure }
  if (resolved.indicator && !worked && !(works !== '' && target === '项目')) return { ...shared, name: resolved.name, indicator: resolved.indicator, match: surelyNamed(verb, resolved.name, draft), measure }
  const people = draft.family === '' && /(?:人口|游客|群众|居民|职工|农民|学生|师生|人员|老人)$/.test(target)
  const base = worked || works !== '' || resolved.match === 'built' ? target : resolved.name
  return { ...shared, name: nameWithUnit(base, verb, draft.unit, people ? 'people' : draft.family, lexicon), indicator: null, match: resolved.match === 'headed' && !worked ? 'headed' : 'built', measure }
}

/** The noun behind a number, looking past a second number of the same group or a measure in between. */
function nounBehind(tail: string, beyond: string, unit: string, lexicon: Place['lexicon']): { noun: string; works: string; consumed: number } {
  // 37个行业大类中31个增长: the number behind 中 is a part of these.
  const among = /^((?:[\u4e00-\u9fff]{0,6}?)(?:行业|产品|指标|领域))(?:大类|中类|小类|门类)?[中里]$/.exec(tail)?.[1]
  if (among) return { noun: among, works: '', consumed: 0 }
  const measured = MEASURED_NOUN.exec(beyond)
  if (measured) return { noun: measured[1]!, works: '', consumed: 0 }
  if (tail === '' || tail === '、') {
    const group = SAME_GROUP.exec(beyond)
    if (!group) return { noun: '', works: '', consumed: 0 }
    const { noun } = readTailNoun(beyond.slice(group[0].length).replace(/[，。；].*$/s, ''), lexicon)
    return { noun: unit === '户' && noun.endsWith('人口') ? `${noun.slice(0, -2)}户` : noun, works: '', consumed: 0 }
  }
  // 24个项目15.67亿元的专项债: the projects are those of the bond.
  const funded = /^(项目|工程)[0-9.]+[万亿]*元的([\u4e00-\u9fff]{2,8}?)(?=[，。、；]|[0-9]|$)/.exec(beyond)
  if (funded) return { noun: `${funded[2]}${funded[1]}`, works: '', consumed: funded[1]!.length }
  // 两所变电站等基础设施建设: what is done to the kind is done to the thing.
  const kind = /^(?:的)?([\u4e00-\u9fff]{2,10}?)等[^，。；、]{0,8}?(建设|改造|整治|修复)(?=[，。；、]|$)/.exec(tail)
  if (kind) return { noun: kind[1]!, works: kind[2]!, consumed: 0 }
  // 为7.8万名80岁以上老年人…: the threshold belongs to the people, not to their number.
  const plain = tail.replace(/^[0-9]+周?岁(?:及?以[上下])?(?:的)?/, '')
  const found = readTailNoun(plain, lexicon)
  // 18万农村人口防返贫机制: without a classifier only the people are counted.
  if (unit === '' && found.noun !== '') {
    const people = /^.*?(?:人口|游客|群众|居民|职工|农民|学生|师生|人员|老人|老年人|用户)/.exec(found.noun)?.[0]
    if (people) return { noun: people, works: '', consumed: plain.indexOf(people) + people.length }
  }
  const at = found.noun === '' ? -1 : tail.indexOf(found.noun.slice(-2))
  return { ...found, consumed: at < 0 ? 0 : at + 2 }
}
