import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { CallInput, PairedHeadings, Pairing } from '../../../electron/contract/index.ts'
import { call, messageOf } from '../../shared/bridge.ts'
import { showToast } from '../../shared/ui/index.ts'
import type { ReadingPage } from './reading-page.ts'

export type PairingChange = CallInput<'pairing.set'>['change']

export interface PairingState {
  readonly pairs: ComputedRef<readonly PairedHeadings[]>
  /** How many of a person's corrections are in force. */
  readonly corrections: ComputedRef<number>
  /** The number of a pair, by passage of the first and of the second text: both headings carry the same. */
  readonly labels: ComputedRef<{ readonly first: ReadonlyMap<number, number>; readonly second: ReadonlyMap<number, number> }>
  /** A person's word on the pairing: stored before it is shown. */
  readonly change: (change: PairingChange) => Promise<void>
  readonly problem: ShallowRef<string | null>
  /** The pair that was asked for last: scrolling together keeps it even where it crosses others. */
  readonly preferred: ShallowRef<PairedHeadings | null>
  /** Brings both headings of a pair to the top, side by side. */
  readonly bring: (pair: PairedHeadings | undefined) => void
}

/** Which headings of two open texts stand side by side. */
export function usePairing(first: ReadingPage, second: ReadingPage): PairingState {
  const pairing = shallowRef<Pairing | null>(null)
  const problem = shallowRef<string | null>(null)
  const preferred = shallowRef<PairedHeadings | null>(null)
  const two = computed(() => first.opened.value && second.opened.value ? { a: first.opened.value.summary.id, b: second.opened.value.summary.id } : null)
  let over = false

  watch(two, async now => {
    pairing.value = null
    preferred.value = null
    problem.value = null
    if (!now) return
    try {
      const answer = await call('pairing.get', now)
      if (!over && two.value === now) pairing.value = answer
    } catch (error) {
      if (two.value === now) problem.value = messageOf(error)
    }
  }, { immediate: true })
  onScopeDispose(() => { over = true })

  const pairs = computed(() => pairing.value?.pairs ?? [])
  return {
    pairs, problem, preferred,
    bring(pair) {
      if (!pair) return
      preferred.value = pair
      void first.list.showPosition({ passage: pair.a, fraction: 0 })
      void second.list.showPosition({ passage: pair.b, fraction: 0 })
    },
    corrections: computed(() => pairing.value?.corrections ?? 0),
    labels: computed(() => ({ first: new Map(pairs.value.map(({ a }, i) => [a, i + 1])), second: new Map(pairs.value.map(({ b }, i) => [b, i + 1])) })),
    async change(change) {
      const now = two.value
      if (!now) return
      try {
        const answer = await call('pairing.set', { ...now, change })
        if (!over && two.value === now) pairing.value = answer
      } catch (error) {
        showToast(messageOf(error), { tone: 'failure' })
      }
    },
  }
}
