import { ref, shallowRef } from 'vue'
import type { BackupContent, BackupEntry, BackupSource } from '../../../electron/contract/index.ts'
import { annotationsChanged } from '../../shared/annotation-history.ts'
import { useAttempt } from '../../shared/attempt.ts'
import { flushAll } from '../../shared/before-close.ts'
import { call } from '../../shared/bridge.ts'
import { useSettings } from '../../shared/settings.ts'
import { showToast } from '../../shared/ui/index.ts'
import { countInWords, exactMoment } from '../../shared/words.ts'

/** 12 条批注，3 处核对，1 张对比表. */
export const contentInWords = ({ annotations, corrections, comparisons }: Pick<BackupContent, 'annotations' | 'corrections' | 'comparisons'>): string =>
  `${countInWords(annotations)} 条批注，${countInWords(corrections)} 处核对，${countInWords(comparisons)} 张对比表`

/** A backup that a person wants back, before it is confirmed. */
export interface Wanted { readonly source: BackupSource; readonly name: string; readonly content: BackupContent; /** Marks that there are now, the bin's included. */ readonly now: number }

/** Backups of the notebook: the list, making one, and putting one back. Nothing is replaced before `restore`. */
export function useBackups() {
  const settings = useSettings()
  const list = shallowRef<readonly BackupEntry[]>([])
  const loaded = ref(false)
  const { busy, failure, attempt } = useAttempt()
  const wanted = shallowRef<Wanted | null>(null)

  const load = async (): Promise<void> => { list.value = await call('backup.list', {}); loaded.value = true }
  async function ask(source: BackupSource, name: string): Promise<void> {
    const content = await call('backup.inspect', { source })
    const [info, bin] = await Promise.all([call('app.info', {}), call('annotation.bin', {})])
    wanted.value = { source, name, content, now: info.annotations + bin.length }
  }

  return {
    list, loaded, busy, failure, wanted,
    load: () => attempt(load),
    make: () => attempt(async () => {
      const made = await call('backup.make', {})
      await load()
      showToast(`已备份：${contentInWords(made)}`)
    }),
    choose: (entry: BackupEntry) => attempt(() => ask({ kind: 'listed', made: entry.made }, exactMoment(entry.made))),
    pick: () => attempt(async () => {
      const picked = await call('file.pick', { purpose: 'restore-backup' })
      if (picked) await ask({ kind: 'file', file: picked.token }, picked.name)
    }),
    restore: () => attempt(async () => {
      if (!wanted.value) return
      // What is being typed belongs to the notebook that is about to be replaced: it goes into its last backup.
      if (!await flushAll()) { failure.value = '有内容没能保存，没有恢复。请稍后再试。'; return }
      const { restored, replaced, notices } = await call('backup.restore', { source: wanted.value.source, confirmed: true })
      wanted.value = null
      await Promise.all([load(), settings.load(), annotationsChanged()])
      showToast(`已恢复：${contentInWords(restored)}。恢复前的内容存为 ${exactMoment(replaced.made)} 的备份。${notices.join('')}`)
    }),
    leave: () => { wanted.value = null; failure.value = null },
  }
}
