// Names: words of the text → an entry of the lexicon, or a name in the same manner where the lexicon has none
// (改造|373个|日间照料中心 → 日间照料中心改造数).
import { bareName, endingOf } from './lexicon.ts'
import { measurableHead } from './nouns.ts'
import type { Indicator, Lexicon, UnitFamily } from './types.ts'

export interface Name {
  readonly name: string
  readonly indicator: Indicator | null
  /** `exact`: the words are a name of the lexicon; `headed`: a modifier before such a name; `built`: by grammar. */
  readonly match: 'exact' | 'headed' | 'built'
  /** Region or entity words found before the name. */
  readonly owner: string
}

const COUNTED: readonly string[] = ['count', 'people', 'household']
/** Units that can stand for an indicator of a family; a count may be printed in any classifier. */
const FITTING: Readonly<Record<string, readonly UnitFamily[]>> = {
  money: ['money'], percent: ['percent', 'share', 'ratio', 'point'], count: ['count', 'people', 'household', '', 'mass'], people: ['people', 'household', '', 'count', 'ratio'],
  household: ['household', 'people', 'count', ''], area: ['area', 'count', ''], length: ['length', 'count'], mass: ['mass', 'volume', ''], volume: ['volume', 'mass', ''], energy: ['energy', ''],
  power: ['power', ''], time: ['time', ''], concentration: ['concentration', ''], index: [''], ratio: ['ratio', ''], temperature: ['temperature'], 'money-rate': ['money'],
}

/** Whether a figure in this unit can be of this indicator at all; growth in % always can. */
export const fits = (indicator: Indicator, family: UnitFamily, changes: boolean): boolean =>
  (changes && (family === 'percent' || family === 'point' || family === 'ratio' || family === 'share')) || (FITTING[indicator.unitFamily] ?? []).includes(family)

/** Where a longer phrase is cut before its last noun: after a verb or particle that no noun contains. */
const CUT = /^.*(?:完成|实现|带动|推动|促使|促进|拉动|送上|签订|落实|争取|引进|招引|获批|累计|共有|其中|同时|使得|确保|力争|保持|得到|看|分|中，|为|使|让|把|将|向|从|[^存现]在|对|由|于|并|而|与|及|和|、|，|的)(?=.)/su

/** 国务院“互联网+督查”反馈问题, 省政府“13710”交办事项: codes and offices are not part of what is measured. */
const withoutCodes = (noun: string): string =>
  noun.length < 10 ? noun : noun.replace(/“[^”]*[0-9+＋][^”]*”/g, '').replace(/(?:国务院|省政府|市政府|县政府|省委|市委)(?=[\u4e00-\u9fff]{4})/g, '')

/** 的 inside a name is dropped where it only joins: 地区生产总值的比重. */
const joinGenitive = (noun: string): string => noun.replace(/的(?=比重|比例|份额|占比|增加值|投资|总投资|面积|产值)/g, '')

/**
 * The canonical name of a noun phrase with its unit. The longest name of the lexicon that ends the phrase wins, if the
 * unit fits; what stands before it is kept as a modifier (县级以上|龙头企业销售收入) or handed back as owner.
 */
