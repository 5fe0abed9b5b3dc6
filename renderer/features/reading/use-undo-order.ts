import { redoAnnotation, undoAnnotation } from '../../shared/annotation-history.ts'
import { useUndo, type UndoStack } from '../metrics/index.ts'

export interface UndoOrder {
  /** For the parts that review figures. */
  readonly figures: UndoStack
  /** To be told of every step over marks; `steps` made at one stroke are taken back at one. */
  readonly markChanged: (steps: number) => void
  /** Takes back what was done last on this page, figure or mark; then the marks' own history, which outlives the page. */
  readonly undo: () => Promise<unknown>
  /** Does again what was taken back last from the marks' history. */
  readonly redo: () => Promise<unknown>
}

/** One Ctrl+Z over two histories: the figures' (of this page) and the marks' (of the notebook). */
export function useUndoOrder(): UndoOrder {
  const stack = useUndo()
  /** Oldest first: a figure, or so many steps over marks. */
  const order: ('figure' | number)[] = []
  let undone: number[] = []
  return {
    figures: {
      did(step, show) { order.push('figure'); stack.did(step, show) },
      undo: () => stack.undo(),
    },
    markChanged(steps) { order.push(steps); undone = [] },
    async undo() {
      const last = order.pop() ?? 1
      // A figure's step may have been taken back by its line; then the stack is a step shorter than the order.
      if (last === 'figure') { if (!await stack.undo()) await undoAnnotation(); return }
      const done = await undoAnnotation(last)
      if (done > 0) undone.push(done)
    },
    async redo() {
      const done = await redoAnnotation(undone.pop() ?? 1)
      if (done > 0) order.push(done)
    },
  }
}
