import type { DocumentId } from '../../contract/index.ts'
import { relocatePoint, type EditionComparison } from '../../domain/anchoring/index.ts'
import type { WriteDb } from '../storage/index.ts'

/** Lets a person go on reading where she was, in another text of the document. When it was read last does not change. */
export function carryPosition(db: WriteDb, documentId: DocumentId, comparison: EditionComparison): void {
  const was = db.get<{ passage: number, fraction: number }>('SELECT passage, fraction FROM main.position WHERE document_id = ?', documentId)
  if (!was) return
  const lengthOf = (side: 'old' | 'now', passage: number) => comparison[side].passages[passage]?.text.length ?? 0
  const point = relocatePoint({ passage: was.passage, offset: Math.floor(was.fraction * lengthOf('old', was.passage)) }, comparison) ?? { passage: 0, offset: 0 }
  const fraction = Math.min(1, point.offset / Math.max(1, lengthOf('now', point.passage)))
  db.run('UPDATE main.position SET passage = ?, fraction = ? WHERE document_id = ?', point.passage, fraction, documentId)
}
