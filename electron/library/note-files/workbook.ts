import type { NotesExport } from '../../contract/index.ts'
import { LONGEST_CELL, workbookBytes } from '../office/index.ts'
import { NOTE_COLUMNS } from './columns.ts'
import { dayOf, MEANING_WORDS, type FiledNote } from './words.ts'

/**
 * Notes as a workbook: one sheet, one row a note. A sheet a group would keep a person from filtering over all of them,
 * so the group is a column: the first one, which stays in sight, and by which the rows are ordered.
 */
export function notesWorkbook(notes: readonly FiledNote[], { grouping, selection }: Pick<NotesExport, 'grouping' | 'selection'>, { version, now }: { version: string; now: Date }): Promise<Uint8Array<ArrayBuffer>> {
  const group = grouping === 'document' ? '文件' : '含义'
  const columns = [...NOTE_COLUMNS].sort((a, b) => Number(b.name === group) - Number(a.name === group))
  const rows = notes.map((note) => columns.map(({ cell }) => cell(note)))
  const cut = rows.flat().filter((cell) => typeof cell === 'string' && cell.length > LONGEST_CELL).length
  return workbookBytes([{ name: '批注', columns, rows, wrap: columns.filter(({ wraps }) => wraps).map(({ name }) => name), frozenColumns: 1, printedColumns: columns.length - 1 }], [
    ['内容', selection.ids !== null ? '所选批注' : selection.filter !== null ? '符合筛选条件的批注' : '全部批注'],
    ['条数', `${notes.length} 条，其中${countsInWords(notes)}`],
    ['导出日期', dayOf(now)], ['导出程序', `案头 ${version}`],
    ['排列', `按${group}排列，“${group}”在第一栏；表头可以筛选。`],
    ['批注', '写的时候是什么就是什么，包括 **粗体**、- 列表的记号。'],
    ['关于', '批注所关联的对比表的格：指标、地区、时期。'],
    ['另一版本', '两台电脑各自改过、还没有选定的另一种写法。'],
    ['段落', '引文在文件里的第几段；“全文”是写给整份文件的批注。'],
    ['原文在位', '“否”：文件已换成订正稿，引文不在原处，位置待核对；或本机没有这份文稿。'],
    ...(cut === 0 ? [] : [['过长的格', `${cut} 格超过 Excel 一格的上限（${LONGEST_CELL} 字），后文没有写入；全文请导出为 Word 或 Markdown。`] as const]),
  ], now)
}

/** 数据 3、存疑 1, in the order of the meanings. */
function countsInWords(notes: readonly FiledNote[]): string {
  return Object.entries(MEANING_WORDS).flatMap(([meaning, { name }]) => {
    const count = notes.filter(({ annotation }) => annotation.meaning === meaning).length
    return count === 0 ? [] : [`${name} ${count}`]
  }).join('、')
}
