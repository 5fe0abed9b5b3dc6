import { messageOf } from '../../shared/bridge.ts'
import { dismissToast, showToast } from '../../shared/ui/index.ts'

/** One step that can be taken back: what was done, in words, and how to undo it. */
export interface Step { readonly words: string; readonly undo: () => Promise<void> }

const LONGEST_STACK = 100 // nobody takes back more by hand; keeps the closures from piling up in a day's work

export interface UndoStack {
  /** Remembers a step; with `show` a line with 撤销 appears. */
  did: (step: Step, show?: boolean) => void
  /** Takes back the newest step. Answers false where there is none; a failure is shown and the step kept. */
  undo: () => Promise<boolean>
}

/** The steps of one view, newest last. Ctrl+Z and the line's 撤销 share them, so that no step is undone twice. */
export function useUndo(): UndoStack {
  let steps: readonly Step[] = []
  const lines = new WeakMap<Step, number>()

  async function take(step: Step): Promise<void> {
    if (!steps.includes(step)) return
    steps = steps.filter(other => other !== step)
    const line = lines.get(step)
    if (line !== undefined) dismissToast(line)
    try {
      await step.undo()
    } catch (error) {
      steps = [...steps, step]
      showToast(messageOf(error), { tone: 'failure' })
    }
  }

  return {
    did(step, show = false) {
      steps = [...steps.slice(1 - LONGEST_STACK), step]
      if (show) lines.set(step, showToast(step.words, { action: { name: '撤销', run: () => take(step) } }))
    },
    async undo() {
      const step = steps.at(-1)
      if (!step) return false
      await take(step)
      return true
    },
  }
}
