// Notes as files for people: Markdown, CSV, Excel, Word, and what the host prints to PDF; each note with its quote and where that stands.
import { ExpectedFailure, type IndicatorId, type MadeFile, type NotesExport, type NotesFile, type RegionCode } from '../../contract/index.ts'
import { allMarks, selectMarks } from '../annotations/index.ts'
import { listDocuments, listRegions } from '../documents/index.ts'
import { keepPrintJob } from '../exports/index.ts'
import type { HandlersOf, Session } from '../handlers.ts'
import { csvBytes } from '../ledger-files/index.ts'
import { writeWord } from '../office/index.ts'
import type { ReadDb } from '../storage/index.ts'
import { notesCsv } from './csv.ts'
import { notesMarkdown } from './markdown.ts'
import { notesPaper } from './paper.ts'
import { notesDocument } from './word.ts'
import { notesWorkbook } from './workbook.ts'
import { cellsInWords, dayOf, MEANING_WORDS, type FiledNote, type NoteGroup } from './words.ts'

export const noteFileHandlers: HandlersOf<'notes.file' | 'notes.prepare'> = {
  'notes.file': (db, choice, session) => noteFile(db, choice, session),
  'notes.prepare': (db, choice, session) => {
    const { groups, fileName } = gathered(db, choice, session)
    const paper = notesPaper(groups, choice.grouping, { job: session.newId(), fileName, now: session.now() })
    keepPrintJob(paper)
    return paper
  },
}

/** The file of a choice. Fails with `nothing-to-export` where no note matches. */
async function noteFile(db: ReadDb, choice: NotesFile, session: Session): Promise<MadeFile> {
  const { format, encoding, grouping } = choice
  const { notes, groups, fileName } = gathered(db, choice, session)
  const day = dayOf(session.now())
  switch (format) {
    case 'markdown': return { fileName, bytes: new TextEncoder().encode(notesMarkdown(groups, grouping, day)) }
    case 'csv': return { fileName, bytes: csvBytes(notesCsv(notes), encoding) }
    case 'xlsx': return { fileName, bytes: await notesWorkbook(notes, choice, { version: session.version, now: session.now() }) }
    case 'docx': return { fileName, bytes: new Uint8Array(await writeWord(notesDocument(groups, grouping, day))) }
  }
}

/** What goes into a file, and its proposed name. Fails with `nothing-to-export`. */
function gathered(db: ReadDb, { format, grouping, selection }: NotesExport, session: Session): { notes: FiledNote[]; groups: NoteGroup[]; fileName: string } {
  const notes = chosenNotes(db, selection, grouping, session)
  if (notes.length === 0) throw new ExpectedFailure('nothing-to-export')
  const groups = groupNotes(notes, grouping)
  const name = groups.length === 1 ? `批注_${groups[0]?.title ?? ''}` : `批注_${notes.length}条`
  const day = dayOf(session.now()).replaceAll('-', '')
  return { notes, groups, fileName: `${[...name].slice(0, 50).join('')}_${day}.${format === 'markdown' ? 'md' : format}` }
}

/** Marks in the order of the file; those with damaged text stay out. */
function chosenNotes(db: ReadDb, { ids, filter }: NotesExport['selection'], grouping: NotesExport['grouping'], { lexicon }: Session): FiledNote[] {
  const wanted = ids === null ? null : new Set(ids)
  const whole = { meanings: [], tags: [], region: null, documentId: null, indicatorId: null, period: null, text: '', state: 'all' } as const
  const all = wanted ? allMarks(db).filter(({ annotation }) => wanted.has(annotation.id)) : allMarks(db)
  const chosen = wanted || !filter ? { ...whole, meanings: [...whole.meanings], tags: [...whole.tags] } : filter
  const dates = new Map(listDocuments(db).map(({ id, date }) => [id, date]))
  const regions = new Map(listRegions(db).map(({ code, name }) => [code, name]))
  const names = { indicator: (id: IndicatorId) => lexicon.indicatorById.get(id)?.name ?? id, region: (code: RegionCode) => regions.get(code) ?? code }
  return selectMarks(all, chosen, grouping === 'meaning' ? 'meaning' : 'place').filter(({ altered }) => !altered)
    .map((note) => ({ ...note, documentDate: dates.get(note.annotation.documentId) ?? null, about: cellsInWords(note.annotation.links, names) }))
}

function groupNotes(notes: readonly FiledNote[], grouping: NotesExport['grouping']): NoteGroup[] {
  const groups = new Map<string, { title: string; notes: FiledNote[] }>()
  for (const note of notes) {
    const { name, symbol } = MEANING_WORDS[note.annotation.meaning]
    const [key, title] = grouping === 'meaning' ? [name, `${symbol} ${name}`] : [note.annotation.documentId, note.documentTitle]
    const group = groups.get(key) ?? { title, notes: [] }
    group.notes.push(note)
    groups.set(key, group)
  }
  return [...groups.values()]
}
