import type { ListedAnnotation, NotesExport } from '../../contract/index.ts'
import { OFFICIAL_MARGINS_MM, type WordBlock, type WordCell, type WordDocument, type WordRun } from '../office/index.ts'
import { factsOf, type NoteGroup } from './words.ts'

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

function rowOf(note: ListedAnnotation, number: number, grouping: NotesExport['grouping']): WordCell[] {
  const { annotation, others } = note
  const said = [
    ...(annotation.scope === 'document' ? [] : [[run(annotation.anchor.quote, { font: 'kai' })]]),
    ...lines(annotation.note).map((line) => [run(line)]),
    ...others.filter(({ removed }) => !removed).flatMap((other) => [[run(`另一版本（${other.annotation.author || '另一台电脑'}）：`, { bold: true })], ...lines(other.annotation.note).map((line) => [run(line)])]),
  ]
  return [
    { paragraphs: [{ align: 'center', runs: [run(String(number))] }] },
    { paragraphs: said.map((runs) => ({ runs })) },
    { paragraphs: factsOf(note, grouping).map((fact) => ({ runs: [run(fact, { sizePt: 9 })] })) },
  ]
}

const head = (text: string): WordCell => ({ paragraphs: [{ align: 'center', runs: [run(text, { font: 'sans' })] }] })
const run = (text: string, look: Partial<WordRun> = {}): WordRun => ({ text, font: 'fangsong', sizePt: TABLE_PT, ...look })
/** A note's lines as written; its Markdown signs are few and stay readable. */
const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')