export function resolveName(phrase: string, family: UnitFamily, changes: boolean, lexicon: Lexicon): Name | null {
  const noun = bareName(joinGenitive(withoutCodes(phrase)))
  if (noun === '') return null
  const whole = lexicon.indicatorByName.get(noun)
  if (whole && fits(whole, family, changes)) return { name: whole.name, indicator: whole, match: 'exact', owner: '' }
  const shortest = 3
  for (let length = Math.min(lexicon.longestAlias, noun.length - 1); length >= shortest; length--) {
    const indicator = lexicon.indicatorByName.get(noun.slice(-length))
    if (!indicator || !fits(indicator, family, changes)) continue
    const modifier = noun.slice(0, -length)
    // 每千名老人拥有养老床位42张: a figure for each is another indicator than the sum.
    if (/每[百千万]|人均|亩均|户均/.test(modifier)) return { name: modifier + noun.slice(-length), indicator: null, match: 'headed', owner: '' }
    const kept = modifier.replace(CUT, '').replace(/^.*(?:[、和与及]|共有|实现|完成|达到|拥有|其中)$/s, '')
    const listed = /[、和与及]$/.test(modifier) // the last of a list that shares one number: less sure
    if (kept === '' || /^(?:年末|期末|年底|全年|当年|本年|年度|实际|全社会|地方|累计|全部|我市|全市|实有|共有|规划|预计|总的|各级|各类|(?:金融机构)?(?:本外币|人民币)?(?:月末|年末|期末|季末)?)$/.test(kept)) return { name: indicator.name, indicator, match: listed ? 'headed' : 'exact', owner: '' }
    // 新改建“四好农村路”: a verb of works before a length or an area that already says what was done.
    if (lexicon.verbs.keep.words.has(kept) && (family === 'length' || family === 'area')) return { name: indicator.name, indicator, match: 'exact', owner: '' }
    if (/(?:开发区|园区)$/.test(kept)) return { name: indicator.name, indicator, match: 'exact', owner: kept }
    return { name: kept + noun.slice(-length), indicator: null, match: 'headed', owner: '' }
  }
  return { name: noun, indicator: null, match: 'built', owner: '' }
}

const SUFFIXES: Readonly<Partial<Record<UnitFamily, string>>> = { area: '面积', length: '长度', power: '装机容量', energy: '用电量', time: '时间', volume: '量' }

/** Adds what the unit says is counted: 金融网点 in 个 → 金融网点数, 农村公路 in 公里 → 农村公路里程. */
export function nameWithUnit(noun: string, verb: string, unit: string, family: UnitFamily, lexicon: Lexicon): string {
  const short = shorten(noun, lexicon)
  if (/(?:数|率|额|量|值|比|能力|规模|水平|总产|比重|占比|比例|面积|长度|里程|人次|金|收入|支出|经费|投资|容量|产能|天数|指数|系数|浓度|指标)$/.test(short) && verb === '') return short
  const work = verb === '' || short.includes(verb) ? '' : workName(verb)
  const reached = (family === 'people' || family === 'household' || (family === 'count' && verb === '惠及')) && /^(?:惠及|带动|服务|资助|救助|安置|吸纳|帮扶)$/.test(verb) && !short.startsWith(verb) ? verb : ''
  const stem = reached !== '' ? reached + short : family === 'count' && /^(?:[\u4e00-\u9fff]{0,2}项目)$/.test(short) && PROJECT_VERB.test(verb) || TOGETHER.test(verb) ? verb + short : work === '新增' || work === '净增' ? work + short : short + work
  if (family === 'power' && stem.endsWith('装机')) return `${stem}容量`
  if (/[出存]栏$/.test(stem)) return `${stem}量`
  if (family === 'count') {
    if (unit === '场') return stem.endsWith('场次') ? stem : `${stem}场次`
    if (unit === '条' && /(?:政策|措施|意见|办法|发展|举措|制度|建议|纾困|经济|服务)$/.test(stem)) return `${stem}条数`
    if (unit === '次') return `${stem}次数`
    return stem.endsWith('数') ? stem : `${stem}数`
  }
  if (family === 'people') {
    if (unit === '人次') return /人次$/.test(stem) ? stem : `${stem}人次`
    if (/(?:人口|人数|人员|人员数)$/.test(stem)) return /(?:人口|人员)$/.test(stem) ? `${stem}数` : stem
    return /新增就业$/.test(stem) ? stem : `${stem}人数`
  }
  // 专精特新7户、上市1户: households that are listed are enterprises.
  if (family === 'household' && /(?:上市|挂牌)$/.test(stem)) return `${stem}企业数`
  if (family === 'household') return /(?:企业|单位|商户|公司|机构|主体|用户)$/.test(stem) ? `${stem}数` : /户$/.test(stem) ? `${stem}数` : `${stem}户数`
  if (family === 'length') return `${stem}${endingOf(lexicon.nouns.roads, short) !== '' ? '里程' : '长度'}`
  if (family === 'energy' && stem.endsWith('用电')) return `${stem}量`
  const paid = family === 'money' ? /^.*发放(.{2,})$/.exec(stem)?.[1] : undefined
  if (paid) return `${paid}发放金额`
  if (family === 'money') return /(?:额|金|资|收入|值|款|费|税|债|债券|支出|余额|贷款|投资|利润|产值|资产|成本|价|保费|补贴|补助|营收|利税)$/.test(stem) ? stem : `${stem}金额`
  if (family === 'mass') return /量$/.test(stem) ? stem : `${stem}${/(?:煤|钢|铁|粮|菜|果|肉|蛋|奶|茶|药|油|料|棉|麦|米|豆|糖|鱼|产品)$/.test(stem) ? '产量' : '量'}`
  if (family === 'time' && /(?:年龄|寿命|时限|周期|工期|时间|时长|天数|期限|年限)$/.test(stem)) return stem
  const suffix = SUFFIXES[family]
  if (suffix && !stem.endsWith(suffix)) return stem + suffix
  return stem
}

