import type { ListedAnnotation, NotesExport } from '../../contract/index.ts'
import { dayOf, MEANING_WORDS, sourceOf, type NoteGroup } from './words.ts'

/** Notes as Markdown: quotes as quotes, notes as they were written, sources below. */
export function notesMarkdown(groups: readonly NoteGroup[], grouping: NotesExport['grouping'], day: string): string {
  const count = groups.reduce((sum, { notes }) => sum + notes.length, 0)
  const parts = groups.map(({ title, notes }) => `## ${plain(title)}\n\n${notes.map((note) => noteText(note, grouping)).join('\n\n---\n\n')}`)
  return `# 批注（${count} 条，${day} 导出）\n\n${parts.join('\n\n')}\n`
}

function noteText(note: ListedAnnotation, grouping: NotesExport['grouping']): string {
  const { annotation: { anchor, scope, meaning, note: text, tags, modified, author }, others } = note
  const { name, symbol } = MEANING_WORDS[meaning]
  const said = [
    scope === 'document' ? '' : quoted(anchor.quote), text.trimEnd(),
    ...others.map(({ annotation, removed }) => (removed ? '' : `另一版本（${annotation.author || '另一台电脑'}）：\n\n${annotation.note}`)),
  ]
  const facts = [
    grouping === 'meaning' ? '' : `${symbol} ${name}`, tags.length === 0 ? '' : `标签：${tags.map(plain).join('、')}`,
    `出处：${plain(sourceOf(note))}`, `${author === '' ? '' : `${plain(author)}，`}${dayOf(new Date(modified))}`,
  ]
  return [...said, facts.filter((fact) => fact !== '').join('；')].filter((part) => part !== '').join('\n\n')
}

const quoted = (text: string): string => text.split('\n').map((line) => `> ${plain(line)}`).join('\n')

/** Text that must not be read as markup; what a person wrote as Markdown is left as it is. */
const plain = (text: string): string => text.replace(/[\\`*_[\]<>#|]/g, '\\$&')
