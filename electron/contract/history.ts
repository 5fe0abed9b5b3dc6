import { z } from 'zod'
import { AnnotationId } from './ids.ts'
import { read, write } from './call.ts'

/** One thing done to marks, in Chinese: 添加批注“固定资产投资…”, 导入批注（新增 12 条）. */
export const HistoryStep = z.strictObject({ label: z.string(), at: z.iso.datetime() })
export type HistoryStep = z.infer<typeof HistoryStep>

/** What can be taken back and what can be done again; it outlives a restart. */
export const HistoryState = z.strictObject({
  undo: HistoryStep.nullable(),
  redo: HistoryStep.nullable(),
  /** The last steps, newest first, those taken back included. */
  steps: z.array(HistoryStep.extend({ undone: z.boolean() })),
})
export type HistoryState = z.infer<typeof HistoryState>

/** A step taken back or done again. */
export const HistoryMove = z.strictObject({
  step: HistoryStep,
  /** Marks that changed, at most 1000; lists are asked for anew. */
  ids: z.array(AnnotationId),
  state: HistoryState,
})
export type HistoryMove = z.infer<typeof HistoryMove>

export const historyCalls = {
  'history.state': read({ input: z.strictObject({}), output: HistoryState }),
  /** Takes the last step back; null where there is none. An import is one step. */
  'history.undo': write({ input: z.strictObject({}), output: HistoryMove.nullable() }),
  /** Does the step that was taken back last again; null where there is none. A new step forgets those taken back. */
  'history.redo': write({ input: z.strictObject({}), output: HistoryMove.nullable() }),
}
