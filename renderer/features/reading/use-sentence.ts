import { shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { Passage } from '../../../electron/contract/index.ts'
import { placeOf, type PassageSpan } from './text/selection.ts'
import { sentenceAt, type TextPlace } from './text/sentence-walk.ts'
import type { ReadingList } from './use-reading-list.ts'

/** The eyes rest here while one reads on: a third down the column. */
const EYE_LINE = 1 / 3
/** At the very top the first line is read, and that stands so far down, CSS pixels. */
const FIRST_LINE = 48
/** The last line can't be scrolled higher than the foot of the column allows (its padding is 30 % of the window). */
const LAST_LINE = 0.68

export interface Sentence {
  /** The sentence that is lit up, in focus mode or while it is read aloud. */
  readonly lit: ShallowRef<PassageSpan | null>
  /** The sentence at the cursor or the focused run where they are in sight, else where the eyes rest. Null in a document without text. */
  readonly here: () => PassageSpan | null
  /** The sentence where the eyes rest, whatever is selected. */
  readonly atEyes: () => PassageSpan | null
}

/** Whether a place of the page can be seen in the column: a cursor that was left behind by scrolling says nothing of what is read. */
function inSight(column: HTMLElement, node: Node, offset: number): boolean {
  const range = document.createRange()
  range.setStart(node, offset)
  const box = range.getClientRects()[0] ?? (node instanceof Element ? node : node.parentElement!).getBoundingClientRect()
  const frame = column.getBoundingClientRect()
  return box.bottom >= frame.top && box.top <= frame.bottom
}

/** Which sentence is being read. */
export function useSentence(root: Ref<HTMLElement | null>, passages: ComputedRef<readonly Passage[]>, list: ReadingList): Sentence {
  const lit = shallowRef<PassageSpan | null>(null)

  function placeAtEyes(): TextPlace | null {
    const element = root.value
    if (!element || typeof document.caretPositionFromPoint !== 'function') return null
    const box = element.getBoundingClientRect()
    const remaining = element.scrollHeight - element.clientHeight - element.scrollTop
    const down = Math.max(Math.min(box.height * EYE_LINE, FIRST_LINE + element.scrollTop), box.height * LAST_LINE - remaining)
    const text = element.querySelector('.text')?.getBoundingClientRect() ?? box
    const point = document.caretPositionFromPoint(text.left + text.width / 2, box.top + down)
    return point && element.contains(point.offsetNode) ? placeOf(point.offsetNode, point.offset) : null
  }

  function placeAtLine(): TextPlace {
    const { passage, fraction } = list.position.value ?? { passage: 0, fraction: 0 }
    return { passage, offset: Math.floor(fraction * (passages.value[passage]?.text.length ?? 0)) }
  }

  function placeAtCursor(): TextPlace | null {
    const element = root.value
    const cursor = document.getSelection()
    if (element && cursor?.focusNode && element !== cursor.focusNode && element.contains(cursor.focusNode) && inSight(element, cursor.focusNode, cursor.focusOffset)) {
      return placeOf(cursor.focusNode, cursor.focusOffset)
    }
    const focused = document.activeElement
    return element && focused && element !== focused && element.contains(focused) && inSight(element, focused, 0) ? placeOf(focused, 0) : null
  }

  const atEyes = (): PassageSpan | null => sentenceAt(passages.value, placeAtEyes() ?? placeAtLine())
  return {
    lit, atEyes,
    here() {
      const cursor = placeAtCursor()
      return cursor ? sentenceAt(passages.value, cursor) : lit.value ?? atEyes()
    },
  }
}
