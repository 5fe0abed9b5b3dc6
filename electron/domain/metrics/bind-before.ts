// Nouns before the number, and numbers that go on about the figure before.
import { fitsKnown, inheritedVerb, isNurtured, isShareUnit, NEW, readMeasure, signOf, surelyNamed, type Binding, type Place, type SentenceMemory } from './binding-types.ts'
import { bareName, beginningOf, endingOf } from './lexicon.ts'
import { fits, isCounted, nameWithUnit, resolveName, stemOf, worksOn } from './naming.ts'
import { isIndicatorName, measurableHead, readNounPhrase, readTailNoun, type NounPhrase } from './nouns.ts'
import type { Predicate } from './predicate.ts'
import type { Draft, Lexicon } from './types.ts'

/** 采矿业|增长5.1%, 汽车类|增长21.7%: the head that the list leaves out. */
function withLeftOutHead(noun: string, growth: boolean, memory: SentenceMemory, lexicon: Lexicon): string {
  // 居民人均可支配收入8463元，其中城镇居民10872元: the group alone stands for its income.
  const perHead = /^(?:城镇|城市|农村|城乡|全体|脱贫)(?:常住)?居民$|^农民$/.test(noun) ? /(?:人均可支配收入|人均消费支出|人均纯收入)$/.exec(memory.last?.name ?? '')?.[0] : undefined
  if (perHead) return noun + perHead
  if (!growth || noun === '') return noun
  // 固定资产投资增长5.1%。分产业看，第二产业增长9.2%: the head is that of the list, not the one that the name has alone.
  if (/^(?:投资|零售额|利润|营业收入|税收)$/.test(memory.head) && /(?:产业|业)$/.test(noun) && measurableHead(noun, lexicon) === '') return noun + memory.head
  const known = lexicon.indicatorByName.get(bareName(noun))
  if (memory.head === '产量' && !known && measurableHead(noun, lexicon) === '' && !/[业资类]$/.test(noun)) return `${noun}产量`
  if (known && !(known.unitFamily === 'count' && memory.head !== '' && memory.last?.measure === 'growth')) return noun
  if (/类(?:商品)?$/.test(noun)) return `${noun}${memory.head === '价格' ? '价格' : '零售额'}`
  if (/(?:业|企业|产业|制造|供应|行业|经济)$/.test(noun) && measurableHead(noun, lexicon) === '') return noun + (memory.head || '增加值')
  return noun
}

