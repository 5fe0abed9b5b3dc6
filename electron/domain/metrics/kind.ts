// Metric or not: what a number is when its neighbours are read. The reason is kept, so that a person can see why a
// number is not in the ledger.
import type { OtherReason } from '../../contract/metrics.ts'
import { beginningOf, endingOf } from './lexicon.ts'
import { isCounted } from './naming.ts'
import type { Draft, Lexicon } from './types.ts'

const WINDOW = 14 // letters looked at on each side; the longest name in names.json has ten

/** 优良天数285天, 办理时限3个工作日, 人均预期寿命79岁: a time that is measured, not one that passes. */
const MEASURED_TIME = /(?:天数|时长|时限|时间|寿命|年限|周期|期限|日数|工期|平均年龄|年龄|天数达到|天数比例)[^，。；、]{0,8}$/
const THRESHOLD_UNITS = new Set(['岁', '周岁', '人', '元', '户', '吨', '亩', '公顷', '公里', '平方米', '千瓦', '美元', '年', '级', '米', '平方公里', '立方米', '兆瓦', '万人', '蒸吨', '毫米'])
/** What follows 以上 when it opens a population: 500人以上行政村. A verb or punctuation there ends the clause instead. */
const OPENS_POPULATION = /^(?:（?(?:含|不含)[^）]{0,8}）?)?(?:的)?[\u4e00-\u9fff]/
const ENDS_AFTER_HEDGE = /^(?:，|。|；|、|）|$|：|！|用于|同比|增长|下降|和|与|及|或|后|占|来自|达|是|为|在|由|实现|完成|较|比|并|得到|已|均|都|可|将|被|以内|左右|有)/

const listMark = (text: string, draft: Draft): boolean => {
  const before = text[draft.start - 1] ?? ''
  const after = text[draft.end] ?? ''
  if (draft.unit !== '' || draft.value > 99 || !Number.isInteger(draft.value)) return false
  const opens = draft.start === 0 || /[。；：\n“”　 ]/.test(before)
  if (/[（(]/.test(before) && /[）)]/.test(after)) return draft.value < 60
  return opens && /[.．、）)]/.test(after) && !/[0-9]/.test(text[draft.end + 1] ?? '')
}

