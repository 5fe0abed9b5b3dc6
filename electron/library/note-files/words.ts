import type { Annotation, IndicatorId, ListedAnnotation, Meaning, NotesExport, RegionCode } from '../../contract/index.ts'
import { periodWords } from '../../domain/ledger/index.ts'
import { dateWords } from '../../domain/text/index.ts'

/** A note with what a file says of it besides. */
export interface FiledNote extends ListedAnnotation {
  /** Date of its document, which its source names: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null where unknown. */
  readonly documentDate: string | null
  /** The cells of comparisons that it is about: 固定资产投资·太谷区·2024年. */
  readonly about: readonly string[]
}

/** The cells that a note is linked to, in words: on an empty cell nothing else says what is meant. */
export function cellsInWords(links: Annotation['links'], names: { indicator: (id: IndicatorId) => string; region: (code: RegionCode) => string }): string[] {
  return links.flatMap((link) => link.kind !== 'cell' ? []
    : [`${names.indicator(link.indicatorId)}·${names.region(link.region)}·${link.period === null ? '各期' : periodWords(link.period)}`])
}

/** Notes under one heading. */
export interface NoteGroup { readonly title: string; readonly notes: readonly FiledNote[] }

/** The fixed meanings by name and symbol: in black and white the symbol tells them apart. */
export const MEANING_WORDS: Readonly<Record<Meaning, { name: string; symbol: string }>> = {
  data: { name: '数据', symbol: '■' }, measure: { name: '举措', symbol: '▲' }, problem: { name: '问题', symbol: '！' }, doubt: { name: '存疑', symbol: '？' }, quote: { name: '引用', symbol: '“”' },
}

/** Where a quote stands, for people: 太谷区《…》，2024年3月，第 12 段（一、指标要求 › （一）…）. */
export function sourceOf({ annotation: { anchor, scope }, documentTitle, documentDate, regionName, placed, documentMissing }: FiledNote): string {
  const path = anchor.headings.length === 0 ? '' : `（${anchor.headings.join(' › ')}）`
  const place = scope === 'document' ? '全文' : `第 ${anchor.passage + 1} 段${path}`
  return `${regionName}《${documentTitle}》，${documentDate === null ? '' : `${dateWords(documentDate)}，`}${place}${placed ? '' : documentMissing ? '；本机没有这份文稿' : '；原文现已不在该处'}`
}

/** What stands below a note: meaning (unless it heads the group), source, cells it is about, tags, author and day. */
export function factsOf(note: FiledNote, grouping: NotesExport['grouping']): string[] {
  const { meaning, tags, author, modified } = note.annotation
  const { name, symbol } = MEANING_WORDS[meaning]
  return [
    ...(grouping === 'meaning' ? [] : [`${symbol} ${name}`]), sourceOf(note), ...(note.about.length === 0 ? [] : [`关于：${note.about.join('；')}`]), ...(tags.length === 0 ? [] : [`标签：${tags.join('、')}`]),
    `${author === '' ? '' : `${author}，`}${dayOf(new Date(modified))}`,
  ]
}

/** Heads a version of another laptop that nobody has decided about. */
export const otherTitle = ({ author }: Pick<Annotation, 'author'>): string => `另一版本（${author || '另一台电脑'}）：`

/** The laptop's own day, `YYYY-MM-DD`, of a moment. */
export function dayOf(moment: Date): string {
  const pad = (value: number): string => String(value).padStart(2, '0')
  return `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`
}
