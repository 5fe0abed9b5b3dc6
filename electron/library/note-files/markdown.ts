import type { NotesExport } from '../../contract/index.ts'
import { dayOf, MEANING_WORDS, otherTitle, sourceOf, type FiledNote, type NoteGroup } from './words.ts'

/** Notes as Markdown: quotes as quotes, notes as they were written, sources below. */
export function notesMarkdown(groups: readonly NoteGroup[], grouping: NotesExport['grouping'], day: string): string {
  const count = groups.reduce((sum, { notes }) => sum + notes.length, 0)
  const parts = groups.map(({ title, notes }) => `## ${plain(title)}\n\n${notes.map((note) => noteText(note, grouping)).join('\n\n---\n\n')}`)
  return `# 批注（${count} 条，${day} 导出）\n\n${parts.join('\n\n')}\n`
}

function noteText(note: FiledNote, grouping: NotesExport['grouping']): string {
  const { annotation: { anchor, scope, meaning, note: text, tags, modified, author }, others, about } = note
  const { name, symbol } = MEANING_WORDS[meaning]
  const said = [
    scope === 'document' ? '' : quoted(anchor.quote), written(text),
    ...others.map(({ annotation, removed }) => (removed ? '' : `${plain(otherTitle(annotation))}\n\n${written(annotation.note)}`)),
  ]
  const facts = [
    grouping === 'meaning' ? '' : `${symbol} ${name}`, tags.length === 0 ? '' : `标签：${tags.map(plain).join('、')}`,
    `出处：${plain(sourceOf(note))}`, about.length === 0 ? '' : `关于：${about.map(plain).join('、')}`, `${author === '' ? '' : `${plain(author)}，`}${dayOf(new Date(modified))}`,
  ]
  return [...said, facts.filter((fact) => fact !== '').join('；')].filter((part) => part !== '').join('\n\n')
}

const quoted = (text: string): string => text.split('\n').map((line) => `> ${plain(line)}`).join('\n')

/**
 * A note as it was written, in bold, lists and quotes; but what the app itself shows as text stays text in other
 * programs too: no HTML, no link to follow, no picture to fetch. It may have come from another laptop.
 */
const written = (note: string): string => note.trimEnd().replace(/<(?=[a-z/!?])/gi, '\\<').replace(/!\[/g, '!\\[').replace(/\](?=[(:[])/g, '\\]')

/** Text that must not be read as markup at all. */
const plain = (text: string): string => text.replace(/[\\`*_[\]<>#|]/g, '\\$&')
