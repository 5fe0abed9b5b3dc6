// Lists and shares: 分别, 占…比重, 完成计划的….
import { isShareUnit, readMeasure, type Binding, type Place, type SentenceMemory } from './binding-types.ts'
import { bareName } from './lexicon.ts'
import { nameWithUnit, resolveName } from './naming.ts'
import { readNounPhrase } from './nouns.ts'
import { splitShared } from './sharing.ts'

/** 新能源汽车、家电类零售额分别增长56.4%、13%. */
export function bindRespective(place: Place, memory: SentenceMemory): Binding | null {
  const { draft, predicate, lexicon, series, lead } = place
  const phrase = readNounPhrase(predicate.noun, lexicon)
  // 省、市级重点项目分别完成投资36.2亿元、94.3亿元: the verb and its head stand behind 分别.
  const split = series >= 2 ? /^(.+?)分别(?:(完成)|实现|达到|新增)?([\u4e00-\u9fff]{1,8})$/s.exec(predicate.noun) : null
  if (split) {
    const front = readNounPhrase(split[1]!, lexicon).noun
    const items = splitShared(front + (split[2] ?? '') + split[3]!, series, lexicon)
    if (items.length === series) memory.items = items
  }
  const again = (phrase.noun === '' || split !== null) && series >= 2 && (memory.items.length === series || (predicate.respective && memory.history.length >= series))
  // 投资完成率分别为43.2%、37.8%: one head for the items of the list before.
  if (!split && predicate.respective && series >= 2 && phrase.noun !== '' && !/[、和与及]|城乡|存贷款/.test(phrase.noun) && memory.items.length === series) {
    memory.items = memory.items.map((item) => `${item.replace(/(?:完成)?投资$|总投资$/, '')}${phrase.noun}`)
  } else if (predicate.respective && series === 3 && /三次产业/.test(phrase.noun)) {
    memory.items = ['第一产业增加值占比', '第二产业增加值占比', '第三产业增加值占比']
  } else if (!split && predicate.respective && series >= 2 && phrase.noun !== '') {
    memory.items = splitShared(phrase.noun, series, lexicon)
  }
  const opens = (predicate.respective && series >= 2) || again
  if (opens) {
    // 事故6起，死亡5人，分别下降25%和16.7%: the figures named before stand in for the list.
    if (phrase.noun === '' && memory.items.length !== series && memory.history.length >= series) memory.items = memory.history.slice(-series).map((binding) => binding.name)
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
    owner: first?.owner ?? (again ? memory.last?.owner ?? phrase.owner : phrase.owner), scope: first?.scope ?? (again ? memory.last?.scope ?? phrase.scope : phrase.scope), verb: phrase.verb, rule: 'respective',
  }
}

/** ，完成年度任务的, ，为年度计划的 */
const OF_PLAN = /^[，、；（(]?(?:已|共|累计)?(?:完成|占|为|达到?|是)?(?:了)?(?:全年|年度?|年初|序时|市定|县定|省定|市|县|省|下达|既定|投资)*(?:计划|目标|任务|预算|进度|考核)(?:任务|目标|投资|数|进度)?(?:的)?$/

/** 占地区生产总值的比重为5.2%, 占比达57%, 完成年度任务的117.4%. */
export function bindShareOf({ draft, predicate, lead, lexicon }: Place, memory: SentenceMemory): Binding | null {
  if (!isShareUnit(draft) || predicate.change !== null) return null
  const text = predicate.noun
  if (memory.last && OF_PLAN.test(lead.replace(/(?:约|近|超|超过|达到?)$/, ''))) {
    return { ...memory.last, name: `${memory.last.name.replace(/完成投资$/, '投资')}完成率`, indicator: null, match: 'inherited', asWritten: text.replace(/^[，、]/, ''), measure: 'share', sign: 1, rule: 'plan-completion' }
  }
  const match = /^(.*?)(?:所)?占(?!地面积|地$|地约|用|有)(.{0,24}?)(?:的)?(?:比重|比例|比|份额)?$/s.exec(text)
  if (!match || (match[2] === '' && !/占(?:比|比重|比例)?$/.test(text))) return null
  const [whole, part] = [match[2]!.replace(/^(?:全[市省区县]|同期)/, '').replace(/(?:总额|总量)?的$/, ''), readNounPhrase(match[1]!, lexicon)]
  const exact = lexicon.indicatorByName.get(bareName(part.noun + text.slice(match[1]!.length).replace('的', '')))
  const stem = part.noun !== '' ? part.noun : memory.last && memory.last.measure !== 'share' ? memory.last.name : memory.last?.name.replace(/占.*$|占比$/, '') ?? ''
  if (stem === '') return null
  const name = exact?.name ?? (whole === '' ? `${stem.replace(/数$/, '')}占比` : `${stem}占${whole}比重`)
  const known = exact ?? lexicon.indicatorByName.get(bareName(name)) ?? null
  return {
    name: known?.name ?? name, indicator: known, match: known ? 'exact' : part.noun !== '' ? 'built' : 'inherited', asWritten: (part.noun + text.slice(match[1]!.length)).replace(/^[，、]/, ''), measure: 'share', sign: 1,
    owner: part.owner || (part.noun === '' ? memory.last?.owner ?? '' : ''), scope: part.scope, verb: '', rule: 'share-of',
  }
}

