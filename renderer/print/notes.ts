import type { ComparisonTable } from '../../electron/contract/index.ts'
import { noteSentences, type NotedPaper } from '../../electron/domain/handover/index.ts'
import { element } from './dom.ts'

/** The numbered notes under the last part. */
export function printedNotes(table: ComparisonTable, paper: NotedPaper): HTMLElement {
  return element('section', { class: 'notes' }, ...noteSentences(table, paper).map((sentence, index) =>
    element('p', {}, element('span', { class: 'note-number' }, index === 0 ? '注：' : ''), `${index + 1}．${sentence}`)))
}
