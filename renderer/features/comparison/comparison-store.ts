import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { CellChange, ComparisonId, ComparisonSpec, ComparisonTable, DocumentSummary, IndicatorSummary, Region, SavedComparison } from '../../../electron/contract/index.ts'
import { call, messageOf } from '../../shared/bridge.ts'
import { notedCells } from './noted-cells.ts'
import { copyName, sameCells, sameSpec, type CellPlace } from './spec-changes.ts'

/** What one question for counts of notes may hold. */
const MOST_COUNTED = 20_000

/**
 * What the comparison view shows. It outlives the view, so that a person who goes to the text of a cell comes back to
 * the same cell of the same table.
 */
export const useComparison = defineStore('comparison', () => {
  const spec = shallowRef<ComparisonSpec | null>(null)
  const table = shallowRef<ComparisonTable | null>(null)
  const documents = shallowRef<readonly DocumentSummary[]>([])
  const regions = shallowRef<readonly Region[]>([])
  const indicators = shallowRef<readonly IndicatorSummary[]>([])
  const saved = shallowRef<readonly SavedComparison[]>([])
  /** The saved comparison that is shown, if it is one. */
  const savedId = ref<ComparisonId | null>(null)
  /** The cell that the keyboard stands on, and whether its detail is open. */
  const place = shallowRef<CellPlace>({ row: 0, column: 0 })
  const detailOpen = ref(false)
  const chartOpen = ref(false)
  /** How many notes each cell has, by `row\ncolumn` keys; cells without notes are left out. */
  const notes = shallowRef<ReadonlyMap<string, number>>(new Map())
  /** What has changed in the cells of each saved comparison since it was saved; those not asked yet are left out. */
  const changes = shallowRef<ReadonlyMap<ComparisonId, readonly CellChange[]>>(new Map())
  const busy = ref(false)
  const failure = ref<string | null>(null)
  const loaded = ref(false)
  let builds = 0

  const shownSaved = computed(() => saved.value.find(({ id }) => id === savedId.value) ?? null)
  /** True where what is shown would be lost by opening another comparison. */
  const unsaved = computed(() => spec.value !== null && shownSaved.value !== null && !sameSpec(spec.value, shownSaved.value.spec))

  /** Reads what there is to choose from, and builds the table: the one shown before, else the default. */
  async function load(): Promise<void> {
    loaded.value = false // the ledger may have changed meanwhile: the table is built anew
    try {
      const [list, known, names, kept] = await Promise.all([call('document.list', {}), call('document.regions', {}), call('metric.indicators', {}), call('comparison.list', {})])
      documents.value = list
      regions.value = known
      indicators.value = names
      saved.value = kept
      await Promise.all([build(spec.value ?? await call('comparison.default', {})), savedId.value === null ? null : findChanges(savedId.value)])
    } catch (error) {
      failure.value = messageOf(error)
    }
    loaded.value = true
  }

  /** Builds the table of a choice. Of several that are under way only the last one is shown. */
  async function build(wanted: ComparisonSpec): Promise<void> {
    const mine = ++builds
    busy.value = false
    spec.value = wanted
    // A large table takes a while to build and to send; what only looks different need not be.
    if (table.value !== null && failure.value === null && loaded.value && sameCells(wanted, table.value.spec)) {
      table.value = { ...table.value, spec: wanted }
      return
    }
    busy.value = true
    try {
      const built = await call('comparison.build', { spec: wanted })
      if (mine !== builds) return
      table.value = built
      // Figures chosen before a text was corrected are named as they stand in it now.
      if (built.spec.chosen.join() !== spec.value.chosen.join()) spec.value = { ...spec.value, chosen: built.spec.chosen }
      place.value = { row: Math.min(place.value.row, Math.max(built.rows.length - 1, 0)), column: Math.min(place.value.column, Math.max(built.columns.length - 1, 0)) }
      failure.value = null
      void countNotes(built)
    } catch (error) {
      if (mine === builds) failure.value = messageOf(error)
    }
    if (mine === builds) busy.value = false
  }

  /** Asks for the notes on the figures of a table; without an answer the cells show none. */
  async function countNotes(of: ComparisonTable): Promise<void> {
    const asked = notedCells(of).slice(0, MOST_COUNTED)
    const counts = asked.length === 0 ? [] : await call('annotation.countForCells', { cells: asked.map(({ cell }) => cell) }).catch(() => [])
    if (table.value === of) notes.value = new Map(asked.flatMap(({ key }, index) => (counts[index] ?? 0) > 0 ? [[key, counts[index]!]] : []))
  }

  /** Asks anew for the notes of the table that is shown. */
  async function recount(): Promise<void> {
    if (table.value) await countNotes(table.value)
  }

  /** Asks what has changed in a saved comparison; a failure leaves it unsaid. */
  async function findChanges(id: ComparisonId): Promise<void> {
    const found = await call('comparison.changes', { id }).catch(() => null)
    changes.value = new Map([...changes.value, [id, found ?? []]])
  }

  /** Starts anew from the default choice. */
  async function startNew(): Promise<void> {
    savedId.value = null
    await build(await call('comparison.default', {}))
  }

  /** Opens a saved comparison. */
  async function open(one: SavedComparison): Promise<void> {
    savedId.value = one.id
    detailOpen.value = false
    table.value = null
    await Promise.all([build(one.spec), findChanges(one.id)])
  }

  /** Keeps what is shown: under its own name anew, or as another one. Throws `CallFailed`. */
  async function save(asNew: boolean): Promise<void> {
    if (spec.value === null) return
    const kept = await call('comparison.save', { id: asNew ? null : savedId.value, spec: spec.value })
    savedId.value = kept.id
    changes.value = new Map([...changes.value, [kept.id, []]])
    saved.value = await call('comparison.list', {})
  }

  /** A copy of a saved comparison under a name of its own, opened. Throws `CallFailed`. */
  async function duplicate(one: SavedComparison): Promise<void> {
    const title = copyName(one.spec.title, saved.value.map(({ spec: other }) => other.title))
    const kept = await call('comparison.save', { id: null, spec: { ...one.spec, title } })
    saved.value = await call('comparison.list', {})
    await open(kept)
  }

  /** Takes a saved comparison out of the list; answers how to bring it back. Throws `CallFailed`. */
  async function remove(one: SavedComparison): Promise<() => Promise<void>> {
    await call('comparison.remove', { id: one.id })
    if (savedId.value === one.id) savedId.value = null
    saved.value = await call('comparison.list', {})
    return async () => {
      await call('comparison.save', { id: one.id, spec: one.spec })
      saved.value = await call('comparison.list', {})
    }
  }

  return { notes, recount, changes, findChanges, duplicate, spec, table, documents, regions, indicators, saved, savedId, shownSaved, unsaved, place, detailOpen, chartOpen, busy, failure, loaded, load, build, startNew, open, save, remove }
})
