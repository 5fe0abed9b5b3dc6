import type { AnnotationId, DocumentId, SearchHit } from '../../contract/index.ts'
import { normalise } from '../../domain/text/index.ts'
import type { ReadDb } from '../storage/index.ts'
import { snippetOf } from './snippet.ts'
import { isIn, type Term } from './terms.ts'

interface NoteRow {
  id: AnnotationId; documentId: DocumentId; passage: number; start: number; end: number; headings: string
  note: string; documentTitle: string; regionName: string
}

/**
 * A person's notes that hold all terms, newest first. A scan: ten thousand notes are read in some ten milliseconds,
 * and an index in the notebook would be one more thing that can break beside what is precious.
 */
export function searchNotes(db: ReadDb, terms: readonly Term[], documentId: DocumentId | null): SearchHit[] {
  const rows = db.all<NoteRow>(`
    SELECT id, document_id AS documentId, passage, "start", "end", headings, note,
      document_title AS documentTitle, region_name AS regionName
    FROM main.annotation
    WHERE removed IS NULL AND note <> '' AND document_id = coalesce(?, document_id)
    ORDER BY created DESC`, documentId)
  return rows.flatMap((row) => {
    const folded = normalise(row.note).text
    if (!terms.every((term) => isIn(term, folded))) return []
    const { snippet, marks } = snippetOf(row.note, terms)
    return [{
      documentId: row.documentId, documentTitle: row.documentTitle, regionName: row.regionName,
      headings: JSON.parse(row.headings) as string[], passage: row.passage, span: { start: row.start, end: row.end },
      snippet, marks, annotationId: row.id,
    }]
  })
}