/** Noun before the number: 固定资产投资682.6亿元, 城镇新增就业3.2万人, 森林覆盖率达21%. */
export function bindBefore({ draft, predicate, lexicon, tail, lead, between }: Place, memory: SentenceMemory): Binding | null {
  const phrase = readNounPhrase(predicate.noun, lexicon)
  const rateHead = endingOf(lexicon.verbs.rateHeads, phrase.noun)
  const known = isIndicatorName(phrase.noun, lexicon)
  const each = /(户均|人均|亩均|村均)年?$/.exec(phrase.noun)?.[1]
  if (predicate.change !== null && each && predicate.changeWord.length >= 2) {
    const name = each + predicate.changeWord.replace(/了$/, '')
    return { name, indicator: null, match: 'built', asWritten: name, measure: readMeasure(draft, predicate, phrase, '', name), sign: signOf(predicate, ''), owner: phrase.owner, scope: phrase.scope, verb: '', rule: 'noun-before' }
  }
  const changes = predicate.change !== null || rateHead !== ''
  if (/^[，、；]?比/.test(predicate.noun) && predicate.change === null) return null
  const pull = draft.family === 'point' ? /^(.*?)(?:向下)?拉动(.+?)$/s.exec(predicate.noun) : null
  if (pull && (memory.last || pull[1]!.length > 1)) {
    const puller = readNounPhrase(pull[1]!, lexicon).noun || memory.last?.name || ''
    return { name: `${puller}拉动${pull[2]!.replace(/^全[市省区县国]/, '')}增长`, indicator: null, match: 'built', asWritten: predicate.noun.slice(-40), measure: 'delta', sign: signOf(predicate, ''), owner: phrase.owner, scope: phrase.scope, verb: '', rule: 'pull' }
  }
  let noun = rateHead !== '' && !known ? phrase.noun.slice(0, -rateHead.length).replace(/的$/, '') : phrase.noun
  if (noun === '' || (noun.length < 2 && !known && memory.head !== '产量')) return null
  const tailNoun = draft.prefix === '' && (isCounted(draft.family) || draft.family === '') ? readTailNoun(tail, lexicon).noun : ''
  // 驻市高校|千余名|博士教师: a counted thing behind the number beats words before it, unless those are its name.
  if (tailNoun !== '' && !changes && !(known && predicate.linked && fitsKnown(phrase.noun, draft, lexicon))) return null
  if (!isCounted(draft.family) && !changes && draft.prefix === '' && tail.startsWith('的') && !known && measurableHead(noun, lexicon) === '' && readTailNoun(tail, lexicon).noun !== '') return null
  if (draft.family === 'ratio') noun = noun.replace(/(?:是|为|相当于|保持在|稳定在)[^是为]*$/, '') || noun
  noun = withLeftOutHead(noun, changes && (isShareUnit(draft) || draft.family === 'ratio'), memory, lexicon)
  const grouped = memory.last && memory.last.stem === undefined && memory.last.family === 'money' && memory.group !== '' && !memory.last.name.includes('项目') ? { ...memory.last, stem: memory.group } : memory.last
  const before = grouped ?? (/^(?:产量|总产量|单产|产值|总投资|面积|出栏|存栏)$/.test(noun) && between === '' ? memory.previous : null)
  const yearly = /^年(?:产值|营业|销售|利税|税收)/.test(noun) && !/..(?:项目|企业)$/.test(before?.stem ?? (before ? stemOf(before.name, lexicon) : ''))
  const bareHead = lexicon.nouns.bare.has(noun) && before !== null && !yearly && phrase.scope === '' && !(known && /^[^，、]/.test(lead) && before.indicator?.name === noun)
  if (bareHead) return bindBareHead(noun, phrase, draft, predicate, before, lexicon, rateHead, lead)
  // 科技项目10项、自治区级52项: the rank alone stands for the same things of another rank.
  const RANK = /^(?:国家|省|自治区|市|县|区|国)级$/
  if (RANK.test(noun) && isCounted(draft.family) && memory.last) noun += stemOf(memory.last.name, lexicon).replace(/^(?:国家|省|自治区|市|县|区|国)级/, '')
  // 卫生技术人员15114人，其中医院9174人: people in an institution, not its number.
  if (draft.family === 'people' && draft.unit !== '人次' && memory.last?.family === 'people' && known && !fitsPeople(noun, lexicon)) noun += stemOf(memory.last.name, lexicon)
  const name = resolveName(noun, draft.prefix === '' ? draft.family : 'percent', changes || draft.prefix !== '', lexicon) ?? null
  if (!name) return null
  // 全国 before 第1位 is the field of the rank, not whose figure it is.
  const wide = draft.prefix !== '' && /国|省/.test(phrase.scope)
  const shared = { asWritten: asWritten(phrase), sign: signOf(predicate, rateHead), owner: phrase.owner || name.owner, scope: wide ? '' : phrase.scope, verb: phrase.verb || (name.indicator?.usualMeasure === 'delta' ? /^(?:新增|净增|新认定|新建)/.exec(phrase.noun)?.[0] ?? '' : '') || inheritedVerb(lead, memory), rule: 'noun-before' }
  const measure = readMeasure(draft, predicate, phrase, rateHead, name.name)
  if (measure === 'growth' || measure === 'share' || measure === 'rank' || draft.family === 'point') return { ...shared, name: name.name, indicator: name.indicator, match: name.match, measure }
  const { verb } = shared
  const added = ((NEW.test(verb) && isCounted(draft.family)) || isNurtured(verb, noun, draft)) && name.indicator?.usualMeasure !== 'delta'
  if (added) {
    const indicator = lexicon.indicatorByName.get(bareName(verb + noun)) ?? lexicon.indicatorByName.get(bareName(`新增${noun}`)) ?? null
    return { ...shared, name: indicator?.name ?? nameWithUnit(noun, isNurtured(verb, noun, draft) ? '新增' : verb, draft.unit, draft.family, lexicon), indicator, match: indicator ? 'exact' : 'built', measure: 'delta' }
  }
  const worked = isCounted(draft.family) && name.match === 'exact' && worksOn(verb) && !/改造|新建|建设|创建|培训|出让|加装/.test(name.name)
  if (name.match === 'exact' && !worked) return { ...shared, verb: verb || (phrase.noun.endsWith('项目') ? '' : beginningOf(lexicon.verbs.keep, phrase.noun)), name: name.name, indicator: name.indicator, match: surelyNamed(verb, name.name, draft), measure: name.indicator?.usualMeasure === 'delta' ? 'delta' : measure }
  const headed = name.match === 'headed' && !worked
  return { ...shared, name: nameWithUnit(worked ? noun : name.name, headed ? '' : verb, draft.unit, draft.family, lexicon), indicator: null, match: headed ? 'headed' : 'built', measure }
}

const asWritten = (phrase: NounPhrase): string => (phrase.verb + phrase.noun).slice(0, 60)

