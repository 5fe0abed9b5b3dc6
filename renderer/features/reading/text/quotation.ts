import type { DocumentSummary, Passage } from '../../../../electron/contract/index.ts'
import { dateInWords } from '../../../shared/words.ts'
import type { PassageSpan } from './selection.ts'

/** The bare words of a selection, one line a passage: what Ctrl+C copies, free of marks and underlines. */
export const plainText = (passages: readonly Passage[], spans: readonly PassageSpan[]): string =>
  spans.map(span => passages[span.passage]!.text.slice(span.start, span.end)).join('\n')

/** Passages as people count them, from 1: 第3段, 第3—5段. */
export function passageWords(spans: readonly PassageSpan[]): string {
  const first = spans[0]!.passage + 1, last = spans.at(-1)!.passage + 1
  return first === last ? `第${first}段` : `第${first}—${last}段`
}

/**
 * A quotation with its source, ready to be pasted into a report:
 * “今年要实现固投增长10%的目标” （太谷区《2024年太谷区这样干》，2024年，第5段）
 */
export function quotation(summary: DocumentSummary, passages: readonly Passage[], spans: readonly PassageSpan[]): string {
  const date = summary.date === null ? '' : `，${dateInWords(summary.date)}`
  return `“${plainText(passages, spans)}”（${summary.region.name}《${summary.title}》${date}，${passageWords(spans)}）`
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, sign => ESCAPES[sign]!)

/** The same quotation as plain and as rich text; in the latter every passage is a paragraph and the source stands apart. */
export function citationOf(summary: DocumentSummary, passages: readonly Passage[], spans: readonly PassageSpan[]): { plain: string; html: string } {
  const plain = quotation(summary, passages, spans)
  const words = plainText(passages, spans)
  const source = plain.slice(words.length + 2)
  return { plain, html: `<blockquote><p>“${words.split('\n').map(escaped).join('</p><p>')}”</p></blockquote><p>${escaped(source)}</p>` }
}
