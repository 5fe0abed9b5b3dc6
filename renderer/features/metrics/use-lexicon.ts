import { ref, shallowRef } from 'vue'
import type { LexiconAddition, LexiconInspection, PickedFile } from '../../../electron/contract/index.ts'
import { useAttempt } from '../../shared/attempt.ts'
import { call } from '../../shared/bridge.ts'
import { showToast } from '../../shared/ui/index.ts'
import { countInWords } from '../../shared/words.ts'

/** What a person added to the lexicon, and files of it on their way in. */
export function useLexicon(options: { changed: () => Promise<void> }) {
  const open = ref(false)
  const { busy, failure, attempt } = useAttempt()
  const additions = shallowRef<readonly LexiconAddition[]>([])
  const file = shallowRef<PickedFile | null>(null)
  const inspection = shallowRef<LexiconInspection | null>(null)

  const refresh = async (): Promise<void> => { additions.value = await call('lexicon.additions', {}) }

  return {
    open, busy, failure, additions, file, inspection,
    show: () => attempt(async () => {
      file.value = inspection.value = null
      open.value = true
      await refresh()
    }),
    /** Picks a file and looks into it; nothing is stored. */
    pick: () => attempt(async () => {
      const picked = await call('file.pick', { purpose: 'import-lexicon' })
      if (!picked) return
      inspection.value = null
      file.value = picked
      inspection.value = await call('lexicon.inspectFile', { file: picked.token })
    }),
    leaveFile: () => { file.value = inspection.value = null },
    importFile: () => attempt(async () => {
      if (!file.value) return
      const { changed } = await call('lexicon.importFile', { file: file.value.token })
      file.value = inspection.value = null
      await refresh()
      await options.changed()
      showToast(`词库已更新，改变 ${countInWords(changed)} 处读法`)
    }),
    remove: (addition: LexiconAddition) => attempt(async () => {
      const { changed } = addition.kind === 'alias' ? await call('lexicon.removeAlias', { alias: addition.alias }) : await call('lexicon.removeIndicator', { indicatorId: addition.indicatorId })
      await refresh()
      await options.changed()
      showToast(`已从词库移除“${addition.kind === 'alias' ? addition.alias : addition.indicator}”，改变 ${countInWords(changed)} 处读法`)
    }),
  }
}

export type LexiconForm = ReturnType<typeof useLexicon>