const fitsPeople = (noun: string, lexicon: Lexicon): boolean => /^(?:people|household)$/.test(lexicon.indicatorByName.get(bareName(noun))?.unitFamily ?? 'people')

/** 新增高新技术企业45家，总数达到368家: the stock that the addition went to. */
function stockBehind(last: Binding, lexicon: Lexicon): Binding {
  const noun = last.name.replace(/^(?:新增|净增|新建|新)/, '').replace(/新建数$/, '数')
  const known = lexicon.indicatorByName.get(bareName(noun)) ?? lexicon.indicatorByName.get(bareName(last.asWritten.replace(/^(?:新增|净增|新建成?|新发展|新认定|新)/, ''))) ?? null
  return { ...last, name: known?.name ?? noun, indicator: known, match: known ? 'exact' : 'inherited' }
}

/** 参保|参保率: what the head repeats of its noun is said once. */
const overlapped = (stem: string, joined: string): string => {
  const twice = stem.slice(-2)
  return twice.length === 2 && joined.startsWith(twice, stem.length) ? stem.slice(0, -2) + joined.slice(stem.length) : joined
}

/** 签约项目79个，总投资290.5亿元; 粮食播种面积81万亩，产量36万吨: a bare head goes with the noun before it. */
function bindBareHead(head: string, phrase: NounPhrase, draft: Draft, predicate: Predicate, last: Binding, lexicon: Lexicon, rateHead: string, lead: string): Binding {
  const noun = head === '投资' && /完成/.test(lead) ? '完成投资' : head
  if (/^(?:总数|总量|总数量|累计|存量|总户数)$/.test(noun)) return { ...stockBehind(last, lexicon), asWritten: noun, measure: readMeasure(draft, predicate, phrase, rateHead, ''), sign: signOf(predicate, rateHead), rule: 'bare-head' }
  const stem = last.stem ?? stemOf(last.name, lexicon)
  // 对接项目23个，预计新增税收5000万元: what the projects will add.
  const joined = NEW.test(phrase.verb) && stem.endsWith('项目') && draft.family === 'money' ? `${stem}新增${noun}` : `${stem}${noun}`
  const changes = predicate.change !== null || rateHead !== ''
  const resolved = resolveName(overlapped(stem, joined), draft.family, changes, lexicon)!
  const alone = lexicon.indicatorByName.get(bareName(noun))
  const standsAlone = alone !== undefined && !joined.includes('项目新增') && fits(alone, draft.family, changes) && (/^(?:税收|出口|进口|在校生|专任教师|床位)/.test(noun) || (last.family === draft.family && stem === last.name)) && resolved.match !== 'exact'
  const name = standsAlone ? { name: alone.name, indicator: alone, match: 'exact' as const } : resolved
  const measure = readMeasure(draft, predicate, phrase, rateHead, name.name)
  const plain = name.indicator !== null || measure === 'growth' || measure === 'share' || measure === 'rank'
  return {
    name: plain ? name.name : nameWithUnit(name.name, '', draft.unit, draft.family, lexicon), indicator: name.indicator, match: name.match === 'exact' ? 'exact' : 'inherited',
    asWritten: noun, measure, sign: signOf(predicate, rateHead), owner: phrase.owner || last.owner, scope: phrase.scope || last.scope, verb: phrase.verb, rule: 'bare-head', stem,
  }
}

