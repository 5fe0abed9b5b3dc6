// Status: done, planned or foreseen. The words of the clause decide; where they are silent, the section does.
import type { Status } from '../../contract/metrics.ts'
import type { Lexicon } from './types.ts'

const WINDOW = 90 // letters of the sentence before the number that may hold the verb of status

/** 将, 要 and 拟 as verbs of intention, not in 将军, 重要, 要素, 模拟. */
const INTENTION = /(?:^|[^即])将(?!军|乐|近|来|以|其)|(?:^|[^主重需紧首必只摘纲简概次想若还不])要(?!素|求|闻|点|件|案|务|么|塞|是)|(?<!模)拟(?!合|定)|必须|须/
const AIM = /目标(?:是|为|：|定为|任务是|要达到)|预期目标|力争|确保|争取(?:到|在|完成|实现|新增|达到)|计划(?:完成|实施|投资|新建|建设|出让|新增|总投资|今年|年内|开工|到|再|安排|于)|有望|努力实现|奋斗目标|规划(?:到|总投资|建设|面积)|年内(?:实现|完成|建成|力争)/
/** These hold for the rest of a sentence even in a report on what was done. */
const STRONG_AIM = /力争|确保(?:完成|实现|到)|预期目标|目标(?:是|为|：)|争取(?:到20|实现)/
const FORESEEN = /预计|预估|估计|预测|可实现|有望达到|可达|可新增|可年产|可带动|投产后|达产后|建成后|全部达产|达效后/
const DONE = /(?:完成|实现|达到|新增|建成|发放|培育|引进|签约|投入|改造|获得|争取|落实|招引|开工)了|已(?!有)|同比|比上年|较上年|较去年|比去年|截至|累计完成|去年|上年|初步核算|以来/

/** What the heading of a section says: planned, done, or nothing. */
export function sectionStatus(heading: string, lexicon: Lexicon): Status | null {
  const { planHeadings, reviewHeadings } = lexicon.status
  const plan = planHeadings.some((word) => heading.includes(word))
  const review = reviewHeadings.some((word) => heading.includes(word))
  if (plan && review) return null // 2024年工作总结和2025年工作打算 heads both
  return plan ? 'target' : review ? 'actual' : null
}

export interface StatusReading { readonly status: Status; readonly explicit: boolean }

/** Status of a number from the words before it in its sentence (up to the last semicolon for 预计), and the section. */
export function readStatus(text: string, sentenceStart: number, at: number, section: Status, thisYear: number | null, lexicon: Lexicon): StatusReading {
  const from = Math.max(sentenceStart, at - WINDOW)
  const before = text.slice(from, at)
  const semicolon = before.lastIndexOf('；')
  const clause = semicolon >= 0 ? before.slice(semicolon + 1) : before
  const by = /(?<![高增低降升长加扩大])到(20[2-5]\d)年|到[“‘]?十[五六]五/.exec(clause)
  if (by && (by[1] === undefined || thisYear === null || Number(by[1]) >= thisYear)) return { status: 'target', explicit: true }
  if (FORESEEN.test(clause)) return { status: 'expected', explicit: true }
  const comma = Math.max(clause.lastIndexOf('，'), clause.lastIndexOf('：'))
  const near = clause.slice(comma + 1)
  if (section === 'target') {
    if (AIM.test(clause) || INTENTION.test(clause)) return { status: 'target', explicit: true }
    if (DONE.test(clause)) return { status: 'actual', explicit: true }
    const around = near + (/^[^，。；、]{0,14}/.exec(text.slice(at, at + 14))?.[0] ?? '')
    const stock = lexicon.status.stock.some((word) => around.includes(word))
    const basis = /^[^，。；]{0,40}(?:的)?基础上|^[^，。；]{0,12}为(?:主体|依托|基础)/.test(text.slice(at, at + 60))
    if (stock || basis) return { status: 'actual', explicit: false }
    return { status: 'target', explicit: false }
  }
  if (AIM.test(near.replace(/计划(?:总)?投资/g, '')) || (STRONG_AIM.test(clause) && !DONE.test(clause))) return { status: 'target', explicit: true }
  if (INTENTION.test(near) && !DONE.test(near)) return { status: 'target', explicit: true }
  if (INTENTION.test(clause) && !DONE.test(clause) && !/了/.test(clause)) return { status: 'target', explicit: true }
  return { status: 'actual', explicit: DONE.test(clause) }
}
