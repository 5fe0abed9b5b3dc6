import { call, messageOf } from './bridge.ts'
import { showToast } from './ui/toasts.ts'

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

/**
 * Takes the last steps over marks back, or does them again, and says what it was. The history is the notebook's: it
 * outlives a restart. `steps` made at one stroke go together. Answers how many there were; 0 where there is none.
 */
async function move(direction: 'undo' | 'redo', steps: number): Promise<number> {
  let done = 0, label = ''
  try {
    for (; done < steps; done++) {
      const answer = await call(direction === 'undo' ? 'history.undo' : 'history.redo', {})
      if (!answer) break
      label = answer.step.label
    }
  } catch (error) {
    showToast(messageOf(error), { tone: 'failure' })
    return done
  } finally {
    if (done > 0) await annotationsChanged()
  }
  if (done === 0) showToast(direction === 'undo' ? '没有可以撤销的批注操作' : '没有可以重做的批注操作')
  else {
    const back = { name: direction === 'undo' ? '重做' : '撤销', run: async () => { await move(direction === 'undo' ? 'redo' : 'undo', done) } }
    showToast(`${direction === 'undo' ? '已撤销' : '已重做'}：${label}${done > 1 ? ` 等 ${done} 步` : ''}`, { action: back })
  }
  return done
}

export const undoAnnotation = (steps = 1): Promise<number> => move('undo', steps)
export const redoAnnotation = (steps = 1): Promise<number> => move('redo', steps)