/** ，同比增长20.19%; 、达到2458.8亿元; ，排全省第2位: goes on about the figure before. */
export function bindInherited({ draft, predicate, lexicon, lead, tail }: Place, memory: SentenceMemory): Binding | null {
  if (!memory.last) return bindVerbOnly(draft, predicate, lexicon)
  const phrase = readNounPhrase(predicate.noun, lexicon)
  const rateHead = endingOf(lexicon.verbs.rateHeads, phrase.noun)
  // 由9个减至4个: both are figures of one kind.
  if (memory.base && memory.last.family === draft.family && phrase.noun === '' && /[至到为成]$/.test(lead.replace(/(?:约|近|超|不足)$/, ''))) return { ...memory.last, match: memory.last.match === 'exact' ? 'inherited' : memory.last.match, verb: '', sign: 1, rule: 'carried-on' }
  // 对接项目23个，投资额92亿元；其中16个已落地开工: a count goes on about things that were counted.
  const things = isCounted(draft.family) && draft.prefix === '' && predicate.change === null && phrase.noun === '' && phrase.verb === '' && !isCounted(memory.last.family ?? '') ? memory.history.findLast((binding) => isCounted(binding.family ?? '')) : undefined
  if (things) {
    const stem = things.stem ?? stemOf(things.name, lexicon)
    const works = /^(?:均|全部|都)?(?:已|已经)?((?:落地|开工|投产|竣工|签约|完工|建成|达产){1,2})/.exec(tail)?.[1] ?? ''
    return { ...things, name: works + stem + '数', stem: works + stem, indicator: works === '' ? things.indicator : null, match: 'inherited', asWritten: works || things.asWritten, measure: 'level', sign: 1, verb: '', rule: 'part-of-count' }
  }
  // 工业用电量24.6亿千瓦时，占…63.9%，增速…: a share has no growth of its own.
  const last = (rateHead !== '' || /增[速幅]|[涨降]幅/.test(predicate.changeWord)) && memory.last.measure === 'share' ? memory.history.findLast((binding) => binding.measure === 'level') ?? memory.last : memory.last
  const unsaid = phrase.noun === '' || rateHead === phrase.noun || lexicon.nouns.bare.has(phrase.noun) || phrase.noun.length < 2
  if (!unsaid && draft.prefix === '') return null
  if (phrase.verb !== '' && phrase.noun === '' && isCounted(draft.family) && draft.prefix === '') {
    const plain = last.rule === 'verb-only' ? bindVerbOnly(draft, predicate, lexicon) : null
    if (plain) return plain
    // 现有高新技术企业64家，其中新认定15家: an addition to the stock.
    if (NEW.test(phrase.verb)) return { ...last, name: `${phrase.verb}${last.stem ?? stemOf(last.name, lexicon)}数`, indicator: null, match: 'inherited', asWritten: phrase.verb, measure: 'delta', sign: 1, verb: phrase.verb, rule: 'verb-only' }
    return { ...last, name: `${last.stem ?? stemOf(last.name, lexicon)}${phrase.verb}数`, indicator: null, match: 'inherited', asWritten: phrase.verb, measure: 'level', sign: 1, verb: phrase.verb, rule: 'verb-only' }
  }
  // 其中沙坡头区37.62平方公里: a part of the level before, whatever was said of its change in between.
  const level = memory.history.findLast((binding) => binding.measure === 'level')
  if (phrase.noun === '' && phrase.owner !== '' && !predicate.linked && predicate.change === null && draft.prefix === '' && last.measure === 'delta' && level?.measure === 'level') return { ...level, owner: phrase.owner, scope: '', match: 'inherited', rule: 'carried-on' }
  const owner = phrase.owner !== '' || phrase.scope !== '' ? { owner: phrase.owner, scope: phrase.scope } : {}
  const continues = predicate.change === null && rateHead === '' && draft.family !== 'point' && !predicate.linked && draft.prefix === '' && phrase.noun === ''
  const measure = continues && sameKind(draft, last) ? last.measure : readMeasure(draft, predicate, phrase, rateHead, last.name)
  // 新建5G基站100座，累计建成700座: the stock behind the addition.
  if (predicate.cumulative && last.measure === 'delta' && measure === 'level' || predicate.cumulative && last.measure === 'delta' && sameKind(draft, last)) return { ...stockBehind(last, lexicon), measure: 'level', sign: 1, verb: '', rule: 'cumulative' }
  const strange = (measure === 'level' || (measure === 'delta' && draft.family !== 'point')) && last.family !== undefined && last.family !== draft.family && !(last.indicator && fits(last.indicator, draft.family, false)) && !(isCounted(last.family) && isCounted(draft.family))
  return { ...last, ...owner, match: last.match === 'exact' ? 'inherited' : last.match, asWritten: last.asWritten, measure, sign: continues ? last.sign : signOf(predicate, rateHead), verb: '', rule: strange ? 'carried-on-strange' : 'carried-on' }
}

/** 截至3月底，累计开工10项、投产4项: what is begun and finished in 项 is projects. */
function bindVerbOnly(draft: Draft, predicate: Predicate, lexicon: Lexicon): Binding | null {
  const { verb, noun, owner, scope } = readNounPhrase(predicate.noun, lexicon)
  if (noun !== '' || !/^(?:项|个)$/.test(draft.unit) || !/^(?:新开工|开工|投产|竣工|完工|复工|签约|落地|储备)$/.test(verb)) return null
  const known = lexicon.indicatorByName.get(`${verb}项目`) ?? null
  return { name: known?.name ?? `项目${verb}数`, indicator: known, match: 'inherited', asWritten: verb, measure: 'level', sign: 1, owner, scope, verb, rule: 'verb-only' }
}

const sameKind = (draft: Draft, last: Binding): boolean =>
  isShareUnit(draft) ? last.measure === 'growth' || last.measure === 'share' : last.measure === 'level' || last.measure === 'delta'
