import type { AnnotationId } from '../../../electron/contract/index.ts'
import { annotationsChanged } from '../annotation-history.ts'
import { call, messageOf } from '../bridge.ts'
import { showToast } from '../ui/index.ts'
import { countInWords } from '../words.ts'

/** Says what went wrong; everything stays as it was. */
const tell = (error: unknown): void => { showToast(messageOf(error), { tone: 'failure' }) }

/** Moves marks into the bin as one step, with 撤销 beside the answer. Answers whether it was done. */
export async function removeNotes(ids: readonly AnnotationId[]): Promise<boolean> {
  try {
    const count = await call('annotation.removeMany', { ids: [...ids] })
    await annotationsChanged()
    showToast(`${countInWords(count)} 条批注已移到回收站`, { action: { name: '撤销', run: async () => { await restoreNotes(ids, false) } } })
    return true
  } catch (error) {
    tell(error)
    return false
  }
}

/** Takes marks out of the bin. */
export async function restoreNotes(ids: readonly AnnotationId[], aloud = true): Promise<void> {
  try {
    const count = await call('annotation.restoreMany', { ids: [...ids] })
    await annotationsChanged()
    if (aloud) showToast(`已还原 ${countInWords(count)} 条批注`)
  } catch (error) {
    tell(error)
  }
}
