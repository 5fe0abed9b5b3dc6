// What headings say for the passages below them: done or planned, which year, whose section.
import type { Passage } from '../../contract/documents.ts'
import type { Status } from '../../contract/metrics.ts'
import { sectionStatus } from './status.ts'
import { sectionOwnerOf } from './subjects.ts'
import type { DocumentContext, Lexicon } from './types.ts'

export interface Section { readonly status: Status; readonly known: boolean; readonly year: number | null; readonly owner: string }

const MAX_HEADING = 40 // a "paragraph" this short without a full stop heads what follows in plain texts

const yearIn = (text: string): number | null => {
  const year = /(?:19|20)\d{2}(?=年)/.exec(text)?.[0]
  return year ? Number(year) : null
}

/** What a sentence says when it looks back, and when it sets out: said of whole sentences, never of one number. */
const LOOKS_BACK = /同比|比上年|较上年|比去年|较去年|上年同期|去年|累计|截至|荣获|被评为|圆满|以来|已经|已[完建有达成开投]|均已|取得|成功|[^\s，。；]了(?!解)|其中，|合计/
const SETS_OUT = /将(?!军|乐|近|来)|要(?!素|求|闻|点)|力争|确保|加快|推进|推动|持续|深入|着力|全力|打造|实施|加强|提升|完善|争取|争创|培育|抓好|落实|坚持|积极|努力|强化|统筹/
/** Of the bundled and invented texts, plans have 0–8 % of sentences that look back, reviews 33–96 %. */
const MOST_LOOKING_BACK = 0.15
const FEWEST_SETTING_OUT = 8 // fewer sentences say nothing about a text

/** A text of bare imperatives (推进…，打造…，完成…) sets out what will be done, though no heading says so. */
function setsOut(passages: readonly Passage[]): boolean {
  let back = 0, out = 0
  for (const passage of passages) {
    if (passage.kind !== 'paragraph') continue
    for (const sentence of passage.text.split(/[。；！]/)) {
      if (LOOKS_BACK.test(sentence)) back++
      else if (SETS_OUT.test(sentence)) out++
    }
  }
  return out >= FEWEST_SETTING_OUT && back <= (back + out) * MOST_LOOKING_BACK
}

/** A title of a plan speaks of what will be done: 2024年某区这样干, 工作要点; a communiqué or summary of what was. */
function statusOfTitle(passages: readonly Passage[], lexicon: Lexicon): Status | null {
  const title = passages.filter((passage) => passage.kind === 'title' || passage.kind === 'subtitle').map((passage) => passage.text).join(' ')
  const byTitle = /政府工作报告/.test(title) ? null : sectionStatus(title, lexicon)
  if (byTitle) return byTitle
  const opening = passages.find((passage) => passage.kind === 'paragraph')?.text.slice(0, 160) ?? ''
  const headed = passages.some((passage) => passage.kind === 'heading' && sectionStatus(passage.text, lexicon) !== null)
  if (!headed && !/政府工作报告/.test(title) && setsOut(passages)) return 'target'
  return /^[^。]{0,24}(?:将|要)(?:不折不扣|坚持|全面|继续|以|深入|按照|紧紧|认真|聚焦|围绕)/.test(opening) ? 'target' : null
}

/**
 * The year that a document speaks of where nobody says: that of its title; for a work report the year before it was
 * given; else the year that opens one of its first paragraphs.
 */
function yearOfDocument(passages: readonly Passage[], written: number | null, monthOf: number | null): number | null {
  const titles = passages.filter((passage) => passage.kind === 'title' || passage.kind === 'subtitle').map((passage) => passage.text).join(' ')
  const head = titles || (passages[0] && passages[0].text.length <= 60 ? passages[0].text : '')
  if (/工作报告/.test(head)) return written !== null ? written - 1 : null
  const titled = yearIn(head)
  if (titled !== null) return titled
  if (/总结|回顾|公报|综述/.test(head) && written !== null && monthOf !== null && monthOf <= 3) return written - 1
  for (const passage of passages.filter(({ kind }) => kind === 'paragraph').slice(0, 3)) {
    const opened = /^.{0,16}?((?:19|20)\d{2})年(?:以来|，|全|[^底末初以])/.exec(passage.text)?.[1]
    if (opened) return Number(opened)
  }
  return null
}

/** The section that each passage stands in. Linear. */
export function sectionsOf(passages: readonly Passage[], context: DocumentContext, lexicon: Lexicon): Section[] {
  const byTitle = statusOfTitle(passages, lexicon)
  const spoken = /(?:19|20)\d{2}/.exec(context.speaksOf ?? '')?.[0]
  const written = /^\d{4}/.exec(context.date ?? '')?.[0]
  const year = spoken ? Number(spoken) : yearOfDocument(passages, written ? Number(written) : null, Number(/^\d{4}-(\d{2})/.exec(context.date ?? '')?.[1] ?? Number.NaN) || null)
  let section: Section = { status: byTitle ?? 'actual', known: byTitle !== null, year, owner: '' }
  const yearDone = year // a review without a year is of the year that the document looks back on
  let owner = ''
  return passages.map((passage) => {
    const heads = passage.kind === 'heading' || (passage.kind === 'paragraph' && passage.text.length <= MAX_HEADING && !/[。；！]/.test(passage.text))
    if (heads) {
      const status = sectionStatus(passage.text, lexicon)
      const year = yearIn(passage.text)
      if (status !== null || (year !== null && passage.kind === 'heading')) {
        const derived = year ?? (status === 'target' && written ? Number(written) : status === 'actual' ? yearDone : section.year)
        section = { status: status ?? section.status, known: status !== null || section.known, year: derived, owner: '' }
      }
      if (passage.kind === 'heading') owner = sectionOwnerOf(passage.text, lexicon)
      return { ...section, owner }
    }
    // 新的一年，…: the closing paragraph of a review sets out for the next year.
    if (/^(?:展望)?(?:新的一年|来年|明年|新年)/.test(passage.text)) {
      section = { ...section, status: 'target', known: true, year: written && section.year !== null && Number(written) > section.year ? Number(written) : section.year === null ? null : section.year + 1 }
    }
    const opening = /^[^。]{2,24}。/.exec(passage.text)?.[0]
    const own = opening ? sectionOwnerOf(opening, lexicon) : ''
    return { ...section, owner: own || owner }
  })
}
