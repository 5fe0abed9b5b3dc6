import type { NotesExport } from '../../contract/index.ts'
import { OFFICIAL_MARGINS_MM, type WordBlock, type WordCell, type WordDocument, type WordRun } from '../office/index.ts'
import { noteParagraphs } from './word-note.ts'
import { factsOf, otherTitle, type FiledNote, type NoteGroup } from './words.ts'

/** The type area of GB/T 9704 is 156 mm wide: number, words and note, source. */
const WIDTHS_MM = [12, 92, 52] as const
const TABLE_PT = 10.5

/** Notes as a Word document: one table a group, its head repeated on every page. */
export function notesDocument(groups: readonly NoteGroup[], grouping: NotesExport['grouping'], day: string): WordDocument {
  const count = groups.reduce((sum, { notes }) => sum + notes.length, 0)
  const blocks = groups.flatMap(({ title, notes }): WordBlock[] => [
    { kind: 'heading', level: 2, text: `${title}（${notes.length} 条）`, font: 'sans', sizePt: 14 },
    {
      kind: 'table', widthsMm: WIDTHS_MM, headRows: 1, rules: 'grid',
      rows: [['序号', '引文与批注', '出处'].map(head), ...notes.map((note, i) => rowOf(note, i + 1, grouping))],
    },
  ])
  return {
    title: '批注', author: '案头', orientation: 'portrait', marginsMm: OFFICIAL_MARGINS_MM, pageNumbers: 'official', body: { font: 'fangsong', sizePt: 12 },
    blocks: [
      { kind: 'heading', level: 1, text: '批注', align: 'center', font: 'serif', sizePt: 22 },
      { kind: 'paragraph', align: 'center', spaceAfterPt: 12, runs: [{ text: `共 ${count} 条，${day} 导出`, font: 'kai', sizePt: 12 }] },
      ...blocks,
    ],
  }
}

function rowOf(note: FiledNote, number: number, grouping: NotesExport['grouping']): WordCell[] {
  const { annotation, others } = note
  const quote = annotation.scope === 'document' ? [] : [{ spaceAfterPt: 3, runs: [run(annotation.anchor.quote, { font: 'kai' })] }]
  const open = others.filter(({ removed }) => !removed).flatMap((other) => [
    { runs: [run(otherTitle(other.annotation), { bold: true })] }, ...noteParagraphs(other.annotation.note, NOTE_LOOK),
  ])
  return [
    { paragraphs: [{ align: 'center', runs: [run(String(number))] }] },
    { paragraphs: [...quote, ...noteParagraphs(annotation.note, NOTE_LOOK), ...open] },
    { paragraphs: factsOf(note, grouping).map((fact) => ({ runs: [run(fact, { sizePt: 9 })] })) },
  ]
}

const NOTE_LOOK = { font: 'fangsong', sizePt: TABLE_PT } as const
const head = (text: string): WordCell => ({ paragraphs: [{ align: 'center', runs: [run(text, { font: 'sans' })] }] })
const run = (text: string, look: Partial<WordRun> = {}): WordRun => ({ text, ...NOTE_LOOK, ...look })
