import { onScopeDispose, ref, type Ref } from 'vue'
import { beforeClose } from '../before-close.ts'
import { messageOf } from '../bridge.ts'
import { dismissToast, showToast } from '../ui/toasts.ts'

/** A key press is on disk within 400 ms: what is left after this delay is for the way there and for a busy laptop. */
const DRAFT_SAVE_DELAY_MS = 300

export interface NoteDraft {
  /** What stands in the field. */
  readonly text: Ref<string>
  readonly state: Ref<'saved' | 'typing' | 'saving' | 'failed'>
  /** The sentence to show while `state` is `failed`. */
  readonly problem: Ref<string>
  /** Call on every input. */
  readonly typed: () => void
  /** Saves now and waits for the answer; rejects where it could not be saved, so that the window stays open. */
  readonly flush: () => Promise<void>
  /** Tells what is stored now, by whomever: it stands in the field unless that holds words which are not yet saved. */
  readonly follow: (now: string) => void
}

/** Drafts whose field went before they could be saved, by what they belong to: the next field for it goes on from there. */
const left = new Map<string, () => string>()

/**
 * A text that saves itself: on disk within 400 ms of a key press (typing on does not put it off), on blur (call `flush`),
 * when the view goes, and before the window closes. Saves never overtake each other. What could not be saved stays
 * in the field and is tried again with the next key press, blur or close; where the field goes first, the next one for
 * the same thing has it again, so that an old draft never comes over a newer text.
 * @param of what the text belongs to, e.g. the id of a mark.
 */
export function useNoteDraft(of: string, initial: string, save: (text: string) => Promise<void>): NoteDraft {
  const text = ref(left.get(of)?.() ?? initial)
  const state = ref<'saved' | 'typing' | 'saving' | 'failed'>('saved')
  const problem = ref('')
  let stored = initial
  let timer: ReturnType<typeof setTimeout> | null = null
  let inFlight: Promise<void> | null = null

  async function run(): Promise<void> {
    while (text.value !== stored) {
      const sent = text.value
      state.value = 'saving'
      try {
        await save(sent)
      } catch (error) {
        state.value = 'failed'
        problem.value = messageOf(error)
        throw error
      }
      stored = sent
    }
    state.value = 'saved'
  }

  function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer)
    timer = null
    inFlight ??= run().finally(() => { inFlight = null })
    return inFlight
  }

  function follow(now: string): void {
    if (text.value === stored && inFlight === null) text.value = stored = now
  }

  function typed(): void {
    if (state.value !== 'saving') state.value = 'typing'
    timer ??= setTimeout(() => { flush().catch(() => {}) }, DRAFT_SAVE_DELAY_MS)
  }

  const release = beforeClose(flush, { words: () => text.value })
  let line: number | null = null
  let taken = false
  /** Another field has the draft now. */
  function hand(): string {
    taken = true
    release()
    left.delete(of)
    if (line !== null) dismissToast(line)
    return text.value
  }
  /** When the field is gone, a line offers to try again; until it succeeds the window does not close unasked. */
  async function leave(): Promise<void> {
    if (taken) return
    try {
      await flush()
      release()
      if (left.get(of) === hand) left.delete(of)
    } catch {
      if (taken) return
      left.set(of, hand)
      line = showToast(`附注没有保存：${problem.value}`, { tone: 'failure', stays: true, action: { name: '重试', run: leave } })
    }
  }
  onScopeDispose(() => { void leave() })
  if (text.value !== initial) typed()
  return { text, state, problem, typed, flush, follow }
}
