import type { AnnotationId } from '../../../electron/contract/index.ts'
import { act } from '../annotation-actions.ts'
import { annotationsChanged, offerUndo } from '../annotation-history.ts'
import { call } from '../bridge.ts'
import { showToast } from '../ui/index.ts'
import { countInWords } from '../words.ts'

/** Moves marks into the bin as one step, with 撤销 beside the answer. Answers whether it was done; where not, it is said, and can be tried again. */
export function removeNotes(ids: readonly AnnotationId[]): Promise<boolean> {
  return act({
    of: ids.join(' '), part: 'removed', name: `删除 ${countInWords(ids.length)} 条批注`,
    async work() {
      const count = await call('annotation.removeMany', { ids: [...ids] })
      await annotationsChanged()
      offerUndo(`${countInWords(count)} 条批注已移到回收站`, () => restoreNotes(ids, false))
    },
  }).then(() => true, () => false)
}

/** Takes marks out of the bin. */
export async function restoreNotes(ids: readonly AnnotationId[], aloud = true): Promise<void> {
  await act({
    of: ids.join(' '), part: 'removed', name: `还原 ${countInWords(ids.length)} 条批注`,
    async work() {
      const count = await call('annotation.restoreMany', { ids: [...ids] })
      await annotationsChanged()
      if (aloud) showToast(`已还原 ${countInWords(count)} 条批注`)
    },
  }).catch(() => {})
}
