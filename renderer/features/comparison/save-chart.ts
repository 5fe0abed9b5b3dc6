import type { ComparisonTable } from '../../../electron/contract/index.ts'
import { call, messageOf } from '../../shared/bridge.ts'
import { tellSaved } from '../../shared/saved-file.ts'
import { showToast } from '../../shared/ui/index.ts'
import { chartPicture } from './export/chart-picture.ts'
import { withView } from './view-changes.ts'

/** Saves the pictures that are shown, no others: `rows` are the keys of their rows. Says where the file is. */
export async function saveChart(table: ComparisonTable, rows: readonly string[], format: 'svg' | 'png'): Promise<void> {
  const spec = withView(table.spec, { chart: { ...table.spec.view.chart, rows: [...rows] } })
  try {
    const saved = await call('export.chart', { spec, format, data: await chartPicture({ ...table, spec }, format) })
    if (saved) tellSaved(saved)
  } catch (error) {
    showToast(messageOf(error), { tone: 'failure' })
  }
}