/** 2.5 in PM2.5, 5 in 5G, 108 in 108国道, 15661 in “15661”, 14 in 〔2022〕14号. */
function nameReason(text: string, draft: Draft, lexicon: Lexicon): OtherReason | null {
  const before = text.slice(Math.max(0, draft.start - WINDOW), draft.start)
  const after = text.slice(draft.end, draft.end + WINDOW)
  if (/[〔\[【]$/.test(before) && /^[〕\]】]/.test(after)) return 'document-number'
  if (/[〕\]】]第?$/.test(before) || (draft.unit === '号' && /[〕\]】]$/.test(before))) return 'document-number'
  const prefix = endingOf(lexicon.names.before, before)
  if (prefix !== '' && prefix !== '第' && draft.prefix === '' && draft.unit === '') return 'name'
  if (prefix !== '' && !/[A-Z]$/.test(prefix) && prefix !== '第' && prefix !== '运') return 'name'
  if (/[A-Za-z]$/.test(before) && !/(?:GDP|CPI|PPI|R&D|APP|VIP|CAGR)$/.test(before)) return 'name'
  if (draft.unit === '' || draft.unit === 'P' || draft.unit === 'T') {
    if (/^[A-Za-z+＋×]/.test(after) && !/^(?:R&D|GDP)/.test(after)) return 'name'
    if (/[+＋×Xx]$/.test(before)) return 'name'
  }
  const quotedBefore = /[“"‘]$/.test(before)
  if (quotedBefore && /^[”"’+＋·.—\-]/.test(after)) return 'name'
  if (quotedBefore && draft.unit !== '' && draft.family !== 'money' && draft.family !== 'percent' && !/^[^”]{0,12}$/.test(after)) return 'name'
  if (draft.unit === '' && /“[0-9+＋N·.\-—]{0,10}$/.test(before)) return 'name'
  if (draft.unit === '' && draft.valueMax === null) {
    const suffix = beginningOf(lexicon.names.after, after)
    if (suffix !== '') return 'name'
  }
  if (draft.unit === '强' && draft.prefix === '') return 'name'
  if (draft.unit === '强') return 'name'
  return null
}

function thresholdReason(text: string, draft: Draft): OtherReason | null {
  const rest = text.slice(draft.end, draft.end + WINDOW)
  // 营业收入超500亿元的企业达到11家: the size that makes the eleven.
  if (draft.family === 'money' && /^(?:以上)?的?(?:企业|项目|产业集群|产业|集群|园区|县|镇|村|商品|品牌|单品|大户|乡镇|街道)/.test(rest) && /(?:超过?|突破|过|达到?|大于)$/.test(text.slice(Math.max(0, draft.start - 3), draft.start))) return 'threshold'
  if (draft.unit === '岁' || draft.unit === '周岁') return /(?:寿命|年龄)[^，。；]{0,8}$/.test(text.slice(Math.max(0, draft.start - 14), draft.start)) ? null : 'threshold'
  const hedge = /^(?:及?以上|及?以下|以内|及其以上)/.exec(rest)?.[0]
  if (!hedge || !THRESHOLD_UNITS.has(draft.unit)) return null
  const follows = rest.slice(hedge.length)
  if (ENDS_AFTER_HEDGE.test(follows)) return null
  // 规划总投资10亿元以上项目; but 到位资金100亿元以上的目标 keeps its figure.
  if (/^的?(?:目标|任务|增长|水平|规模)/.test(follows)) return null
  return OPENS_POPULATION.test(follows) ? 'threshold' : null
}

/** Why this number is no metric, or null if it may be one. Looks at a fixed window only. */
export function reasonOf(text: string, draft: Draft, lexicon: Lexicon): OtherReason | null {
  if (draft.reason !== null) {
    // “2024中国能源企业500强”: a bare year; “2024户” would have had a unit.
    return /[〔\[【]$/.test(text.slice(Math.max(0, draft.start - 1), draft.start)) ? 'document-number' : draft.reason
  }
  if (draft.spelled) return null
  if (listMark(text, draft)) return 'list-number'
  const name = nameReason(text, draft, lexicon)
  if (name) return name
  const before = text.slice(Math.max(0, draft.start - WINDOW), draft.start)
  const after = text.slice(draft.end, draft.end + WINDOW)
  if (draft.prefix === '第') return draft.unit === '位' || draft.unit === '名' ? null : placed(before) && (draft.unit === '' && /^(?:[，。、；）]|$)/.test(after)) ? null : 'ordinal'
  if (draft.prefix === '前') {
    if (draft.family === 'time') return 'date'
    if (draft.unit === '位' || draft.unit === '名') return null
    return draft.unit === '' && placed(before) ? null : 'ordinal'
  }
  if (/^(?:届|版|号|型|纳米|寸|英寸|级别)$/.test(draft.unit)) return 'ordinal'
  if (draft.family === 'grade') return 'name'
  if (draft.family === 'voltage') return 'specification'
  if (draft.unit === '期' || (draft.unit === '章' || draft.unit === '页')) return 'ordinal'
  if (draft.unit === '次' && /^(?:全会|会议|党代会|代表大会|常务)/.test(after)) return 'ordinal'
  // 在全省26家开发区中排第3位: the size of the field, not a figure of the region.
  if (/在(?:全[国省市区县州]|[\u4e00-\u9fff]{2,4}[省市])[^，。；]{0,4}$/.test(before) && /^[^，。；]{0,18}?中(?:，|[^，。；]{0,8}(?:排|居|列|位|名|获))/.test(text.slice(draft.end, draft.end + 30))) return 'unclear'
  // 位于50%的临界点以上; 两个10万吨级泊位: a line that divides, a size that names a kind.
  if (/^的?(?:临界点|荣枯线|警戒线|临界值|分界线)/.test(text.slice(draft.end, draft.end + 5))) return 'threshold'
  if (draft.family === 'mass' && /^级/.test(text.slice(draft.end, draft.end + 1))) return 'specification'
  // 推出“惠企27条”: a number that ends a quoted name.
  if (isCounted(draft.family) && /^”/.test(text.slice(draft.end, draft.end + 1)) && /“[^”，。]{1,10}$/.test(text.slice(Math.max(0, draft.start - 11), draft.start))) return 'name'
  const threshold = thresholdReason(text, draft)
  if (threshold) return threshold
  if (draft.family === 'time') return timeReason(draft, before, after)
  // 城市群5市, 全市6县（市、区）: without 个 it says where, not how many.
  if (/^[市国地省校县区州旗]$/.test(draft.unit)) return 'unclear'
  if (/以[^，。；）]{1,12}为$/.test(before) && draft.unit === '') return 'specification'
  if (draft.unit === '') return bareReason(text, draft, before, after)
  return null
}

const placed = (before: string): boolean => /(?:排|居|列|位|名|进入|跻身|升至|升到|前移|稳居|进)[^，。；、]{0,10}$/.test(before)

function timeReason(draft: Draft, before: string, after: string): OtherReason | null {
  if (draft.unit === '年' || draft.unit === '周年' || draft.unit === '年级' || draft.unit === '学年') return 'duration'
  if (MEASURED_TIME.test(before) || /^(?:的)?(?:优良天数|达标天数)/.test(after)) return null
  if (/(?:缩短|压缩|压减|提速|控制在|精简|减少|增加|提升|提高)[^，。；]{0,4}$/.test(before) && draft.unit !== '月') return null
  return draft.unit === '时' || draft.unit === '月' || draft.unit === '日' ? 'date' : 'duration'
}

/** A number without a unit is a metric only where an index, a coefficient or a scaled count stands before it. */
function bareReason(text: string, draft: Draft, before: string, after: string): OtherReason | null {
  const scaled = /[万亿千百]$/.test(text.slice(draft.start, draft.end))
  if (scaled) return null
  if (/(?:性别比|指数|系数|得分|评分|总分|比值|之比|收入比|倍差|排名|综合指数|PMI|弹性|密度|[数量额值]|人口)(?:为|达|达到|是|降至|上升至|由|下降到|提高到|均为|分别为|缩小至|缩小到)?(?:约|近)?$/.test(before)) return null
  // 城乡居民收入比由上年的1.97缩小为1.94.
  if (/(?:性别比|指数|系数|比值|之比|收入比)由(?:(?:上|去)年(?:同期)?的)?(?:[0-9.:：]{1,6}(?:缩小|下降|降低|提高|上升|扩大|降|升|调整)(?:为|到|至))?$/.test(text.slice(Math.max(0, draft.start - 28), draft.start))) return null
  if (draft.family === 'ratio') return null
  if (/^[，。、；）]/.test(after) && /(?:增长|下降|提高|达到|完成|为|达)$/.test(before)) return 'unclear'
  return 'unclear'
}
