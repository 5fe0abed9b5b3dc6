import { meaningOfKey } from '../../shared/meanings.ts'
import type { ReadingPage } from './reading-page.ts'
import type { Beside } from './use-beside.ts'
import { copyCitation } from './text/copy-citation.ts'
import { selectSpan } from './text/selection.ts'
import { sentenceAt } from './text/sentence-walk.ts'
import { focusedMark, hop } from './use-hop.ts'
import { firstLine } from './use-text-pointer.ts'

/** Whether keys pressed there are letters to be written. */
export const isField = (target: EventTarget | null): boolean => target instanceof Element && target.matches('input, textarea, select, [contenteditable]')
/** Answers whether the key was taken. */
type Keys = (event: KeyboardEvent) => boolean

/** The keys of the reading view: those of the text being used, and those of two side by side. Answers a handler for `@keydown` on the view. */
export function useReadingKeys(active: () => ReadingPage, beside: Beside): (event: KeyboardEvent) => void {
  const onTwo: Keys = event => {
    if (!beside.second.value || event.ctrlKey || event.metaKey || event.altKey) return false
    if (event.key === 'F6') beside.other()
    else if (event.key.toLowerCase() === 'l' && !isField(event.target)) beside.locked.value = !beside.locked.value
    else return false
    return true
  }
  // While an input method composes, Enter and Esc are its own.
  return event => { if (!event.isComposing && (onTwo(event) || keysOf(active())(event))) event.preventDefault() }
}

