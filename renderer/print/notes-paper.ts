import type { NotesPaper, PaperNote } from '../../electron/contract/index.ts'
import { element } from './dom.ts'
import { LIST_SIGNS, printedMarkdown } from './markdown.ts'

/** All that is printed of notes: a title, and under each group its notes with quote, words and source. */
export function renderNotes(paper: NotesPaper, stage: HTMLElement, missingGlyphs: readonly string[]): void {
  stage.className = 'paper official portrait notes-paper'
  document.title = paper.title
  stage.replaceChildren(
    element('h1', {}, paper.title), element('p', { class: 'lead-in' }, paper.subtitle),
    ...paper.groups.map(({ title, notes }) => element('section', { class: 'group' }, element('h2', {}, `${title}（${notes.length} 条）`), ...notes.map(printedNote))),
    missingGlyphs.length === 0 ? '' : element('p', { class: 'lead-in' }, `字库中没有这些字，以方框代替：${missingGlyphs.join(' ')}`),
  )
}

function printedNote({ number, quote, note, others, facts }: PaperNote): HTMLElement {
  const lead = `${number}．`
  return element('div', { class: 'note-entry' },
    quote === '' ? null : element('p', { class: 'note-quote' }, `${lead}“${quote}”`),
    quote === '' ? element('p', { class: 'note-number' }, lead) : null,
    note.trim() === '' ? null : printedMarkdown(note),
    ...others.flatMap((other) => [element('p', { class: 'note-other' }, other.title), printedMarkdown(other.note)]),
    element('p', { class: 'note-facts' }, facts.join('；')))
}

/** Every character of the paper, each once. */
export function charactersOfNotes({ title, subtitle, groups }: NotesPaper): Set<string> {
  const texts = [title, subtitle, '0123456789．“”（条）；字库中没有这些字，以方框代替：', LIST_SIGNS, ...groups.flatMap((group) => [group.title, ...group.notes.flatMap(({ quote, note, others, facts }) => [quote, note, ...others.flatMap((other) => [other.title, other.note]), ...facts])])]
  return new Set(texts.join(''))
}
