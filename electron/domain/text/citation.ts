import type { TextSpan } from '../../contract/documents.ts'

/** Where a quotation comes from. */
export interface CitationSource {
  /** Name of the region as people say it: 太谷区. */
  readonly region: string
  /** Title of the document. */
  readonly title: string
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null where it is unknown and left out. */
  readonly date: string | null
}

/** A stretch of a passage; `passage` is its index, from 0. */
export interface CitedSpan extends TextSpan { readonly passage: number }

/** A quotation with its source, for the clipboard. */
export interface Citation {
  readonly plain: string
  /** Safe HTML: everything that comes from a text is escaped; a paragraph for each passage, the source apart. */
  readonly html: string
}

/**
 * A quotation with region, title, date and passages (counted from 1), ready to be pasted into a report:
 * “今年要实现固投增长10%的目标”（太谷区《2024年太谷区这样干》，2024年，第5段）. Throws RangeError without a span.
 */
export function citation(source: CitationSource, passages: readonly { readonly text: string }[], spans: readonly CitedSpan[]): Citation {
  const quotes = quotedLines(passages, spans)
  const from = sourceWords(source, spans)
  return {
    plain: `“${quotes.join('\n')}”${from}`,
    html: `<blockquote><p>“${quotes.map(escapeHtml).join('</p><p>')}”</p></blockquote><p>${escapeHtml(from)}</p>`,
  }
}

/** The bare words of some spans, one line a passage. Throws RangeError for a passage that is not there. */
export function quotedLines(passages: readonly { readonly text: string }[], spans: readonly CitedSpan[]): string[] {
  return spans.map(({ passage, start, end }) => {
    const text = passages[passage]?.text
    if (text === undefined) throw new RangeError(`no passage ${passage}`)
    return text.slice(start, end)
  })
}

/** Passages as people count them, from 1: 第3段, 第3—5段, 第3、7段. */
export function passageNumbers(spans: readonly CitedSpan[]): string {
  const numbers = [...new Set(spans.map(({ passage }) => passage + 1))].sort((a, b) => a - b)
  const [first] = numbers
  if (first === undefined) throw new RangeError('a citation needs a span')
  const last = numbers.at(-1) as number
  const isRow = last - first === numbers.length - 1
  return first === last ? `第${first}段` : isRow ? `第${first}—${last}段` : `第${numbers.join('、')}段`
}

/** A date as far as it is known: 2024-03-05 → 2024年3月5日, 2024 → 2024年. */
export function dateWords(date: string): string {
  const [year, month, day] = date.split('-')
  return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`
}

function sourceWords({ region, title, date }: CitationSource, spans: readonly CitedSpan[]): string {
  return `（${region}《${title}》${date === null ? '' : `，${dateWords(date)}`}，${passageNumbers(spans)}）`
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** A text as HTML that says exactly this text. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, sign => ESCAPES[sign] as string)
}
