import { onScopeDispose, shallowRef, type Ref, type ShallowRef } from 'vue'

/** A stretch of the sentence, UTF-16 code units. */
export interface QuoteSpan { readonly start: number; readonly end: number }

/** What is selected inside an element whose text nodes, joined, are the sentence; trimmed of blanks, null for nothing. */
export function useQuoteSelection(root: Ref<HTMLElement | null>): ShallowRef<QuoteSpan | null> {
  const selected = shallowRef<QuoteSpan | null>(null)
  function read(): QuoteSpan | null {
    const selection = document.getSelection()
    if (!root.value || !selection || selection.rangeCount === 0 || selection.isCollapsed) return null
    const range = selection.getRangeAt(0)
    if (!root.value.contains(range.commonAncestorContainer)) return null
    const before = document.createRange()
    before.setStart(root.value, 0)
    before.setEnd(range.startContainer, range.startOffset)
    const text = range.toString(), lead = text.length - text.trimStart().length
    const start = before.toString().length + lead
    return text.trim() === '' ? null : { start, end: start + text.trim().length }
  }
  const change = (): void => { selected.value = read() }
  document.addEventListener('selectionchange', change)
  onScopeDispose(() => { document.removeEventListener('selectionchange', change) })
  return selected
}
