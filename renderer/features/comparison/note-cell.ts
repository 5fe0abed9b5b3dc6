import type { Annotation, CellSource } from '../../../electron/contract/index.ts'
import { makeAnchor } from '../../../electron/domain/anchoring/index.ts'
import { call } from '../../shared/bridge.ts'
import type { NotedCell } from './noted-cells.ts'

/** Begins a note on a cell: it stands on the words of the cell's figure and is linked to figure and cell. Throws `CallFailed`. */
export async function noteCell({ indicatorId, region, period }: NotedCell, source: CellSource): Promise<Annotation> {
  const { summary, passages } = await call('document.open', { documentId: source.documentId })
  return call('annotation.add', {
    documentId: summary.id, anchor: { edition: summary.edition, ...makeAnchor(passages, source.passage, source.span) }, meaning: 'data', note: '', tags: [],
    scope: 'span', style: 'highlight', links: [{ kind: 'observation', key: source.key }, { kind: 'cell', indicatorId, region, period }],
  })
}
