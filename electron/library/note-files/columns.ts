import type { SheetCell } from '../office/index.ts'
import { MEANING_WORDS, otherTitle, type FiledNote } from './words.ts'

/** A column of a table of notes. */
export interface NoteColumn {
  readonly name: string
  /** Width in digits of the sheet's font. */
  readonly width: number
  /** True where texts go over several lines. */
  readonly wraps: boolean
  readonly cell: (note: FiledNote) => SheetCell
}

const column = (name: string, width: number, cell: NoteColumn['cell'], wraps = false): NoteColumn => ({ name, width, wraps, cell })
const text = (name: string, width: number, cell: NoteColumn['cell']): NoteColumn => column(name, width, cell, true)

/** A note as a row, open versions included; the last column is for machines and stays off paper. A note on a document as a whole has no quote and no place in it. */
export const NOTE_COLUMNS: readonly NoteColumn[] = [
  column('含义', 9, ({ annotation }) => MEANING_WORDS[annotation.meaning].name),
  text('引文', 38, ({ annotation }) => (annotation.scope === 'document' ? '' : annotation.anchor.quote)),
  text('批注', 38, ({ annotation }) => annotation.note),
  text('标签', 12, ({ annotation }) => annotation.tags.join('、')),
  text('关于', 20, ({ about }) => about.join('；')),
  text('另一版本', 20, ({ others }) => others.filter(({ removed }) => !removed).map(({ annotation }) => `${otherTitle(annotation)}${annotation.note}`).join('\n')),
  column('地区', 12, ({ regionName }) => regionName),
  text('文件', 26, ({ documentTitle }) => documentTitle),
  column('文件日期', 12, ({ documentDate }) => documentDate ?? ''),
  text('章节', 20, ({ annotation }) => (annotation.scope === 'document' ? '' : annotation.anchor.headings.join(' › '))),
  column('段落', 9, ({ annotation }) => (annotation.scope === 'document' ? '全文' : annotation.anchor.passage + 1)),
  column('原文在位', 12, ({ placed }) => (placed ? '是' : '否')),
  column('作者', 10, ({ annotation }) => annotation.author),
  column('建立', 12, ({ annotation }) => ownDay(annotation.created)),
  column('修改', 12, ({ annotation }) => ownDay(annotation.modified)),
  column('编号', 38, ({ annotation }) => annotation.id),
]

/** The laptop's own day of a moment, as midnight UTC: a sheet knows days, not zones. */
function ownDay(moment: string): Date {
  const at = new Date(moment)
  return new Date(Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()))
}
