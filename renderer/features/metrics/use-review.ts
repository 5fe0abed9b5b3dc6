import type { LedgerEntry, ObservationKey, ReviewDecision } from '../../../electron/contract/index.ts'
import { call, messageOf } from '../../shared/bridge.ts'
import { showToast } from '../../shared/ui/index.ts'
import type { UndoStack } from './undo.ts'

/** The word for what was done, for the line that offers 撤销. */
const DONE: Readonly<Record<ReviewDecision['kind'], string>> = { confirm: '已确认', dismiss: '已记为非指标', correct: '已改正', reset: '已还原为机器读法' }

/** A number as the undo line names it. */
export interface Reviewed { readonly key: ObservationKey; readonly raw: string; readonly indicator: string }

/**
 * Stores a person's word on a figure and hands the entry now in force to `changed` (null: the figure is no entry
 * any more). Nothing changes on screen before the notebook has answered; a failure is shown.
 */
export function useReview(options: { undo: UndoStack; changed: (key: ObservationKey, entry: LedgerEntry | null) => void }) {
  async function store(key: ObservationKey, decision: ReviewDecision): Promise<ReviewDecision> {
    const answer = await call('metric.review', { key, decision })
    options.changed(key, answer.entry)
    return answer.undo
  }

  /** Answers whether it was stored. `made`: the figure was no entry before; it is told with 撤销. */
  async function review(figure: Reviewed, decision: ReviewDecision, made = false): Promise<boolean> {
    try {
      const back = await store(figure.key, decision)
      options.undo.did({
        words: `${made ? '已记为指标' : DONE[decision.kind]}：${figure.indicator} ${figure.raw}`,
        undo: async () => { await store(figure.key, back) },
      }, made || decision.kind === 'dismiss' || decision.kind === 'reset')
      return true
    } catch (error) {
      showToast(messageOf(error), { tone: 'failure' })
      return false
    }
  }

  return { review }
}
