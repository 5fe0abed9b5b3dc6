import { ref, type Ref } from 'vue'
import type { ComparisonSpec, ComparisonTable, PrintLayout, PrintOutcome, SavedFile } from '../../../../electron/contract/index.ts'
import { call, messageOf } from '../../../shared/bridge.ts'
import { tellSaved } from '../../../shared/saved-file.ts'
import { showToast } from '../../../shared/ui/index.ts'
import { chartPicture } from './chart-picture.ts'
import { copyTable } from './copy-table.ts'
import { isPicture, type HandoverFormat } from './formats.ts'

/** All that the dialog holds when a button is pressed. */
export interface HandoverChoice {
  readonly spec: ComparisonSpec
  /** The table as it is shown; null while it is being built. */
  readonly table: ComparisonTable | null
  readonly format: HandoverFormat
  /** Of paper; null for other formats. */
  readonly layout: PrintLayout | null
  /** The PDF that is being looked at, if it is the one of this choice. */
  readonly preview: string | null
  readonly orientation: PrintLayout['orientation']
  readonly sources: boolean
  readonly encoding: 'utf-8' | 'gb18030'
}

export interface Handover {
  readonly busy: Ref<'save' | 'print' | null>
  readonly failure: Ref<string | null>
  /** True once the file is saved; false where it failed or the person cancelled. */
  readonly save: () => Promise<boolean>
  readonly print: () => Promise<void>
  readonly copy: () => Promise<void>
}

/** What a person is told after printing; null says nothing. */
const OUTCOMES: Readonly<Record<PrintOutcome, string | null>> = {
  'sent': '已送往打印机。',
  'opened-in-viewer': '已在系统的 PDF 阅读器里打开，请在那里打印。',
  'cancelled': null,
  'no-printer': '这台电脑没有装打印机，没有打印。可以先导出 PDF，到别的电脑上打印。',
  'no-viewer': '这里不能直接打印，没有打印。请先导出 PDF，再用 PDF 阅读器打开打印。',
}

/** Saves, prints and copies what the dialog holds. */
export function useHandover(choice: () => HandoverChoice): Handover {
  const busy = ref<'save' | 'print' | null>(null)
  const failure = ref<string | null>(null)

  async function during(what: 'save' | 'print', work: () => Promise<void>): Promise<void> {
    if (busy.value !== null) return
    busy.value = what
    failure.value = null
    try {
      await work()
    } catch (error) {
      failure.value = messageOf(error)
    }
    busy.value = null
  }

  return {
    busy, failure,
    async save() {
      let saved: SavedFile | null = null
      await during('save', async () => { saved = await saveAs(choice()) })
      if (saved !== null) tellSaved(saved)
      return saved !== null
    },
    print: () => during('print', async () => {
      const { spec, layout, preview } = choice()
      if (layout === null) return
      const outcome = await call('export.print', { spec, layout, preview })
      const words = OUTCOMES[outcome]
      if (words === null) return
      if (outcome === 'sent' || outcome === 'opened-in-viewer') showToast(words)
      else failure.value = words
    }),
    async copy() {
      const { table } = choice()
      try {
        if (table === null) return
        await copyTable(table)
        showToast('表格已复制，可粘贴到 Word、WPS 或 Excel。')
      } catch {
        failure.value = '系统没有允许复制。请改用导出。'
      }
    },
  }
}

async function saveAs({ spec, table, format, layout, preview, orientation, sources, encoding }: HandoverChoice): Promise<SavedFile | null> {
  if (layout !== null) return call('export.comparisonPdf', { spec, layout, preview })
  if (isPicture(format)) return table === null ? null : call('export.chart', { spec, format, data: await chartPicture(table, format) })
  if (format === 'official' || format === 'reading') return null
  return call('export.comparisonFile', { spec, format, encoding, orientation, sources })
}

