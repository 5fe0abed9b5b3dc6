import type { Annotation, AnnotationLink, CellSource, DocumentId } from '../../../electron/contract/index.ts'
import { makeAnchor } from '../../../electron/domain/anchoring/index.ts'
import { call, CallFailed } from '../../shared/bridge.ts'
import type { NotedCell } from './noted-cells.ts'

/** The contract's limit on a quote, less one: an end within a pair is widened to the whole character. */
const LONGEST_RECORD = 19_999

/** Begins a note on a cell: it stands on the words of the cell's figure and is linked to figure and cell. Throws `CallFailed`. */
export async function noteCell(cell: NotedCell, source: CellSource): Promise<Annotation> {
  const { summary, passages } = await call('document.open', { documentId: source.documentId })
  return call('annotation.add', {
    documentId: summary.id, anchor: { edition: summary.edition, ...makeAnchor(passages, source.passage, source.span) }, meaning: 'data', note: '', tags: [],
    scope: 'span', style: 'highlight', links: [{ kind: 'observation', key: source.key }, linkTo(cell)],
  })
}

/** Begins a note on a cell without a figure: it stands on a document as a whole and is linked to the cell. Throws `CallFailed`. */
export async function noteEmptyCell(cell: NotedCell, documentId: DocumentId): Promise<Annotation> {
  const { summary, passages } = await call('document.open', { documentId })
  const first = passages.findIndex(({ text }) => text !== '')
  if (first < 0) throw new CallFailed({ code: 'anchor-mismatch' })
  const anchor = makeAnchor(passages, first, { start: 0, end: Math.min(LONGEST_RECORD, passages[first]!.text.length) })
  return call('annotation.add', {
    documentId: summary.id, anchor: { edition: summary.edition, ...anchor }, meaning: 'doubt', note: '', tags: [], scope: 'document', style: 'highlight', links: [linkTo(cell)],
  })
}

const linkTo = ({ indicatorId, region, period }: NotedCell): AnnotationLink => ({ kind: 'cell', indicatorId, region, period })

/** True for a note that was begun on this cell and has no words yet: one goes on with it rather than begin another. */
export function isBlankOn({ indicatorId, region, period }: NotedCell, { note, links }: Annotation): boolean {
  return note.trim() === '' && links.some((link) => link.kind === 'cell' && link.indicatorId === indicatorId && link.region === region && link.period === period)
}
