// Status: done, planned or foreseen. The words of the clause decide; where they are silent, the section does.
import type { Status } from '../../contract/metrics.ts'
import type { Lexicon } from './types.ts'

const WINDOW = 160 // letters of the sentence before the number that may hold the verb of status

/** 将, 要 and 拟 as verbs of intention, not in 将军, 重要, 要素, 模拟. */
const INTENTION = /(?:^|[^即])将(?!军|乐|近|来|以|其|[0-9０-９][^，。；]{0,24}(?:纳入|列为|列入|转为|移交|划归))|(?:^|[^主重需紧首必只摘纲简概次想若还不])要(?!素|求|闻|点|件|案|务|么|塞|是)|(?<!模)拟(?!合|定)|必须|须/
const BY_YEAR = /(?<![高增低降升长加扩大])到(20[2-5]\d)年|到[“‘]?十[五六]五/

const says = (clause: string, words: readonly string[]): boolean => words.some((word) => clause.includes(word))

/** What the heading of a section says: planned, done, or nothing. */
export function sectionStatus(heading: string, lexicon: Lexicon): Status | null {
  const { planHeadings, reviewHeadings } = lexicon.status
  // 圆满完成全年目标任务 looks back.
  const plan = says(heading, planHeadings) && !/(?:圆满|全面|较好)?完成/.test(heading)
  const review = says(heading, reviewHeadings)
  if (plan && review) return null // 2024年工作总结和2025年工作打算 heads both
  return plan ? 'target' : review ? 'actual' : null
}

/** 预计年产值2亿元，3个项目全部落地，开工率100%: a later clause that says what is done takes 预计 back. */
function settled(clause: string, after: string, expected: readonly string[]): boolean {
  const comma = clause.lastIndexOf('，') + 1
  if (comma === 0 || says(clause.slice(comma), expected)) return false
  const since = clause.slice(Math.max(...expected.map((word) => clause.lastIndexOf(word))))
  return /，[^，]{0,16}(?:均已|全部|已经|都已|已[完建有达成开投落])/.test(since) || /(?:开工|投产|达产|达效|落地|转化|履约|竣工)率[^，。；]{0,4}$/.test(clause.slice(comma))
    || /^[^，。；]{0,8}(?:均已|全部[落开投竣建完签]|已经|都已|已[完建有达成开投落])/.test(after)
}

export interface StatusReading { readonly status: Status; readonly explicit: boolean }

/** Status of a number from the words before it in its sentence (up to the last semicolon for 预计), and the section. */
export function readStatus(text: string, sentenceStart: number, at: number, section: Status, thisYear: number | null, lexicon: Lexicon): StatusReading {
  const from = Math.max(sentenceStart, at - WINDOW)
  const before = text.slice(from, at)
  const semicolon = before.lastIndexOf('；')
  const clause = semicolon >= 0 ? before.slice(semicolon + 1) : before
  const by = BY_YEAR.exec(clause)
  if (by && (by[1] === undefined || thisYear === null || Number(by[1]) >= thisYear)) return { status: 'target', explicit: true }
  const { target, aims, expected, actual, stock } = lexicon.status
  if (says(clause, expected) && !settled(clause, text.slice(at, at + 18), expected)) return { status: 'expected', explicit: true }
  if (/^[^，。；]{0,6}预计/.test(text.slice(at, at + 9))) return { status: 'expected', explicit: true }
  // 将412家企业纳入评价 is 把.
  const moved = /将(?:约|近)?$/.test(clause) && /^[^。；]{0,32}(?:纳入|列为|列入|转为|移交|划归)/.test(text.slice(at, at + 40))
  const clauseWords = moved ? clause.replace(/将(?:约|近)?$/, '') : clause
  const near = clauseWords.slice(Math.max(clause.lastIndexOf('，'), clause.lastIndexOf('：')) + 1)
  const done = says(clause, actual)
  if (section === 'target') {
    if (says(clause, target) || says(clause, aims) || INTENTION.test(clauseWords)) return { status: 'target', explicit: true }
    if (done) return { status: 'actual', explicit: true }
    const around = near + (/^[^，。；、]{0,14}/.exec(text.slice(at, at + 14))?.[0] ?? '')
    const basis = /^[^，。；]{0,40}(?:的)?基础上|^[^，。；]{0,12}为(?:主体|依托|基础)/.test(text.slice(at, at + 60))
    return { status: says(around, stock) || basis ? 'actual' : 'target', explicit: false }
  }
  // In a report on what was done, 年度计划投资 names a figure and plans nothing.
  if (says(near, target) || says(near.replace(/计划(?:总)?投资/g, ''), aims) || (says(clause, target) && !done)) return { status: 'target', explicit: true }
  if (INTENTION.test(near) && !says(near, actual)) return { status: 'target', explicit: true }
  if (INTENTION.test(clauseWords) && !done && !clause.includes('了')) return { status: 'target', explicit: true }
  return { status: 'actual', explicit: done }
}
