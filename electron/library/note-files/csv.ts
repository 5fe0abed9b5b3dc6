import { csvCell } from '../ledger-files/index.ts'
import { dayOf, MEANING_WORDS, type FiledNote } from './words.ts'

const COLUMNS: readonly (readonly [name: string, cell: (note: FiledNote) => string | number])[] = [
  ['含义', ({ annotation }) => MEANING_WORDS[annotation.meaning].name],
  ['引文', ({ annotation }) => (annotation.scope === 'document' ? '' : annotation.anchor.quote)],
  ['批注', ({ annotation }) => annotation.note],
  ['标签', ({ annotation }) => annotation.tags.join('、')],
  ['关于', ({ about }) => about.join('；')],
  ['地区', ({ regionName }) => regionName],
  ['文件', ({ documentTitle }) => documentTitle],
  ['文件日期', ({ documentDate }) => documentDate ?? ''],
  ['章节', ({ annotation }) => (annotation.scope === 'document' ? '' : annotation.anchor.headings.join(' › '))],
  ['段落', ({ annotation }) => (annotation.scope === 'document' ? '全文' : annotation.anchor.passage + 1)],
  ['原文在位', ({ placed }) => (placed ? '是' : '否')],
  ['作者', ({ annotation }) => annotation.author],
  ['建立', ({ annotation }) => dayOf(new Date(annotation.created))],
  ['修改', ({ annotation }) => dayOf(new Date(annotation.modified))],
  ['编号', ({ annotation }) => annotation.id],
]

/** Notes as CSV, one a line. */
export function notesCsv(notes: readonly FiledNote[]): string {
  const lines = [COLUMNS.map(([name]) => csvCell(name)), ...notes.map((note) => COLUMNS.map(([, cell]) => csvCell(cell(note))))]
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('')
}
