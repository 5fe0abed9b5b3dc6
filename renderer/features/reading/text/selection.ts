import type { Passage } from '../../../../electron/contract/index.ts'
import type { Span } from './segments.ts'

// Between the browser's selection and spans of passages. The page paints a row as an element with
// `data-row-passage` (place in the array of passages) and `data-row-start`; the text nodes inside it, joined, are
// exactly the row's text, because symbols of marks are painted by CSS. So a place in the text is the length of the
// text nodes before it.

/** A stretch of one passage, by its place in the array of passages. */
export interface PassageSpan extends Span { readonly passage: number }

const ROW = '[data-row-passage]'

/** Text length of everything in `row` before the point (`node`, `offset`). */
function lengthBefore(row: Element, node: Node, offset: number): number {
  const range = row.ownerDocument.createRange()
  range.setStart(row, 0)
  range.setEnd(node, offset)
  return range.toString().length
}

/** The place in the passage of a point of the DOM, or null where it stands outside every row. */
export function placeOf(node: Node, offset: number): { passage: number; offset: number } | null {
  const element = node instanceof Element ? node : node.parentElement
  const row = element?.closest<HTMLElement>(ROW)
  if (!row) return null
  return { passage: Number(row.dataset['rowPassage']), offset: Number(row.dataset['rowStart']) + lengthBefore(row, node, offset) }
}

/**
 * The spans that a range covers, one per passage, in order, trimmed of blanks; empty where it covers no text of
 * `root`'s rows. A range that begins or ends outside the rows is cut at the first or last row that it touches.
 */
export function spansOfRange(range: Range, root: Element): PassageSpan[] {
  if (range.collapsed) return []
  const spans: PassageSpan[] = []
  for (const row of root.querySelectorAll<HTMLElement>(ROW)) {
    if (!range.intersectsNode(row)) continue
    const passage = Number(row.dataset['rowPassage']), first = Number(row.dataset['rowStart'])
    const text = row.textContent
    const from = row.contains(range.startContainer) ? lengthBefore(row, range.startContainer, range.startOffset) : 0
    const to = row.contains(range.endContainer) ? lengthBefore(row, range.endContainer, range.endOffset) : text.length
    const piece = text.slice(from, to)
    const lead = piece.length - piece.trimStart().length
    const length = piece.trim().length
    if (length === 0) continue
    const before = spans.at(-1)
    const span = { passage, start: first + from + lead, end: first + from + lead + length }
    // Rows of one long passage follow each other; what is selected across them is one stretch.
    if (before?.passage === passage) spans[spans.length - 1] = { ...before, end: span.end }
    else spans.push(span)
  }
  return spans
}

/** A passage without blanks at its ends; null where it has no other text. */
function trimmed(text: string, passage: number): PassageSpan | null {
  const end = text.trimEnd().length
  return end > 0 ? { passage, start: text.length - text.trimStart().length, end } : null
}

/** All of a text, one span for each passage that says something. */
export const wholeSpans = (passages: readonly Pick<Passage, 'text'>[]): PassageSpan[] =>
  passages.flatMap(({ text }, passage) => trimmed(text, passage) ?? [])

/**
 * The spans of a range with all that lies between the first and the last of them: rows far out of sight are not
 * rendered, and so are no part of the browser's selection, but a person selected them too.
 */
export function withHidden(passages: readonly Pick<Passage, 'text'>[], spans: readonly PassageSpan[]): readonly PassageSpan[] {
  const first = spans[0], last = spans.at(-1)
  if (!first || !last || first.passage === last.passage) return spans
  const between = wholeSpans(passages.slice(first.passage, last.passage + 1)).map(span => ({ ...span, passage: first.passage + span.passage }))
  return between.map(span => ({
    passage: span.passage,
    start: span.passage === first.passage ? first.start : span.start,
    end: span.passage === last.passage ? last.end : span.end,
  }))
}

/** The DOM range of a span that is on the page, or null where its rows are not rendered. */
export function rangeOfSpan(root: Element, span: PassageSpan): Range | null {
  const start = pointAt(root, span.passage, span.start, false)
  const end = pointAt(root, span.passage, span.end, true)
  if (!start || !end) return null
  const range = root.ownerDocument.createRange()
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  return range
}

/** The text node that holds a place, or null where it is not rendered. At a seam, `asEnd` takes the end of the node before, else the start of the next. */
export function pointAt(root: Element, passage: number, place: number, asEnd: boolean): { node: Node; offset: number } | null {
  for (const row of root.querySelectorAll<HTMLElement>(`[data-row-passage="${passage}"]`)) {
    let left = place - Number(row.dataset['rowStart'])
    if (left < 0 || left > row.textContent.length || (!asEnd && left === row.textContent.length && left > 0)) continue
    const walker = row.ownerDocument.createTreeWalker(row, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.nodeValue!.length
      if (asEnd ? left <= length : left < length) return { node, offset: left }
      left -= length
    }
  }
  return null
}

/** Selects a span on the page; answers whether it could. */
export function selectSpan(root: Element, span: PassageSpan): boolean {
  const range = rangeOfSpan(root, span)
  const selection = root.ownerDocument.getSelection()
  if (!range || !selection) return false
  selection.removeAllRanges()
  selection.addRange(range)
  return true
}
