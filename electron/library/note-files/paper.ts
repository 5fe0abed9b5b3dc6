import type { NotesExport, NotesPaper, PaperNote } from '../../contract/index.ts'
import { dayOf, factsOf, otherTitle, type FiledNote, type NoteGroup } from './words.ts'

/** What the print page lays out: numbered through, so that a note can be spoken of. */
export function notesPaper(groups: readonly NoteGroup[], grouping: NotesExport['grouping'], given: { job: string; fileName: string; now: Date }): NotesPaper {
  const { job, fileName, now } = given
  let number = 0
  const printed = groups.map(({ title, notes }) => ({ title, notes: notes.map((note) => paperNote(note, ++number, grouping)) }))
  return { kind: 'notes', job, fileName, title: '批注', subtitle: `共 ${number} 条，${dayOf(now)} 打印`, groups: printed }
}

function paperNote(note: FiledNote, number: number, grouping: NotesExport['grouping']): PaperNote {
  const { annotation: { anchor, scope, note: text }, others } = note
  const open = others.filter(({ removed }) => !removed).map(({ annotation }) => ({ title: otherTitle(annotation), note: annotation.note }))
  return { number, quote: scope === 'document' ? '' : anchor.quote, note: text, others: open, facts: factsOf(note, grouping) }
}