/** The keys of one text. */
function keysOf(page: ReadingPage): Keys {
  /** Selects the sentence that is being read; pressed again, the next one. Shift+arrows go on from it. */
  function selectSentence(): void {
    const selected = page.selecting.read()?.spans.at(-1)
    const sentence = selected ? sentenceAt(page.passages.value, { passage: selected.passage, offset: selected.end }) : page.sentence.here()
    if (page.scroller.value && sentence) void page.list.showSpan(sentence, true).then(() => selectSpan(page.scroller.value!, sentence))
  }

  /** A note on the passage that is being read; with Shift on the whole document. */
  function note(whole: boolean): void {
    const passage = page.sentence.here()?.passage
    const row = passage === undefined ? null : page.scroller.value?.querySelector(`[data-row-passage="${passage}"]`)
    const box = (row ?? page.scroller.value)?.getBoundingClientRect() ?? new DOMRect()
    if (whole) void page.noteDocument(new DOMRect(box.x, box.y, box.width, 0))
    else if (passage !== undefined) void page.notePassage(passage, new DOMRect(box.x, box.y, 40, Math.min(box.height, 40)))
  }

  const onMark: Keys = event => {
    const mark = focusedMark(page)
    if (!mark) return false
    switch (event.key.toLowerCase()) {
      case 'delete':
      case 'backspace':
        void page.marks.remove(mark.id)
        page.scroller.value?.focus({ preventScroll: true })
        return true
      case 'n':
        if (event.shiftKey) return false
        page.openMark.value = { id: mark.id, rect: firstLine(mark.element), toNote: true }
        return true
      case 'u': {
        const style = page.marks.byId.value.get(mark.id)?.style === 'underline' ? 'highlight' : 'underline'
        void page.marks.change(mark.id, 'style', style)
        return true
      }
      default: {
        const meaning = meaningOfKey(event.key)?.meaning
        if (meaning) void page.marks.change(mark.id, 'meaning', meaning)
        return meaning !== undefined
      }
    }
  }

  const onSelection: Keys = event => {
    const meaning = meaningOfKey(event.key)?.meaning
    const key = event.key.toLowerCase()
    if (key === 'n' && event.shiftKey) return false
    if (!page.selecting.read() || !(meaning || key === 'n' || key === 'u')) return false
    if (meaning) void page.mark(meaning)
    else if (key === 'n') void page.mark(page.lastMeaning.value, true)
    else void page.mark(page.lastMeaning.value, false, 'underline')
    page.caret.stop()
    return true
  }

  /** Moves an end of the focused or open mark: ← → the last one, [ ] the first one; with Ctrl by sentences. */
  const onRange: Keys = event => {
    const id = page.openMark.value?.id ?? focusedMark(page)?.id
    const by = { ArrowRight: 1, ArrowLeft: -1, BracketRight: 1, BracketLeft: -1 }[event.code] as 1 | -1 | undefined
    if (!id || !event.altKey || !event.shiftKey || !by) return false
    page.range.step(id, event.code.startsWith('Arrow') ? 'end' : 'start', event.ctrlKey ? 'sentence' : 'character', by)
    return true
  }

  const onText: Keys = event => {
    if (onSelection(event) || onMark(event)) return true
    const key = event.key.toLowerCase()
    const run = event.target instanceof HTMLElement && (event.target.dataset['number'] || event.target.dataset['marks']) ? event.target : null
    if (page.focus.on.value && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) void page.focus.step(event.key === 'ArrowDown' ? 1 : -1)
    else if (page.speech.state.value !== 'off' && (key === 'j' || key === 'k')) page.speech.step(key === 'j' ? 1 : -1)
    else if (page.speech.state.value !== 'off' && key === ' ') page.speech.state.value === 'reading' ? page.speech.pause() : page.speech.play()
    else if (key === 's') selectSentence()
    else if (key === 'v') void page.caret.start()
    else if (key === 'n') note(event.shiftKey)
    else if (key === 'f') page.focus.toggle()
    else if (key === 'r' && page.speech.missing.value === null) page.speech.state.value === 'reading' ? page.speech.pause() : page.speech.play()
    else if (event.key === 'Enter' && run) run.click()
    else return false
    return true
  }

  /** Page up and down, Home and End with Ctrl or not. The browser's own smooth way there ends where a row turns out higher than was thought. */
  const onFar: Keys = event => {
    if (event.shiftKey || event.altKey) return false
    if (event.key === 'PageDown' || event.key === 'PageUp') { void page.list.turnPage(event.key === 'PageDown' ? 1 : -1); return true }
    if (event.key !== 'Home' && event.key !== 'End') return false
    void page.list.showPosition(event.key === 'Home' ? { passage: 0, fraction: 0 } : { passage: page.passages.value.length - 1, fraction: 1 })
    return true
  }

  const escape: Keys = () => {
    if (page.range.pulled.value) page.range.cancel()
    else if (page.goTo.open.value) { page.goTo.open.value = false; page.scroller.value?.focus({ preventScroll: true }) }
    else if (page.find.open.value) { page.find.close(); page.scroller.value?.focus({ preventScroll: true }) }
    else if (page.panels.covering.value) page.panels.closeOverlays()
    else if (page.selecting.read()) page.selecting.clear()
    else if (page.speech.state.value !== 'off') page.speech.stop()
    else if (page.focus.on.value) page.focus.toggle()
    else if (page.place.target.value) page.place.clearTarget()
    else return false
    return true
  }

  const onControl: Keys = event => {
    const key = event.key.toLowerCase()
    if (event.altKey || !(event.ctrlKey || event.metaKey)) return false
    if (key === 'f' && event.shiftKey) page.focus.toggle()
    else if (key === 'f') {
      page.goTo.open.value = false
      const selected = page.selecting.read()?.spans
      const first = selected?.length === 1 ? selected[0]! : null
      page.find.start(first && first.end - first.start <= 40 ? page.passages.value[first.passage]!.text.slice(first.start, first.end) : undefined)
    } else if (key === 'g') page.goTo.start()
    else if (isField(event.target)) return false
    else if (key === 'y' || (key === 'z' && event.shiftKey)) void page.undo.redo()
    else if (key === 'z') void page.undo.undo()
    else if (key === 'a') page.selecting.all()
    else if (key === 'c' && event.shiftKey) copyCitation(page)
    else return false
    return true
  }

  return event => {
    const inText = page.scroller.value?.contains(event.target as Node) ?? false
    if (inText && (page.caret.press(event) || onFar(event))) return true
    if (onControl(event)) return true
    if (event.key === 'F3') {
      if (page.find.open.value) page.find.step(event.shiftKey ? -1 : 1)
      else page.find.start() // with the words looked for last
      return true
    }
    if (event.key === 'Escape') return escape(event)
    if (isField(event.target)) return false
    if (onRange(event)) return true
    const control = event.ctrlKey || event.metaKey
    if (event.altKey && !control && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      void hop(page, event.shiftKey ? 'mark' : 'number', event.key === 'ArrowDown' ? 1 : -1)
      return true
    }
    return !control && !event.altKey && inText && onText(event)
  }
}
