import type { DocumentKind, FileInspection, Passage, RegionCode } from '../../contract/index.ts'
import { guessContext, type Lexicon } from '../../domain/metrics/index.ts'
import type { ReadDb } from '../storage/index.ts'

/** Words of a title that tell what kind of document it is, most telling first. */
const KIND_WORDS: readonly (readonly [words: RegExp, kind: DocumentKind])[] = [
  [/工作报告/, 'work-report'], [/规划|计划|方案|纲要|安排|要点|这样干/, 'plan'], [/总结|回顾|公报|综述|情况/, 'summary'],
  [/专题|特刊|巡礼|纪实/, 'feature'], [/日报|讯|新闻|召开|举行/, 'news'],
]

/** Longest title that is proposed; a longer one is no title. UTF-16 code units. */
const LONGEST_TITLE = 120

/** What the text itself tells of a document, for a person to check. */
export function proposeDetails(db: ReadDb, passages: readonly Passage[], fileName: string, lexicon: Lexicon): FileInspection['proposed'] {
  const title = (passages.find(({ kind }) => kind === 'title') ?? passages.find(({ kind }) => kind === 'heading'))?.text ?? nameOf(fileName)
  const { region, regionCode, date, speaksOf } = guessContext(passages, lexicon)
  return {
    title: title.slice(0, LONGEST_TITLE),
    region: regionCode as RegionCode | null ?? regionNamed(db, region),
    kind: KIND_WORDS.find(([words]) => words.test(title))?.[1] ?? 'other',
    date, speaksOf: speaksOf ?? date?.slice(0, 4) ?? '',
  }
}

/** The only region of that name; null where there are several (朝阳区) or none. */
function regionNamed(db: ReadDb, name: string): RegionCode | null {
  const found = db.all<{ code: RegionCode }>('SELECT code FROM corpus.region WHERE name = ? LIMIT 2', name)
  return found.length === 1 ? found[0]?.code ?? null : null
}

function nameOf(fileName: string): string {
  return fileName.replace(/\.[^.]*$/, '') || fileName
}
