import type { HistoryStep } from '../../electron/contract/index.ts'
import { waitedFor } from './annotation-actions.ts'
import { call, messageOf, tryCall } from './bridge.ts'
import { dismissToast, showToast } from './ui/toasts.ts'

type Listener = () => Promise<void> | void
const listeners = new Set<Listener>()

/** Tells when marks changed in another way than by the listener's own calls: undo, redo, an import. */
export function onAnnotationsChanged(listener: Listener): () => void {
  listeners.add(listener)
  return () => { listeners.delete(listener) }
}

/** To be called after marks were changed all at once. */
export async function annotationsChanged(): Promise<void> {
  await Promise.all([...listeners].map(async listener => listener()))
}

/** The line about the last step taken back or done again: the next one replaces it, since it speaks of what is no longer last. */
let line: number | null = null
function say(text: string, action?: { name: string; run: () => Promise<void> }): void {
  if (line !== null) dismissToast(line)
  for (const offer of offers.splice(0)) dismissToast(offer)
  line = showToast(text, action ? { action } : {})
}

/** Lines that offer to take back what they tell of. */
const offers: number[] = []

/** Says what was done to marks, with 撤销 beside it until something is taken back or done again another way. */
export function offerUndo(text: string, run: () => Promise<void>): void {
  offers.push(showToast(text, { action: { name: '撤销', run } }))
}

/** True where nothing was done over marks since a step: what the line offers still means what it says. */
async function isStillNext(direction: Direction, step: HistoryStep): Promise<boolean> {
  const now = await tryCall('history.state', {})
  const next = now.ok ? now.value[direction] : null
  return next?.at === step.at && next.label === step.label
}

/**
 * To be called right after a step that changed marks all at once: tells it to all that show them, and says what was done,
 * with an offer to take just that step back. Where something else was done since, the offer touches nothing and says `later`.
 */
export async function offerUndoOfLast(text: string, name: string, later: string): Promise<void> {
  const asked = tryCall('history.state', {})
  await annotationsChanged()
  const now = await asked
  const step = now.ok ? now.value.undo : null
  if (!step) { showToast(text); return }
  const run = async (): Promise<void> => {
    if (await isStillNext('undo', step)) await undoAnnotation()
    else say(later)
  }
  offers.push(showToast(text, { action: { name, run } }))
}

type Direction = 'undo' | 'redo'

/**
 * Takes the last steps over marks back, or does them again, and says what it was. The history is the notebook's: it
 * outlives a restart. `steps` made at one stroke go together. Answers how many there were; 0 where there is none.
 */
async function move(direction: Direction, steps: number): Promise<number> {
  let done = 0
  let last: HistoryStep | null = null
  try {
    for (; done < steps; done++) {
      const answer = await waitedFor(call(direction === 'undo' ? 'history.undo' : 'history.redo', {}))
      if (!answer) break
      last = answer.step
    }
  } catch (error) {
    showToast(messageOf(error), { tone: 'failure' })
    return done
  } finally {
    if (done > 0) await annotationsChanged()
  }
  if (!last) say(direction === 'undo' ? '没有可以撤销的批注操作' : '没有可以重做的批注操作')
  else {
    const step = last, other = direction === 'undo' ? 'redo' : 'undo', name = direction === 'undo' ? '重做' : '撤销'
    const run = async (): Promise<void> => {
      if (await isStillNext(other, step)) await move(other, done)
      else say(direction === 'undo' ? '之后又有别的操作，不能再重做' : '之后又有别的操作；按 Ctrl+Z 依次撤销')
    }
    say(`${direction === 'undo' ? '已撤销' : '已重做'}：${step.label}${done > 1 ? ` 等 ${done} 步` : ''}`, { name, run })
  }
  return done
}

export const undoAnnotation = (steps = 1): Promise<number> => move('undo', steps)
export const redoAnnotation = (steps = 1): Promise<number> => move('redo', steps)