/** Verbs that come down to one: 建好 and 新建 name what 建设 does. */
const workName = (verb: string): string => {
  if (verb === '建好') return '建设'
  if (/^新?改造/.test(verb) || verb === '提升改造') return '改造'
  if (verb === '新引进' || verb === '招引') return '引进'
  if (verb === '新培育') return '培育'
  if (verb === '新认定') return '认定'
  if (verb === '新设' || verb === '新登记' || verb === '增加') return '新增'
  if (/^(?:接待|销售|生产|种植|投入|筹集|惠及|覆盖|保障|服务|帮扶|带动|吸纳|拨付|争取|储备|谋划|策划|实施|举办|组织|开展|检查|配备|入选|签约)$/.test(verb)) return ''
  return verb
}

/** What a project does stands before its noun: 开工|项目|数, 竣工投产|项目|数. */
/** 与3所高校共建: who it was done with. */
const TOGETHER = /^(?:共建|联建|合作)$/
const PROJECT_VERB = /^(?:新)?(?:开工|竣工|投产|完工|复工|签约|投产达效|竣工投产|落地|落地开工|开工建设|储备|谋划|入园|注册入园)$/

/** Verbs that make a count one of works done, not of things that stand: 改造|日间照料中心 is not their number. */
export const worksOn = (verb: string): boolean =>
  /^(?:新)?(?:改造|更新|维修|维护|修复|拆除|整治|加装|扩建|改建|迁建|搬迁|清理|排查|检查|救助|资助|申报|认定|创建|建设|建好|新建|改扩建|出让|开工|投产|竣工|提升|升级|培训|复工|投用)/.test(verb)

const MAX_NAME = 22 // longer phrases hold a clause, not a name

/** A built name keeps the last noun of a long phrase: what stands after the last verb or particle. */
function shorten(noun: string, lexicon: Lexicon): string {
  let short = bareName(noun)
  if (short.length > 10) {
    const cut = short.replace(/^.*(?:完成|实现|带动|推动|促进|送上|签订|通过|围绕|聚焦|，|、)(?=.{3})/su, '')
    if (cut.length >= 3) short = cut
  }
  short = short.replace(/^(?:计划)?(?:总)?投资(?=[0-9百千]*[万亿]元?以上)/, '')
  short = short.replace(/^(?:的|了|等|各类|各项|各级|一批|新的)+/u, '').replace(/总数$/, '').replace(/数量$/, '')
  if (short.length > MAX_NAME) short = short.slice(-MAX_NAME)
  return short === '' ? noun : measurableHead(short, lexicon) === short && noun.length > short.length ? bareName(noun).slice(-MAX_NAME) : short
}

/** True for families whose figures are counted in classifiers. */
export const isCounted = (family: UnitFamily): boolean => COUNTED.includes(family)

/** The noun of a name without its head: 签约项目数 → 签约项目, 粮食播种面积 → 粮食. */
export function stemOf(name: string, lexicon: Lexicon): string {
  const counted = name.replace(/(?:总数|个数|户数|人数|宗数|套数|起数|数)$/, '')
  if (counted !== name) return counted
  const rate = /^(.+?)[\u4e00-\u9fff]{2}率$/.exec(name)?.[1]
  if (rate) return rate
  const head = endingOf(lexicon.nouns.measurable, name)
  return head !== '' && head.length < name.length ? name.slice(0, -head.length) : name
}
