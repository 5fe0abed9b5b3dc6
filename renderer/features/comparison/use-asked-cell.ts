import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { periodWords } from '../../../electron/domain/ledger/index.ts'
import { tryCall } from '../../shared/bridge.ts'
import { readingLink, type CellAddress } from '../../shared/links.ts'
import { showToast } from '../../shared/ui/index.ts'
import { askedCell, choicesWith, placeOfCell } from './asked-cell.ts'
import { useComparison } from './comparison-store.ts'
import type { CellPlace } from './spec-changes.ts'

export interface AskedCell {
  /** The cell that an address asked for and that the table does not have; null at other times. */
  readonly missing: ShallowRef<CellAddress | null>
  /** 固定资产投资·太谷区·2024年. */
  readonly name: ComputedRef<string>
  /** Takes the cell into the table and goes there. */
  readonly add: () => Promise<void>
  /** Opens the words that a note about the cell stands on. */
  readonly read: () => Promise<void>
  readonly leave: () => void
}

/** Goes to the cell that the address names, once the table is there. The table shown is changed only where a person asks for it. */
export function useAskedCell(go: (place: CellPlace) => void): AskedCell {
  const store = useComparison(), route = useRoute(), router = useRouter()
  const missing = shallowRef<CellAddress | null>(null)

  function find(asked: CellAddress): boolean {
    const place = store.table ? placeOfCell(store.table, asked) : null
    if (place) go(place)
    missing.value = place ? null : asked
    return place !== null
  }
  // The address is done with when it was followed: coming back later finds the cell that was left.
  watch([() => route.query, () => store.loaded && store.table !== null], ([query, ready]) => {
    const asked = ready && route.name === 'compare' ? askedCell(query) : null
    if (!asked) return
    find(asked)
    void router.replace({ name: 'compare' })
  }, { immediate: true, flush: 'post' })

  return {
    missing,
    name: computed(() => {
      const asked = missing.value
      if (!asked) return ''
      const indicator = store.indicators.find(({ id }) => id === asked.indicatorId)?.name ?? asked.indicatorId
      const region = store.regions.find(({ code }) => code === asked.region)?.name ?? asked.region
      return [indicator, region, ...(asked.period === null ? [] : [periodWords(asked.period)])].join('·')
    }),
    async add() {
      const asked = missing.value
      if (!asked || !store.table) return
      for (const choice of choicesWith(store.table, asked)) {
        await store.build(choice)
        if (find(asked)) return
      }
    },
    async read() {
      const asked = missing.value
      const answer = asked ? await tryCall('annotation.listForCell', { indicatorId: asked.indicatorId, region: asked.region, period: asked.period, observation: null }) : null
      const note = answer?.ok ? answer.value[0]?.annotation : undefined
      if (!note) showToast('没有找到这一格的批注')
      else void router.push(note.scope === 'document' ? readingLink(note.documentId) : readingLink(note.documentId, note.anchor.passage, { start: note.anchor.start, end: note.anchor.end }))
    },
    leave() { missing.value = null },
  }
}
