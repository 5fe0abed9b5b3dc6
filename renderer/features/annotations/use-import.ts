import { computed, ref, shallowRef, watch } from 'vue'
import type { AnnotationId, ExchangeItem, ExchangeOutcome, ExchangePreview } from '../../../electron/contract/index.ts'
import { waitedFor } from '../../shared/annotation-actions.ts'
import { annotationsChanged, offerUndoOfLast } from '../../shared/annotation-history.ts'
import { useAttempt } from '../../shared/attempt.ts'
import { call, CallFailed, messageOf } from '../../shared/bridge.ts'
import { showToast } from '../../shared/ui/index.ts'
import { countInWords } from '../../shared/words.ts'

export type ConflictChoice = 'mine' | 'theirs' | 'both'

/** What an import would do, in the words on screen, in the order of the preview. */
export const OUTCOME_NAMES: Record<ExchangeOutcome, string> = { conflict: '冲突', added: '新增', updated: '更新', removed: '对方已删', unplaced: '找不到位置', damaged: '不能导入', same: '相同' }
export const OUTCOMES = Object.keys(OUTCOME_NAMES) as ExchangeOutcome[]
/** Outcomes that change something here; only those can be left out. */
const CHANGING: readonly ExchangeOutcome[] = ['conflict', 'added', 'updated', 'removed', 'unplaced']
/** Items shown at once; a file may hold thousands. */
const PAGE_SIZE = 100

/** 新增 12 条，更新 3 条: what was done, without what stayed. */
export const countsInWords = (counts: ExchangePreview['counts']): string =>
  OUTCOMES.filter(one => one !== 'same' && counts[one] > 0).map(one => `${OUTCOME_NAMES[one]} ${countInWords(counts[one])} 条`).join('，')

/** What is wrong with a picked file, for a person who cannot change it but can ask for another one. */
function refusalOf(error: unknown): string {
  if (!(error instanceof CallFailed)) return messageOf(error)
  const { code, detail } = error.failure
  const aside = detail ? `（${detail}）` : ''
  if (code === 'file-too-large') return `文件太大${aside}，没有读它，也没有导入任何内容。请让对方分几次导出，每次选少一些批注。`
  if (code === 'file-empty') return `文件是空的${aside}，没有导入任何内容。请让对方重新发送。`
  return messageOf(error)
}

/** Steps of an import: pick a file → preview, item by item → choices → all of it at once, or nothing. */
export function useNotesImport() {
  const open = ref(false)
  const { busy, failure, attempt } = useAttempt(refusalOf)
  const fileName = ref('')
  const preview = shallowRef<ExchangePreview | null>(null)
  const outcome = ref<ExchangeOutcome | null>(null)
  const items = shallowRef<readonly ExchangeItem[]>([])
  const total = ref(0)
  const choices = shallowRef<ReadonlyMap<AnnotationId, ConflictChoice>>(new Map())
  const leftOut = shallowRef<ReadonlySet<AnnotationId>>(new Set())
  const counts = computed(() => preview.value?.counts ?? null)
  /** How many marks importing would touch. */
  const changing = computed(() => counts.value ? CHANGING.reduce((sum, one) => sum + counts.value![one], 0) - leftOut.value.size : 0)

  /** Conflicts that come in with both sides open: neither decided nor left out. */
  const conflictsLeftOut = shallowRef<ReadonlySet<AnnotationId>>(new Set())
  const undecided = computed(() => (counts.value?.conflict ?? 0) - new Set([...choices.value.keys(), ...conflictsLeftOut.value]).size)

  // A file that could not even be picked has opened no dialog in which to say so.
  watch(failure, sentence => { if (sentence !== null && !open.value) showToast(sentence, { tone: 'failure' }) })
  async function load(offset: number): Promise<void> {
    if (!preview.value) return
    const answer = await call('exchange.items', { preview: preview.value.preview, outcome: outcome.value, offset, limit: PAGE_SIZE })
    items.value = offset === 0 ? answer.items : [...items.value, ...answer.items]
    total.value = answer.total
  }

  return {
    open, busy, failure, fileName, preview, outcome, items, total, choices, leftOut, counts, changing, undecided,
    /** Picks a file and looks into it; nothing is written. A cancelled picker changes nothing. */
    pick: () => attempt(async () => {
      const picked = await call('file.pick', { purpose: 'import-notes' })
      if (!picked) return
      fileName.value = picked.name
      preview.value = null
      items.value = []
      choices.value = new Map()
      leftOut.value = new Set()
      conflictsLeftOut.value = new Set()
      open.value = true
      preview.value = await call('exchange.inspect', { file: picked.token })
      outcome.value = preview.value.counts.conflict > 0 ? 'conflict' : null
      await load(0)
    }),
    filter: (now: ExchangeOutcome | null) => attempt(async () => { outcome.value = now; await load(0) }),
    more: () => attempt(() => load(items.value.length)),
    decide(id: AnnotationId, keep: ConflictChoice): void { choices.value = new Map([...choices.value, [id, keep]]) },
    canLeaveOut: (item: ExchangeItem): boolean => item.id !== null && CHANGING.includes(item.outcome),
    toggle(id: AnnotationId): void {
      const now = new Set(leftOut.value)
      if (!now.delete(id)) now.add(id)
      leftOut.value = now
      const conflicts = new Set(conflictsLeftOut.value)
      if (!conflicts.delete(id) && items.value.some(one => one.id === id && one.outcome === 'conflict')) conflicts.add(id)
      conflictsLeftOut.value = conflicts
    },
    apply: () => attempt(async () => {
      if (!preview.value) return
      const named = [...choices.value].filter(([id]) => !leftOut.value.has(id)).map(([id, keep]) => ({ id, keep }))
      const report = await waitedFor(call('exchange.apply', { preview: preview.value.preview, choices: named, leaveOut: [...leftOut.value] }))
      open.value = false
      const done = `已导入批注：${countsInWords(report.counts) || '没有变化'}`
      if (report.backup === null) {
        await annotationsChanged()
        showToast(done)
      } else await offerUndoOfLast(done, '撤销整次导入', '导入之后又有别的操作。按 Ctrl+Z 依次撤销，会轮到这次导入。')
    }),
  }
}

export type NotesImport = ReturnType<typeof useNotesImport>
