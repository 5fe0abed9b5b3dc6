import type { NotesPaper, PaperNote } from '../../electron/contract/index.ts'
import { element } from './dom.ts'

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

function printedNote({ number, quote, lines, facts }: PaperNote): HTMLElement {
  return element('div', { class: 'note-entry' },
    quote === '' ? null : element('p', { class: 'note-quote' }, `${number}．“${quote}”`),
    ...lines.map((line, index) => element('p', { class: 'note-line' }, quote === '' && index === 0 ? `${number}．${line}` : line)),
    element('p', { class: 'note-facts' }, facts.join('；')))
}

/** Every character of the paper, each once. */
export function charactersOfNotes({ title, subtitle, groups }: NotesPaper): Set<string> {
  const texts = [title, subtitle, '0123456789．“”（条）；字库中没有这些字，以方框代替：', ...groups.flatMap((group) => [group.title, ...group.notes.flatMap(({ quote, lines, facts }) => [quote, ...lines, ...facts])])]
  return new Set(texts.join(''))
}
